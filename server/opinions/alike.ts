import { setImmediate } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import type { AnyActor } from '../../engine/actor.ts';
import type { AnyProcess } from '../../engine/define.ts';
import { comparable, likeness } from '../../matching/compare.ts';
import { type Grouped, groupingSteps } from '../../matching/grouping.ts';
import { topicSteps } from '../../matching/topics.ts';
import { processOf } from '../../processes/all.ts';
import { tableOf } from '../actions/columns.ts';
import { visibleRows } from '../actions/visibility.ts';
import { searchWords } from '../search/words.ts';
import { readWordUse } from '../similar/word-use.ts';
import { reveal, type Vault } from '../vault/reveal.ts';

const mostLookedUp = 12;
const mostOfOneWord = 200;
const mostCompared = 60;
const leastScore = 0.25;
/** Texts are near enough to a topic to belong to it; and near enough to each other to be nearly the same words. */
const leastOfTopic = 0.3;
const leastOfWording = 0.5;
const mostGrouped = 3000;
const restAfter = 25;

interface Marked {
  readonly id: string;
  readonly title: string | null;
  readonly content: string | null;
  readonly state: string;
  readonly grade: string | null;
  readonly district: string | null;
  readonly submitted_on: string;
  readonly merged_into_id: string | null;
}

/** What somebody said, with its text, as the viewer may read it. */
export interface Voiced extends Omit<Marked, 'title' | 'content'> {
  readonly title: string;
  readonly content: string;
}

export interface AlikeVoice extends Voiced {
  readonly score: number;
  readonly phrases: readonly string[];
}

const wordsOf = (text: string): string[] => searchWords(text).split(' ').filter(Boolean);

/** Records in which people speak, and how their columns are called in one manner. */
export interface Voices {
  readonly process: AnyProcess;
  readonly columns: RawBuilder<unknown>;
  /** The day somebody spoke. */
  readonly on: RawBuilder<unknown>;
}

/** What people tell deputies, stations and the congress. */
export const opinions: Voices = {
  process: processOf('opinion'),
  columns: sql`t.id, t.title, t.content, t.state, t.grade, t.district, t.submitted_on, t.merged_into_id`,
  on: sql`t.submitted_on`,
};

/** What people petition the standing committee about. */
export const petitions: Voices = {
  process: processOf('petition'),
  columns: sql`t.id, t.title, t.content, t.state, NULL::text AS grade, t.district, t.received_on AS submitted_on, t.repeat_of_id AS merged_into_id`,
  on: sql`t.received_on`,
};

async function opened(vault: Vault, { process }: Voices, congressId: string, rows: readonly Marked[]): Promise<Voiced[]> {
  const marked = rows.map((row) => ({ id: row.id, row, fields: { title: row.title, content: row.content } }));
  const shown = await reveal(vault, process, congressId, marked);
  return shown.flatMap(({ row, fields }) =>
    typeof fields.content === 'string' ? [{ ...row, title: String(fields.title ?? ''), content: fields.content }] : [],
  );
}

/** Records that say much the same as a text, the most alike first, of those whose text the viewer may read. */
export async function alikeVoices(
  voices: Voices,
  vault: Vault,
  viewer: AnyActor,
  congressId: string,
  sought: { readonly text: string; readonly except: string | null },
  most: number,
): Promise<AlikeVoice[]> {
  const { process, columns } = voices;
  const words = [...new Set(wordsOf(sought.text))].filter((w) => [...w].length > 1);
  if (words.length === 0) return [];
  const use = await readWordUse(vault.db as Parameters<typeof readWordUse>[0], congressId, words);
  const rare = words.sort((a, b) => use.rarityOf(b) - use.rarityOf(a) || (a < b ? -1 : 1)).slice(0, mostLookedUp);
  const { rows } = await sql<Marked>`WITH near AS (
      SELECT hit.id, sum(term.weight) AS weight FROM unnest(${rare}::text[], ${rare.map(use.rarityOf)}::float8[]) AS term(word, weight)
      CROSS JOIN LATERAL (SELECT t.id FROM ${sql.table(tableOf(process))} t WHERE t.congress_id = ${congressId} AND t.search @@ plainto_tsquery('simple', term.word)
        AND t.id IS DISTINCT FROM ${sought.except}::uuid AND ${visibleRows(process, viewer, congressId, 'text')} LIMIT ${mostOfOneWord}) AS hit
      GROUP BY hit.id ORDER BY 2 DESC, 1 DESC LIMIT ${mostCompared})
    SELECT ${columns} FROM ${sql.table(tableOf(process))} t JOIN near ON near.id = t.id WHERE t.congress_id = ${congressId}`.execute(
    vault.db,
  );
  const own = comparable(sought.text, words);
  return (await opened(vault, voices, congressId, rows))
    .map((one) => ({ ...one, ...likeness(own, one.content, use.rarityOf) }))
    .filter((one) => one.score >= leastScore)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1))
    .slice(0, most);
}

/** Some records with their texts, of those whose text the viewer may read. */
export async function voicesById(
  voices: Voices,
  vault: Vault,
  viewer: AnyActor,
  congressId: string,
  ids: readonly string[],
): Promise<Voiced[]> {
  if (ids.length === 0) return [];
  const { process, columns } = voices;
  const { rows } = await sql<Marked>`SELECT ${columns} FROM ${sql.table(tableOf(process))} t
    WHERE t.congress_id = ${congressId} AND t.id = ANY(${ids}) AND ${visibleRows(process, viewer, congressId, 'text')}`.execute(vault.db);
  return opened(vault, voices, congressId, rows);
}

/** Something that several people speak of. */
export interface HotTopic {
  readonly title: string;
  readonly words: readonly string[];
  readonly voices: readonly Voiced[];
}

/** What people speak of since a day, grouped by what they say: the topics of most people first. Looks at the newest few thousand. */
export async function hotTopics(
  voices: Voices,
  vault: Vault,
  viewer: AnyActor,
  congressId: string,
  since: string,
  most: number,
): Promise<HotTopic[]> {
  const { process, columns, on } = voices;
  const { rows } =
    await sql<Marked>`SELECT ${columns} FROM ${sql.table(tableOf(process))} t WHERE t.congress_id = ${congressId} AND ${on} >= ${since}
    AND t.content IS NOT NULL AND ${visibleRows(process, viewer, congressId, 'text')} ORDER BY ${on} DESC, t.id DESC LIMIT ${mostGrouped}`.execute(
      vault.db,
    );
  const voiced = await opened(vault, voices, congressId, rows.reverse());
  const found = await rested(topicSteps(await textsOf(voiced), { least: leastOfTopic }));
  const byId = new Map(voiced.map((one) => [one.id, one]));
  return found
    .filter((topic) => topic.ids.length > 1)
    .slice(0, most)
    .map(({ ids, words }) => {
      const own = ids.flatMap((id) => byId.get(id) ?? []);
      return { title: own[0]?.title ?? '', words, voices: own };
    });
}

/** Those that say it in nearly the same words, the most first. */
export async function sameWordings(vault: Vault, congressId: string, voices: readonly Voiced[]): Promise<string[][]> {
  const texts = await textsOf(voices);
  const use = await readWordUse(vault.db as Parameters<typeof readWordUse>[0], congressId, [...new Set(texts.flatMap((t) => t.words))]);
  const groups = await rested(groupingSteps(texts, { least: leastOfWording, rarity: use.rarityOf }));
  return groups.filter((ids) => ids.length > 1);
}

async function textsOf(voices: readonly Voiced[]): Promise<Grouped[]> {
  const texts: Grouped[] = [];
  for (const [n, one] of voices.entries()) {
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
