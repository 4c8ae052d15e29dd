import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { AnyActor } from '../../engine/actor.ts';
import { type Grouped, groupingSteps } from '../../matching/grouping.ts';
import { type Topic, topicSteps } from '../../matching/topics.ts';
import { tableOf } from '../actions/columns.ts';
import { visibleRows } from '../actions/visibility.ts';
import { readWordUse } from '../similar/word-use.ts';
import type { Vault } from '../vault/reveal.ts';
import { type Marked, opened, type Voiced, type Voices, wordsOf } from './alike.ts';

/** Texts are near enough to a topic to belong to it; and near enough to each other to be nearly the same words. */
const leastOfTopic = 0.3;
const leastOfWording = 0.5;
const mostGrouped = 3000;
const mostTopics = 30;
const mostCompared = 50;
const restAfter = 25;
/** Grouping anew may take a hundredth of the time; what is grouped at once is always fresh. */
const restsFor = 100;
const atOnce = 50;
const mostKept = 12;
/** Entries of the log that are looked through for a change; after more the records are read anew. */
const mostLookedThrough = 500;

/** Something that several people speak of: its records as they stand now, their texts still as marks. */
export interface HotTopic {
  readonly words: readonly string[];
  readonly marked: readonly Marked[];
  /** Those that say it in nearly the same words, the most first. */
  readonly alike: readonly (readonly string[])[];
}

interface Grouping extends Topic {
  readonly alike: readonly (readonly string[])[];
}

interface Kept {
  readonly print: string;
  readonly begun: number;
  took: number | null;
  readonly topics: Promise<readonly Grouping[]>;
}

interface Read {
  /** The last entry of the congress's log when the rows were read. */
  seq: number;
  readonly rows: readonly Marked[];
}

/** What was read and grouped for whom: ids, marks and words, no texts. Each is looked at again at each asking, and holds only while it is right. */
const kept = new Map<string, Kept>();
const read = new Map<string, Read>();

/**
 * What people speak of since a day, grouped by what they say: the topics of most people first. Looks at the newest few thousand that the
 * viewer may read. Records are as they stand now; how they are grouped may be as old as a hundred times what grouping takes.
 */
export async function hotTopics(voices: Voices, vault: Vault, viewer: AnyActor, congressId: string, since: string): Promise<HotTopic[]> {
  const key = JSON.stringify([voices.process.id, congressId, since, viewer]);
  const rows = await rowsFor(key, voices, vault, viewer, congressId, since);
  const marked = new Map(rows.map((row) => [row.id, row]));
  const topics = await groupedFor(key, rows, async () => groupingOf(vault, congressId, await opened(vault, voices, congressId, rows)));
  return topics
    .map(({ ids, words, alike }) => ({
      words,
      alike: alike.map((same) => same.filter((id) => marked.has(id))).filter((same) => same.length > 1),
      marked: ids.flatMap((id) => marked.get(id) ?? []),
    }))
    .filter((topic) => topic.marked.length > 1)
    .sort((a, b) => b.marked.length - a.marked.length);
}

/** The records, the earliest first. What was read before holds until the log tells of an action on one of their kind. */
async function rowsFor(
  key: string,
  { process, columns, on }: Voices,
  { db }: Vault,
  viewer: AnyActor,
  congressId: string,
  since: string,
): Promise<readonly Marked[]> {
  const head = await db.selectFrom('log_head').select('seq').where('congress_id', '=', congressId).executeTakeFirst();
  const seq = head?.seq ?? 0;
  const last = read.get(key);
  if (last && (last.seq === seq || !(await hasChanged(db, process, congressId, last.seq, seq)))) {
    last.seq = seq;
    return last.rows;
  }
  const { rows } =
    await sql<Marked>`SELECT ${columns} FROM ${sql.table(tableOf(process))} t WHERE t.congress_id = ${congressId} AND ${on} >= ${since}
    AND t.content IS NOT NULL AND ${visibleRows(process, viewer, congressId, 'text')} ORDER BY ${on} DESC, t.id DESC LIMIT ${mostGrouped}`.execute(
      db,
    );
  keep(read, key, { seq, rows: rows.reverse() });
  return rows;
}

/** Whether the log may hold an action on records of this process between two of its entries. */
async function hasChanged(db: Vault['db'], process: Voices['process'], congressId: string, after: number, until: number): Promise<boolean> {
  if (until < after || until - after > mostLookedThrough) return true;
  const found = await db
    .selectFrom('record_log')
    .select('seq')
    .where('congress_id', '=', congressId)
    .where('seq', '>', after)
    .where('process', '=', process.id)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Keeps something for a viewer, and forgets whoever asked longest ago. */
function keep<T>(of: Map<string, T>, key: string, value: T): void {
  of.delete(key);
  of.set(key, value);
  const [oldest] = of.keys();
  if (of.size > mostKept && oldest !== undefined) of.delete(oldest);
}

/** The grouping kept for this viewer where it still holds, else a new one. Who asks meanwhile waits for the same. */
async function groupedFor(key: string, rows: readonly Marked[], group: () => Promise<readonly Grouping[]>): Promise<readonly Grouping[]> {
  const print = createHash('sha256');
  for (const row of rows) print.update(`${row.id} ${row.content}\n`);
  const own = print.digest('base64');
  const last = kept.get(key);
  if (last && (last.print === own || isFresh(last))) return last.topics;
  const begun = performance.now();
  const next: Kept = { print: own, begun, took: null, topics: group() };
  keep(kept, key, next);
  try {
    const topics = await next.topics;
    next.took = performance.now() - begun;
    return topics;
  } catch (error) {
    if (kept.get(key) === next) kept.delete(key);
    throw error;
  }
}

/** One grouping at a time for a viewer: whoever asks while it runs waits for it. */
function isFresh({ begun, took }: Kept): boolean {
  return took === null || (took > atOnce && performance.now() - begun < restsFor * took);
}

async function groupingOf(vault: Vault, congressId: string, voiced: readonly Voiced[]): Promise<Grouping[]> {
  const texts = await textsOf(voiced);
  const found = await rested(topicSteps(texts, { least: leastOfTopic }));
  const byId = new Map(texts.map((text) => [text.id, text]));
  const topics: Grouping[] = [];
  for (const { ids, words } of found.filter((topic) => topic.ids.length > 1).slice(0, mostTopics)) {
    const compared = ids.slice(0, mostCompared).flatMap((id) => byId.get(id) ?? []);
    const use = await readWordUse(vault.db as Parameters<typeof readWordUse>[0], congressId, [
      ...new Set(compared.flatMap((t) => t.words)),
    ]);
    const groups = await rested(groupingSteps(compared, { least: leastOfWording, rarity: use.rarityOf }));
    topics.push({ ids, words, alike: groups.filter((same) => same.length > 1) });
  }
  return topics;
}

async function textsOf(voiced: readonly Voiced[]): Promise<Grouped[]> {
  const texts: Grouped[] = [];
  for (const [n, one] of voiced.entries()) {
    texts.push({ id: one.id, text: one.content, words: wordsOf(one.content) });
    if (n % restAfter === 0) await setImmediate();
  }
  return texts;
}

/** Takes all steps, and lets others have their turn between them. */
async function rested<T>(steps: Generator<void, T, void>): Promise<T> {
  for (let n = 0; ; n++) {
    const step = steps.next();
    if (step.done) return step.value;
    if (n % restAfter === 0) await setImmediate();
  }
}
