import { describe, expect, it } from 'vitest';
import { ruleKeys } from '../../../../rules/keys.ts';
import { rulePacks } from '../../../../rules/packs.ts';
import { choiceWord, eventWords, hanNumber, valueText } from './rule-value.ts';
import { stepOf } from './steps.ts';

describe('the rules page', () => {
  it('puts every rule under a step of the work', () => {
    expect(Object.keys(ruleKeys).filter((key) => stepOf(key) === null)).toEqual([]);
  });

  it('has words for every event and option', () => {
    for (const [key, definition] of Object.entries(ruleKeys)) {
      if (definition.type === 'duration') for (const event of definition.startEvents) expect(eventWords[event], event).toBeDefined();
      if (definition.type === 'choice') for (const option of definition.options) expect(choiceWord(key, option, 'zh')).not.toBe(option);
    }
  });

  it('says every value of every pack in words, in both languages', () => {
    for (const rule of rulePacks.flatMap((p) => p.rules)) {
      expect(valueText(rule.key, rule.value, 'zh')).toMatch(/\p{Script=Han}|^\d+$/u);
      expect(valueText(rule.key, rule.value, 'en')).not.toMatch(/\p{Script=Han}|[{}"]/u);
    }
  });

  it('writes limits as the law does', () => {
    const limit = (amount: number, unit: string) => ({ amount, unit, roll: 'nextWorkday', startEvent: 'handOver' });
    expect(valueText('suggestion.reply.normal', limit(3, 'month'), 'zh')).toBe('三个月 · 自交办之日起');
    expect(valueText('suggestion.reply.normal', limit(2, 'month'), 'zh')).toBe('两个月 · 自交办之日起');
    expect(valueText('suggestion.reply.normal', limit(1, 'month'), 'en')).toBe('1 month from hand-over');
    expect(valueText('suggestion.reply.normal', null, 'zh')).toBe('不设期限');
    expect([10, 15, 30, 7, 99].map(hanNumber)).toEqual(['十', '十五', '三十', '七', '九十九']);
  });
});
