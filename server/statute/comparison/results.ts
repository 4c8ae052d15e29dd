import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ComparisonResult } from '../../../contract/statute-comparisons.ts';
import type { StatuteComparison } from '../../../processes/statuteComparison/statuteComparison.ts';
import { algorithmVersion, type PackedPairs, type Statute } from '../../../statute/index.ts';
import { ProblemError } from '../../problem.ts';
import type { KeyedCorrection } from './show.ts';
import { type ComparisonDeps, versionText } from './texts.ts';

/** The result for two versions, with what is shown as JSON text: it is passed on as it was kept. */
export type KeptResult = Omit<ComparisonResult, 'shown'> & { readonly shown: string };

/** Which two versions of which comparison. */
export interface Asked {
  readonly congressId: string;
  readonly id: string;
  readonly record: StatuteComparison;
  readonly old: string;
  readonly new: string;
}

/**
 * Gives what was worked out for two versions. What a round has is kept and never worked out again by itself; the first reading of a round
 * works it out, and a correction by hand makes words, figures and decision follow from the kept pairs. Two who ask at once wait for the same.
 */
export function createResults(deps: ComparisonDeps) {
  const underWay = new Map<string, Promise<KeptResult>>();
  return async (asked: Asked): Promise<KeptResult> => {
    const corrections = correctionsOf(asked);
    const mark = createHash('sha256').update(JSON.stringify(corrections)).digest('hex');
    const name = [asked.congressId, asked.id, asked.record.round, asked.old, asked.new, mark].join(' ');
    const known = underWay.get(name);
    if (known) return known;
    const work = findOrMake(deps, asked, corrections, mark).finally(() => underWay.delete(name));
    underWay.set(name, work);
    return work;
  };
}

/** Corrections between these two versions, in the order they were made. */
export function correctionsOf({ record, old, new: now }: Pick<Asked, 'record' | 'old' | 'new'>): KeyedCorrection[] {
  return (record.corrections ?? [])
    .filter((c) => c.oldVersion === old && c.newVersion === now)
    .map((c) => ({ key: c.key, old: c.oldArticles, new: c.newArticles }));
}

async function findOrMake(deps: ComparisonDeps, asked: Asked, corrections: readonly KeyedCorrection[], mark: string): Promise<KeptResult> {
  const kept = await find(deps, asked);
  if (kept?.shown_for === mark) return present(asked, kept);
  if (kept) {
    const [row] = await ofResult(deps, asked).select(['old_statute', 'new_statute', 'pairs']).execute();
    if (!row) throw new ProblemError('notFound');
    const { shown } = await deps.thread.ask<'show'>({
      kind: 'show',
      old: row.old_statute as Statute,
      new: row.new_statute as Statute,
      pairs: row.pairs as unknown as PackedPairs,
      corrections,
    });
    await deps.db
      .updateTable('statute_comparison_result')
      .set({ shown, shown_for: mark, shown_version: algorithmVersion })
      .where('congress_id', '=', asked.congressId)
      .where('comparison_id', '=', asked.id)
      .where('round', '=', asked.record.round)
      .where('old_key', '=', asked.old)
      .where('new_key', '=', asked.new)
      // Where another correction was shown meanwhile, that one stays kept.
      .where('shown_for', '=', kept.shown_for)
      .execute();
    return present(asked, { ...kept, shown, shown_version: algorithmVersion });
  }
  return make(deps, asked, corrections, mark);
}

async function make(deps: ComparisonDeps, asked: Asked, corrections: readonly KeyedCorrection[], mark: string): Promise<KeptResult> {
  const { record } = asked;
  const places = [asked.old, asked.new].map((key) => record.versions.findIndex((v) => v.key === key));
  const [old, now] = places.map((place) => record.versions[place]);
  if (!old || !now || (places[0] ?? 0) >= (places[1] ?? 0)) throw new ProblemError('notFound');
  const before = await versionText(deps, asked.congressId, asked.id, old);
  const after = await versionText(deps, asked.congressId, asked.id, now);
  const made = await deps.thread.ask<'compare'>({ kind: 'compare', old: before, new: after, corrections });
  const row = {
    algorithm_version: algorithmVersion,
    computed_at: deps.clock.now(),
    computed_in: made.milliseconds,
    shown: made.shown,
    shown_version: algorithmVersion,
  };
  await deps.db
    .insertInto('statute_comparison_result')
    .values({
      ...row,
      congress_id: asked.congressId,
      comparison_id: asked.id,
      round: record.round,
      old_key: asked.old,
      new_key: asked.new,
      old_statute: made.old,
      new_statute: made.new,
      pairs: made.pairs,
      shown_for: mark,
    })
    .onConflict((c) => c.doNothing())
    .execute();
  // Another node may have been first: what is kept counts.
  const kept = await find(deps, asked);
  return present(asked, kept?.shown_for === mark ? kept : row);
}

const ofResult = ({ db }: ComparisonDeps, { congressId, id, record, old, new: now }: Asked) =>
  db
    .selectFrom('statute_comparison_result')
    .where('congress_id', '=', congressId)
    .where('comparison_id', '=', id)
    .where('round', '=', record.round)
    .where('old_key', '=', old)
    .where('new_key', '=', now);

const find = (deps: ComparisonDeps, asked: Asked) =>
  ofResult(deps, asked)
    .select(['algorithm_version', 'computed_at', 'computed_in', 'shown_for', 'shown_version'])
    .select(sql<string>`shown::text`.as('shown'))
    .executeTakeFirst();

interface Row {
  readonly algorithm_version: string;
  readonly computed_at: Date;
  readonly computed_in: number;
  readonly shown: string;
  readonly shown_version: string;
}

const present = ({ record }: Asked, row: Row): KeptResult => ({
  round: record.round,
  algorithmVersion: row.algorithm_version,
  computedAt: row.computed_at.toISOString(),
  computedIn: row.computed_in,
  shownVersion: row.shown_version,
  currentVersion: algorithmVersion,
  shown: row.shown,
});
