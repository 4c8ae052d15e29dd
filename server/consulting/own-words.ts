import type { Kysely } from 'kysely';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';
import { masked } from '../vault/mask.ts';

/** What a congress in work is called. */
export async function congressName(db: Kysely<Database>, id: string): Promise<string> {
  const row = await db.selectFrom('congress').select('name').where('id', '=', id).where('state', '=', 'active').executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  return String(row.name);
}

/** One's own contact with most of it covered. */
export function coveredContact({ name, phone, email }: Readonly<Record<string, unknown>>) {
  return { name: covered('line', name), phone: covered('phone', phone), email: covered('email', email) };
}

export const covered = (kind: string, text: unknown): string | null => (typeof text === 'string' ? masked(kind, text) : null);
