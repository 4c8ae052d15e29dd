import { expectTypeOf, test } from 'vitest';
import { resolveRule } from '../engine/rules.ts';
import type { DurationRuleKey, FlagRuleKey, Rule, RuleKey } from './keys.ts';
import { packsFor } from './packs.ts';
import type { CongressRules } from './rule-book.ts';
import { months, rulesOf } from './terms.ts';

const rule = rulesOf({ zh: '某条例', en: 'Some regulations', from: '2020-01-01', force: 'localRule' });
declare const rules: CongressRules;

test('a misspelt rule key does not compile', () => {
  expectTypeOf<'suggestion.reply.normal'>().toExtend<RuleKey>();
  expectTypeOf<'suggestion.replly.normal'>().not.toExtend<RuleKey>();
  // @ts-expect-error misspelt
  resolveRule(packsFor('chongqing'), 'suggestion.replly.normal', '2026-01-01');
  // @ts-expect-error misspelt
  rule('suggestion.rewrok', months(1, 'reworkOrdered'), 1);
});

test('a value of the wrong kind or a limit from the wrong event does not compile', () => {
  // @ts-expect-error a flag is no number
  rule('suggestion.reply.preCheck', 3, 1);
  // @ts-expect-error rework does not run from hand-over
  rule('suggestion.rework', months(1, 'handOver'), 1);
  // @ts-expect-error not among the options
  rule('suggestion.rework.ground', 'weather', 1);
});

test('each kind of question takes only its kind of key', () => {
  expectTypeOf<DurationRuleKey & FlagRuleKey>().toEqualTypeOf<never>();
  // @ts-expect-error a flag has no due day
  rules.deadline('suggestion.reply.preCheck', '2026-01-01');
  // @ts-expect-error a limit is no flag
  rules.flag('suggestion.reply.normal', '2026-01-01');
  expectTypeOf(rules.choice('suggestion.rework.ground', '2026-01-01')).toEqualTypeOf<'dissatisfaction' | 'assessment'>();
  expectTypeOf<Extract<Rule, { key: 'suggestion.reply.preCheck' }>['value']>().toEqualTypeOf<boolean>();
});
