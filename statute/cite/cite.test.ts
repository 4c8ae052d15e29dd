import { describe, expect, test } from 'vitest';
import { parseStatute } from '../parse/parse.ts';
import { findAmounts } from './amounts.ts';
import { type Citation, findCitations } from './citations.ts';
import { findDefinitions } from './definitions.ts';
import { findDuties, findModals } from './duties.ts';
import { findEffectiveDates, findRepeals } from './effective.ts';
import { findCoercion, findLicences, findPenalties } from './measures.ts';
import { createResolver } from './resolve.ts';
import { findTimeLimits } from './time-limits.ts';

const said = (c: Citation): string =>
  [
    c.law.kind === 'this' ? '' : c.law.kind === 'that' ? `that:${c.law.title}` : c.law.title,
    c.relative ? `${c.relative.level}-${c.relative.back}${c.relative.count > 1 ? `x${c.relative.count}` : ''}` : '',
    ...c.path.map((s) => `${s.level} ${s.number}${s.to === null ? '' : `–${s.to}`}`),
  ]
    .filter((w) => w !== '')
    .join(' ');

describe('citations', () => {
  test.each<[string, string[]]>([
    ['依照《甲法》第三十条第一款第（三）项的规定', ['甲法 article 30 paragraph 1 item 3']],
    ['违反《甲法》第三条、第五条之一和第7条第二款的', ['甲法 article 3', '甲法 article 5.1', '甲法 article 7 paragraph 2']],
    ['适用《甲法》第三条第一款、第二款第二项', ['甲法 article 3 paragraph 1', '甲法 article 3 paragraph 2 item 2']],
    ['依照本条例第十五条至第十八条处罚', ['article 15–18']],
    ['第一项至第三项、第五项', ['item 1–3', 'item 5']],
    ['第（一）、（二）、（四）项', ['item 1', 'item 2', 'item 4']],
    ['依照前条、前两款、本条第三款', ['article-1', 'paragraph-2x2', 'article-0 paragraph 3']],
    ['前款第一项', ['paragraph-1 item 1']],
    ['依照刑法第一百三十四条和治安管理处罚法第二十条处罚', ['刑法 article 134', '治安管理处罚法 article 20']],
    ['根据中华人民共和国甲乙和丙法第二条', ['中华人民共和国甲乙和丙法 article 2']],
    ['《甲法》（以下简称甲法）第八条；该法第九条', ['甲法 article 8', 'that:甲法 article 9']],
    ['《云州市实施〈甲法〉办法》第二条', ['云州市实施〈甲法〉办法 article 2']],
    ['取得《卫生许可证》的', []],
    ['三条道路和五项措施，条件成熟的', []],
  ])('%s', (text, expected) => expect(findCitations(text).map(said)).toEqual(expected));

  test('know where they stand and how they are used', () => {
    const text = '违反本条例第二条的，依照《甲法》《乙条例》处理。';
    expect(findCitations(text).map((c) => [text.slice(c.from, c.to), c.verb])).toEqual([
      ['本条例第二条', '违反'],
      ['《甲法》', '依照'],
      ['《乙条例》', null],
    ]);
  });

  test('lead to the units they name', () => {
    const statute = parseStatute(
      '甲条例\n第一条　甲。\n乙：\n（一）丙；\n（二）丁。\n第二条　违反前条第二款第一项的，依照第三条处理；第九条另有规定的除外。\n前款规定不适用第一款。\n第三条　戊。',
    );
    const { resolve } = createResolver(statute);
    const at = 'article_2__paragraph_1';
    const lead = (text: string, id = at) =>
      findCitations(text).map((c) => {
        const found = resolve(id, c);
        return found && [found.units.map((u) => u.id).join(' '), found.isMissing];
      });
    expect(lead('违反前条第二款第一项的，依照第三条处理；第九条')).toEqual([
      ['article_1__paragraph_2__item_1', false],
      ['article_3', false],
      ['', true],
    ]);
    expect(lead('前款；第一款', 'article_2__paragraph_2')).toEqual([
      ['article_2__paragraph_1', false],
      ['article_2__paragraph_1', false],
    ]);
    expect(lead('本条例第一条至第三条；《甲条例》第一条；《乙法》第一条')).toEqual([
      ['article_1 article_2 article_3', false],
      ['article_1', false],
      null,
    ]);
    expect(lead('前条', 'article_1')).toEqual([['', true]]);
  });
});

