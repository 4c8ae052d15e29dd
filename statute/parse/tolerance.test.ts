import { describe, expect, test } from 'vitest';
import type { Unit } from '../tree.ts';
import { contentOf } from './lines.ts';
import { readNumeral, writeNumeral } from './numerals.ts';
import { parseStatute } from './parse.ts';
import { articlesOf, unitsOf } from './walk.ts';
import { textOf, writeStatute } from './write.ts';

const ids = (text: string) => articlesOf(parseStatute(text)).map((a) => a.id);
const all = (text: string): Unit[] => [...unitsOf(parseStatute(text).body)];

describe('numbers', () => {
  test.each([
    ['一百二十三', 123],
    ['十', 10],
    ['一千零五', 1005],
    ['二〇二四', 2024],
    ['廿三', 23],
    ['贰拾', 20],
    ['１２', 12],
    ['三亿五千万', 350_000_000],
    ['两千', 2000],
    ['條', null],
    ['', null],
  ])('%s', (written, value) => expect(readNumeral(written)).toBe(value));
  test('written are read again', () => {
    for (let n = 0; n <= 9999; n++) expect(readNumeral(writeNumeral(n)), String(n)).toBe(n);
    expect([10, 11, 20, 105, 110, 1001, 1010, 1260].map(writeNumeral)).toEqual([
      '十',
      '十一',
      '二十',
      '一百零五',
      '一百一十',
      '一千零一',
      '一千零一十',
      '一千二百六十',
    ]);
  });
});

describe('the labels of articles', () => {
  test.each([
    [
      'wide and zero-width spaces',
      '\u200b第一\u200b条　甲。\n　　第 二 条\u3000乙。\n\ufeff第\u3000三\u3000条丙。',
      ['article_1', 'article_2', 'article_3'],
    ],
    [
      'digits of either kind',
      '第1条 甲。\n第２条 乙。\n第12条之1 丙。\n第12-2條 丁。',
      ['article_1', 'article_2', 'article_12.1', 'article_12.2'],
    ],
    ['traditional characters', '第一條　甲。\n第二條　乙。', ['article_1', 'article_2']],
    ['numbers left out', '第一条　甲。\n第　条　乙。\n第×条　丙。\n第四条　丁。', ['article_1', 'article_2', 'article_3', 'article_4']],
    ['a number given twice', '第一条　甲。\n第一条　乙。', ['article_1', 'article_1-2']],
    [
      'a line that only names an article',
      '第一条　甲。\n第三条规定的除外。\n第二条、第三条适用。\n第二条　乙。',
      ['article_1', 'article_2'],
    ],
    ['a sentence broken before a number', '第一条　违反规定的，依照本条例\n第九条处罚。\n第二条　乙。', ['article_1', 'article_2']],
    ['a label that a line break parts', '第一条　甲。\n第\n二条　乙。\n第十\n三条　丙。', ['article_1', 'article_2', 'article_13']],
    [
      'no space after the label',
      '第一条甲。\n第二条所称乙，是指丙。\n第三条、第四条除外。\n第三条和丁。\n第二条规定的除外。',
      ['article_1', 'article_2', 'article_3'],
    ],
    ['clauses of a decision', '关于甲的决定\n一、乙。\n二、丙：\n（一）丁。\n三、戊。', ['article_1', 'article_2', 'article_3']],
    [
      'line breaks of every kind',
      '第一条　甲。\r\n第二条　乙。\r第三条　丙。\u2028第四条　丁。',
      ['article_1', 'article_2', 'article_3', 'article_4'],
    ],
  ])('%s', (_, text, expected) => expect(ids(text)).toEqual(expected));
});

describe('a text as printed', () => {
  const printed = `　　　　　云州市公园条例
　　第一条　为了加强公园的规划、建设、保护和管
理，改善生态环境。根据有关法律、法规，结合本市实
际，制定本条例。
　　本市公园适用本条例。
　　第二条　公园管理单位应当：
　　（一）维护设施的完好。保持环境卫生，清
扫道路；
　　（二）设置标志。
　　第三条　甲。`;
  test('has lines at the margin that go on with what stands above, also after a stop', () => {
    expect(articlesOf(parseStatute(printed)).map((a) => a.children.map((p) => p.text))).toEqual([
      ['为了加强公园的规划、建设、保护和管理，改善生态环境。根据有关法律、法规，结合本市实际，制定本条例。', '本市公园适用本条例。'],
      ['公园管理单位应当：'],
      ['甲。'],
    ]);
  });
});

describe('items', () => {
  test('whose number was left out are counted by their place', () => {
    const items = all('第一条　应当：\n甲；\n（二）乙；\n丙；\n（四）丁。\n戊。').filter((u) => u.level === 'item');
    expect(items.map((i) => [i.number, i.label, i.text])).toEqual([
      ['1', '', '甲；'],
      ['2', '（二）', '乙；'],
      ['3', '', '丙；'],
      ['4', '（四）', '丁。'],
    ]);
  });
  test('may have lines of their own before the list goes on', () => {
    const items = all('第一条　是指：\n（一）甲。\n乙。\n（二）丙。\n丁。').filter((u) => u.level !== 'article');
    expect(items.map((i) => `${i.level} ${i.text}`)).toEqual(['paragraph 是指：', 'item 甲。\n乙。', 'item 丙。', 'paragraph 丁。']);
  });
  test('are told from references and counts', () => {
    expect(all('第一条　甲：\n（一）、（二）项除外。').some((u) => u.level === 'item')).toBe(false);
    expect(all('第一条　二、三类疫病。').some((u) => u.level === 'item')).toBe(false);
  });
});

test('parts, subparts, chapters and sections nest, also with the heading on the line below', () => {
  const text =
    '甲法\n第一编　总则\n第一章\n一般规定\n第一节　乙\n第一条　丙。\n第二编　分则\n第一分编　丁\n第一章　戊\n第二条　己。\n附　则\n第三条　庚。';
  expect(
    all(text)
      .filter((u) => u.level !== 'paragraph')
      .map((u) => `${u.id} ${u.heading}`.trim()),
  ).toEqual([
    'part_1 总则',
    'part_1__chapter_1 一般规定',
    'part_1__chapter_1__section_1 乙',
    'article_1',
    'part_2 分则',
    'part_2__subpart_1 丁',
    'part_2__subpart_1__chapter_1 戊',
    'article_2',
    'part_2__subpart_1__chapter_2 附　则',
    'article_3',
  ]);
});

test('what stands before the title, and a preamble, keep their place', () => {
  const text =
    '云州市人民代表大会常务委员会公告\n第七号\n《甲条例》已经通过，现予公布。\n甲条例\n（2020年1月1日通过）\n为了乙，特制定本条例。\n第一条　丙。';
  const statute = parseStatute(text);
  expect(statute).toMatchObject({
    opening: ['云州市人民代表大会常务委员会公告', '第七号', '《甲条例》已经通过，现予公布。'],
    title: '甲条例',
    history: ['（2020年1月1日通过）'],
    preamble: '为了乙，特制定本条例。',
  });
  expect(contentOf(writeStatute(statute))).toBe(contentOf(text));
  expect(statute.body.map(textOf)).toEqual(['第一条　丙。']);
});
