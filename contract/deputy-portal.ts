import { z } from 'zod';
import { processOf } from '../processes/all.ts';
import type { ProcessId } from '../registers/vocabulary.ts';
import { discardFile, uploadFile } from './files.ts';
import { opinionDeskRoutes } from './opinion-desk.ts';
import { type SessionScope, sessionRoutes } from './people.ts';
import { recordRoutes, viewRoutes, workRoutes } from './records.ts';
import { type Route, route } from './route.ts';

const Feed = z.object({ exists: z.boolean(), madeAt: z.iso.datetime().nullable() });

/** The calendar of whoever is signed in, at a secret address that calendar programs can read. */
export const calendarRoutes = {
  read: route({
    method: 'GET',
    path: '/api/portal/calendar',
    summary: '日历订阅是否已开通 · Whether there is an address of the own calendar',
    access: 'signedIn',
    response: Feed,
  }),
  make: route({
    method: 'POST',
    path: '/api/portal/calendar',
    summary: '生成日历订阅地址，旧的作废 · Make a secret address of the own calendar; an earlier one ends',
    access: 'signedIn',
    response: z.object({ url: z.string() }),
  }),
  revoke: route({
    method: 'DELETE',
    path: '/api/portal/calendar',
    summary: '停用日历订阅地址 · End the address of the own calendar',
    access: 'signedIn',
    response: Feed,
  }),
  feed: route({
    method: 'GET',
    path: '/api/calendar/:key',
    summary: '日历订阅（iCalendar） · A calendar at its secret address (iCalendar)',
    access: 'anyone',
    params: z.object({ key: z.string().max(60) }),
    query: z.strictObject({ lang: z.enum(['zh', 'en']).optional() }),
    produces: 'text/calendar',
  }),
} as const satisfies Record<string, Route>;

/** What a deputy may do with a session made through the portal, process by process. Whatever is not named here is not reached. */
export const deputyActions: { readonly [P in ProcessId]?: readonly string[] } = {
  suggestion: ['create', 'edit', 'inviteCosigners', 'cosign', 'declineCosign', 'reopenText', 'submit', 'discard', 'withdraw'],
  assignment: ['confirmContact', 'evaluate'],
  commitment: ['acknowledge', 'evaluate'],
  opinion: ['record', 'receive', 'classify', 'refuse', 'answerAsDeputy', 'route', 'markComplex', 'feedBack', 'askBack', 'convert'],
  participation: ['accept', 'decline', 'askLeave', 'signIn', 'speak'],
  activity: ['signUp'],
  consultation: ['comment'],
  liaisonMatter: ['submit', 'resubmit', 'withdraw', 'evaluate'],
  information: [],
  informationReceipt: ['open', 'confirm', 'remark', 'ask'],
  performance: ['report', 'edit', 'resubmit', 'withdraw', 'doubt', 'confirm', 'sendBack'],
};

/** Registers that a deputy chooses from. */
const chosenFrom: readonly ProcessId[] = ['congress', 'congressSession', 'category', 'unit', 'deputyship', 'station', 'deputyGroup'];

const { oidcStart: _start, oidcCallback: _back, options: _options, signIn: _signIn, ...ownSession } = sessionRoutes;

function recordsOf(id: ProcessId): Route[] {
  const { list, count, read, log, making, acting } = recordRoutes(processOf(id));
  const may = deputyActions[id] ?? [];
  return [list, count, read, log, ...[...making, ...acting].filter((r) => may.includes(r.action)).map((r) => r.route)];
}

/**
 * Every route that is not for anyone and that a session made through the portal reaches. A route that is added elsewhere is not reached
 * until it is named here.
 */
export const deputyRoutes: readonly Route[] = [
  ...Object.values(ownSession),
  workRoutes.mine,
  viewRoutes.readDraft,
  viewRoutes.saveDraft,
  viewRoutes.dropDraft,
  uploadFile,
  discardFile,
  opinionDeskRoutes.advice,
  calendarRoutes.read,
  calendarRoutes.make,
  calendarRoutes.revoke,
  ...(Object.keys(deputyActions) as ProcessId[]).flatMap(recordsOf),
  ...chosenFrom.flatMap((id) => recordsOf(id).slice(0, 3)),
];

const reached: ReadonlySet<string> = new Set(deputyRoutes.map((r) => `${r.method} ${r.path}`));

/** Whether a session of this scope reaches a route at all; what it may do there is the engine's to say. */
export const reaches = (scope: SessionScope, method: string, path: string): boolean =>
  scope === 'full' || reached.has(`${method === 'HEAD' ? 'GET' : method} ${path}`);
