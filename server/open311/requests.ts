import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { addDays } from '../../engine/calendar.ts';
import type { Database } from '../db/tables.ts';
import { listOf, type Part } from './document.ts';
import type { KnownKey } from './keys.ts';
import { notRight, Open311Error } from './problems.ts';

const day = 86_400_000;
const longest = 90 * day;
const mostOfAPage = 1000;
const usualPage = 100;
const mostPages = 1000;
const mostIds = 100;

/** States in which nothing more is awaited from us. */
const closedStates = ['answeredByDeputy', 'fedBack', 'rated', 'refused', 'closed', 'archived'] as const;

interface Row {
  readonly id: string;
  readonly state: string;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly next_due_on: string | null;
  readonly code: string | null;
  readonly service: string | null;
  readonly unit: string | null;
  readonly district: string | null;
}

export interface Filter {
  readonly service_request_id?: string | undefined;
  readonly service_code?: string | undefined;
  readonly start_date?: string | undefined;
  readonly end_date?: string | undefined;
  readonly status?: string | undefined;
  readonly page?: string | undefined;
  readonly page_size?: string | undefined;
}

/**
 * How those opinions stand that came by a key: newest first, of at most ninety days, in pages. Nothing that was said and nobody who said
 * it is told: the texts are for the citizen, at their own address. What a person has to look at first is not there yet.
 */
export async function requestsPart(db: Kysely<Database>, key: KnownKey, filter: Filter, now: Date): Promise<Part> {
  const ids = filter.service_request_id?.split(',').map((id) => id.trim());
  if (ids) {
    if (ids.length > mostIds) throw notRight('service_request_id', `at most ${mostIds} ids`);
    const known = ids.filter((id) => z.uuid().safeParse(id).success);
    return partOf(await rowsOf(db, key, sql`t.id = ANY(${known}::uuid[])`, mostIds, 0));
  }
  const { from, until } = span(filter, now);
  const size = whole('page_size', filter.page_size, mostOfAPage) ?? usualPage;
  const page = whole('page', filter.page, mostPages) ?? 1;
  const codes = filter.service_code?.split(',').map((code) => code.trim());
  const statuses = filter.status?.split(',').map((status) => status.trim());
  if (statuses?.some((status) => status !== 'open' && status !== 'closed')) throw notRight('status', 'open, closed or both');
  const isClosed = sql`t.state = ANY(${[...closedStates]})`;
  const wanted =
    !statuses || (statuses.includes('open') && statuses.includes('closed'))
      ? sql`true`
      : statuses.includes('closed')
        ? isClosed
        : sql`NOT ${isClosed}`;
  const where = sql`r.told_at >= ${from} AND r.told_at <= ${until} AND ${wanted} AND (${codes ?? null}::text[] IS NULL OR c.code = ANY(${codes ?? null}::text[]))`;
  return partOf(await rowsOf(db, key, where, size, (page - 1) * size));
}

/** One request; one of another key, or one that still waits to be looked at, is not there. */
export async function requestPart(db: Kysely<Database>, key: KnownKey, id: string): Promise<Part> {
  const rows = z.uuid().safeParse(id).success ? await rowsOf(db, key, sql`t.id = ${id}`, 1, 0) : [];
  if (rows.length === 0) throw new Open311Error(404, 'service_request_id was not found');
  return partOf(rows);
}

/** The number of what was first looked at, once that has been done. */
export async function tokenPart(db: Kysely<Database>, key: KnownKey, token: string): Promise<Part> {
  const rows = z.uuid().safeParse(token).success ? await rowsOf(db, key, sql`r.token = ${token}`, 1, 0) : [];
  const [row] = rows;
  if (!row) throw new Open311Error(404, 'token_id was not found, or has no service_request_id yet');
  return listOf('request', [{ service_request_id: row.id, token }]);
}

