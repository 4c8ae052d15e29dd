import { isPlainDate, type PlainDate } from './calendar.ts';
import { LONGEST_AMOUNT } from './duration.ts';
import type { Bilingual, RuleCatalogue, RuleDefinition, RulePack } from './rules.ts';

/** What is wrong with a rule, by its place in the pack. */
export interface RuleProblem extends Bilingual {
  readonly index: number;
  readonly key: string;
  readonly code: 'unknownKey' | 'wrongValue' | 'badDate' | 'noSource' | 'overlap' | 'longerThanLaw';
}

type Loose = Readonly<Record<string, unknown>>;
interface Span {
  readonly index: number;
  readonly key: string;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

const MOST_RULES = 1000;
const messages = {
  unknownKey: { zh: '没有这个规则项', en: 'there is no such rule key' },
  wrongValue: { zh: '值与规则项的类型不符', en: 'the value does not fit the key' },
  badDate: { zh: '生效日期或失效日期有误', en: 'the dates between which it holds are not right' },
  noSource: { zh: '须注明依据（中文和英文）', en: 'a source is needed, in Chinese and English' },
  overlap: { zh: '与同一规则项的另一条在时间上重叠', en: 'overlaps another rule of the same key' },
  longerThanLaw: { zh: '长于法律规定的期限', en: 'longer than the law allows' },
} as const satisfies Record<RuleProblem['code'], Bilingual>;

/**
 * Everything wrong with the rules of a pack, as data from anywhere: unknown keys, values of the wrong kind, bad dates, missing
 * sources, two rules of one key holding on the same day, and limits longer than those of a law in `parents`. Empty when all is well.
 */
export function checkPack<C extends RuleCatalogue>(
  catalogue: C,
  pack: { readonly rules: readonly unknown[] },
  parents: readonly RulePack<C>[] = [],
): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const spans: Span[] = [];
  for (const [index, given] of pack.rules.slice(0, MOST_RULES).entries()) {
    const rule = asRecord(given) ?? {};
    const key = typeof rule.key === 'string' ? rule.key : '';
    const say = (code: RuleProblem['code']) => problems.push({ index, key, code, ...messages[code] });
    const definition = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
    if (!definition) {
      say('unknownKey');
      continue;
    }
    if (!fits(definition, rule.value)) say('wrongValue');
    else if (definition.type === 'duration' && exceedsLaw(key, rule, parents)) say('longerThanLaw');
    const source = asRecord(rule.source);
    if (!isText(source?.zh) || !isText(source?.en)) say('noSource');
    const { effectiveFrom: from, effectiveTo: to } = rule;
    if (!isDay(from) || !(to === undefined || (isDay(to) && from <= to))) {
      say('badDate');
      continue;
    }
    const span = { index, key, from, to: to ?? null };
    if (spans.some((other) => other.key === key && overlaps(other, span))) say('overlap');
    spans.push(span);
  }
  return problems;
}

/** Whether a value is one that the key can take. */
export function fits(definition: RuleDefinition, value: unknown): boolean {
  switch (definition.type) {
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      return Number.isInteger(value) && Number(value) >= definition.min && Number(value) <= definition.max;
    case 'choice':
      return typeof value === 'string' && definition.options.includes(value);
    case 'window':
      return value === null || isWindow(asRecord(value));
    case 'duration':
      return value === null || isDuration(asRecord(value), definition.startEvents);
  }
}

function isDuration(value: Loose | null, startEvents: readonly string[]): boolean {
  if (!value) return false;
  const { amount, unit, direction, roll, startEvent } = value;
  return (
    Number.isInteger(amount) &&
    Number(amount) >= 0 &&
    Number(amount) <= LONGEST_AMOUNT &&
    isOneOf(unit, ['day', 'workday', 'month', 'year']) &&
    (direction === undefined || isOneOf(direction, ['after', 'before'])) &&
    isOneOf(roll, ['nextWorkday', 'none']) &&
    isOneOf(startEvent, startEvents)
  );
}

/** Both days exist in every year, so 29 February is refused. */
const isWindow = (value: Loose | null): boolean =>
  isText(value?.from) &&
  isText(value?.until) &&
  isPlainDate(`2001-${value.from}`) &&
  isPlainDate(`2001-${value.until}`) &&
  value.from <= value.until;

/** Rough length in days: enough to set a limit against a statutory one of months. */
const roughDays = (value: Loose): number => {
  const perUnit = { day: 1, workday: 7 / 5, month: 365 / 12, year: 365 };
  return Number(value.amount) * (perUnit[value.unit as keyof typeof perUnit] ?? 0);
};

/** A local rule may shorten a statutory limit but not lengthen or drop it. */
function exceedsLaw<C extends RuleCatalogue>(key: string, rule: Loose, parents: readonly RulePack<C>[]): boolean {
  if (rule.legalForce === 'law') return false;
  const laws = parents.flatMap((pack) => pack.rules).filter((r) => r.key === key && r.legalForce === 'law' && r.effectiveTo === undefined);
  const given = asRecord(rule.value);
  return laws.some((law) => {
    const limit = asRecord(law.value);
    return limit !== null && (given === null || roughDays(given) > roughDays(limit));
  });
}

const overlaps = (a: Span, b: Span): boolean => (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to);
const asRecord = (value: unknown): Loose | null => (typeof value === 'object' && value !== null ? (value as Loose) : null);
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '' && value.length <= 500;
const isDay = (value: unknown): value is PlainDate => typeof value === 'string' && isPlainDate(value);
const isOneOf = (value: unknown, options: readonly string[]): boolean => typeof value === 'string' && options.includes(value);
