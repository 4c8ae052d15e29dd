import type { Selectable } from 'kysely';
import type { Actor } from '../../../engine/actor.ts';
import { newId } from '../../new-id.ts';
import { ProblemError } from '../../problem.ts';
import type { Db } from '../measure-rows.ts';
import { freezeInto } from '../snapshots.ts';
import type { ReportTables } from '../tables.ts';
import { makeReport, type Report, reportSource } from './report.ts';
import type { ReportSource } from './source.ts';
import { findTemplate } from './templates.ts';

export type ExportRow = Selectable<ReportTables['report_export']>;

export interface ExportRequest {
  readonly congressId: string;
  readonly sessionId: string;
  readonly cutoff: string;
  readonly note: string | null;
  readonly rulePack: string;
  readonly at: Date;
  /** Make it although some of its sums do not hold. */
  readonly despite: boolean;
}

/**
 * Makes a report and keeps it with the figures and the template it was made from, in one consistent reading of the database. Refuses
 * one whose sums or shares do not hold, unless asked to make it despite that.
 */
export async function exportReport(db: Db, actor: Actor, request: ExportRequest): Promise<ExportRow> {
  const { congressId, sessionId, cutoff, note, rulePack, at } = request;
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const template = await findTemplate(tx, congressId);
      const source = await reportSource(tx, actor, congressId, sessionId, cutoff);
      const report = makeReport(template.body, source);
      const failing = report.checks.filter((c) => !c.holds);
      if (failing.length > 0 && !request.despite)
        throw new ProblemError('reportDoesNotHold', { count: failing.length, relations: failing.map((c) => c.relation).join('；') });
      const snapshot = await freezeInto(tx, actor, { congressId, sessionId, cutoff, note, rulePack, at });
      return tx
        .insertInto('report_export')
        .values({
          congress_id: congressId,
          id: newId(at.getTime()),
          session_id: sessionId,
          cutoff,
          made_at: at,
          made_by: actor.name,
          note,
          rule_pack: rulePack,
          template_version: template.version,
          template: template.body,
          source: JSON.stringify(source),
          text: report.text,
          failing: failing.length,
          snapshot_id: snapshot.id,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
    });
}

export async function listExports(
  db: Db,
  congressId: string,
  sessionId: string,
): Promise<Omit<ExportRow, 'source' | 'template' | 'text'>[]> {
  return db
    .selectFrom('report_export')
    .select([
      'congress_id',
      'id',
      'session_id',
      'cutoff',
      'made_at',
      'made_by',
      'note',
      'rule_pack',
      'template_version',
      'failing',
      'snapshot_id',
    ])
    .where('congress_id', '=', congressId)
    .where('session_id', '=', sessionId)
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

/** A kept report made again from its frozen figures; `isSame` tells whether its text is the one that was kept. */
export async function remakeReport(
  db: Db,
  congressId: string,
  id: string,
): Promise<{ readonly row: ExportRow; readonly report: Report; readonly isSame: boolean }> {
  const row = await db
    .selectFrom('report_export')
    .selectAll()
    .where('congress_id', '=', congressId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  const report = makeReport(row.template, row.source as unknown as ReportSource);
  return { row, report, isSame: report.text === row.text };
}
