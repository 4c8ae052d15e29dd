import { z } from 'zod';
import { ApproveInput, ContactInput, NoInput, PlanInput, ReplyInput } from '../processes/assignment/assignment.inputs.ts';
import { HeldFiles, RecordLine } from './records.ts';
import { route } from './route.ts';

/** Programs of the government's own supervision system: their tokens, and the exchange of assignments and replies. */

const Id = z.object({ id: z.uuid() });
const InCongress = z.object({ congress: z.uuid().optional() });

/** A program's way in. It may do what its account may for the units of one congress, or for one of them. */
export const ApiToken = z.object({
  id: z.uuid(),
  congressId: z.uuid(),
  accountId: z.uuid(),
  accountName: z.string(),
  unitId: z.uuid().nullable(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type ApiToken = z.infer<typeof ApiToken>;

const access = { roles: ['systemAdmin'] } as const;

export const tokenRoutes = {
  list: route({
    method: 'GET',
    path: '/api/tokens',
    summary: '接口令牌 · Tokens of programs',
    access,
    query: z.strictObject({ congressId: z.uuid() }),
    response: z.object({ items: z.array(ApiToken) }),
  }),
  /** The account must hold a unit's role in the congress, and nobody may ever have signed in with it. */
  issue: route({
    method: 'POST',
    path: '/api/tokens',
    summary: '发放接口令牌，仅显示一次 · Issue a token; it is shown once',
    access,
    body: z.strictObject({
      congressId: z.uuid(),
      accountId: z.uuid(),
      unitId: z.uuid().nullable(),
      name: z.string().trim().min(1).max(60),
      days: z.int().min(1).max(366),
    }),
    response: z.object({ token: ApiToken, secret: z.string() }),
  }),
  revoke: route({
    method: 'POST',
    path: '/api/tokens/:id/revoke',
    summary: '收回接口令牌 · Revoke a token',
    access,
    params: Id,
    response: ApiToken,
  }),
} as const;

const UnitCode = z.object({ unitId: z.uuid(), code: z.string().trim().min(1).max(60) });

/** An assignment as the outside system gets it; `fields` are those the caller's roles may see. */
const ExchangeAssignment = RecordLine.extend({ unitCode: z.string().nullable() });
export type ExchangeAssignment = z.infer<typeof ExchangeAssignment>;

const ExchangeDocument = z.object({
  outsideId: z.string(),
  kind: z.enum(['signIn', 'plan', 'contact', 'reply']),
  at: z.iso.datetime(),
  /** True where this id had been received before: nothing was done again. */
  repeated: z.boolean(),
  assignment: ExchangeAssignment,
});
export type ExchangeDocument = z.infer<typeof ExchangeDocument>;

const posting = { access: 'engine', params: Id, query: InCongress, response: ExchangeDocument, method: 'POST' } as const;

export const exchangeRoutes = {
  unitCodes: route({
    method: 'GET',
    path: '/api/exchange/unit-codes',
    summary: '单位代码对照 · Units by the codes of the outside system',
    access: 'signedIn',
    query: InCongress,
    response: z.object({ items: z.array(UnitCode) }),
  }),
  setUnitCodes: route({
    method: 'PUT',
    path: '/api/exchange/unit-codes',
    summary: '维护单位代码对照（整体替换）· Replace the unit codes',
    access,
    body: z.strictObject({ congressId: z.uuid(), items: z.array(UnitCode).max(2000) }),
    response: z.object({ items: z.array(UnitCode) }),
  }),
  /** Each change of an assignment of the caller's units, once and in order. Go on from `next`; `more` says that it is not the end yet. */
  changes: route({
    method: 'GET',
    path: '/api/exchange/assignments',
    summary: '按先后取承办变化 · Changes of assignments in order',
    access: 'engine',
    query: InCongress.extend({
      since: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    response: z.object({
      items: z.array(
        z.object({
          seq: z.int(),
          at: z.iso.datetime(),
          action: z.string(),
          /** The state it came to by this change; `assignment` is how it stands now. */
          state: z.string(),
          assignment: ExchangeAssignment,
        }),
      ),
      next: z.int(),
      more: z.boolean(),
    }),
  }),
  read: route({
    method: 'GET',
    path: '/api/exchange/assignments/:id',
    summary: '一件承办及其建议 · One assignment with its suggestion',
    access: 'engine',
    params: Id,
    query: InCongress,
    response: z.object({
      assignment: ExchangeAssignment,
      suggestion: RecordLine.nullable(),
      files: HeldFiles,
      documents: z.array(z.object({ outsideId: z.string(), kind: z.string(), at: z.iso.datetime() })),
    }),
  }),
  document: route({
    method: 'GET',
    path: '/api/exchange/documents/:outsideId',
    summary: '已收到的外部文书 · What became of a document sent before',
    access: 'engine',
    params: z.object({ outsideId: z.string().regex(/^[\w.:-]{1,100}$/) }),
    query: InCongress,
    response: ExchangeDocument,
  }),
  signIn: route({ ...posting, path: '/api/exchange/assignments/:id/sign-in', summary: '送来签收 · Sign in', body: NoInput }),
  plan: route({ ...posting, path: '/api/exchange/assignments/:id/plan', summary: '送来办理方案 · Plan', body: PlanInput }),
  contact: route({ ...posting, path: '/api/exchange/assignments/:id/contact', summary: '送来走访登记 · Contact', body: ContactInput }),
  /** A reply signed in the outside system: drafted, approved and issued at once, or not at all. */
  reply: route({
    ...posting,
    path: '/api/exchange/assignments/:id/reply',
    summary: '送来已签发的答复 · Reply',
    body: ReplyInput.extend(ApproveInput.shape),
  }),
} as const;
