import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { createCalendar, type HolidayData, type HolidayYear, toPlainDate } from '../../engine/calendar.ts';
import { nationalHolidays } from '../../rules/holidays.ts';
import type { RulePack } from '../../rules/keys.ts';
import { packsFor } from '../../rules/packs.ts';
import { type CongressRules, createRuleBook } from '../../rules/rule-book.ts';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';

type Tx = Kysely<Database> | Transaction<Database>;

/** A congress's rules and legal day. */
export interface CongressTime {
  readonly rules: CongressRules;
  readonly timeZone: string;
  readonly rulePack: string;
  today(now: Date): string;
}

/** A congress's rules as the database keeps them. */
export interface Basis {
  readonly congress: { readonly rule_pack: string; readonly time_zone: string } | null;
  readonly own:
    | readonly {
        readonly key: string;
        readonly value: string;
        readonly source: string;
        readonly from: string;
        readonly to: string | null;
      }[]
    | null;
  readonly holidays: readonly { readonly year: number; readonly off: string[]; readonly work: string[] }[] | null;
}

/** What each congress's rules looked like last time, so that they are put together again only when they changed. */
const known = new Map<string, { readonly fingerprint: string; readonly time: CongressTime }>();
const mostKept = 5000;

/** The rules of one congress as they stand now, in one round trip; other nodes' edits are seen at once. */
export async function congressTime(tx: Tx, congressId: string): Promise<CongressTime> {
  const { rows } = await sql<Basis>`SELECT ${basisOf(congressId)}`.execute(tx);
  return timeOf(congressId, rows[0]);
}

/** What a congress's rules are made of, as columns of any SELECT, for `timeOf`. */
export const basisOf = (congressId: string): RawBuilder<unknown> => sql`
  (SELECT json_build_object('rule_pack', rule_pack, 'time_zone', time_zone) FROM congress WHERE congress_id = ${congressId} AND id = ${congressId}) AS congress,
  (SELECT json_agg(json_build_object('key', rule_key, 'value', value, 'source', source, 'from', effective_from, 'to', effective_to) ORDER BY effective_from DESC)
    FROM local_rule WHERE congress_id = ${congressId} AND state = 'active') AS own,
  (SELECT json_agg(json_build_object('year', year, 'off', rest_days, 'work', work_days))
    FROM holiday_year WHERE congress_id = ${congressId} AND state = 'active') AS holidays`;

/** The rules that a basis makes. Refuses a congress that is not there. */
export function timeOf(congressId: string, basis: Basis | undefined): CongressTime {
  if (!basis?.congress) throw new ProblemError('notFound');
  const { congress, own, holidays } = basis;
  const fingerprint = JSON.stringify([congress, own, holidays]);
  const kept = known.get(congressId);
  if (kept?.fingerprint === fingerprint) return kept.time;
  const time = put({ ...basis, congress });
  if (known.size >= mostKept) known.clear();
  known.set(congressId, { fingerprint, time });
  return time;
}

function put(basis: Basis & { readonly congress: NonNullable<Basis['congress']> }): CongressTime {
  const own = (basis.own ?? []).map((r) => ({
    key: r.key,
    value: JSON.parse(r.value),
    source: { zh: r.source, en: r.source },
    effectiveFrom: r.from,
    ...(r.to ? { effectiveTo: r.to } : {}),
    legalForce: 'localRule',
  })) as unknown as RulePack['rules'];
  const years: Record<number, HolidayYear> = { ...nationalHolidays };
  for (const h of basis.holidays ?? []) years[h.year] = { off: h.off, work: h.work };
  const calendar = createCalendar(years satisfies HolidayData);
  return {
    rules: createRuleBook(packsFor(basis.congress.rule_pack, own), calendar),
    timeZone: basis.congress.time_zone,
    rulePack: basis.congress.rule_pack,
    today: (now) => toPlainDate(now, basis.congress.time_zone),
  };
}
