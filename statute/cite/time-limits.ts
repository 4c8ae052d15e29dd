import { quantity, type Range, readQuantity } from './quantities.ts';
import { matchesOf, type Span, spanOf } from './span.ts';

export const timeUnits = ['year', 'month', 'week', 'day', 'workingDay', 'hour', 'minute'] as const;
export type TimeUnit = (typeof timeUnits)[number];

/** A stretch of time: a limit for acting (三十日内), a duration (不得超过六个月) or a term between two (五年以上十年以下). */
export interface TimeLimit extends Span, Range {
  readonly unit: TimeUnit;
  /** From when it runs, as written: 自收到申请之日起; null if not said right before it. */
  readonly since: string | null;
  /** Whether it bounds from when to when something is done (…内, …前), and not how long something lasts. */
  readonly isDeadline: boolean;
}

const units: Readonly<Record<string, TimeUnit>> = {
  年: 'year',
  周年: 'year',
  个月: 'month',
  個月: 'month',
  月: 'month',
  周: 'week',
  个星期: 'week',
  星期: 'week',
  日: 'day',
  天: 'day',
  个工作日: 'workingDay',
  工作日: 'workingDay',
  个工作天: 'workingDay',
  小时: 'hour',
  个小时: 'hour',
  小時: 'hour',
  时: 'hour',
  分钟: 'minute',
};
const unit = '(?:周年|年|[个個]月|个?星期|周(?!岁)|个?工作日|个?工作天|日|天|个?小[时時]|分钟)';
const pattern = new RegExp(
  `(?<lead>不得?超过|不多于|至多|最长不?超?过?|不得?少于|不低于|至少|最短不?少?于?|超过|满|不满|未满|逾期)?(?:为)?(?<a>${quantity})(?<ua>${unit})?(?:(?<above>以上|至|到|-|—|～)(?<b>${quantity})(?<ub>${unit}))?(?<tail>以内|之内|内|以下|以上|以前|之前|前|后|以后|届满)?`,
  'gu',
);
const since = /自[^。；，、自]{1,40}(?:之日|之时|时|次日)?起(?:的)?$/u;

/** Finds stretches of time with their bounds. Dates (2019年6月1日) and ages are none. */
export function findTimeLimits(text: string): TimeLimit[] {
  const found: TimeLimit[] = [];
  for (const match of matchesOf(pattern, text)) {
    const g = match.groups ?? {};
    const last = units[g.ub ?? g.ua ?? ''];
    if (!last || (g.b === undefined && g.ua === undefined)) continue;
    const to = match.index + match[0].length;
    if (isDate(text, match.index + (g.lead?.length ?? 0), to, g)) continue;
    const a = readQuantity(g.a ?? '');
    const b = g.b === undefined ? null : readQuantity(g.b);
    if (a === null || (g.b !== undefined && b === null)) continue;
    const first = units[g.ua ?? ''] ?? last;
    const range =
      g.b === undefined
        ? bounds(g.lead ?? '', a, g.tail ?? '')
        : { min: first === last ? a : convert(a, first, last), max: b, includesMin: true, includesMax: true };
    if (range === null) continue;
    const before = text.slice(Math.max(0, match.index - 48), match.index);
    found.push({
      ...spanOf(text, match.index, to),
      ...range,
      unit: last,
      since: since.exec(before)?.[0] ?? null,
      isDeadline: /内|前/u.test(g.tail ?? ''),
    });
  }
  return found;
}

function bounds(lead: string, value: number, tail: string): Range {
  const none = { min: null, max: null, includesMin: false, includesMax: false };
  if (/^(?:不得?超过|不多于|至多|最长)/u.test(lead)) return { ...none, max: value, includesMax: true };
  if (/^(?:不得?少于|不低于|至少|最短)/u.test(lead)) return { ...none, min: value, includesMin: true };
  if (lead === '超过') return { ...none, min: value };
  if (lead === '不满' || lead === '未满') return { ...none, max: value };
  if (lead === '满' || tail === '以上' || tail === '届满') return { ...none, min: value, includesMin: true };
  if (/前/u.test(tail)) return { ...none, min: value, includesMin: true };
  if (/内|以下/u.test(tail)) return { ...none, max: value, includesMax: true };
  if (/后/u.test(tail)) return { ...none, min: value };
  return { min: value, max: value, includesMin: true, includesMax: true };
}

/** 2019年, 6月1日, 二十周岁, 三日 of a date; also 一年级, 十日谈 and the like are no stretch of time. */
function isDate(text: string, from: number, to: number, g: Record<string, string | undefined>): boolean {
  const next = text.slice(to, to + 3);
  if (
    g.ua === '年' &&
    g.b === undefined &&
    (/^[0-9０-９〇零一二三四五六七八九]{4}$/u.test(g.a ?? '') || /^[0-9０-９一二三四五六七八九十]{1,3}月/u.test(next))
  )
    return true;
  if (
    (g.ua === '日' || g.ua === '天') &&
    /月$/u.test(text.slice(Math.max(0, from - 1), from)) &&
    !/[个個]月$/u.test(text.slice(Math.max(0, from - 2), from))
  )
    return true;
  if (/^[级級度代龄報报终鉴初末底]/u.test(next) && g.ua === '年') return true;
  return text[from - 1] === '第' || /^[0-9０-９.．]$/u.test(text[from - 1] ?? '');
}

const months: Readonly<Partial<Record<TimeUnit, number>>> = { year: 12, month: 1 };
const minutes: Readonly<Partial<Record<TimeUnit, number>>> = { week: 10080, day: 1440, hour: 60, minute: 1 };

/** 六个月以上一年以下 in years; where no exact measure leads from one unit to the other, the lower bound is left out. */
function convert(value: number, from: TimeUnit, to: TimeUnit): number | null {
  const table = months[from] !== undefined && months[to] !== undefined ? months : minutes;
  const a = table[from];
  const b = table[to];
  return a === undefined || b === undefined ? null : (value * a) / b;
}
