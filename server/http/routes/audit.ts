import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { auditRoutes, type LogFilter } from '../../../contract/people.ts';
import type { Actor } from '../../../engine/actor.ts';
import { type AuditLogName, auditedCongresses, exportLog, readAccessLog, readSecurityLog } from '../../people/audit.ts';
import { logSecurity } from '../../people/logs.ts';
import { ProblemError } from '../../problem.ts';
import { cursorOf, readCursor } from '../people-cursor.ts';
import { type Call, serve } from '../serve.ts';
import { byOf } from '../session-hooks.ts';
import type { PeopleDeps } from './people.ts';

/** The logs, for the audit administrator: read and taken out, nothing else. */
export function registerAuditRoutes(app: FastifyInstance, { db, clock }: PeopleDeps): void {
  serve(app, auditRoutes.security, async ({ query }, call) => {
    const rows = await readSecurityLog(db, await auditedCongresses(db, actorOf(call)), pageOf(query));
    return page(rows, query.limit);
  });

  serve(app, auditRoutes.access, async ({ query }, call) => {
    const rows = await readAccessLog(db, await auditedCongresses(db, actorOf(call)), pageOf(query));
    return page(rows, query.limit);
  });

  for (const [route, log] of [
    [auditRoutes.exportSecurity, 'security'],
    [auditRoutes.exportAccess, 'access'],
  ] as const) {
    serve(app, route, async ({ query }, call) => {
      const { format, ...filter } = query;
      return send(log, filter, format, call);
    });
  }

  async function send(log: AuditLogName, filter: LogFilter, format: 'csv' | 'json', call: Call) {
    const actor = actorOf(call);
    const by = byOf(call, clock);
    const congresses = await auditedCongresses(db, actor);
    const home = actor.grants.find((g) => g.role === 'auditAdmin')?.congressId;
    if (home === undefined) throw new ProblemError('forbidden');
    await logSecurity(db, by, {
      kind: 'logExported',
      congressId: home,
      accountId: actor.accountId,
      accountName: actor.name,
      data: { log, format, ...filter },
    });
    const day = by.now.toISOString().slice(0, 10);
    call.reply.headers({
      'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${log}-log-${day}.${format}"`,
      'x-content-type-options': 'nosniff',
    });
    return call.reply.send(Readable.from(exportLog(db, log, congresses, filter, format)));
  }
}

function actorOf(call: Call): Actor {
  if (!call.actor) throw new ProblemError('notSignedIn');
  return call.actor;
}

function pageOf(query: LogFilter & { cursor?: string | undefined; limit: number }) {
  const { cursor, limit, ...filter } = query;
  const place = readCursor(cursor, 2);
  const at = place?.[0] ?? '';
  if (place && Number.isNaN(Date.parse(at))) throw new ProblemError('badRequest', { name: 'cursor' });
  return { filter, after: place ? { at, id: place[1] ?? '' } : null, limit: limit + 1 };
}

function page<T extends { at: string; id: string }>(rows: T[], limit: number): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? cursorOf(last.at, last.id) : null };
}
