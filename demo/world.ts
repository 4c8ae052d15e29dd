import type { Actor, AnyActor } from '../engine/actor.ts';
import { addDays, type Calendar, createCalendar, type PlainDate } from '../engine/calendar.ts';
import { processOf } from '../processes/all.ts';
import type { ProcessId } from '../registers/vocabulary.ts';
import { nationalHolidays } from '../rules/holidays.ts';
import { packsFor } from '../rules/packs.ts';
import { createRuleBook } from '../rules/rule-book.ts';
import { createMemoryLedger, type MemoryLedger } from '../server/actions/memory-ledger.ts';
import { perform, type Work } from '../server/actions/perform.ts';
import type { StoredCase } from '../server/actions/store.ts';
import { ProblemError } from '../server/problem.ts';
import { createRandom, type Random } from './random.ts';

export const timeZone = 'Asia/Shanghai';
export const rulePack = 'chongqing';
/** Stands for whatever the screen shows at an activity of the made-up city. */
export const signInCode = '00000000';
/** The clock and other acts that no person takes. */
export const system: AnyActor = { kind: 'system', name: 'clock' };

/** The made-up city while it is being made: its ledger, its clock, and chance. */
export interface World {
  readonly ledger: MemoryLedger;
  readonly random: Random;
  readonly calendar: Calendar;
  readonly rules: ReturnType<typeof createRuleBook>;
  /** The day the city is made for; nothing happens after it. */
  readonly end: PlainDate;
  today(): PlainDate;
  now(): Date;
  setNow(moment: Date): void;
  id(): string;
  /** Makes a record of a process and answers its id. */
  make(actor: AnyActor, process: ProcessId, congressId: string, input: object, action?: string, id?: string): Promise<string>;
  act(actor: AnyActor, process: ProcessId, id: string, action: string, input?: object): Promise<StoredCase>;
  get(process: ProcessId, id: string): StoredCase;
}

/** A moment of a day in the city. */
export const at = (day: PlainDate, hour: number, minute = 0): Date =>
  new Date(`${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+08:00`);

/** The day of a moment in the city, whose clocks are eight hours ahead all year; asked too often for a formatter. */
const dayOf = (moment: Date): PlainDate => new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

export function createWorld(seed: number, end: PlainDate): World {
  const ledger = createMemoryLedger([signInCode]);
  const random = createRandom(seed);
  const ids = createRandom(seed ^ 0x5bd1e995);
  const calendar = createCalendar(nationalHolidays);
  const rules = remembering(createRuleBook(packsFor(rulePack), calendar));
  let now = at(end, 9);
  let today = end;
  let last = 0;
  const id = () => {
    last = Math.max(last + 1, now.getTime());
    return uuid(last, ids);
  };
  const run = async (
    congressId: string,
    request: { process: ProcessId; id: string; isNew: boolean; action: string; input: object; actor: AnyActor },
  ) => {
    const work: Work = {
      ledger,
      around: { now, today, rules, id },
      requestId: 'demo',
      entries: [],
      owed: [],
      written: new Map(),
    };
    try {
      await perform(work, { ...request, process: processOf(request.process), congressId });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const where = `${request.process}.${request.action} by ${request.actor.name} on ${now.toISOString()}`;
      throw new Error(`${where}: ${error.code} ${JSON.stringify(error.data)} ${JSON.stringify(error.errors)}`, { cause: error });
    }
    ledger.keep(congressId, work);
  };
  const get = (process: ProcessId, recordId: string): StoredCase => {
    const kase = ledger.find(process, recordId);
    if (!kase) throw new RangeError(`no ${process} ${recordId}`);
    return kase;
  };
  return {
    ledger,
    random,
    calendar,
    rules,
    end,
    today: () => today,
    now: () => now,
    setNow: (moment) => {
      now = moment;
      today = dayOf(moment);
    },
    id,
    get,
    async make(actor, process, congressId, input, action = 'create', recordId = id()) {
      await run(congressId, { process, id: recordId, isNew: true, action, input, actor });
      return recordId;
    },
    async act(actor, process, recordId, action, input = {}) {
      await run(get(process, recordId).congressId, { process, id: recordId, isNew: false, action, input, actor });
      return get(process, recordId);
    },
  };
}

/** The same rules, each limit computed once. */
function remembering(rules: ReturnType<typeof createRuleBook>): ReturnType<typeof createRuleBook> {
  const known = new Map<string, ReturnType<typeof rules.deadline>>();
  return {
    ...rules,
    deadline(key, start) {
      const id = `${key} ${start}`;
      const found = known.get(id);
      if (found !== undefined) return found;
      const computed = rules.deadline(key, start);
      known.set(id, computed);
      return computed;
    },
  };
}

/** Answers given before: the same few days are asked for all the time. */
const workdays = new WeakMap<Calendar, Map<string, PlainDate>>();

/** The working day `count` working days after `day` (before it, where negative); the next working day for 0. */
export function workday(calendar: Calendar, day: PlainDate, count: number): PlainDate {
  const asked = `${day} ${count}`;
  const given = workdays.get(calendar) ?? new Map<string, PlainDate>();
  workdays.set(calendar, given);
  const known = given.get(asked);
  if (known) return known;
  let date = count < 0 ? calendar.previousWorkday(day) : calendar.nextWorkday(day);
  for (let left = Math.abs(count); left > 0; left--) {
    date = count < 0 ? calendar.previousWorkday(addDays(date, -1)) : calendar.nextWorkday(addDays(date, 1));
  }
  given.set(asked, date);
  return date;
}

/** Somebody who acts in the city, through an account or only through a seat or an office. */
export function personActing(id: string, name: string, more: Partial<Pick<Actor, 'grants' | 'deputyships'>>): Actor {
  return { kind: 'person', accountId: id, name, grants: more.grants ?? [], deputyships: more.deputyships ?? [] };
}

function uuid(time: number, random: Random): string {
  const hex = (digits: number) => Array.from({ length: digits }, () => random.whole(0, 15).toString(16)).join('');
  const stamp = time.toString(16).padStart(12, '0');
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${hex(3)}-${random.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`;
}
