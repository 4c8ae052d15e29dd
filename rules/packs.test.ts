import { describe, expect, it } from 'vitest';
import { checkPack } from '../engine/rule-check.ts';
import { packChain, resolveRule } from '../engine/rules.ts';
import { type DurationRuleKey, type RuleKey, ruleKeys } from './keys.ts';
import { choosablePacks, packsFor, rulePacks } from './packs.ts';

const today = '2026-11-22';

/** A limit written short: amount, unit, event, article. */
function limitOf(pack: string, key: DurationRuleKey): string {
  const rule = resolveRule(packsFor(pack), key, today);
  if (!rule) return 'nothing';
  const article = rule.source.zh.match(/第(\d+)条$/)?.[1] ?? '-';
  const value = rule.value ? `${rule.value.amount} ${rule.value.unit} from ${rule.value.startEvent}` : 'no limit';
  return `${rule.packId}: ${value}, art. ${article}`;
}

describe('the limits of each place', () => {
  const table: [DurationRuleKey, Record<string, string>][] = [
    [
      'suggestion.handover.interSession',
      {
        national: 'defaults: 10 workday from submission, art. 13',
        chongqing: 'chongqing: 10 workday from submission, art. 13',
        qingdao: 'qingdao: 5 workday from submission, art. 14',
        beijing: 'defaults: 10 workday from submission, art. 13',
        shanghai: 'shanghai: 7 workday from submission, art. 11',
        zhejiang: 'defaults: 10 workday from submission, art. 13',
        shandong: 'shandong: 5 day from submission, art. 10',
        henan: 'defaults: 10 workday from submission, art. 13',
      },
    ],
    [
      'suggestion.return.request',
      {
        national: 'defaults: 10 workday from handOver, art. 16',
        chongqing: 'chongqing: 10 workday from handOver, art. 16',
        qingdao: 'qingdao: 5 workday from receipt, art. 19',
        beijing: 'defaults: 10 workday from handOver, art. 16',
        shanghai: 'shanghai: 7 workday from receipt, art. 14',
        zhejiang: 'zhejiang: 10 day from receipt, art. 14',
        shandong: 'shandong: 5 day from handOver, art. 12',
        henan: 'henan: 10 workday from handOver, art. 14',
      },
    ],
    [
      'suggestion.return.reassign',
      {
        chongqing: 'chongqing: 10 workday from returnRequested, art. 16',
        qingdao: 'defaults: 10 workday from returnRequested, art. 16',
        henan: 'henan: 10 workday from returnRequested, art. 14',
      },
    ],
    [
      'suggestion.contact.first',
      {
        chongqing: 'chongqing: 20 workday from receipt, art. 18',
        zhejiang: 'defaults: 20 workday from receipt, art. 18',
      },
    ],
    [
      'suggestion.coOpinion',
      {
        national: 'defaults: 30 workday from handOver, art. 20',
        chongqing: 'chongqing: 30 workday from handOver, art. 20',
        qingdao: 'qingdao: 1 month from receipt, art. 24',
        beijing: 'defaults: 30 workday from handOver, art. 20',
        shanghai: 'shanghai: 1 month from receipt, art. 17',
        zhejiang: 'zhejiang: 2 month from receipt, art. 18',
        shandong: 'shandong: 1 month from handOver, art. 21',
        henan: 'henan: 2 month from receipt, art. 18',
      },
    ],
    [
      'suggestion.coOpinion.redo',
      {
        chongqing: 'chongqing: 5 workday from redoRequested, art. 20',
        shanghai: 'defaults: 5 workday from redoRequested, art. 20',
      },
    ],
    [
      'suggestion.reply.normal',
      {
        national: 'national: 3 month from handOver, art. 51',
        chongqing: 'chongqing: 3 month from handOver, art. 21',
        qingdao: 'qingdao: 3 month from handOver, art. 25',
        beijing: 'beijing: 3 month from handOver, art. 21',
        shanghai: 'shanghai: 3 month from handOver, art. 19',
        zhejiang: 'zhejiang: 3 month from handOver, art. 21',
        shandong: 'shandong: 3 month from handOver, art. 19',
        henan: 'henan: 3 month from handOver, art. 20',
        blank: 'national: 3 month from handOver, art. 51',
      },
    ],
    [
      'suggestion.reply.complex',
      {
        national: 'national: 6 month from handOver, art. 51',
        chongqing: 'chongqing: 6 month from handOver, art. 21',
        qingdao: 'qingdao: 6 month from handOver, art. 25',
        beijing: 'beijing: 6 month from handOver, art. 21',
        shanghai: 'shanghai: 6 month from handOver, art. 19',
        zhejiang: 'zhejiang: 6 month from handOver, art. 21',
        shandong: 'shandong: 6 month from handOver, art. 19',
        henan: 'henan: 6 month from handOver, art. 20',
      },
    ],
    [
      'suggestion.evaluate',
      {
        national: 'defaults: 20 workday from reply, art. 27',
        chongqing: 'chongqing: 20 workday from reply, art. 27',
        qingdao: 'defaults: 20 workday from reply, art. 27',
        beijing: 'beijing: 15 workday from reply, art. 23',
        henan: 'henan: 10 workday from reply, art. 22',
      },
    ],
    [
      'suggestion.rework',
      {
        national: 'defaults: 2 month from reworkOrdered, art. 27',
        chongqing: 'chongqing: 2 month from reworkOrdered, art. 27',
        qingdao: 'defaults: 2 month from reworkOrdered, art. 27',
        beijing: 'beijing: 2 month from reworkOrdered, art. -',
        shanghai: 'shanghai: 1 month from reworkOrdered, art. 21',
        zhejiang: 'zhejiang: 1 month from reworkOrdered, art. 24',
        shandong: 'shandong: 1 month from reworkOrdered, art. 24',
        henan: 'henan: 1 month from reworkOrdered, art. 22',
      },
    ],
    [
      'commitment.evaluate',
      {
        chongqing: 'chongqing: 20 workday from commitmentReported, art. 28',
        henan: 'defaults: 20 workday from commitmentReported, art. 28',
      },
    ],
    ['suggestion.handover.inSession', { beijing: 'beijing: 0 day from sessionClosed, art. 14', chongqing: 'defaults: no limit, art. -' }],
    [
      'suggestion.handoverMeeting',
      { shanghai: 'shanghai: 1 month from sessionClosed, art. 15', chongqing: 'defaults: 1 month from sessionClosed, art. 15' },
    ],
  ];

  it.each(table)('%s', (key, expected) => {
    expect(Object.fromEntries(Object.keys(expected).map((pack) => [pack, limitOf(pack, key)]))).toEqual(expected);
  });

  it('an extension to six months', () => {
    const consent = (pack: string) => resolveRule(packsFor(pack), 'suggestion.reply.complex.consent', today)?.value;
    expect(['chongqing', 'qingdao', 'beijing', 'shanghai', 'zhejiang', 'shandong', 'henan'].map(consent)).toEqual([
      'none',
      'consent',
      'consent',
      'consent',
      'consent',
      'consent',
      'tellDeputy',
    ]);
  });

  it('the yearly windows and what happens with the report', () => {
    const value = <K extends RuleKey>(pack: string, key: K) => resolveRule(packsFor(pack), key, today)?.value;
    expect(value('chongqing', 'commitment.report')).toEqual({ from: '10-01', until: '12-31' });
    expect(value('qingdao', 'commitment.report.mode')).toBe('onProgress');
    expect(value('chongqing', 'suggestion.annualReport')).toEqual({ from: '11-01', until: '11-30' });
    expect(value('chongqing', 'suggestion.annualReport.vote')).toBe(true);
    expect(value('national', 'suggestion.annualReport.vote')).toBe(false);
    expect(value('national', 'suggestion.annualReport.public')).toBe(true);
    expect(value('qingdao', 'suggestion.rework.ground')).toBe('assessment');
  });
});

