import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { Problem } from '../../contract/problems.ts';
import type { Route } from '../../contract/route.ts';
import type { Actor } from '../../engine/actor.ts';
import { ProblemError } from '../problem.ts';

/** What a handler is given besides its validated input. `actor` is present unless the route is for anyone. */
export interface Call {
  readonly actor: Actor | null;
  readonly sessionId: string | null;
  readonly requestId: string;
  readonly idempotencyKey: string | null;
  readonly ifMatch: number | null;
  readonly ip: string;
  readonly locale: 'zh' | 'en';
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type Out<T> = T extends z.ZodType ? z.output<T> : undefined;
type In<T> = T extends z.ZodType ? z.input<T> : unknown;
type Handler<R extends Route> = (
  input: { params: Out<R['params']>; query: Out<R['query']>; body: Out<R['body']> },
  call: Call,
) => Promise<In<R['response']>> | In<R['response']>;

/** Every route served so far, for the OpenAPI page and the generated permission matrix. */
export const servedRoutes = new WeakMap<FastifyInstance, Route[]>();

/** Ties a contract route to its handler: validation, access, answer schema and OpenAPI come from the contract. */
export function serve<R extends Route>(app: FastifyInstance, route: R, handler: Handler<R>): void {
  const list = servedRoutes.get(app) ?? [];
  list.push(route);
  servedRoutes.set(app, list);
  app.withTypeProvider<ZodTypeProvider>().route({
    method: route.method,
    url: route.path,
    config: { access: route.access },
    // What goes well is counted in the metrics, not written down call by call.
    logLevel: 'warn',
    schema: {
      summary: route.summary,
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(route.body ? { body: route.body } : {}),
      ...(route.consumes ? { consumes: [route.consumes] } : {}),
      ...(route.produces ? { produces: [route.produces] } : {}),
      response: { ...(route.response ? { 200: route.response } : {}), '4xx': Problem, '5xx': Problem },
    },
    // Before the body is looked at: whoever may not call learns nothing about what a call would need.
    preParsing: async (request) => allow(route, request.call),
    handler: async (request, reply) => {
      const { call } = request;
      const input = { params: request.params, query: request.query, body: request.body };
      const answer = await handler(input as Parameters<Handler<R>>[0], call);
      return reply.sent ? reply : (answer ?? null);
    },
  });
}

/** Refuses a caller whom the route's declared access does not admit. */
function allow(route: Route, call: Call): void {
  if (route.access === 'anyone' || route.access === 'setup') return;
  const { actor } = call;
  if (!actor) throw new ProblemError('notSignedIn');
  if (typeof route.access === 'object') {
    const wanted: readonly string[] = route.access.roles;
    if (!actor.grants.some((g) => wanted.includes(g.role))) throw new ProblemError('forbidden');
  }
}
