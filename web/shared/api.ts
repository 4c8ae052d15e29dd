import { z } from 'zod';
import type { Problem } from '../../contract/problems.ts';
import type { Route } from '../../contract/route.ts';
import type { Locale } from './words.ts';

/** An answer that is no success. `message` is the sentence to show; `code` is stable. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly errors: NonNullable<Problem['errors']>;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ApiProblem';
    this.code = problem.code;
    this.status = problem.status;
    this.data = problem.data ?? {};
    this.errors = problem.errors ?? [];
  }
}

/** What every call carries: set when somebody signs in, switches the congress or the language. */
const standing = { csrf: '', congress: null as string | null, locale: 'zh' as Locale };
let askCsrf: (() => Promise<string>) | null = null;
let onSignedOut: () => void = () => {};

export function setCsrf(token: string): void {
  standing.csrf = token;
}
export function setCongress(id: string | null): void {
  standing.congress = id;
}
export function setLocale(locale: Locale): void {
  standing.locale = locale;
}
/** `again` fetches a fresh token after a page has been open too long; `signedOut` hears that the session has ended. */
export function onSession(again: () => Promise<string>, signedOut: () => void): void {
  askCsrf = again;
  onSignedOut = signedOut;
}

type In<T> = T extends z.ZodType ? z.input<T> : never;
type Asked<R extends Route> = (R['params'] extends z.ZodType ? { readonly params: In<R['params']> } : object) &
  (R['body'] extends z.ZodType ? { readonly body: In<R['body']> } : object) & { readonly query?: Readonly<Record<string, unknown>> };
export type Answer<R extends Route> = R['response'] extends z.ZodType ? z.output<R['response']> : undefined;

interface Options {
  readonly signal?: AbortSignal;
  /** The version of the record that the person saw. */
  readonly version?: number;
  /** Repeating a call under the same key has one effect. */
  readonly key?: string;
}

/** Calls one route of the contract. Throws `ApiProblem` for every answer that is no success, also where there was none. */
export async function call<R extends Route>(route: R, asked: Asked<R>, options: Options = {}): Promise<Answer<R>> {
  const response = await answerOf(route, asked, options, 'application/json');
  return (response.status === 204 ? undefined : await response.json()) as Answer<R>;
}

/** Calls a route that answers with a file. */
export async function callBlob(route: Route, asked: object): Promise<Blob> {
  return (await answerOf(route, asked, {}, '*/*')).blob();
}

/** Calls a route that tells of its progress, one line of JSON after another. */
export async function callLines(route: Route, asked: object, onLine: (line: unknown) => void, options: Options = {}): Promise<void> {
  const response = await answerOf(route, asked, options, 'application/x-ndjson');
  let rest = '';
  for await (const piece of pieces(response)) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') onLine(JSON.parse(line));
  }
  if (rest !== '') onLine(JSON.parse(rest));
}

async function* pieces(response: Response): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) yield read.value;
}

async function answerOf(route: Route, asked: object, options: Options, accept: string): Promise<Response> {
  const { body } = asked as { body?: unknown };
  const send = () =>
    fetch(addressOf(route, asked), {
      method: route.method,
      headers: { ...headersOf(route, options, body), accept },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  let response = await reach(send);
  if (response.status === 403 && askCsrf && (await codeOf(response.clone())) === 'csrf') {
    standing.csrf = await askCsrf();
    response = await reach(send);
  }
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.code === 'notSignedIn') onSignedOut();
  throw new ApiProblem(problem);
}

/** The address of a route with its parameters filled in; the chosen congress goes along wherever the route knows it. */
export function addressOf(route: Route, asked: { readonly params?: unknown; readonly query?: Readonly<Record<string, unknown>> }): string {
  const params = (asked.params ?? {}) as Record<string, string>;
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked.query ?? {})) if (value !== undefined && value !== '') query.set(name, String(value));
  if (standing.congress && knowsCongress(route) && !query.has('congress')) query.set('congress', standing.congress);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

const knowsCongress = (route: Route): boolean => route.query instanceof z.ZodObject && 'congress' in route.query.shape;

function headersOf(route: Route, options: Options, body: unknown): Record<string, string> {
  return {
    'accept-language': standing.locale === 'zh' ? 'zh-CN' : 'en',
    ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
    ...(route.method === 'GET' ? {} : { 'x-csrf-token': standing.csrf }),
    ...(options.key ? { 'idempotency-key': options.key } : {}),
    ...(options.version === undefined ? {} : { 'if-match': String(options.version) }),
  };
}

async function reach(send: () => Promise<Response>): Promise<Response> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem({ type: 'about:blank', status: 0, code: 'unreachable', title: unreachable[standing.locale] });
  }
}

const unreachable = {
  zh: '连接不上服务器。您的填写仍在，请检查网络后再试。',
  en: 'The server cannot be reached. Your entries are kept; please check the network and try again.',
};
const strange = {
  zh: '服务器的回答无法识别，请稍后再试。',
  en: 'The server gave an answer that could not be read. Please try again shortly.',
};

async function codeOf(response: Response): Promise<string> {
  return ((await response.json().catch(() => ({}))) as { code?: string }).code ?? '';
}

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => null)) as Problem | null;
  if (body && typeof body.title === 'string' && typeof body.code === 'string') return body;
  return { type: 'about:blank', status: response.status, code: 'internal', title: strange[standing.locale] };
}

/** The sentence to show for whatever was thrown. */
export const sentenceOf = (error: unknown): string => (error instanceof ApiProblem ? error.message : strange[standing.locale]);