describe('every pack', () => {
  it('is free of mistakes, and says so against the law above it', () => {
    for (const pack of rulePacks) {
      const parents = pack.parent === null ? [] : packChain(rulePacks, pack.parent);
      expect(checkPack(ruleKeys, pack, parents), pack.id).toEqual([]);
    }
  });

  it('answers every key on any day the system can hold', () => {
    for (const pack of choosablePacks)
      for (const key of Object.keys(ruleKeys) as RuleKey[])
        for (const day of ['1990-01-01', '2010-10-27', '2023-07-03', '2025-03-11', '2025-03-12', today])
          expect(resolveRule(packsFor(pack.id), key, day), `${pack.id} ${key} ${day}`).not.toBeNull();
  });

  it('calls a default a default, and a default never outranks the law', () => {
    for (const rule of rulePacks.find((p) => p.id === 'defaults')?.rules ?? []) {
      expect(rule.legalForce).toBe('default');
      expect(rule.source.zh).toContain('默认值');
    }
    expect(rulePacks.filter((p) => p.id !== 'defaults').flatMap((p) => p.rules.filter((r) => r.legalForce === 'default'))).toEqual([]);
  });

  it('keeps the article of its day: a case of 2023 cites the law as it then stood', () => {
    expect(resolveRule(packsFor('national'), 'suggestion.reply.normal', '2023-02-20')?.source.en).toBe('Deputies Law (2010), art. 42');
    expect(resolveRule(packsFor('national'), 'suggestion.reply.normal', today)?.source.en).toBe('Deputies Law (2025), art. 51');
    expect(resolveRule(packsFor('qingdao'), 'suggestion.coOpinion', '2021-08-31')?.packId).toBe('defaults');
  });

  it('yields to a congress’s own rule', () => {
    const own = packsFor('chongqing', [
      {
        key: 'suggestion.rework',
        value: { amount: 1, unit: 'month', roll: 'nextWorkday', startEvent: 'reworkOrdered' },
        source: { zh: '主任会议决定', en: 'Decision of the council of chairpersons' },
        effectiveFrom: '2026-01-01',
        legalForce: 'localRule',
      },
    ]);
    expect(resolveRule(own, 'suggestion.rework', today)).toMatchObject({ packId: 'own', value: { amount: 1 } });
    expect(resolveRule(own, 'suggestion.rework', '2025-12-31')).toMatchObject({ packId: 'chongqing', value: { amount: 2 } });
  });
});
