import type { Kysely } from 'kysely';
import type { Classifier } from '../../matching/classifier.ts';
import type { Quality } from '../../matching/metrics.ts';
import type { Database } from '../db/tables.ts';
import type { Target } from './examples.ts';
import { modelFeatures } from './model-features.ts';

type Db = Kysely<Database>;

/** What is known of a model besides its weights. */
export interface ModelLine {
  readonly version: number;
  readonly learntAt: Date;
  readonly examples: number;
  readonly quality: Quality;
}

const keptVersions = 3;

/** Keeps a new model as the next version and drops the oldest. */
export async function keepModel(
  db: Db,
  congressId: string,
  target: Target,
  made: { readonly model: Classifier; readonly quality: Quality; readonly examples: number; readonly now: Date },
): Promise<void> {
  const { model, quality, examples, now } = made;
  await db.transaction().execute(async (tx) => {
    const last = await newestModelLine(tx, congressId, target);
    const version = (last?.version ?? 0) + 1;
    await tx
      .insertInto('learnt_model')
      .values({
        congress_id: congressId,
        target,
        version,
        learnt_at: now,
        examples,
        labels: JSON.stringify(model.labels),
        features: JSON.stringify([...model.vocabulary.places.keys()]),
        rarity: bytesOf([model.vocabulary.rarity]),
        weights: bytesOf(model.weights),
        quality: JSON.stringify(quality),
      })
      .execute();
    await tx
      .deleteFrom('learnt_model')
      .where('congress_id', '=', congressId)
      .where('target', '=', target)
      .where('version', '<=', version - keptVersions)
      .execute();
  });
}

/** What the newest model is, without its weights; null where nothing was learnt yet. */
export async function newestModelLine(db: Db, congressId: string, target: Target): Promise<ModelLine | null> {
  const row = await db
    .selectFrom('learnt_model')
    .select(['version', 'learnt_at', 'examples', 'quality'])
    .where('congress_id', '=', congressId)
    .where('target', '=', target)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { version: row.version, learntAt: row.learnt_at, examples: row.examples, quality: row.quality as Quality } : null;
}

/** Models read before, by congress and target; the version tells whether one is still the newest. */
const read = new Map<string, { readonly version: number; readonly model: Classifier }>();
const mostRead = 12;

/** The newest model and what is known of it; null where nothing was learnt yet. */
export async function newestModel(
  db: Db,
  congressId: string,
  target: Target,
): Promise<(ModelLine & { readonly model: Classifier }) | null> {
  const line = await newestModelLine(db, congressId, target);
  if (!line) return null;
  const key = `${congressId}/${target}`;
  const known = read.get(key);
  const model = known?.version === line.version ? known.model : await readModel(db, congressId, target, line.version);
  if (!model) return null;
  read.delete(key);
  read.set(key, { version: line.version, model });
  for (const oldest of read.keys()) {
    if (read.size <= mostRead) break;
    read.delete(oldest);
  }
  return { ...line, model };
}

async function readModel(db: Db, congressId: string, target: Target, version: number): Promise<Classifier | null> {
  const row = await db
    .selectFrom('learnt_model')
    .select(['labels', 'features', 'rarity', 'weights'])
    .where('congress_id', '=', congressId)
    .where('target', '=', target)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) return null;
  const features = row.features as string[];
  const labels = row.labels as string[];
  const all = numbersOf(row.weights);
  const size = features.length + 1;
  return {
    options: modelFeatures,
    vocabulary: { places: new Map(features.map((f, n) => [f, n])), rarity: numbersOf(row.rarity) },
    labels,
    weights: labels.map((_, n) => all.subarray(n * size, (n + 1) * size)),
  };
}

function bytesOf(rows: readonly Float32Array[]): Buffer {
  return Buffer.concat(rows.map((row) => Buffer.from(row.buffer, row.byteOffset, row.byteLength)));
}

/** Copied, because a buffer from the database need not begin where numbers may. */
function numbersOf(bytes: Buffer): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