test.each([
  ['处五千元以上五万元以下的罚款', { kind: 'money', min: 500_000, max: 5_000_000, isFine: true }],
  ['处二百元以下罚款', { kind: 'money', min: null, max: 20_000, includesMax: true, isFine: true }],
  ['1.15万元以上10万元以下', { kind: 'money', min: 1_150_000, max: 10_000_000, isFine: false }],
  ['一千至五千元', { kind: 'money', min: 100_000, max: 500_000 }],
  ['100,000元以上', { kind: 'money', min: 10_000_000, max: null }],
  ['每平方米处五十元罚款', { kind: 'money', min: 5000, max: 5000, per: '每平方米', isFine: true }],
  ['违法所得一倍以上三倍以下的罚款', { kind: 'multiple', min: 1, max: 3, of: '违法所得', isFine: true }],
  ['货值金额百分之五以上百分之十以下的罚款', { kind: 'share', min: 500, max: 1000, of: '货值金额', isFine: true }],
  ['超过五十万元的', { kind: 'money', min: 50_000_000, includesMin: false, max: null }],
])('amount: %s', (text, expected) => expect(findAmounts(text)).toMatchObject([expected]));

test.each([
  ['自收到申请之日起二十日内', { unit: 'day', max: 20, isDeadline: true, since: '自收到申请之日起' }],
  ['十五个工作日内', { unit: 'workingDay', max: 15 }],
  ['不得超过六个月', { unit: 'month', min: null, max: 6 }],
  ['举行七日前公告', { unit: 'day', min: 7, isDeadline: true }],
  ['五年以上十年以下', { unit: 'year', min: 5, max: 10 }],
  ['六个月以上一年以下', { unit: 'year', min: 0.5, max: 1 }],
  ['在24小时内', { unit: 'hour', max: 24 }],
])('time limit: %s', (text, expected) => expect(findTimeLimits(text)).toMatchObject([expected]));

test.each(['2019年6月1日', '二〇一九年六月一日', '第三日', '满十八周岁', '每年三月'])('no time limit: %s', (text) =>
  expect(findTimeLimits(text)).toEqual([]),
);

test('penalties, licences and coercion by kind', () => {
  const kinds = (terms: { kind: string }[]) => terms.map((t) => t.kind);
  expect(
    kinds(
      findPenalties(
        '责令改正，给予警告或者通报批评，没收违法所得，处一千元罚款；情节严重的，责令停产停业，暂扣或者吊销许可证，吊销营业执照，予以拘留',
      ),
    ),
  ).toEqual([
    'warning',
    'publicCriticism',
    'confiscation',
    'fine',
    'stopProduction',
    'suspendLicence',
    'revokeLicence',
    'revokeBusinessLicence',
  ]);
  expect(findPenalties('设置警告标志')).toEqual([]);
  expect(kinds(findCoercion('可以查封场所、扣押物品；逾期不缴纳的，每日加处罚款；依法强制拆除，或者代履行'))).toEqual([
    'seal',
    'seize',
    'extraFine',
    'removal',
    'performance',
  ]);
  expect(kinds(findLicences('未经批准，任何单位和个人不得占用；应当取得排污许可证'))).toEqual(['prohibitedWithout', 'licence']);
});

test('who must and may do what', () => {
  const duties = findDuties(
    '公园管理单位应当在接到报告后到场，并及时处理；必要时，可以疏散人员。当事人有权陈述。在公园内，任何人不得攀折花木。',
  );
  expect(duties.map((d) => [d.subject, d.modal.kind, d.action])).toEqual([
    ['公园管理单位', 'duty', '应当在接到报告后到场，并及时处理'],
    ['公园管理单位', 'permission', '可以疏散人员'],
    ['当事人', 'right', '有权陈述'],
    ['任何人', 'prohibition', '不得攀折花木'],
  ]);
  expect(findModals('明知或者应当知道的，不可以、不应当豁免').map((m) => m.kind)).toEqual(['prohibition', 'prohibition']);
});

test('definitions and short names', () => {
  expect(
    findDefinitions(
      '《云州市公园管理条例》（以下简称《条例》）；市公园主管部门（以下简称主管部门）。本条例所称公园，是指绿地。（一）绿线，是指界线；',
    ).map((d) => [d.kind, d.term, d.meaning]),
  ).toEqual([
    ['shortName', '条例', '云州市公园管理条例'],
    ['shortName', '主管部门', '市公园主管部门'],
    ['meaning', '公园', '绿地'],
    ['meaning', '绿线', '界线；'.slice(0, 2)],
  ]);
});

test('when a text takes effect and what ends then', () => {
  expect(findEffectiveDates('本条例自二〇一九年六月一日起施行。')).toMatchObject([{ date: '2019-06-01' }]);
  expect(findEffectiveDates('自2023年2月29日起施行')).toEqual([]);
  expect(findEffectiveDates('自公布之日起三十日后施行；自公布之日起施行').map((d) => d.daysAfterPublication)).toEqual([30, 0]);
  expect(findRepeals('自6月1日起施行。《甲办法》、《乙条例》同时废止。《丙法》有效。').map((r) => r.title)).toEqual(['甲办法', '乙条例']);
});
