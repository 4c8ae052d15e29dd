import type { PlainDate } from '../engine/calendar.ts';
import type { Bilingual, DurationRule, LegalForce, RuleEntry } from '../engine/rules.ts';
import type { RuleKey, RuleValue, ruleKeys } from './keys.ts';

type Unit = DurationRule['unit'];
const limit =
  (unit: Unit) =>
  <const E extends string>(amount: number, startEvent: E): DurationRule<E> => ({ amount, unit, roll: 'nextWorkday', startEvent });

/** Limits as the texts state them; the last day moves off a rest day. */
export const days = limit('day');
export const workdays = limit('workday');
export const months = limit('month');

/** The text that rules are taken from, and since when it holds. */
interface Text extends Bilingual {
  readonly from: PlainDate;
  readonly to?: PlainDate;
  readonly force: LegalForce;
  readonly fromUnverified?: true;
}

interface Remarks {
  readonly startEventUnverified?: true;
}

/** Gives a writer of rules that all stem from one text; an article of null cites the text as a whole. */
export function rulesOf(text: Text) {
  return <K extends RuleKey>(
    key: K,
    value: RuleValue<K>,
    article: number | null,
    remarks: Remarks = {},
  ): RuleEntry<typeof ruleKeys, K> => ({
    key,
    value,
    source: {
      zh: article === null ? text.zh : `${text.zh}第${article}条`,
      en: article === null ? text.en : `${text.en}, art. ${article}`,
    },
    effectiveFrom: text.from,
    ...(text.to ? { effectiveTo: text.to } : {}),
    legalForce: text.force,
    ...(text.fromUnverified ? { effectiveFromUnverified: true } : {}),
    ...remarks,
  });
}
