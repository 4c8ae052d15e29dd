import { z } from 'zod';
import { activityKinds } from '../registers/activity-kinds.ts';
import { Names, RecordId } from './records.ts';
import { type Route, route } from './route.ts';

const InCongress = z.object({ congress: z.uuid().optional() });
export const mostCandidates = 200;

/** Why a deputy fits an activity: a field, a word of their specialties or post, a group, a delegation or a station, by id where it has one. */
const FitReason = z.object({
  kind: z.enum(['field', 'specialty', 'post', 'group', 'delegation', 'station']),
  id: z.uuid().nullable(),
  word: z.string(),
});

export const CandidatesView = z
  .object({
    items: z.array(
      z.object({
        deputyId: z.uuid(),
        name: z.string(),
        seatNo: z.string(),
        occupation: z.string().nullable(),
        /** How often the deputy was invited this year. */
        invited: z.int(),
        reasons: z.array(FitReason),
      }),
    ),
    /** How many fit, of all deputies who are not invited yet. */
    fitting: z.int(),
    free: z.int(),
    /** More were found than are listed. */
    isCut: z.boolean(),
  })
  .meta({ id: 'CandidatesView' });
export type CandidatesView = z.infer<typeof CandidatesView>;

export const RosterView = z
  .object({
    counts: z.record(z.string(), z.int()),
    capacity: z.int().nullable(),
    items: z.array(
      z.object({
        id: z.uuid(),
        deputyId: z.uuid(),
        name: z.string(),
        seatNo: z.string(),
        state: z.string(),
        because: z.string().nullable(),
        signedInAt: z.iso.datetime().nullable(),
        signedInBy: z.enum(['code', 'hand']).nullable(),
        speeches: z.int(),
      }),
    ),
  })
  .meta({ id: 'RosterView' });
export type RosterView = z.infer<typeof RosterView>;

export const DayView = z
  .object({
    at: z.iso.datetime(),
    places: z.int(),
    open: z.int(),
    held: z.int(),
    invited: z.int(),
    present: z.int(),
    enterprises: z.int(),
    voters: z.int(),
    problems: z.int(),
    opinions: z.int(),
    handedOver: z.int(),
    closed: z.int(),
    byCategory: z.array(z.object({ categoryId: z.uuid().nullable(), count: z.int() })),
    /** The activities that are counted: the places, or the activity itself where it has none. */
    stations: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        place: z.string().nullable(),
        state: z.string(),
        invited: z.int(),
        present: z.int(),
        voters: z.int(),
        opinions: z.int(),
      }),
    ),
    names: Names,
  })
  .meta({ id: 'DayView' });
export type DayView = z.infer<typeof DayView>;

export const FrequencyView = z
  .object({
    year: z.int(),
    /** What the place asks of a group; 0 where it asks nothing. */
    every: z.int(),
    perYear: z.int(),
    centralPerYear: z.int(),
    groups: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        kind: z.string(),
        held: z.int(),
        required: z.int(),
        lastOn: z.iso.date().nullable(),
        dueOn: z.iso.date().nullable(),
        isBehind: z.boolean(),
      }),
    ),
    byKind: z.array(z.object({ kind: z.enum(activityKinds), count: z.int() })),
    byMonth: z.array(z.object({ month: z.int(), count: z.int() })),
    neverInvited: z.object({
      count: z.int(),
      of: z.int(),
      items: z.array(z.object({ id: z.uuid(), name: z.string(), seatNo: z.string() })),
    }),
  })
  .meta({ id: 'FrequencyView' });
export type FrequencyView = z.infer<typeof FrequencyView>;

/** What activities need besides the routes that every process has. */
export const activityRoutes = {
  frequency: route({
    method: 'GET',
    path: '/api/activities/frequency',
    summary:
      '小组活动频次、按类型和月份的活动、未受邀代表 · How often groups met against the rule, activities by kind and month, deputies never invited',
    access: { roles: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson'] },
    query: z.strictObject({ ...InCongress.shape, year: z.coerce.number().int().min(1954).max(2200).optional() }),
    response: FrequencyView,
  }),
  candidates: route({
    method: 'GET',
    path: '/api/activities/:id/candidates',
    summary: '按领域推荐受邀代表，本年度受邀少的在前 · Deputies who fit an activity, those least invited this year first, with the reasons',
    access: 'engine',
    params: RecordId,
    query: z.strictObject({ ...InCongress.shape, all: z.enum(['true', 'false']).optional(), q: z.string().trim().max(60).optional() }),
    response: CandidatesView,
  }),
  roster: route({
    method: 'GET',
    path: '/api/activities/:id/roster',
    summary: '参加名单和签到情况 · Who was asked, who comes, who is there',
    access: 'engine',
    params: RecordId,
    query: InCongress,
    response: RosterView,
  }),
  signInCode: route({
    method: 'GET',
    path: '/api/activities/:id/sign-in-code',
    summary: '现场屏幕上的签到码，30秒一换 · The code on the screen, new every 30 seconds',
    access: 'engine',
    params: RecordId,
    query: InCongress,
    response: z.object({ code: z.string(), seconds: z.int(), url: z.string(), svg: z.string(), present: z.int(), expected: z.int() }),
  }),
  signIn: route({
    method: 'POST',
    path: '/api/activities/:id/sign-in',
    summary: '代表凭现场签到码签到 · A deputy signs in with the code on the screen',
    access: 'engine',
    params: RecordId,
    query: InCongress,
    body: z.strictObject({ code: z.string().trim().min(1).max(20) }),
    response: z.object({ participationId: z.uuid(), name: z.string(), signedInAt: z.iso.datetime() }),
  }),
  day: route({
    method: 'GET',
    path: '/api/activities/:id/day',
    summary: '活动当天的数据 · The figures of the day, over all its places',
    access: 'engine',
    params: RecordId,
    query: InCongress,
    response: DayView,
  }),
  addPhoto: route({
    method: 'POST',
    path: '/api/activities/:id/photos',
    summary: '添加活动照片，去除拍摄信息 · Add a photo; what the camera wrote into it is taken out',
    access: 'engine',
    params: RecordId,
    query: InCongress,
    consumes: 'multipart/form-data',
    response: z.object({ photos: z.int() }),
  }),
} as const satisfies Record<string, Route>;