async function rowsOf(db: Kysely<Database>, key: KnownKey, where: ReturnType<typeof sql>, limit: number, offset: number): Promise<Row[]> {
  const { rows } =
    await sql<Row>`SELECT t.id, t.state, t.created_at, t.updated_at, t.next_due_on, c.code, c.name AS service, u.name AS unit, t.district
    FROM open311_request r JOIN opinion t ON t.congress_id = r.congress_id AND t.id = r.opinion_id
      LEFT JOIN category c ON c.congress_id = t.congress_id AND c.id = t.category_id
      LEFT JOIN unit u ON u.congress_id = t.congress_id AND u.id = t.unit_id
    WHERE r.congress_id = ${key.congressId} AND r.key_id = ${key.id} AND t.state <> 'held' AND ${where}
    ORDER BY r.told_at DESC, r.opinion_id DESC LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return rows;
}

const partOf = (rows: readonly Row[]): Part => listOf('request', rows.map(lineOf));

function lineOf(row: Row): Part {
  const isClosed = (closedStates as readonly string[]).includes(row.state);
  return {
    service_request_id: row.id,
    status: isClosed ? 'closed' : 'open',
    status_notes: notes[row.state] ?? '',
    service_name: row.service ?? '',
    service_code: row.code ?? '',
    description: '',
    agency_responsible: row.unit ?? '',
    service_notice: '',
    requested_datetime: moment(row.created_at),
    updated_datetime: moment(row.updated_at),
    expected_datetime: row.next_due_on === null || isClosed ? '' : `${addDays(row.next_due_on, 1)}T00:00:00+08:00`,
    address: row.district ?? '',
    address_id: '',
    zipcode: '',
    lat: null,
    long: null,
    media_url: '',
  };
}

/** Why it stands so, in words that tell nothing of what was said. */
const notes: Readonly<Record<string, string>> = {
  submitted: '等待查收 · Waiting to be received',
  received: '已收件 · Received',
  routed: '已转承办单位 · Sent to the unit that handles it',
  inProgress: '办理中 · In progress',
  answered: '单位已答复，等待反馈 · Answered, about to be fed back',
  escalated: '督办中 · Being followed up',
  converted: '已转化办理 · Taken up as something lasting',
  merged: '与相同事项合并办理 · Handled with others that say the same',
  answeredByDeputy: '代表已答复，请本人凭查询地址查看 · Answered; the citizen reads it at the private address',
  fedBack: '已反馈，请本人凭查询地址查看 · Fed back; the citizen reads it at the private address',
  rated: '本人已评价 · Rated by the citizen',
  refused: '不予受理，理由请本人凭查询地址查看 · Not taken up; the citizen reads why at the private address',
  closed: '已办结 · Closed',
  archived: '内容已按规定删除 · Its contents were deleted as the rules have it',
};

const moment = (at: Date): string => at.toISOString().replace(/\.\d+Z$/, 'Z');

/** From when until when: ninety days at most, the last ninety where nothing is said. */
function span(filter: Filter, now: Date): { from: Date; until: Date } {
  const start = time('start_date', filter.start_date);
  const end = time('end_date', filter.end_date);
  const until = end ?? (start ? new Date(Math.min(now.getTime(), start.getTime() + longest)) : now);
  const from = start ?? new Date(until.getTime() - longest);
  if (until.getTime() - from.getTime() > longest) throw notRight('end_date', 'at most 90 days after start_date');
  return { from, until };
}

function time(field: string, given: string | undefined): Date | undefined {
  if (given === undefined) return undefined;
  const read = z.union([z.iso.datetime({ offset: true }), z.iso.date()]).safeParse(given);
  if (!read.success) throw notRight(field, 'not a date and time with its zone');
  return new Date(given);
}

function whole(field: string, given: string | undefined, most: number): number | undefined {
  if (given === undefined) return undefined;
  const read = z.coerce.number().int().min(1).max(most).safeParse(given);
  if (!read.success) throw notRight(field, `a whole number from 1 to ${most}`);
  return read.data;
}
