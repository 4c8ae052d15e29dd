import { type Kysely, sql } from 'kysely';
import type { Advice } from '../../contract/similar.ts';
import type { AnyActor } from '../../engine/actor.ts';
import { type Classifier, rank, reasonsFor } from '../../matching/classifier.ts';
import { shares, vote } from '../../matching/neighbours.ts';
import { processOf } from '../../processes/all.ts';
import { tableOf } from '../actions/columns.ts';
import type { Database } from '../db/tables.ts';
import { type Similar, type SoughtText, similarSuggestions } from '../similar/similar.ts';
import { learntText, type Target } from './examples.ts';
import { type ModelLine, newestModel } from './models.ts';

type Db = Kysely<Database>;

export interface TargetAdvice {
  readonly items: readonly Advice[];
  readonly model: ModelLine | null;
}

const mostNeighbours = 20;
const mostProposed = 5;
const mostCases = 3;
const mostWords = 5;
/** A proposal with less to say for it would only distract. */
const leastShare = 0.03;

const fields = { unit: 'leadUnitId', category: 'categoryId' } as const;

/** Past papers like this one that were handed over, of those the viewer may read. */
export const decidedNeighbours = (db: Db, viewer: AnyActor, congressId: string, sought: SoughtText, today: string): Promise<Similar[]> =>
  similarSuggestions(db, sought, { congressId, viewer, today, most: mostNeighbours, handedOver: true });

/**
 * What past decisions propose for a paper. Where a model was learnt its order holds, with the similar cases as reasons; else the
 * similar cases vote. Units and categories no longer in use are left out.
 */
export async function advise(
  db: Db,
  target: Target,
  congressId: string,
  sought: SoughtText,
  neighbours: readonly Similar[],
): Promise<TargetAdvice> {
  const labelled = neighbours.flatMap((n) => {
    const label = n.record.fields[fields[target]];
    return typeof label === 'string' ? [{ label, score: n.score, id: n.record.id }] : [];
  });
  const found = await newestModel(db, congressId, target);
  const text = learntText(sought.title, sought.body);
  const ranked = found ? shares(rank(found.model, text)) : vote(labelled);
  const inUse = await activeOnes(
    db,
    target,
    congressId,
    ranked.map((r) => r.label),
  );
  const items = ranked
    .filter((r) => inUse.has(r.label) && r.score >= leastShare)
    .slice(0, mostProposed)
    .map(({ label, score }): Advice => {
      const cases = labelled.filter((n) => n.label === label);
      return {
        id: label,
        percent: Math.round(score * 100),
        words: found ? wordsFor(found.model, label, text) : [],
        count: cases.length,
        cases: cases.slice(0, mostCases).map((c) => c.id),
      };
    });
  return { items, model: found };
}

const wordsFor = (model: Classifier, label: string, text: ReturnType<typeof learntText>): string[] =>
  reasonsFor(model, label, text, mostWords);

async function activeOnes(db: Db, target: Target, congressId: string, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM ${sql.table(tableOf(processOf(target)))}
    WHERE congress_id = ${congressId} AND id = ANY(${ids}) AND state = 'active'`.execute(db);
  return new Set(rows.map((r) => r.id));
}
