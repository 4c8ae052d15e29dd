import { type Kysely, sql } from 'kysely';
import type { Actor } from '../../engine/actor.ts';
import type { Paper, PaperValues } from '../../engine/paper.ts';
import { processOf } from '../../processes/all.ts';
import { allotNumbers } from '../actions/numbering.ts';
import type { Database } from '../db/tables.ts';
import type { HouseDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { ProblemError } from '../problem.ts';
import { gather, mayHave } from './context.ts';
import { templateOf } from './templates.ts';

export interface IssueRequest {
  readonly paper: Paper;
  readonly congressId: string;
  readonly id: string;
  readonly actor: Actor;
  readonly note: string;
  /** Repeating a request under the same key issues nothing anew. */
  readonly key: string;
}

export interface Issued {
  readonly id: string;
  readonly docNumber: string;
  readonly on: string;
}

/** Whether this person issues this paper in this congress. */
export const mayIssue = (paper: Paper, actor: Actor, congressId: string): boolean =>
  paper.issue !== undefined && actor.grants.some((g) => g.congressId === congressId && paper.issue?.by.includes(g.role));

/** Gives the paper the next number of its series and keeps its words as they are now, in one transaction. */
export async function issuePaper(deps: Pick<HouseDeps, 'db' | 'clock' | 'secretKey'>, request: IssueRequest): Promise<Issued> {
  const { paper, congressId, id, actor, key } = request;
  if (!paper.of || !paper.issue) throw new ProblemError('notFound');
  const gathered = await gather(deps, {
    process: processOf(paper.of),
    congressId,
    ids: [id],
    viewer: actor,
    only: paper.needs,
    family: true,
  });
  const [first] = gathered.cases;
  if (!first || !mayHave(paper, first.groups)) throw new ProblemError('notFound');
  if (!mayIssue(paper, actor, congressId)) throw new ProblemError('forbidden');
  if (paper.when && !paper.when(first.source)) throw new ProblemError('notFound');
  const { mark } = paper.issue;
  const on = gathered.today;
  const template = await templateOf(deps.db, congressId, paper);
  return deps.db.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`issue ${congressId} ${actor.accountId} ${key}`}, 0))`.execute(tx);
    const before = await tx
      .selectFrom('paper_issue')
      .select(['id', 'doc_number', 'issued_on'])
      .where('congress_id', '=', congressId)
      .where('process', '=', paper.of)
      .where('record_id', '=', id)
      .where('paper', '=', paper.id)
      .where('by_account', '=', actor.accountId)
      .where('request_id', '=', key)
      .executeTakeFirst();
    if (before) return { id: before.id, docNumber: before.doc_number, on: before.issued_on };
    const year = on.slice(0, 4);
    const given = await allotNumbers(tx, congressId, [
      { field: 'docNumber', series: `paper:${mark}:${year}`, format: `${mark}〔${year}〕{n}号` },
    ]);
    const docNumber = String(given.docNumber);
    const values = paper.values?.(gathered.context({ copy: null, issued: { docNumber, on }, note: request.note })) ?? { fields: {} };
    const row = {
      congress_id: congressId,
      id: newId(),
      paper: paper.id,
      process: paper.of as string,
      record_id: id,
      doc_number: docNumber,
      issued_on: on,
      template_version: template.version,
      content: JSON.stringify(values),
      by_account: actor.accountId,
      by_name: actor.name,
      at: deps.clock.now(),
      request_id: key,
    };
    await tx.insertInto('paper_issue').values(row).execute();
    return { id: row.id, docNumber, on };
  });
}

/** A paper as it was issued. The caller has seen that its reader may have it. */
export async function findIssue(
  db: Kysely<Database>,
  congressId: string,
  paper: Paper,
  recordId: string,
  id: string,
): Promise<{ readonly values: PaperValues; readonly templateVersion: number }> {
  const row = await db
    .selectFrom('paper_issue')
    .select(['content', 'template_version'])
    .where('congress_id', '=', congressId)
    .where('id', '=', id)
    .where('paper', '=', paper.id)
    .where('record_id', '=', recordId)
    .executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  return { values: row.content as PaperValues, templateVersion: row.template_version };
}

/** What was issued of a record, oldest first. */
export async function issuesOf(db: Kysely<Database>, congressId: string, process: string, recordId: string) {
  return db
    .selectFrom('paper_issue')
    .select(['id', 'paper', 'doc_number', 'issued_on', 'by_name'])
    .where('congress_id', '=', congressId)
    .where('process', '=', process)
    .where('record_id', '=', recordId)
    .orderBy('id')
    .limit(200)
    .execute();
}
