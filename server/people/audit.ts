import type { Kysely } from 'kysely';
import type { AccessLogEntry, LogFilter, SecurityLogEntry } from '../../contract/people.ts';
import type { Actor } from '../../engine/actor.ts';
import type { Database } from '../db/tables.ts';
import { congressesOf } from './authority.ts';
import { noCongress } from './logs.ts';

/** Where a page of a log goes on: after this line, counted from the newest. */
export interface LogPlace {
  readonly at: string;
  readonly id: string;
}

export interface LogPage {
  readonly filter: LogFilter;
  readonly after: LogPlace | null;
  readonly limit: number;
}

interface AuditLogs {
  readonly security: SecurityLogEntry;
  readonly access: AccessLogEntry;
}
export type AuditLogName = keyof AuditLogs;

/**
 * The congresses whose logs an audit administrator reads. Failed sign-ins under names that no account has belong to none, and are
 * shown to all of them.
 */
export async function auditedCongresses(db: Kysely<Database>, actor: Actor): Promise<string[]> {
  return [...(await congressesOf(db, actor, 'auditAdmin')), noCongress];
}

/** Lines of the security log, newest first. */
export async function readSecurityLog(db: Kysely<Database>, congressIds: readonly string[], page: LogPage): Promise<SecurityLogEntry[]> {
  const { filter, after } = page;
  const rows = await db
    .selectFrom('security_log')
    .selectAll()
    .where('congress_id', 'in', congressIds)
    .$if(filter.from !== undefined, (qb) => qb.where('at', '>=', new Date(filter.from ?? 0)))
    .$if(filter.until !== undefined, (qb) => qb.where('at', '<', new Date(filter.until ?? 0)))
    .$if(filter.accountId !== undefined, (qb) =>
      qb.where((eb) => eb.or([eb('account_id', '=', filter.accountId ?? ''), eb('actor_id', '=', filter.accountId ?? '')])),
    )
    .$if(filter.kind !== undefined, (qb) => qb.where('kind', '=', filter.kind ?? ''))
    .$if(after !== null, (qb) => qb.where((eb) => eb(eb.refTuple('at', 'id'), '<', eb.tuple(new Date(after?.at ?? 0), after?.id ?? ''))))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map((r) => ({
    id: r.id,
    at: r.at.toISOString(),
    congressId: r.congress_id,
    kind: r.kind,
    accountId: r.account_id,
    accountName: r.account_name,
    actorId: r.actor_id,
    actorName: r.actor_name,
    ip: r.ip,
    userAgent: r.user_agent,
    data: r.data,
    requestId: r.request_id,
  }));
}

/** Lines of the access log, newest first. */
export async function readAccessLog(db: Kysely<Database>, congressIds: readonly string[], page: LogPage): Promise<AccessLogEntry[]> {
  const { filter, after } = page;
  const rows = await db
    .selectFrom('access_log')
    .selectAll()
    .where('congress_id', 'in', congressIds)
    .$if(filter.from !== undefined, (qb) => qb.where('at', '>=', new Date(filter.from ?? 0)))
    .$if(filter.until !== undefined, (qb) => qb.where('at', '<', new Date(filter.until ?? 0)))
    .$if(filter.accountId !== undefined, (qb) => qb.where('account_id', '=', filter.accountId ?? ''))
    .$if(filter.kind !== undefined, (qb) => qb.where('kind', '=', filter.kind ?? ''))
    .$if(after !== null, (qb) => qb.where((eb) => eb(eb.refTuple('at', 'id'), '<', eb.tuple(new Date(after?.at ?? 0), after?.id ?? ''))))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map((r) => ({
    id: r.id,
    at: r.at.toISOString(),
    congressId: r.congress_id,
    kind: r.kind,
    accountId: r.account_id,
    accountName: r.account_name,
    subjectId: r.subject_id,
    subjectName: r.subject_name,
    fields: r.fields,
    count: r.count,
    ip: r.ip,
    requestId: r.request_id,
  }));
}

const readers: {
  readonly [K in AuditLogName]: (db: Kysely<Database>, congressIds: readonly string[], page: LogPage) => Promise<AuditLogs[K][]>;
} = {
  security: readSecurityLog,
  access: readAccessLog,
};

/** Columns of the exported table, in order. */
const columns = {
  security: ['at', 'kind', 'accountName', 'actorName', 'ip', 'userAgent', 'data', 'congressId', 'accountId', 'actorId', 'requestId', 'id'],
  access: ['at', 'kind', 'accountName', 'subjectName', 'fields', 'count', 'ip', 'congressId', 'accountId', 'subjectId', 'requestId', 'id'],
} as const satisfies { readonly [K in AuditLogName]: readonly (keyof AuditLogs[K])[] };

const PAGE = 1000;

/** A whole log as CSV or JSON, piece by piece, so that any length fits in memory. */
export async function* exportLog(
  db: Kysely<Database>,
  log: AuditLogName,
  congressIds: readonly string[],
  filter: LogFilter,
  format: 'csv' | 'json',
): AsyncGenerator<string> {
  const names: readonly string[] = columns[log];
  // The mark makes spreadsheets read the file as UTF-8.
  yield format === 'csv' ? `\uFEFF${names.join(',')}\r\n` : '[';
  let after: LogPlace | null = null;
  let first = true;
  for (;;) {
    const lines: readonly (SecurityLogEntry | AccessLogEntry)[] = await readers[log](db, congressIds, { filter, after, limit: PAGE });
    let text = '';
    for (const line of lines) {
      if (format === 'csv') text += `${names.map((name) => csvCell(line[name as keyof typeof line])).join(',')}\r\n`;
      else text += `${first ? '\n' : ',\n'}${JSON.stringify(line)}`;
      first = false;
    }
    if (text !== '') yield text;
    const last = lines.at(-1);
    if (!last || lines.length < PAGE) break;
    after = { at: last.at, id: last.id };
  }
  if (format === 'json') yield '\n]\n';
}

/** One cell; text that a spreadsheet would take for a formula is marked as text. */
export function csvCell(value: unknown): string {
  const text = value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  const harmless = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) || harmless !== text ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
