import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/tables.ts';
import { codeKeys } from './code-keys.ts';
import { codeText } from './codes.ts';

/** A code with the address that it stands for. */
export interface CodeAddress {
  readonly code: string;
  readonly url: string;
  readonly name: string;
  readonly subject: 'deputy' | 'station' | 'activity';
}

/** The addresses of some codes that are in use, in the order asked for. Who may see them has been asked before. */
export async function codeAddresses(
  { db, secretKey, publicUrl }: { readonly db: Kysely<Database>; readonly secretKey: Buffer; readonly publicUrl: string },
  congressId: string,
  ids: readonly string[],
): Promise<CodeAddress[]> {
  const { rows } = await sql<{ id: string; name: string; subject: CodeAddress['subject']; serial: number; region_code: string }>`
    SELECT t.id, t.name, t.subject, t.serial, c.region_code FROM deputy_code t JOIN congress c ON c.congress_id = t.congress_id AND c.id = t.congress_id
    WHERE t.congress_id = ${congressId} AND t.id = ANY(${ids}) AND t.state = 'active'`.execute(db);
  const { current } = await codeKeys(db);
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    if (!row) return [];
    const code = codeText(secretKey, { regionCode: row.region_code, serial: row.serial }, current);
    return [{ code, url: `${publicUrl}/c/${code}`, name: row.name, subject: row.subject }];
  });
}
