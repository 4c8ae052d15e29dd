import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Actor } from '../../engine/actor.ts';
import type { Call } from '../../server/http/serve.ts';
import { ProblemError } from '../../server/problem.ts';

/** A person with one role in one congress, for tests that need nothing more of them. */
export const person = (accountId: string, congressId: string, role = 'scOfficeClerk'): Actor => ({
  kind: 'person',
  accountId,
  name: accountId,
  grants: [{ role, congressId }],
  deputyships: [],
});

/** An app around the routes of one room. The header `x-test-account` says which of the people calls; without it nobody is signed in. */
export function roomApp(people: readonly Actor[]): FastifyInstance {
  const app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.addHook('onRequest', async (request, reply) => {
    const call: Call = {
      actor: people.find((p) => p.accountId === request.headers['x-test-account']) ?? null,
      sessionId: null,
      requestId: request.id,
      idempotencyKey: null,
      ifMatch: null,
      ip: request.ip,
      locale: 'zh',
      request,
      reply,
    };
    Object.assign(request, { call });
  });
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, _request, reply) => {
    if (error instanceof ProblemError) {
      return reply
        .code(error.status)
        .send({ type: 'about:blank', title: error.code, status: error.status, code: error.code, data: error.data });
    }
    const status = error.statusCode ?? 500;
    return reply.code(status).send({ type: 'about:blank', title: error.message, status, code: error.code ?? 'internal' });
  });
  return app;
}
