import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Paper } from '../../engine/paper.ts';
import type { Database } from '../db/tables.ts';
import type { By } from '../people/by.ts';
import { defaultTemplate } from './default-template.ts';

type Db = Kysely<Database>;

export interface Template {
  readonly version: number;
  readonly content: Buffer;
}

const standard = new Map<string, Buffer>();

/** The template that comes with the program, made once. */
export function standardTemplate(paper: Paper): Buffer {
  const kept = standard.get(paper.id) ?? defaultTemplate(paper);
  standard.set(paper.id, kept);
  return kept;
}

/** The template a congress uses for a paper now, or the one it used at a version. Version 0 is the standard one. */
export async function templateOf(db: Db, congressId: string, paper: Paper, version?: number): Promise<Template> {
  if (version === 0) return { version: 0, content: standardTemplate(paper) };
  const row = await db
    .selectFrom('paper_template')
    .select(['version', 'content'])
    .where('congress_id', '=', congressId)
    .where('paper', '=', paper.id)
    .$if(version !== undefined, (qb) => qb.where('version', '=', version ?? 0))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.content ? { version: row.version, content: row.content } : { version: 0, content: standardTemplate(paper) };
}

/** Keeps a template, or with null goes back to the standard one; earlier versions stay. Answers the new version. */
export async function keepTemplate(
  db: Db,
  congressId: string,
  paper: Paper,
  content: Buffer | null,
  by: By & { accountId: string },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`template ${congressId} ${paper.id}`}, 0))`.execute(tx);
    const last = await tx
      .selectFrom('paper_template')
      .select((eb) => eb.fn.max('version').as('version'))
      .where('congress_id', '=', congressId)
      .where('paper', '=', paper.id)
      .executeTakeFirst();
    const version = Number(last?.version ?? 0) + 1;
    await tx
      .insertInto('paper_template')
      .values({
        congress_id: congressId,
        paper: paper.id,
        version,
        content,
        sha256: content && createHash('sha256').update(content).digest('hex'),
        by_account: by.accountId,
        by_name: by.name,
        at: by.now,
        request_id: by.requestId,
      })
      .execute();
    return version;
  });
}

/** The latest change of each template of a congress, by paper. */
export async function latestTemplates(db: Db, congressId: string) {
  const { rows } = await sql<{ paper: string; version: number; own: boolean; by_name: string; at: Date }>`
    SELECT DISTINCT ON (paper) paper, version, content IS NOT NULL AS own, by_name, at FROM paper_template
    WHERE congress_id = ${congressId} ORDER BY paper, version DESC`.execute(db);
  return new Map(rows.map((r) => [r.paper, r]));
}
