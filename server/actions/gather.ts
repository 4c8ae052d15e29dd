import { type Kysely, sql, type Transaction } from 'kysely';
import type { LinkedCase } from '../../engine/case.ts';
import type { Need, Tallied } from '../../engine/define.ts';
import { processOf } from '../../processes/all.ts';
import { shapesOf } from '../../registers/shape.ts';
import { signInCodes } from '../activities/sign-in-code.ts';
import type { Database } from '../db/tables.ts';
import { traceOf } from '../vault/traces.ts';
import { countBallots } from './ballots.ts';
import { columnOf, snake, tableOf } from './columns.ts';
import type { Told } from './perform.ts';
import { recordOf } from './store.ts';
import type { RecordRow } from './tables.ts';
import { and, whereRows } from './visibility.ts';

/** How many records of one kind an action may look at; a whole year's suggestions of the largest congress stay below. */
export const mostLookedAt = 20_000;

/** Looks up what an action said it needs: records by their conditions, and what has been counted. */
export async function gather(
  tx: Kysely<Database> | Transaction<Database>,
  congressId: string,
  recordId: string,
  needs: readonly Need<string>[],
  { secretKey, now }: { readonly secretKey: Buffer; readonly now: Date },
): Promise<Told> {
  const found: LinkedCase[] = [];
  const facts: Record<string, unknown> = {};
  for (const need of needs) {
    if ('fact' in need) {
      if (need.fact === 'tally') {
        facts[need.as] = await tally(tx, congressId, need);
        continue;
      }
      if (need.fact === 'sameText') {
        facts.sameText = await sameText(tx, secretKey, congressId, need);
        continue;
      }
      facts[need.fact] =
        need.fact === 'ballots' ? await countBallots(tx, congressId, recordId) : signInCodes(secretKey, congressId, need.of, now);
      continue;
    }
    const process = processOf(need.records);
    const { rows } = await sql<RecordRow>`SELECT * FROM ${sql.table(tableOf(process))} t
      WHERE t.congress_id = ${congressId} AND ${and(whereRows(process, need.where))} ORDER BY t.id LIMIT ${need.most ?? mostLookedAt} ${
        need.lock ? sql`FOR UPDATE` : sql``
      }`.execute(tx);
    found.push(...rows.map((row) => ({ process: process.id, id: row.id, state: row.state, record: recordOf(process, row) })));
  }
  return { found, facts };
}

/** The first record whose confided text in a field is this one, found by its trace. */
async function sameText(
  tx: Kysely<Database> | Transaction<Database>,
  secretKey: Buffer,
  congressId: string,
  { records, field, text, where }: Extract<Need<string>, { readonly fact: 'sameText' }>,
): Promise<string | null> {
  const process = processOf(records);
  const trace = traceOf(secretKey, congressId, field, shapesOf(process.record)[field]?.kind ?? 'line', text);
  const { rows } = await sql<{ id: string }>`SELECT t.id FROM ${sql.table(tableOf(process))} t
    JOIN confided_trace f ON f.congress_id = t.congress_id AND f.record_id = t.id
    WHERE t.congress_id = ${congressId} AND f.process = ${process.id} AND f.field = ${field} AND f.trace = ${trace}
      AND ${and(whereRows(process, where))} ORDER BY t.id LIMIT 1`.execute(tx);
  return rows[0]?.id ?? null;
}

type TallyNeed = Extract<Need<string>, { readonly fact: 'tally' }>;

/** Counts records by the values of some of their fields; nothing is counted by more values than records are looked at. */
async function tally(
  tx: Kysely<Database> | Transaction<Database>,
  congressId: string,
  { records, where, by }: TallyNeed,
): Promise<Tallied[]> {
  const process = processOf(records);
  const columns = by.map((field) => columnOf(process, field)?.name ?? snake(field));
  const named = sql.join(
    columns.map((name) => sql`t.${sql.ref(name)}`),
    sql`, `,
  );
  const grouped = columns.length === 0 ? sql`` : sql`GROUP BY ${named} ORDER BY ${named}`;
  const { rows } = await sql<{ count: number } & Record<string, unknown>>`SELECT ${
    columns.length === 0 ? sql`` : sql`${named}, `
  }count(*)::int AS count FROM ${sql.table(tableOf(process))} t
    WHERE t.congress_id = ${congressId} AND ${and(whereRows(process, where))} ${grouped} LIMIT ${mostLookedAt}`.execute(tx);
  return rows.map((row) => ({
    values: Object.fromEntries(by.map((field, n) => [field, row[columns[n] ?? ''] ?? null])),
    count: row.count,
  }));
}
