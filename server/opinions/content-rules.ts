import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';

interface Rule {
  readonly name: string;
  readonly words: readonly string[];
  readonly effect: 'refuse' | 'hold';
  readonly explanation: string;
}

/** Signs, blanks, width and case do not hide a word. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '');

/** The content rule by which an opinion is looked at first, null where none applies; refuses what may not come in at all. */
export async function heldBy(db: Kysely<Database>, congressId: string, text: string): Promise<string | null> {
  const rule = await ruleFor(db, congressId, text);
  if (rule?.effect === 'refuse') throw new ProblemError('contentRefused', { explanation: rule.explanation });
  return rule?.name ?? null;
}

/** Refuses a text that a rule speaks against where nobody looks at it first: whoever wrote it is told why and may write it otherwise. */
export async function refuseRuled(db: Kysely<Database>, congressId: string, text: string): Promise<void> {
  const rule = await ruleFor(db, congressId, text);
  if (rule) throw new ProblemError('contentRefused', { explanation: rule.explanation });
}

/** The rule that applies to a text, one that refuses before one that holds. */
async function ruleFor(db: Kysely<Database>, congressId: string, text: string): Promise<Rule | null> {
  const { rows } = await sql<Rule>`SELECT name, words, effect, explanation FROM content_rule
    WHERE congress_id = ${congressId} AND state = 'active' ORDER BY effect DESC, name LIMIT 1000`.execute(db);
  const plain = plainText(text);
  const applies = (word: string) => {
    const sought = plainText(word);
    return sought !== '' && plain.includes(sought);
  };
  return rows.find((rule) => rule.words.some(applies)) ?? null;
}
