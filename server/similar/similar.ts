import { type Kysely, sql } from 'kysely';
import type { AnyActor } from '../../engine/actor.ts';
import { comparable, type Likeness, likeness } from '../../matching/compare.ts';
import { processOf } from '../../processes/all.ts';
import { listCases } from '../actions/list.ts';
import { presentRow } from '../actions/present.ts';
import { visibleRows } from '../actions/visibility.ts';
import type { Database } from '../db/tables.ts';
import { searchWords } from '../search/words.ts';
import { candidates } from './candidates.ts';
import { readWordUse } from './word-use.ts';

type Db = Kysely<Database>;

/** The text that others are sought for. */
export interface SoughtText {
  readonly title: string;
  readonly body: string;
  readonly except: string | null;
}

export interface Similar extends Likeness {
  readonly record: NonNullable<ReturnType<typeof presentRow>>;
  readonly place: 'text' | 'reply';
}

interface Options {
  readonly congressId: string;
  readonly viewer: AnyActor | null;
  readonly today: string;
  readonly most: number;
  /** Only papers that were handed to a unit. */
  readonly handedOver?: boolean;
}

const suggestion = processOf('suggestion');
const assignment = processOf('assignment');

const mostCompared = 24;
/** Long papers are compared by their beginning. */
const longestCompared = 2000;
/** Below this a likeness is chance. */
const leastScore = 0.08;
const textFields = ['title', 'problem', 'analysis', 'proposal'];
const shownFields = [
  'title',
  'number',
  'sessionId',
  'categoryId',
  'leadUnitId',
  'unitIds',
  'resultClass',
  'submittedOn',
  'secrecy',
  'publishedOn',
  'publishConsent',
];

/** Suggestions like a text, the most alike first, with what is shared. Whatever the viewer may not see neither shows nor counts. */
export async function similarSuggestions(db: Db, sought: SoughtText, options: Options): Promise<Similar[]> {
  const title = sought.title.trim();
  const whole = `${title} ${sought.body}`.slice(0, longestCompared).trim();
  const words = wordsOf(whole);
  if (words.length === 0) return [];
  const { congressId, viewer } = options;
  const use = await readWordUse(db, congressId, [...new Set(words)]);
  const near = await candidates(
    db,
    { congressId, viewer, words, except: sought.except, handedOver: options.handedOver ?? false },
    use,
    mostCompared,
  );
  if (near.length === 0) return [];
  const ids = near.map((n) => n.id);
  const [{ cases }, replies] = await Promise.all([
    listCases(db, {
      process: suggestion,
      viewer,
      congressId,
      where: {},
      ids,
      fields: [...new Set([...shownFields, ...textFields])],
      limit: mostCompared,
      today: options.today,
    }),
    readReplies(
      db,
      viewer,
      congressId,
      near.flatMap((n) => (n.byReply ? n.id : [])),
    ),
  ]);
  const sides = { whole: comparable(whole, words), title: title === '' ? null : comparable(title, wordsOf(title)) };
  const found = cases.flatMap((kase): Similar[] => {
    const record = presentRow(suggestion, kase, viewer);
    if (!record) return [];
    const seen = (fields: readonly string[]): string => fields.flatMap((f) => record.fields[f] ?? []).join(' ');
    const own = seen(textFields).slice(0, longestCompared);
    const alike = likeness(sides.whole, own, use.rarityOf);
    const head = seen(['title']);
    const byTitle = sides.title ? likeness(sides.title, head, use.rarityOf).score : 0;
    const reply = bestReply(replies.get(record.id) ?? [], (text) => likeness(sides.whole, text, use.rarityOf));
    const score = Math.max(alike.score, (alike.score + byTitle) / 2);
    const isReply = reply !== null && reply.score > score;
    const shown = isReply ? reply : { ...alike, score };
    const fields = Object.fromEntries(Object.entries(record.fields).filter(([f]) => shownFields.includes(f)));
    return shown.score < leastScore ? [] : [{ ...shown, place: isReply ? 'reply' : 'text', record: { ...record, fields } }];
  });
  return found.sort((a, b) => b.score - a.score || (a.record.id < b.record.id ? 1 : -1)).slice(0, options.most);
}

const wordsOf = (text: string): string[] => searchWords(text).split(' ').filter(Boolean);

function bestReply(texts: readonly string[], compare: (text: string) => Likeness): Likeness | null {
  let best: Likeness | null = null;
  for (const text of texts) {
    const alike = compare(text);
    if (!best || alike.score > best.score) best = alike;
  }
  return best;
}

/** The replies to these suggestions that the viewer may read, by suggestion. */
async function readReplies(db: Db, viewer: AnyActor | null, congressId: string, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ suggestion_id: string; body: string }>`
    SELECT t.suggestion_id, left(t.body, ${longestCompared}) AS body FROM assignment t
    WHERE t.congress_id = ${congressId} AND t.suggestion_id = ANY(${ids}) AND t.body IS NOT NULL
      AND ${visibleRows(assignment, viewer, congressId, 'text')} ORDER BY t.id LIMIT ${2 * mostCompared}`.execute(db);
  const replies = new Map<string, string[]>();
  for (const row of rows) replies.set(row.suggestion_id, [...(replies.get(row.suggestion_id) ?? []), row.body]);
  return replies;
}
