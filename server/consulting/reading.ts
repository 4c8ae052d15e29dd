import { type Kysely, sql } from 'kysely';
import type { Consultation } from '../../processes/consultation/consultation.record.ts';
import { consultation } from '../../processes/consultation/consultation.ts';
import { commentResults, hasArticle, isResult, type publicStates } from '../../processes/consulting.ts';
import { articlesOf, parseStatute, type Statute, textOf } from '../../statute/index.ts';
import { heldFiles } from '../actions/attachments.ts';
import { recordColumns, recordOf } from '../actions/store.ts';
import type { RecordRow } from '../actions/tables.ts';
import { visibleRows } from '../actions/visibility.ts';
import type { Database } from '../db/tables.ts';

type Db = Kysely<Database>;
const mostListed = 200;

/** A consultation as everybody may read it. */
export interface PublicConsultation {
  readonly id: string;
  readonly congressId: string;
  readonly state: (typeof publicStates)[number];
  readonly fields: Consultation;
}

/** What a line of the list says of one. */
const listed: ReadonlySet<string> = new Set(['title', 'kind', 'issuedOn', 'untilOn', 'answeredOn', 'withdrawnOn']);

/** What a congress has put out for comments, the newest first. Whatever the reach rules do not give to everybody is not there. */
export async function publicConsultations(db: Db, congressId: string): Promise<PublicConsultation[]> {
  const { rows } = await sql<RecordRow>`SELECT ${recordColumns(consultation, listed)} FROM consultation t
    WHERE t.congress_id = ${congressId} AND ${visibleRows(consultation, null, congressId)}
    ORDER BY t.issued_on DESC, t.id DESC LIMIT ${mostListed}`.execute(db);
  return rows.map((row) => read(row, congressId));
}

/** One of them; null where there is none that everybody may read. */
export async function publicConsultation(db: Db, id: string): Promise<PublicConsultation | null> {
  const { rows: homes } = await sql<{ congress_id: string }>`SELECT t.congress_id FROM consultation t
    WHERE t.id = ${id} AND t.congress_id IN (SELECT c.id FROM congress c WHERE c.state = 'active')`.execute(db);
  const congressId = homes[0]?.congress_id;
  if (!congressId) return null;
  const { rows } = await sql<RecordRow>`SELECT ${recordColumns(consultation)} FROM consultation t
    WHERE t.congress_id = ${congressId} AND t.id = ${id} AND ${visibleRows(consultation, null, congressId)}`.execute(db);
  const [row] = rows;
  return row ? read(row, congressId) : null;
}

const read = (row: RecordRow, congressId: string): PublicConsultation => ({
  id: row.id,
  congressId,
  state: row.state as PublicConsultation['state'],
  fields: recordOf(consultation, row) as Consultation,
});

/** The files that go with it. */
export const filesOf = async (db: Db, { id, congressId, fields }: PublicConsultation) =>
  Object.entries(await heldFiles(db, consultation, { id, congressId, fields: { fileIds: fields.fileIds } })).map(([fileId, file]) => ({
    id: fileId,
    ...file,
  }));

/** The text as articles, in their order; null where it is not written in articles. */
export function statuteOf(body: string | null): Statute | null {
  if (body === null) return null;
  const statute = parseStatute(body);
  return articlesOf(statute).some((article) => hasArticle(body, article.label)) ? statute : null;
}

/** The articles that may be commented on: those that a label names alone. */
export function commentable(body: string | null): { readonly label: string; readonly text: string }[] {
  const statute = statuteOf(body);
  if (!statute) return [];
  const seen = new Set<string>();
  return articlesOf(statute).flatMap((article) => {
    if (seen.has(article.label) || !hasArticle(body, article.label)) return [];
    seen.add(article.label);
    return [{ label: article.label, text: textOf(article) }];
  });
}

/** The published figures by article in the order of the text, what was said on the whole first: how many of each result. */
export function talliesByArticle({ body, tallies }: Consultation): { article: string | null; counts: number[]; sum: number }[] {
  const order = [null, ...commentable(body).map(({ label }) => label)];
  const found = [...new Set((tallies ?? []).filter(({ result }) => isResult(result)).map(({ article }) => article))];
  return found
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((article) => {
      const own = (tallies ?? []).filter((t) => t.article === article);
      const counts = commentResults.map((result) => own.find((t) => t.result === result)?.count ?? 0);
      return { article, counts, sum: counts.reduce((all, n) => all + n, 0) };
    });
}
