import { PassThrough } from 'node:stream';
import ExcelJS from 'exceljs';
import { byTheSystem } from '../../server/people/by.ts';
import { openSession } from '../../server/people/sessions.ts';
import type { City, Member } from './city.ts';

/** An answer with its bytes. */
export interface Download {
  readonly status: number;
  readonly bytes: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
  readonly headers: Record<string, unknown>;
}

async function signedIn(city: City, member: Member): Promise<Record<string, string>> {
  const by = { ...byTheSystem(city.clock.now()), ip: '127.0.0.1' };
  const { db, config } = city.deps;
  const token = await db
    .transaction()
    .execute((tx) => openSession(tx, member.accountId, { method: 'password', secondFactor: true }, by, config));
  const { csrf } = await db
    .selectFrom('sign_in_session')
    .select('csrf')
    .where('account_id', '=', member.accountId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return { cookie: `yishi_session=${token}`, 'x-csrf-token': csrf };
}

export async function download(city: City, member: Member, url: string, headers: Record<string, string> = {}): Promise<Download> {
  const answer = await city.app.inject({ method: 'GET', url, headers: { ...(await signedIn(city, member)), ...headers } });
  return seen(answer.statusCode, answer.rawPayload, answer.headers);
}

/** Sends one file as the part `file` of a form. */
export async function upload(
  city: City,
  member: Member,
  url: string,
  name: string,
  content: Buffer,
  headers: Record<string, string> = {},
): Promise<Download> {
  const boundary = 'yishi-test-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const answer = await city.app.inject({
    method: 'POST',
    url,
    payload,
    headers: { ...(await signedIn(city, member)), 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers },
  });
  return seen(answer.statusCode, answer.rawPayload, answer.headers);
}

function seen(status: number, bytes: Buffer, headers: Record<string, unknown>): Download {
  const isJson = /json$|json;/.test(String(headers['content-type'] ?? '')) && !String(headers['content-type']).includes('ndjson');
  return { status, bytes, body: isJson ? JSON.parse(bytes.toString('utf8')) : null, headers };
}

export type Value = string | number | boolean | Date | null | ExcelJS.CellFormulaValue | ExcelJS.CellRichTextValue;

/** A workbook made by another program's library than the product's own. */
export async function workbookOf(rows: readonly (readonly Value[])[], { dates = false } = {}): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const out = new PassThrough();
  out.on('data', (chunk: Buffer) => chunks.push(chunk));
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: true, useStyles: dates });
  const sheet = workbook.addWorksheet('表');
  for (const row of rows) {
    const added = sheet.addRow([...row]);
    if (dates) for (const [i, value] of row.entries()) if (value instanceof Date) added.getCell(i + 1).numFmt = 'yyyy"年"m"月"d"日"';
    added.commit();
  }
  await workbook.commit();
  return Buffer.concat(chunks);
}

/** The sheets of a workbook as another library reads them. */
export async function sheetsOf(bytes: Buffer): Promise<{ name: string; rows: unknown[][] }[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook.worksheets.map((sheet) => {
    const rows: unknown[][] = [];
    sheet.eachRow({ includeEmpty: false }, (row) => {
      rows.push((row.values as unknown[]).slice(1));
    });
    return { name: sheet.name, rows };
  });
}
