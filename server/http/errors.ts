import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { inputMessage } from '../../contract/messages.ts';
import { type Problem, type ProblemCode, problems } from '../../contract/problems.ts';
import { isProcessId } from '../../processes/all.ts';
import { fill, textOf } from '../../processes/text.ts';
import { ProblemError } from '../problem.ts';

type Locale = 'zh' | 'en';

/** Answers every error as problem+json in the caller's language; what is not ours to tell becomes a 500 with a number to ask by. */
export function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Error, request, reply) => answer(error, request, reply));
  app.setNotFoundHandler((request, reply) => answer(new ProblemError('notFound'), request, reply));
}

function answer(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) {
  const locale: Locale = request.call?.locale ?? (/^\s*en/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh');
  const problem = problemOf(error, request);
  if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
  const body: Problem = {
    type: 'about:blank',
    title: sentence(problem, locale),
    status: problem.status,
    code: problem.code,
    ...(Object.keys(problem.data).length > 0 ? { data: problem.data } : {}),
    ...(problem.errors && problem.errors.length > 0
      ? { errors: problem.errors.map((e) => ({ ...e, message: inputMessage(e, locale, reasonText(problem, locale)) })) }
      : {}),
  };
  if (problem.code === 'lockedOut' || problem.code === 'tooManyRequests') reply.header('retry-after', '60');
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .header('cache-control', 'no-store')
    .serializer((value) => JSON.stringify(value))
    .send(body);
}

/** What an error is to whoever asked: a refusal as it was meant, or that of the database or the framework in our words. */
export function problemOf(error: FastifyError | Error, request: FastifyRequest): ProblemError {
  if (error instanceof ProblemError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const context = (error as { validationContext?: string }).validationContext;
    const errors = error.validation.map((v) => {
      const issue = v.params as { issue?: { path?: (string | number)[]; code?: string; keys?: string[] } };
      const path = issue.issue?.path?.join('.') ?? v.instancePath.replace(/^\//, '').replaceAll('/', '.');
      return { path: path || (issue.issue?.keys ?? []).join(', '), code: issue.issue?.code ?? v.keyword, message: v.message ?? '' };
    });
    const unknown = errors.find((e) => e.code === 'unrecognized_keys');
    if (context === 'querystring' && unknown) return new ProblemError('unknownFilter', { name: unknown.path });
    return new ProblemError('invalidInput', { count: errors.length }, errors);
  }
  const code = (error as { code?: string }).code ?? '';
  const status = (error as { statusCode?: number }).statusCode;
  const known = databaseProblem(error);
  if (known) return known;
  if (status === 413 || code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new ProblemError('tooLarge', { limit: '' });
  if (status === 415) return new ProblemError('fileType', { type: request.headers['content-type'] ?? '' });
  if (status !== undefined && status >= 400 && status < 500) return new ProblemError('badRequest');
  if (['ECONNREFUSED', '57P01', '57P03', '08006', '08001', lockTimeout].includes(code)) return new ProblemError('unavailable');
  return new ProblemError('internal', { requestId: request.id });
}

/** Somebody else holds what is to be changed for too long. */
const lockTimeout = '55P03';

/** Constraints of the database that a person can run into. Names may carry a shard's suffix, so they are read from the start. */
function databaseProblem(error: Error): ProblemError | null {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code === '23505' && constraint && /_(identity|number)_key/.test(constraint)) return new ProblemError('alreadyExists', { name: '' });
  if (code === '23502')
    return new ProblemError('invalidInput', { count: 1 }, [
      { path: camel(`x_${(error as { column?: string }).column ?? ''}_fkey`), code: 'required', message: '' },
    ]);
  if (code === '23503')
    return new ProblemError('invalidInput', { count: 1 }, [{ path: camel(constraint ?? ''), code: 'unknownReference', message: '' }]);
  // Text that PostgreSQL cannot hold: a zero character, or half of a surrogate pair.
  if (code === '22021' || code === '22P05') return new ProblemError('badRequest');
  // A value outside its column's range: dates of the year 300000 and the like.
  if (code === '22008' || code === '22003' || code === '22007' || code === '22P02') return new ProblemError('badRequest');
  return null;
}

function camel(constraint: string): string {
  const column = /^[a-z]+?_(.*)_fkey/.exec(constraint)?.[1] ?? '';
  return column.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase());
}

/** The sentences for reasons of refusal, that of this problem with its data filled in. */
function reasonText({ data }: ProblemError, locale: Locale): Readonly<Record<string, string>> {
  if (typeof data.process !== 'string' || !isProcessId(data.process)) return {};
  const { reasons } = textOf(data.process, locale);
  if (typeof data.reason !== 'string' || reasons[data.reason] === undefined) return reasons;
  const given = (data.reasonData ?? {}) as Record<string, string | number>;
  return { ...reasons, [data.reason]: fill(reasons[data.reason] ?? '', given) };
}

/** The sentence people read, with states, actions and reasons in the words of the process. */
function sentence(problem: ProblemError, locale: Locale): string {
  const { data } = problem;
  const code: ProblemCode = problem.code;
  const words: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(data)) if (typeof value === 'string' || typeof value === 'number') words[key] = value;
  if (typeof data.process === 'string' && isProcessId(data.process)) {
    const text = textOf(data.process, locale);
    if (typeof data.state === 'string') words.state = text.states[data.state] ?? data.state;
    if (typeof data.action === 'string') words.action = text.actions[data.action] ?? data.action;
    if (typeof data.reason === 'string')
      words.reason = fill(text.reasons[data.reason] ?? data.reason, (data.reasonData ?? {}) as Record<string, string | number>);
  }
  return fill(problems[code][locale], words);
}
