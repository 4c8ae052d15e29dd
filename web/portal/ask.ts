import type { z } from 'zod';
import type { findRoutes } from '../../contract/find-deputies.ts';
import type { portalRoutes } from '../../contract/portal.ts';
import type { Problem } from '../../contract/problems.ts';
import type { Route } from '../../contract/route.ts';
import type { Locale } from '../shared/words.ts';

type Routes = typeof portalRoutes & { readonly [K in keyof typeof findRoutes as `find${Capitalize<K>}`]: (typeof findRoutes)[K] };
type Name = keyof Routes;
type In<T> = T extends z.ZodType ? z.input<T> : never;
type Answer<R extends Route> = R['response'] extends z.ZodType ? z.output<R['response']> : undefined;
type Asked<R extends Route> = (R['params'] extends z.ZodType ? { readonly params: In<R['params']> } : object) &
  (R['body'] extends z.ZodType ? { readonly body: In<R['body']> } : object) & { readonly query?: Readonly<Record<string, string>> };

/** The contract's addresses, held to it by their types, so that the contract's checks are not sent to every phone. */
const addresses = {
  congresses: ['GET', '/api/portal/congresses'],
  code: ['GET', '/api/portal/codes/:code'],
  form: ['GET', '/api/portal/form'],
  challenge: ['POST', '/api/portal/challenge'],
  sendCode: ['POST', '/api/portal/contact-codes'],
  submit: ['POST', '/api/portal/opinions'],
  track: ['GET', '/api/portal/opinion'],
  addPhoto: ['POST', '/api/portal/opinion/photos'],
  photo: ['GET', '/api/portal/opinion/photos/:id'],
  rate: ['POST', '/api/portal/opinion/rating'],
  remark: ['POST', '/api/portal/opinion/remarks'],
  export: ['GET', '/api/portal/opinion/export'],
  erase: ['POST', '/api/portal/opinion/erase'],
  findDeputies: ['GET', '/api/portal/deputies'],
  findDeputy: ['GET', '/api/portal/deputies/:id'],
  findStations: ['GET', '/api/portal/stations'],
} as const satisfies { readonly [N in Name]: readonly [Routes[N]['method'], Routes[N]['path']] };

/** An answer that is no success. `code` is stable and `offline` where no answer came; `message` is the sentence to show. */
export class PortalProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly errors: NonNullable<Problem['errors']>;

  constructor(code: string, status: number, message: string, errors: NonNullable<Problem['errors']> = []) {
    super(message);
    this.name = 'PortalProblem';
    this.code = code;
    this.status = status;
    this.errors = errors;
  }
}

export interface Manner {
  readonly locale: Locale;
  /** The secret of an opinion's private address. */
  readonly secret?: string;
  /** The same under the same key has one effect. */
  readonly once?: string;
  readonly signal?: AbortSignal;
}

/** How long an answer is waited for. */
export const patience = 30_000;

/** Calls one route of the portal. Throws `PortalProblem` for whatever is no success. */
export async function ask<N extends Name>(name: N, asked: Asked<Routes[N]>, manner: Manner): Promise<Answer<Routes[N]>> {
  const response = await send(name, asked as Given, manner);
  return (response.status === 204 ? undefined : await whole(response.json())) as Answer<Routes[N]>;
}

/** The same for routes that answer with a file, or take one. */
export const askFile = async (
  name: 'photo' | 'export',
  asked: { readonly params?: { readonly id: string } },
  manner: Manner,
): Promise<Blob> => whole((await send(name, asked, manner)).blob());

/** Sends one photo, a JPEG. */
export async function givePhoto(photo: Blob, manner: Manner): Promise<Answer<Routes['addPhoto']>> {
  const form = new FormData();
  form.append('file', photo, 'photo.jpg');
  return (await whole((await send('addPhoto', { body: form }, manner)).json())) as Answer<Routes['addPhoto']>;
}

/** An answer that broke off in the middle is none. */
export const whole = <T>(body: Promise<T>): Promise<T> =>
  body.catch(() => {
    throw new PortalProblem('offline', 0, '');
  });

interface Given {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const send = (name: Name, given: Given, manner: Manner): Promise<Response> => sendTo(addresses[name], given, manner);

/** The same for an address that is kept elsewhere. */
export async function sendTo(
  [method, path]: readonly [string, string],
  { params = {}, query = {}, body }: Given,
  manner: Manner,
): Promise<Response> {
  const search = new URLSearchParams(query).toString();
  const address = path.replace(/:(\w+)/gu, (_, part: string) => encodeURIComponent(params[part] ?? '')) + (search && `?${search}`);
  const isForm = body instanceof FormData;
  const init: RequestInit = {
    method,
    // Nothing here is done as somebody who has signed in.
    credentials: 'omit',
    headers: {
      'accept-language': manner.locale === 'zh' ? 'zh-CN' : 'en',
      ...(manner.secret ? { 'x-opinion-key': manner.secret } : {}),
      ...(manner.once ? { 'idempotency-key': manner.once } : {}),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
    },
    signal: manner.signal ?? AbortSignal.timeout(patience),
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  };
  return reach(address, init);
}

/** One call to the server. Throws `PortalProblem` for whatever is no success, also where no answer came. */
export async function reach(address: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch {
    throw new PortalProblem('offline', 0, '');
  }
  if (response.ok) return response;
  const problem = (await response.json().catch(() => null)) as Problem | null;
  throw new PortalProblem(problem?.code ?? 'badAnswer', response.status, problem?.title ?? '', problem?.errors ?? []);
}
