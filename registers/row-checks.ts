import type { Objection } from '../engine/define.ts';
import { checkPack } from '../engine/rule-check.ts';
import { ruleKeys } from '../rules/keys.ts';
import { choosablePacks, packsFor } from '../rules/packs.ts';

/** Why a row of a register is refused though every field is in its form. */

interface OwnRule {
  readonly ruleKey: string;
  readonly value: string;
  readonly source: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

const ruleFields = {
  unknownKey: 'ruleKey',
  wrongValue: 'value',
  badDate: 'effectiveTo',
  noSource: 'source',
  longerThanLaw: 'value',
} as const;
export const ruleReasons = ['unknownKey', 'wrongValue', 'badDate', 'noSource', 'longerThanLaw'] as const;

/** An own rule has a known key, a value of its kind and a source, and no limit longer than the law's. */
export function checkOwnRule(row: OwnRule): true | Objection<(typeof ruleReasons)[number]> {
  const value = parsed(row.value);
  if (value === undefined) return { reason: 'wrongValue', field: 'value' };
  const rule = {
    key: row.ruleKey,
    value,
    source: { zh: row.source, en: row.source },
    effectiveFrom: row.effectiveFrom,
    ...(row.effectiveTo ? { effectiveTo: row.effectiveTo } : {}),
    legalForce: 'localRule',
  };
  const [problem] = checkPack(ruleKeys, { rules: [rule] }, packsFor('national'));
  // One rule alone cannot overlap; of several, the one that begins last goes before.
  if (!problem || problem.code === 'overlap') return true;
  return { reason: problem.code, field: ruleFields[problem.code] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Holidays {
  readonly year: number;
  readonly restDays: readonly string[];
  readonly workDays: readonly string[];
}
export const holidayReasons = ['otherYear', 'bothKinds'] as const;

/** Every day lies in the year itself, and none is both a day of rest and of work. */
export function checkHolidays({ year, restDays, workDays }: Holidays): true | Objection<(typeof holidayReasons)[number]> {
  const elsewhere = (days: readonly string[]) => days.find((d) => !d.startsWith(`${year}-`));
  for (const field of ['restDays', 'workDays'] as const) {
    const day = elsewhere(field === 'restDays' ? restDays : workDays);
    if (day !== undefined) return { reason: 'otherYear', field, data: { day, year } };
  }
  const both = workDays.find((d) => restDays.includes(d));
  return both === undefined ? true : { reason: 'bothKinds', field: 'workDays', data: { day: both } };
}

export const congressReasons = ['unknownPack', 'unknownTimeZone'] as const;

/** A congress stands on a rule pack there is, and lives in a time zone there is: every deadline is computed from both. */
export function checkCongress(row: {
  readonly rulePack: string;
  readonly timeZone: string;
}): true | Objection<(typeof congressReasons)[number]> {
  if (!choosablePacks.some((p) => p.id === row.rulePack)) return { reason: 'unknownPack', field: 'rulePack' };
  return isTimeZone(row.timeZone) ? true : { reason: 'unknownTimeZone', field: 'timeZone' };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const spanReasons = ['endsBeforeStart'] as const;

/** What ends does not end before it begins. */
export const checkSpan = (row: { readonly startOn: string; readonly endOn: string }): true | Objection<'endsBeforeStart'> =>
  row.startOn <= row.endOn ? true : { reason: 'endsBeforeStart', field: 'endOn' };
