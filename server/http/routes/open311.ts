import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Open311Format, open311Files, open311Formats, open311Routes } from '../../../contract/open311.ts';
import type { HouseDeps } from '../../deps.ts';
import { discoveryPart } from '../../open311/discovery.ts';
import { type Part, written } from '../../open311/document.ts';
import { keyOf } from '../../open311/keys.ts';
import { refusalOf } from '../../open311/problems.ts';
import { requestPart, requestsPart, tokenPart } from '../../open311/requests.ts';
import { definitionPart, jurisdictionOf, serviceOf, servicesOf, servicesPart } from '../../open311/services.ts';
import { tellByOpen311 } from '../../open311/tell.ts';
import { createShield } from '../../public/shield.ts';
import { problemOf } from '../errors.ts';
import { type Call, serve, servedRoutes } from '../serve.ts';

const mostForm = 64 * 1024;
const mostFields = 60;
const types = { json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8' } as const;

interface Asked {
  readonly jurisdiction_id?: string | undefined;
  readonly api_key?: string | undefined;
}

/**
 * Open311 GeoReport v2 for programs of other platforms. Forms are read here and nowhere else: a form is what a page of another site can
 * make a browser send.
 */
export async function registerOpen311Routes(whole: FastifyInstance, deps: HouseDeps): Promise<void> {
  const { db, clock, config } = deps;
  const shield = createShield(config.publicPerMinute, Math.max(8, config.publicAtOnce));
  await whole.register(async (app) => {
    servedRoutes.set(app, servedRoutes.get(whole) ?? []);
    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: mostForm }, (_request, body, done) => {
      const fields = [...new URLSearchParams(String(body))].slice(0, mostFields);
      done(null, Object.fromEntries(fields));
    });

    // What is refused before a route looks at it is told in the same form.
    app.setErrorHandler((error: Error, request, reply) => {
      const problem = problemOf(error, request);
      const refusal = refusalOf(problem);
      if (!refusal) throw error;
      const path = request.url.replace(/\?.*$/su, '');
      return sendPart(reply, path.endsWith('.json') ? 'json' : 'xml', refusal.status, 'errors', refusal.part);
    });

    /** Answers in the format asked for, refusals in the words of GeoReport; counted and bounded like every public page. */
    async function answer(call: Call, format: Open311Format, root: string, make: () => Promise<Part>) {
      const send = (status: number, name: string, part: Part) => sendPart(call.reply, format, status, name, part) as never;
      try {
        return send(200, root, await shield.guard(call.ip, clock.now().getTime(), make));
      } catch (error) {
        const refusal = refusalOf(error);
        if (!refusal) throw error;
        if (refusal.status === 429) call.reply.header('retry-after', '60');
        return send(refusal.status, 'errors', refusal.part);
      }
    }

    const placeOf = (query: Asked, form: Asked = {}) => jurisdictionOf(db, form.jurisdiction_id || query.jurisdiction_id || undefined);
    const keyFor = async (query: Asked, form: Asked = {}) =>
      keyOf(db, (await placeOf(query, form)).congressId, form.api_key ?? query.api_key, clock.now());

    for (const format of open311Formats) {
      const routes = open311Routes[format];
      serve(app, routes.discovery, (_input, call) => answer(call, format, 'discovery', async () => discoveryPart(config.publicUrl)));
      serve(app, routes.services, ({ query }, call) =>
        answer(call, format, 'services', async () => servicesPart(await servicesOf(db, (await placeOf(query)).congressId))),
      );
      serve(app, routes.list, ({ query }, call) =>
        answer(call, format, 'service_requests', async () => requestsPart(db, await keyFor(query), query, clock.now())),
      );
      serve(app, routes.tell, ({ query, body }, call) =>
        answer(call, format, 'service_requests', async () =>
          tellByOpen311(deps, await keyFor(query, body), body, {
            requestId: call.requestId,
            locale: call.locale,
            key: call.idempotencyKey,
          }),
        ),
      );
    }

    serve(app, open311Files.definition, ({ params, query }, call) => {
      const { name, format } = fileOf(params.file);
      return answer(call, format, 'service_definition', async () => {
        const { congressId } = await placeOf(query);
        return definitionPart(db, congressId, await serviceOf(db, congressId, name));
      });
    });
    serve(app, open311Files.request, ({ params, query }, call) => {
      const { name, format } = fileOf(params.file);
      return answer(call, format, 'service_requests', async () => requestPart(db, await keyFor(query), name));
    });
    serve(app, open311Files.token, ({ params, query }, call) => {
      const { name, format } = fileOf(params.file);
      return answer(call, format, 'service_requests', async () => tokenPart(db, await keyFor(query), name));
    });
  });
}

function sendPart(reply: FastifyReply, format: Open311Format, status: number, name: string, part: Part): FastifyReply {
  return reply
    .code(status)
    .headers({ 'cache-control': 'no-store', vary: 'accept-language' })
    .type(types[format])
    .serializer((v: string) => v)
    .send(written(format, name, part));
}

/** The id and the format that the last part of an address names; without a known ending it is XML, which GeoReport requires. */
function fileOf(file: string): { name: string; format: Open311Format } {
  const at = file.lastIndexOf('.');
  const format = open311Formats.find((f) => f === file.slice(at + 1).toLowerCase());
  return at > 0 && format ? { name: file.slice(0, at), format } : { name: file, format: 'xml' };
}
