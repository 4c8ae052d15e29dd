import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { systemRoutes } from '../../contract/system.ts';
import type { HouseDeps } from '../deps.ts';
import { serve } from './serve.ts';

/** Figures for Prometheus: requests by route and status, process memory and the backlog of notices. No record and no name is among them. */
export function registerMetrics(app: FastifyInstance, { db }: HouseDeps): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'yishi_' });
  const duration = new Histogram({
    name: 'yishi_http_request_seconds',
    help: 'Time to answer, by route, method and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const failures = new Counter({ name: 'yishi_http_failures_total', help: 'Answers of 500 and above', registers: [registry] });
  new Gauge({
    name: 'yishi_mail_backlog',
    help: 'Mails not yet sent',
    registers: [registry],
    async collect() {
      const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM mail_delivery WHERE done_at IS NULL`.execute(db);
      this.set(rows[0]?.n ?? 0);
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    duration.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    if (reply.statusCode >= 500) failures.inc();
  });
  serve(app, systemRoutes.metrics, async (_input, { reply }) => {
    reply.type(registry.contentType).send(await registry.metrics());
  });
}
