import { describe, expect, test } from 'vitest';
import { checkText } from './check-text.ts';
import { workOut } from './relation.ts';

const report = `本年共收到代表建议524件（大会期间501件、闭会期间23件），交由87家单位研究办理。
闭会期间的23件中，已办结20件，正在办理3件；全年已办结521件（大会建议501件、闭会建议20件）。
从类别看，排名前三位的是：城乡建设类131件，占建议总数的25.00%；教育文化类96件，占18.32%；交通运输类74件，占14.12%。
在调研、视察基础上形成的建议有437件，占83.40%。
在办结的521件建议中，已经解决或基本解决的470件，占办结总数的90.21%；列入计划逐步解决的43件，占8.25%；暂难解决留作参考的8件，占1.54%。
代表评价满意的505件（占96.93%），基本满意的16件（占3.07%），合计521件。
本年收到建议524件，比上年增加24件，增长4.80%。`;

const failing = (text: string) => checkText(text).filter((c) => !c.holds);

describe('a report that adds up', () => {
  test('every sum, share and growth in it is found and holds', () => {
    const checks = checkText(report);
    expect(checks.filter((c) => !c.holds)).toEqual([]);
    expect(checks.map((c) => c.relation).toSorted()).toEqual(
      [
        '501+23=524',
        '20+3=23',
        '501+20=521',
        '131/524=25.00%',
        '96/524=18.32%',
        '74/524=14.12%',
        '437/524=83.40%',
        '470+43+8=521',
        '470/521=90.21%',
        '43/521=8.25%',
        '8/521=1.54%',
        '505/521=96.93%',
        '16/521=3.07%',
        '505+16=521',
        '24/500=4.80%',
      ].toSorted(),
    );
  });

  test.each([
    ['524件（', '534件（'],
    ['501件、闭会期间', '500件、闭会期间'],
    ['闭会期间23件', '闭会期间32件'],
    ['已办结20件', '已办结19件'],
    ['正在办理3件', '正在办理4件'],
    ['已办结521件', '已办结512件'],
    ['闭会建议20件', '闭会建议21件'],
    ['城乡建设类131件', '城乡建设类113件'],
    ['25.00%', '25.10%'],
    ['18.32%', '18.23%'],
    ['14.12%', '14.21%'],
    ['437件', '473件'],
    ['83.40%', '84.30%'],
    ['470件', '407件'],
    ['90.21%', '90.12%'],
    ['43件', '34件'],
    ['8.25%', '8.52%'],
    ['1.54%', '1.45%'],
    ['505件', '506件'],
    ['96.93%', '96.39%'],
    ['16件', '61件'],
    ['3.07%', '3.70%'],
    ['增加24件', '增加42件'],
    ['4.80%', '4.08%'],
  ])('%s changed to %s is noticed', (before, after) => {
    const changed = report.replace(before, after);
    expect(changed).not.toBe(report);
    expect(failing(changed)).not.toEqual([]);
  });
});

test('what is wrong is named with its place and what it should be', () => {
  const text = '共办结建议90件，其中A类60件、B类29件。';
  expect(checkText(text)).toEqual([{ kind: 'sum', holds: false, relation: '60+29=90', expected: 89, start: 5, end: 8 }]);
});

test('a list that names only some is no sum, but never larger than its whole', () => {
  expect(checkText('全年收到建议300件，其中主要涉及教育80件、交通70件等。')).toEqual([]);
  expect(failing('全年收到建议100件，其中主要涉及教育80件、交通70件等。')).toHaveLength(1);
});

test('percentages without a whole, and changes in percentage points, are passed over', () => {
  expect(checkText('森林覆盖率为42.1%，比上年提高0.3个百分点。投资增长8.2%。')).toEqual([]);
});

test('shares given in a row belong to the counts in the same order', () => {
  const text = '全市共200件。教育、交通、卫生类分别为50件、30件、20件，分别占25%、15%、10%。';
  expect(checkText(text).map((c) => [c.relation, c.holds])).toEqual([
    ['50/200=25%', true],
    ['30/200=15%', true],
    ['20/200=10%', true],
  ]);
  expect(failing(text.replace('15%', '16%'))).toMatchObject([{ relation: '30/200=16%', expected: 15 }]);
});

test('noted relations are worked out', () => {
  expect(workOut('501+23=524')).toEqual({ holds: true, found: 524, expected: 524 });
  expect(workOut('501+20=521（已办结）')?.holds).toBe(true);
  expect(workOut('470/521=90.21%')?.holds).toBe(true);
  expect(workOut('470/521=90.12%')).toEqual({ holds: false, found: 90.12, expected: 90.21 });
  expect(workOut('约五百件')).toBeNull();
});
