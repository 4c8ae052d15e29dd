import { type Kysely, sql } from 'kysely';
import type { DossierView } from '../../contract/deputies.ts';
import type { AnyActor } from '../../engine/actor.ts';
import { groupsFor } from '../../engine/reach.ts';
import { holds, seatOf } from '../../processes/people.ts';
import { type Deeds, scoreOf } from '../../processes/performance/performance.score.ts';
import { deputyship } from '../../registers/deputyship.ts';
import { type PerformanceKind, performanceKinds } from '../../registers/performance-kinds.ts';
import { scoringRule } from '../../registers/scoring-rule.ts';
import { loadCase, recordOf } from '../actions/store.ts';
import type { RecordRow } from '../actions/tables.ts';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';

interface Asked {
  readonly congressId: string;
  readonly seatId: string;
  /** The year of the points; this year where none is named. */
  readonly year: number;
}

/**
 * A deputy's dossier: how often which deed stands in the record, year by year, for everybody who sees the deputy; what still waits,
 * the seats of other levels and the points only for the deputy and the offices.
 */
export async function deputyDossier(
  db: Kysely<Database>,
  viewer: AnyActor | null,
  { congressId, seatId, year }: Asked,
): Promise<DossierView> {
  const kase = await loadCase(db, deputyship, congressId, seatId);
  if (!kase || groupsFor(deputyship, kase, viewer).size === 0) throw new ProblemError('notFound');
  const isOwn = viewer !== null && seatOf(viewer, congressId) === seatId;
  const isOffice = viewer !== null && holds(viewer, congressId, 'deputyWorkOfficer', 'scOfficeClerk');
  const isInside = isOwn || isOffice || (viewer !== null && holds(viewer, congressId, 'chairperson'));
  const { rows: counts } = await sql<{ kind: PerformanceKind; year: number; count: number; hours: number; people: number }>`
    SELECT kind, extract(year FROM "on")::int AS year, count(*)::int AS count, coalesce(sum(hours), 0)::int AS hours, coalesce(sum(people), 0)::int AS people
    FROM performance WHERE congress_id = ${congressId} AND deputy_id = ${seatId} AND state = 'confirmed' GROUP BY 1, 2 ORDER BY 2 DESC, 1`.execute(
    db,
  );
  const { rows: open } = await sql<{ state: string; count: number }>`SELECT state, count(*)::int AS count FROM performance
    WHERE congress_id = ${congressId} AND deputy_id = ${seatId} AND state IN ('reported', 'sentBack', 'doubted') GROUP BY 1`.execute(db);
  const { rows: groups } = await sql<{ id: string; name: string; kind: string; isConvener: boolean }>`
    SELECT id, name, kind, ${seatId} IN (convener_id::text, vice_convener_id::text) IS TRUE AS "isConvener" FROM deputy_group
    WHERE congress_id = ${congressId} AND state = 'active' AND member_ids ? ${seatId} AND (kind <> 'list' OR ${isInside}) ORDER BY sort_no, id`.execute(
    db,
  );
  const order = (kind: PerformanceKind) => performanceKinds.indexOf(kind);
  const openOf = (state: string) => (isInside ? (open.find((o) => o.state === state)?.count ?? 0) : 0);
  return {
    seatId,
    isInside,
    years: [...new Set(counts.map((c) => c.year))],
    counts: [...counts].sort((a, b) => b.year - a.year || order(a.kind) - order(b.kind)),
    open: { reported: openOf('reported'), sentBack: openOf('sentBack'), doubted: openOf('doubted') },
    groups,
    mandates:
      isOwn || isOffice
        ? (await mandatesOf(db, congressId, seatId)).map((m) => (isOwn || m.congressId === congressId ? m : untold(m)))
        : [],
    score: isInside ? await scored(db, congressId, String(kase.record.termId), year, counts) : null,
  };
}

/** Every seat of the same person, here and in other congresses, by the sign-in account that ties them. */
async function mandatesOf(db: Kysely<Database>, congressId: string, seatId: string): Promise<DossierView['mandates']> {
  const { rows } = await sql<DossierView['mandates'][number]>`
    SELECT s.id, s.congress_id AS "congressId", c.name AS congress, c.level, t.term_no AS "termNo", s.seat_no AS "seatNo", s.state
    FROM deputyship d JOIN person p ON p.congress_id = d.congress_id AND p.id = d.person_id
      JOIN person q ON q.id = p.id OR q.account_id = p.account_id
      JOIN deputyship s ON s.congress_id = q.congress_id AND s.person_id = q.id
      JOIN congress c ON c.congress_id = s.congress_id AND c.id = s.congress_id
      JOIN term t ON t.congress_id = s.congress_id AND t.id = s.term_id
    WHERE d.congress_id = ${congressId} AND d.id = ${seatId} AND s.state IN ('active', 'suspended', 'ended')
    ORDER BY c.region_code, t.term_no DESC, s.id LIMIT 20`.execute(db);
  return rows;
}

/** Another congress's office is not told that duties are suspended there. */
export const untold = (mandate: DossierView['mandates'][number]) =>
  mandate.state === 'suspended' ? { ...mandate, state: 'active' } : mandate;

/** The points of a year by the newest rule of the term in force then; null where the congress scores nothing. */
async function scored(
  db: Kysely<Database>,
  congressId: string,
  termId: string,
  year: number,
  counts: readonly (Deeds & { readonly year: number })[],
): Promise<DossierView['score']> {
  const { rows } =
    await sql<RecordRow>`SELECT * FROM scoring_rule WHERE congress_id = ${congressId} AND term_id = ${termId} AND state = 'active'
    AND effective_from <= ${`${year}-12-31`} ORDER BY effective_from DESC, version_no DESC LIMIT 1`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const rule = scoringRule.record.parse(recordOf(scoringRule, row));
  const { lines, total, band } = scoreOf(
    rule,
    counts.filter((c) => c.year === year),
  );
  return { year, ruleId: row.id, rule: rule.name, versionNo: rule.versionNo, source: rule.source, lines: [...lines], total, band };
}
