import { z } from 'zod';
import { conversions, opinionRatings } from '../processes/opinion/opinion.record.ts';
import { route } from './route.ts';

/**
 * What the public does without an account: scan a code, speak, come back by a private address, rate, add, erase. The secret of the
 * private address travels in the header `x-opinion-key`, never in an address, so that no log of addresses holds it.
 */

const access = 'anyone';
const Named = z.object({ id: z.uuid(), name: z.string() });
export const Text = (max: number) => z.string().trim().min(1).max(max);
export const Mailbox = z.email().max(100);
export const Phone = z
  .string()
  .trim()
  .regex(/^[0-9+()（） -]{5,30}$/);

export const keyHeader = 'x-opinion-key';
export const mostPhotoBytes = 10 * 1024 * 1024;

/** The work done before something is sent: `answer` makes the SHA-256 of `challenge:answer` begin with the asked number of zero bits. */
export const Proof = z.object({ challenge: z.string().max(200), answer: z.string().min(1).max(40) });
export type Proof = z.infer<typeof Proof>;

/** A reception day that is announced and still to come. */
const ReceptionDay = z.object({
  on: z.iso.date(),
  from: z.string(),
  until: z.string(),
  subject: z.string().nullable(),
  deputies: z.array(z.string()),
});

/** Whom a code leads to. */
export const CodeView = z
  .object({
    code: z.string(),
    congress: Named,
    subject: z.enum(['deputy', 'station', 'activity']),
    name: z.string(),
    deputy: z
      .object({
        name: z.string(),
        delegation: z.string().nullable(),
        electoralUnit: z.string().nullable(),
        occupation: z.string().nullable(),
        stations: z.array(z.object({ name: z.string(), address: z.string(), openingHours: z.string() })),
      })
      .nullable(),
    station: z
      .object({ name: z.string(), district: z.string(), address: z.string(), openingHours: z.string(), publicPhone: z.string().nullable() })
      .extend({ receptions: z.array(ReceptionDay) })
      .nullable(),
    activity: z.object({ name: z.string(), startOn: z.iso.date(), endOn: z.iso.date(), place: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'PortalCode' });
export type CodeView = z.infer<typeof CodeView>;

/** What the form offers, and the privacy notice that is agreed to. */
export const FormView = z.object({
  congress: Named,
  categories: z.array(Named),
  districts: z.array(z.string()),
  /** Ways by which a contact can be verified here. */
  verify: z.object({ phone: z.boolean(), email: z.boolean() }),
  mostPhotos: z.int(),
  mostPhotoBytes: z.int(),
  consent: z.object({ version: z.string(), zh: z.string(), en: z.string() }),
});

export const SubmitOpinion = z.object({
  /** The code that was scanned; without one the congress is named. */
  code: z.string().max(60).optional(),
  congress: z.uuid().optional(),
  content: Text(2000),
  place: Text(200).optional(),
  district: Text(40).optional(),
  categoryId: z.uuid().optional(),
  name: Text(30).optional(),
  phone: Phone.optional(),
  email: Mailbox.optional(),
  /** A code that was sent to the phone or mailbox given. */
  verification: z.object({ id: z.uuid(), code: z.string().regex(/^\d{6}$/), kind: z.enum(['phone', 'email']) }).optional(),
  /** The handling unit is not to learn who it was. */
  anonymous: z.boolean().default(true),
  consent: z.literal(true),
  consentVersion: Text(20),
  proof: Proof,
});
export type SubmitOpinion = z.input<typeof SubmitOpinion>;

const Step = z.object({ step: z.string(), on: z.iso.date() });

/** An opinion as the person sees it who told it. */
export const TrackedOpinion = z
  .object({
    number: z.int().nullable(),
    congress: z.string(),
    state: z.string(),
    /** Who has it: the deputy, the station, the unit. */
    with: z.object({ deputy: z.string().nullable(), station: z.string().nullable(), unit: z.string().nullable() }),
    submittedOn: z.iso.date(),
    title: z.string().nullable(),
    content: z.string().nullable(),
    moderated: z.boolean(),
    place: z.string().nullable(),
    district: z.string().nullable(),
    category: z.string().nullable(),
    anonymous: z.boolean(),
    /** Own contact with most of it covered. */
    contact: z.object({ name: z.string().nullable(), phone: z.string().nullable(), email: z.string().nullable(), verified: z.string() }),
    photos: z.array(z.object({ id: z.uuid(), mediaType: z.string(), size: z.int() })),
    steps: z.array(Step),
    /** What is due next and until when. */
    due: z.object({ key: z.string(), on: z.iso.date() }).nullable(),
    feedback: z.string().nullable(),
    answer: z.string().nullable(),
    refusal: z.object({ ground: z.string(), reason: z.string().nullable() }).nullable(),
    rating: z.enum(opinionRatings).nullable(),
    ratingText: z.string().nullable(),
    remarks: z.array(z.object({ on: z.iso.date(), by: z.enum(['citizen', 'staff']), text: z.string().nullable() })),
    /** What was made of it, and how that stands. */
    became: z.object({ kind: z.enum(conversions), state: z.string().nullable(), url: z.string().nullable() }).nullable(),
    merged: z.boolean(),
    /** What the person may do now: `rate`, `remark`, `addPhoto`, `erase`. */
    can: z.array(z.string()),
  })
  .meta({ id: 'TrackedOpinion' });
export type TrackedOpinion = z.infer<typeof TrackedOpinion>;

export const portalRoutes = {
  congresses: route({
    method: 'GET',
    path: '/api/portal/congresses',
    summary: '可以反映情况的人大 · Congresses that listen',
    access,
    response: z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string(), regionCode: z.string() })) }),
  }),
  code: route({
    method: 'GET',
    path: '/api/portal/codes/:code',
    summary: '扫码后的页面内容 · Whom a scanned code leads to',
    access,
    params: z.object({ code: z.string().max(100) }),
    response: CodeView,
  }),
  form: route({
    method: 'GET',
    path: '/api/portal/form',
    summary: '民意表单的选项和告知书 · What the form offers, and the privacy notice',
    access,
    query: z.strictObject({ congress: z.uuid().optional() }),
    response: FormView,
  }),
  challenge: route({
    method: 'POST',
    path: '/api/portal/challenge',
    summary: '提交前的运算题 · The work to do before sending',
    access,
    response: z.object({ challenge: z.string(), bits: z.int() }),
  }),
  sendCode: route({
    method: 'POST',
    path: '/api/portal/contact-codes',
    summary: '发送联系方式验证码 · Send a code to a phone or mailbox',
    access,
    body: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('phone'), to: Phone, proof: Proof }),
      z.object({ kind: z.literal('email'), to: z.string().trim().pipe(Mailbox), proof: Proof }),
    ]),
    response: z.object({ id: z.uuid() }),
  }),
  submit: route({
    method: 'POST',
    path: '/api/portal/opinions',
    summary: '提交民意，返回查询密钥 · Tell an opinion; answers the secret of its private address',
    access,
    body: SubmitOpinion,
    response: z.object({ key: z.string(), state: z.string() }),
  }),
  track: route({
    method: 'GET',
    path: '/api/portal/opinion',
    summary: '凭密钥查询 · Look up by the secret in x-opinion-key',
    access,
    response: TrackedOpinion,
  }),
  addPhoto: route({
    method: 'POST',
    path: '/api/portal/opinion/photos',
    summary: '上传照片（去除拍摄信息） · Add a photo; what the camera wrote into it is removed',
    access,
    consumes: 'multipart/form-data',
    response: TrackedOpinion,
  }),
  photo: route({
    method: 'GET',
    path: '/api/portal/opinion/photos/:id',
    summary: '查看自己的照片 · One of the own photos',
    access,
    params: z.object({ id: z.uuid() }),
    produces: 'application/octet-stream',
  }),
  rate: route({
    method: 'POST',
    path: '/api/portal/opinion/rating',
    summary: '评价 · Rate',
    access,
    body: z.object({ rating: z.enum(opinionRatings), text: Text(1000).optional() }),
    response: TrackedOpinion,
  }),
  remark: route({
    method: 'POST',
    path: '/api/portal/opinion/remarks',
    summary: '补充 · Add a remark',
    access,
    body: z.object({ text: Text(1000) }),
    response: TrackedOpinion,
  }),
  export: route({
    method: 'GET',
    path: '/api/portal/opinion/export',
    summary: '导出自己的数据 · Everything kept of oneself, as JSON',
    access,
    produces: 'application/json',
  }),
  erase: route({
    method: 'POST',
    path: '/api/portal/opinion/erase',
    summary: '删除自己的数据 · Erase everything that tells what was said and by whom',
    access,
    body: z.object({ sure: z.literal(true) }),
  }),
} as const;
