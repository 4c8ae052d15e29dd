import { type Kysely, sql } from 'kysely';
import { processOf } from '../../processes/all.ts';
import { textOf } from '../../processes/text.ts';
import { visibleRows } from '../actions/visibility.ts';
import type { Database } from '../db/tables.ts';
import { escapeMarkup, htmlPage, link, paragraphs, type Reader, say } from './html.ts';

type Db = Kysely<Database>;
const mostReports = 300;

interface ReportLine {
  readonly id: string;
  readonly deputy: string;
  readonly held: string;
  readonly place: string;
  readonly unit: string | null;
  readonly result: string;
}
interface Report extends ReportLine {
  readonly text: string;
  readonly audience: number;
  readonly satisfied: number;
  readonly basically: number;
  readonly dissatisfied: number;
  readonly questions: readonly { readonly question: string; readonly answer: string }[] | null;
}

const published = (congressId: string) =>
  sql`t.congress_id = ${congressId} AND ${visibleRows(processOf('dutyReport'), null, congressId)} AND t.result IS NOT NULL`;
const lineOf = sql`t.id, d.name AS deputy, t.held_on::text AS held, t.place, t.electoral_unit AS unit, t.result`;
const from = sql`duty_report t JOIN deputyship d ON d.congress_id = t.congress_id AND d.id = t.deputy_id`;

/** Published reports of deputies to those who elected them, the latest first. */
export async function publicDutyReports(db: Db, congressId: string): Promise<readonly ReportLine[]> {
  const { rows } = await sql<ReportLine>`SELECT ${lineOf} FROM ${from} WHERE ${published(congressId)}
    ORDER BY t.held_on DESC, t.id DESC LIMIT ${mostReports}`.execute(db);
  return rows;
}

/** One published report; null where there is none that everybody may read. */
export async function publicDutyReport(db: Db, congressId: string, id: string): Promise<Report | null> {
  const { rows } =
    await sql<Report>`SELECT ${lineOf}, t.text, t.audience, t.satisfied, t.basically_satisfied AS basically, t.dissatisfied, t.questions
    FROM ${from} WHERE ${published(congressId)} AND t.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

const resultIn = ({ locale }: Reader, result: string): string =>
  (textOf('dutyReport', locale).options as Readonly<Record<string, string>>)[`result.${result}`] ?? result;

/** The list of published reports. */
export function dutyReportsPage(reader: Reader, reports: readonly ReportLine[]): string {
  const { text: t, congress } = reader;
  const region = congress?.regionCode ?? '';
  const lines = reports.map(
    (r) =>
      `<li><h2><a href="${link(reader, `/public/duty-reports/${r.id}`, { region })}">${escapeMarkup(r.deputy)}</a></h2><p class="quiet">${[
        r.held,
        r.unit,
        r.place,
        resultIn(reader, r.result),
      ]
        .filter((fact): fact is string => Boolean(fact))
        .map(escapeMarkup)
        .join(' · ')}</p></li>`,
  );
  const main =
    reports.length === 0
      ? `<p class="note">${escapeMarkup(t.noDutyReport)}</p>`
      : `<p role="status"><strong>${say(t.dutyReportCount, { count: reports.length })}</strong></p><ol class="list">${lines.join('')}</ol>`;
  return htmlPage(reader, `${t.dutyReports} · ${congress?.name ?? ''}`, `<h1>${escapeMarkup(t.dutyReports)}</h1>${main}`);
}

/** One published report: what was said, asked and answered, and the test. */
export function dutyReportPage(reader: Reader, report: Report): string {
  const { text: t, congress } = reader;
  const title = `${report.deputy} · ${t.dutyReports}`;
  const facts = [report.held, report.unit, report.place].filter((fact): fact is string => Boolean(fact));
  const counts = {
    audience: report.audience,
    satisfied: report.satisfied,
    basically: report.basically,
    dissatisfied: report.dissatisfied,
    result: resultIn(reader, report.result),
  };
  const asked = (report.questions ?? []).map(
    ({ question, answer }) => `<li><p><strong>${escapeMarkup(question)}</strong></p>${paragraphs(answer)}</li>`,
  );
  const main = `<p><a href="${link(reader, '/public/duty-reports', { region: congress?.regionCode })}">${escapeMarkup(t.dutyReports)}</a></p>
<h1>${escapeMarkup(title)}</h1><p class="quiet">${facts.map(escapeMarkup).join(' · ')}</p><p><strong>${say(t.dutyReportTest, counts)}</strong></p>
<div lang="zh-CN">${paragraphs(report.text)}</div>${asked.length > 0 ? `<h2>${escapeMarkup(t.dutyReportAsked)}</h2><ol class="list" lang="zh-CN">${asked.join('')}</ol>` : ''}`;
  return htmlPage(reader, `${title} · ${congress?.name ?? ''}`, main);
}
