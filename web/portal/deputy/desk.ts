import type { z } from 'zod';
import type { calendarRoutes } from '../../../contract/deputy-portal.ts';
import type { StoredFile } from '../../../contract/files.ts';
import type { SessionView, sessionRoutes } from '../../../contract/people.ts';
import type { LogView, RecordPage, RecordView, workRoutes } from '../../../contract/records.ts';
import type { Route } from '../../../contract/route.ts';
import { type Manner, PortalProblem, patience, reach, whole } from '../ask.ts';
import { type Kind, plurals, type Served } from './kinds.ts';

type Answer<R extends Route> = R['response'] extends z.ZodType ? z.output<R['response']> : undefined;
type In<R extends Route> = R['body'] extends z.ZodType ? z.input<R['body']> : undefined;
type Routes = typeof sessionRoutes & {
  readonly [K in keyof typeof calendarRoutes as `${K}Calendar`]: (typeof calendarRoutes)[K];
} & typeof workRoutes;

/** Addresses of the contract, held to it by their types: its checks are not sent to phones. */
const addresses = {
  options: ['GET', '/api/sign-in-options'],
  signIn: ['POST', '/api/session'],
  whoAmI: ['GET', '/api/session'],
  signOut: ['DELETE', '/api/session'],
  changePassword: ['POST', '/api/session/password'],
  enrol: ['POST', '/api/session/second-factor'],
  confirmEnrolment: ['POST', '/api/session/second-factor/confirm'],
  mine: ['GET', '/api/work'],
  readCalendar: ['GET', '/api/portal/calendar'],
  makeCalendar: ['POST', '/api/portal/calendar'],
  revokeCalendar: ['DELETE', '/api/portal/calendar'],
} as const satisfies { readonly [N in keyof Routes]?: readonly [Routes[N]['method'], Routes[N]['path']] };
type Name = keyof typeof addresses;

/** What every call of somebody who has signed in carries. */
const standing = { csrf: '', congress: '' };
export const standAs = (csrf: string, congress: string): void => void Object.assign(standing, { csrf, congress });

interface Sent {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  /** The version of the record that was seen. */
  readonly version?: number;
}

async function send<T>(method: string, path: string, { body, query = {}, version }: Sent, manner: Manner): Promise<T> {
  const isForm = body instanceof FormData;
  const ask = (): Promise<Response> => {
    const search = new URLSearchParams(query).toString();
    return reach(path + (search && `?${search}`), {
      method,
      credentials: 'same-origin',
      headers: {
        'accept-language': manner.locale === 'zh' ? 'zh-CN' : 'en',
        ...(method === 'GET' ? {} : { 'x-csrf-token': standing.csrf }),
        ...(manner.once ? { 'idempotency-key': manner.once } : {}),
        ...(version === undefined ? {} : { 'if-match': String(version) }),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      signal: manner.signal ?? AbortSignal.timeout(patience),
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
  };
  const response = await ask().catch(async (error: unknown) => {
    if (!(error instanceof PortalProblem) || error.code !== 'csrf') throw error;
    // The page was open longer than its session's token holds.
    standing.csrf = (await deskAsk('whoAmI', undefined, { locale: manner.locale })).csrf;
    return ask();
  });
  return (response.status === 204 ? undefined : await whole(response.json())) as T;
}

/** Calls one route as whoever has signed in. Throws `PortalProblem` for whatever is no success. */
export const deskAsk = <N extends Name>(name: N, body: In<Routes[N]> | undefined, manner: Manner): Promise<Answer<Routes[N]>> => {
  const [method, path] = addresses[name];
  return send(method, path, body === undefined ? {} : { body }, manner);
};

const here = (): Record<string, string> => (standing.congress ? { congress: standing.congress } : {});

export const readWork = (manner: Manner): Promise<Answer<Routes['mine']>> => send('GET', addresses.mine[1], { query: here() }, manner);

export const readRecord = (kind: Served, id: string, manner: Manner): Promise<RecordView> =>
  send('GET', `/api/${plurals[kind]}/${encodeURIComponent(id)}`, { query: here() }, manner);

export const readStory = (kind: Kind, id: string, manner: Manner): Promise<LogView> =>
  send('GET', `/api/${plurals[kind]}/${encodeURIComponent(id)}/log`, { query: here() }, manner);

export const listRecords = (
  kind: Served | 'congressSession' | 'category' | 'unit' | 'deputyship',
  query: Readonly<Record<string, string>>,
  manner: Manner,
): Promise<RecordPage> => send('GET', `/api/${plurals[kind]}`, { query: { ...here(), ...query } }, manner);

/** Takes an action on a record, or makes one; the same under the same `once` has one effect. */
export const act = (
  kind: Served,
  id: string | null,
  action: string,
  body: object,
  manner: Manner & { readonly version?: number },
): Promise<RecordView> =>
  send(
    'POST',
    `/api/${plurals[kind]}${id === null ? (action === 'create' ? '' : `/${action}`) : `/${encodeURIComponent(id)}/${action}`}`,
    { body, query: here(), ...(manner.version === undefined ? {} : { version: manner.version }) },
    manner,
  );

/** Sends a photo, which belongs to nobody until an action names it. */
export async function upload(photo: Blob, manner: Manner): Promise<StoredFile> {
  const form = new FormData();
  form.append('file', photo, 'photo.jpg');
  return send('POST', '/api/files', { body: form, query: { congressId: standing.congress } }, manner);
}

export type { SessionView };
