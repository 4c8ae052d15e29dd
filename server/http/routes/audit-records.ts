import type { FastifyInstance } from 'fastify';
import { systemRoutes } from '../../../contract/system.ts';
import type { LogActor } from '../../actions/tables.ts';
import { verifyLog } from '../../actions/verify.ts';
import type { HouseDeps } from '../../deps.ts';
import { ProblemError } from '../../problem.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { type Call, serve } from '../serve.ts';

/** The chain of records, for the audit administrator: who did what when, without what was written in it. */
export function registerAuditRecordRoutes(app: FastifyInstance, { db }: HouseDeps): void {
  async function ownCongress(call: Call, named: string | undefined): Promise<string> {
    const congressId = await congressOf(db, call, named);
    if (!actorOf(call).grants.some((g) => g.role === 'auditAdmin' && g.congressId === congressId)) throw new ProblemError('notFound');
    return congressId;
  }

  serve(app, systemRoutes.chain, async ({ query }, call) => {
    const congressId = await ownCongress(call, query.congress);
    let select = db
      .selectFrom('record_log')
      .select(['seq', 'at', 'process', 'record_id', 'version', 'action', 'from_state', 'to_state', 'actor', 'hash'])
      .where('congress_id', '=', congressId)
      .orderBy('seq', 'desc')
      .limit(query.limit + 1);
    if (query.before) select = select.where('seq', '<', query.before);
    if (query.process) select = select.where('process', '=', query.process);
    if (query.record) select = select.where('record_id', '=', query.record);
    const rows = await select.execute();
    const page = rows.slice(0, query.limit);
    return {
      items: page.map((r) => {
        const actor = r.actor as LogActor;
        return {
          seq: r.seq,
          at: r.at.toISOString(),
          process: r.process,
          recordId: r.record_id,
          version: r.version,
          action: r.action,
          from: r.from_state,
          to: r.to_state,
          actorName: actor.name,
          roles: [...actor.roles],
          hash: r.hash.toString('hex'),
        };
      }),
      next: rows.length > query.limit ? (page.at(-1)?.seq ?? null) : null,
    };
  });

  serve(app, systemRoutes.verify, async ({ query }, call) => {
    const congressId = await ownCongress(call, query.congress);
    const verified = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((tx) => verifyLog(tx, congressId));
    return { entries: verified.entries, records: verified.records, faults: verified.faults.map((f) => ({ ...f })) };
  });
}
