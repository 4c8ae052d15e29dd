import { type RawBuilder, sql } from 'kysely';
import type { AnyActor } from '../../engine/actor.ts';
import type { AnyProcess } from '../../engine/define.ts';
import { comparable, likeness } from '../../matching/compare.ts';
import { processOf } from '../../processes/all.ts';
import { tableOf } from '../actions/columns.ts';
import { visibleRows } from '../actions/visibility.ts';
import { searchWords } from '../search/words.ts';
import { readWordUse } from '../similar/word-use.ts';
import { reveal, type Vault } from '../vault/reveal.ts';

const mostLookedUp = 12;
const lookedUpAtOnce = 4;
const enoughFound = 120;
const mostOfOneWord = 200;
const mostCompared = 60;
const leastScore = 0.25;

/** A record as it is kept, its texts as marks. */
export interface Marked {
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

export const wordsOf = (text: string): string[] => searchWords(text).split(' ').filter(Boolean);

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

/** The texts behind the marks. Whoever asks has made sure that the viewer may read them. */
export async function opened(vault: Vault, { process }: Voices, congressId: string, rows: readonly Marked[]): Promise<Voiced[]> {
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
  const near = await nearest(voices, vault, viewer, congressId, { rare, except: sought.except, weightOf: use.rarityOf });
  const { rows } =
    await sql<Marked>`SELECT ${columns} FROM ${sql.table(tableOf(process))} t WHERE t.congress_id = ${congressId} AND t.id = ANY(${near})`.execute(
      vault.db,
    );
  const own = comparable(sought.text, words);
  return (await opened(vault, voices, congressId, rows))
    .map((one) => ({ ...one, ...likeness(own, one.content, use.rarityOf) }))
    .filter((one) => one.score >= leastScore)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1))
    .slice(0, most);
}

interface Looked {
  readonly rare: readonly string[];
  readonly except: string | null;
  readonly weightOf: (word: string) => number;
}

/** Records that share rare words with a text, by the weight of those words. The rarest are looked up first; the others only where few are found. */
async function nearest(
  { process }: Voices,
  { db }: Vault,
  viewer: AnyActor,
  congressId: string,
  { rare, except, weightOf }: Looked,
): Promise<string[]> {
  const weights = new Map<string, number>();
  for (let at = 0; at < rare.length && weights.size < enoughFound; at += lookedUpAtOnce) {
    const words = rare.slice(at, at + lookedUpAtOnce);
    const { rows } = await sql<{ id: string; weight: number }>`
      SELECT hit.id, sum(term.weight) AS weight FROM unnest(${words}::text[], ${words.map(weightOf)}::float8[]) AS term(word, weight)
      CROSS JOIN LATERAL (SELECT t.id FROM ${sql.table(tableOf(process))} t WHERE t.congress_id = ${congressId} AND t.search @@ plainto_tsquery('simple', term.word)
        AND t.id IS DISTINCT FROM ${except}::uuid AND ${visibleRows(process, viewer, congressId, 'text')} LIMIT ${mostOfOneWord}) AS hit
      GROUP BY hit.id`.execute(db);
    for (const { id, weight } of rows) weights.set(id, (weights.get(id) ?? 0) + weight);
  }
  const ranked = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? 1 : -1));
  return ranked.slice(0, mostCompared).map(([id]) => id);
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
