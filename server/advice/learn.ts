import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { type Classifier, type ClassifierOptions, type Example, learningSteps, rank } from '../../matching/classifier.ts';
import { type Quality, qualityOf } from '../../matching/metrics.ts';
import type { Database } from '../db/tables.ts';
import { countExamples, mostExamples, readExamples, type Target, targets } from './examples.ts';
import { modelFeatures } from './model-features.ts';
import { keepModel, newestModelLine } from './models.ts';

type Db = Kysely<Database>;

/**
 * Chosen by cross-validation: stretching by evidence helps thousands of examples and harms hundreds. Bounded so that a model stays below
 * two megabytes.
 */
export const modelOptions: ClassifierOptions = {
  ...modelFeatures,
  leastTexts: 2,
  mostFeatures: 6000,
  cost: 1,
  mostRounds: 30,
  tolerance: 0.05,
  evidence: 0,
};
const mostLabels = 60;
/** Fewer decisions teach nothing that similar cases do not show. */
const leastExamples = 30;
const leastOfOneLabel = 2;

/** Learns anew, for every congress whose decisions have grown by a twentieth since the last time. */
export async function learnFromDecisions({ db, now }: { readonly db: Db; readonly now: Date }): Promise<void> {
  const congresses = await db.selectFrom('congress').select('congress_id').orderBy('congress_id').execute();
  for (const { congress_id } of congresses) {
    for (const target of targets) await learnTarget(db, congress_id, target, now);
  }
}

async function learnTarget(db: Db, congressId: string, target: Target, now: Date): Promise<void> {
  const count = await countExamples(db, congressId, target);
  if (count < leastExamples) return;
  const last = await newestModelLine(db, congressId, target);
  const isOld = last !== null && now.getTime() - last.learntAt.getTime() > oldAfter;
  if (last && Math.abs(count - last.examples) * 20 < last.examples && !(isOld && count === mostExamples)) return;
  const examples = await readExamples(db, congressId, target, rest);
  const common = commonOnly(examples);
  if (new Set(common.map((e) => e.label)).size < 2) return;
  const quality = await testOnNewest(examples);
  const model = await learnGently(common);
  await keepModel(db, congressId, target, { model, quality, examples: count, now });
}

/** At the limit of examples the count no longer tells that there are newer ones. */
const oldAfter = 30 * 86_400_000;

/** How well the newest fifth is foretold by what is learnt from the others. */
async function testOnNewest(examples: readonly Example[]): Promise<Quality> {
  const cut = Math.floor(examples.length * 0.8);
  const model = await learnGently(commonOnly(examples.slice(0, cut)));
  return qualityOf(examples.slice(cut).map((e) => ({ right: e.label, proposed: rank(model, e).map((r) => r.label) })));
}

/** Only labels with a few examples, and no more of them than a model may hold. */
export function commonOnly(examples: readonly Example[]): Example[] {
  const counts = new Map<string, number>();
  for (const { label } of examples) counts.set(label, (counts.get(label) ?? 0) + 1);
  const common = [...counts]
    .filter(([, count]) => count >= leastOfOneLabel)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, mostLabels);
  const kept = new Set(common.map(([label]) => label));
  return examples.filter((e) => kept.has(e.label));
}

/** Learns with a rest after each step: requests come first. */
async function learnGently(examples: readonly Example[]): Promise<Classifier> {
  const steps = learningSteps(examples, modelOptions);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await rest();
  }
}

const rest = async (): Promise<void> => {
  await setImmediate();
};
