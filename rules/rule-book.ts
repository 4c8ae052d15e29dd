import type { Calendar, PlainDate } from '../engine/calendar.ts';
import { deadlineFrom } from '../engine/duration.ts';
import type { RuleBook } from '../engine/rule-book.ts';
import { type ResolvedRule, resolveRule, type YearlyWindow } from '../engine/rules.ts';
import type {
  ChoiceRuleKey,
  DurationRuleKey,
  FlagRuleKey,
  NumberRuleKey,
  RuleKey,
  RulePack,
  RuleValue,
  ruleKeys,
  WindowRuleKey,
} from './keys.ts';

interface RuleWords {
  readonly role: string;
  readonly durationRule: DurationRuleKey;
  readonly flagRule: FlagRuleKey;
  readonly numberRule: NumberRuleKey;
  readonly process: string;
}

/** What the engine asks, and besides it the choices and yearly windows. */
export interface CongressRules extends RuleBook<RuleWords> {
  choice<K extends ChoiceRuleKey>(key: K, on: PlainDate): RuleValue<K>;
  /** This year's part, as days; null where the place sets none. */
  window(key: WindowRuleKey, on: PlainDate): { readonly from: PlainDate; readonly until: PlainDate; readonly source: string } | null;
  /** The rule with its source and pack, as the screen shows it. Throws for a day before any rule. */
  rule<K extends RuleKey>(key: K, on: PlainDate): ResolvedRule<typeof ruleKeys, K>;
}

/** The rules of one congress over its packs (see `packsFor`) and its calendar. */
export function createRuleBook(packs: readonly RulePack[], calendar: Calendar): CongressRules {
  const rule = <K extends RuleKey>(key: K, on: PlainDate): ResolvedRule<typeof ruleKeys, K> => {
    const found = resolveRule(packs, key, on);
    if (!found) throw new RangeError(`no rule for ${key} on ${on}`);
    return found;
  };
  return {
    rule,
    flag: (key, on) => rule(key, on).value,
    number: (key, on) => rule(key, on).value,
    choice: <K extends ChoiceRuleKey>(key: K, on: PlainDate): RuleValue<K> => rule(key, on).value,
    window(key, on) {
      const { value, source } = rule(key, on);
      const days: YearlyWindow | null = value;
      const year = on.slice(0, 4);
      return days && { from: `${year}-${days.from}`, until: `${year}-${days.until}`, source: source.zh };
    },
    startEvent: (key, on) => rule(key, on).value?.startEvent ?? 'none',
    deadline(key, start) {
      const { value, source } = rule(key, start);
      if (value === null) return null;
      const { due, provisional } = deadlineFrom(start, value, calendar);
      return { dueOn: due, amount: value.amount, unit: value.unit, source: source.zh, provisional };
    },
  };
}
