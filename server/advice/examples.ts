import { type Kysely, sql } from 'kysely';
import type { Example } from '../../matching/classifier.ts';
import type { Database } from '../db/tables.ts';
import { searchWords } from '../search/words.ts';

/** What is proposed to the clerk: the unit that answers, or the category. */
export const targets = ['unit', 'category'] as const;
export type Target = (typeof targets)[number];

const columns = { unit: 'lead_unit_id', category: 'category_id' } as const;

/** The newest decisions teach; older ones would only tell how offices were once cut. */
export const mostExamples = 3000;
const longest = 1500;

/** A suggestion as it is learnt from and judged: its title counts twice. */
export function learntText(title: string, body: string): { text: string; words: string[] } {
  const text = `${title} ${title} ${body}`.slice(0, longest);
  return { text, words: searchWords(text).split(' ').filter(Boolean) };
}

/** How many decisions of a kind there are to learn from, up to as many as are used. */
export async function countExamples(db: Kysely<Database>, congressId: string, target: Target): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM (
    SELECT 1 FROM suggestion WHERE ${decided(congressId, target)} LIMIT ${mostExamples}) AS few`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Past decisions, oldest first. `rest` is awaited now and then, so that others get their turn. */
export async function readExamples(
  db: Kysely<Database>,
  congressId: string,
  target: Target,
  rest: () => Promise<void> = async () => {},
): Promise<Example[]> {
  const { rows } = await sql<{ label: string; title: string; body: string }>`
    SELECT ${sql.id(columns[target])} AS label, title, left(concat_ws(' ', problem, analysis, proposal), ${longest}) AS body FROM suggestion
    WHERE ${decided(congressId, target)} ORDER BY registered_on DESC NULLS LAST, id DESC LIMIT ${mostExamples}`.execute(db);
  const examples: Example[] = [];
  for (const [n, { label, title, body }] of rows.reverse().entries()) {
    examples.push({ label, ...learntText(title, body) });
    if (n % 25 === 0) await rest();
  }
  return examples;
}

/** Registered, not confidential, and not taken back: what people decided on and others may hear of. */
const decided = (congressId: string, target: Target) => sql<boolean>`congress_id = ${congressId} AND ${sql.id(columns[target])} IS NOT NULL
  AND state IN ('registered', 'preAssigned', 'handedOver', 'inProgress', 'replied', 'concluded', 'published', 'archived')
  AND secrecy IS DISTINCT FROM 'confidential'`;
