import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  articlesOf,
  contentOf,
  parseStatute,
  readAkn,
  readMarks,
  type Statute,
  schemaFaults,
  textOfHtml,
  textOfMarkdown,
  unitsOf,
  writeAkn,
  writeStatute,
} from './index.ts';
import { placeIn } from './parse/write.ts';

const pieces = [
  '第',
  '一',
  '十',
  '条',
  '之',
  '章',
  '第二条',
  '第三章 ',
  '（一）',
  '（二）',
  '1.',
  '一、',
  '①',
  '附件',
  '附则',
  '目录',
  '\n',
  '\n\n',
  '　',
  ' ',
  '\u200b',
  '。',
  '；',
  '：',
  '，',
  '、',
  '甲',
  '应当',
  '不得',
  '《',
  '》',
  '〈',
  '（',
  '）',
  '以下简称',
  '本条例',
  '前款',
  '至',
  '以上',
  '以下',
  '罚款',
  '万元',
  '日内',
  '自',
  '之日起',
  '废止',
  '所称',
  '是指',
  '【',
  '】',
  '2019年',
  '第一',
  '和',
  '违反',
  '许可证',
  '未经',
  '吊销',
  '<',
  '>',
  '&',
  '"',
  '|',
  '#',
  '*',
  '\ud800',
  '\u0000',
  '目　录',
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 120 }).map((p) => p.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

const outOfOrder = (statute: Statute): string[] =>
  [...unitsOf(statute.body)].filter((u) => u.from > u.to || u.children.some((c) => c.from < u.from || c.to > u.to)).map((u) => u.id);

describe('whatever the text', () => {
  test('it is read without loss, its units lie within each other and have ids of their own', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const statute = parseStatute(text);
        expect(contentOf(writeStatute(statute))).toBe(contentOf(text));
        expect(outOfOrder(statute)).toEqual([]);
        const ids = [...unitsOf(statute.body)].map((u) => u.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(articlesOf(statute).every((a) => a.text === '')).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('marks are found where they say they stand', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const found of Object.values(readMarks(text)) as { from: number; to: number; text: string }[][])
          for (const mark of found) expect(text.slice(mark.from, mark.to)).toBe(mark.text);
      }),
      { numRuns: 3000 },
    );
  });

  test('Akoma Ntoso keeps to the schema and gives the tree again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const statute = parseStatute(text.toWellFormed());
        const xml = writeAkn(statute);
        expect(schemaFaults(xml)).toEqual([]);
        const read = readAkn(xml);
        expect('statute' in read && read.statute).toEqual(placeIn(statute));
      }),
      { numRuns: 1500 },
    );
  });

  test('foreign formats are read without a throw', () => {
    fc.assert(
      fc.property(texts, (text) => {
        textOfHtml(text);
        textOfMarkdown(text);
        readAkn(text);
        readAkn(`<akomaNtoso><act><body>${text}</body></act></akomaNtoso>`);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Pieces that would make a careless pattern go back and forth; each is repeated into a long text. */
const hostile = [
  '一',
  '第',
  '第一',
  '第一条',
  '第一条\n',
  '第一条第一款',
  '第一、',
  '第一至',
  '（一）',
  '（一）\n',
  '一、\n',
  '1.\n',
  '（',
  '《',
  '《〈',
  '》',
  '本条例',
  '前款',
  '应当',
  '应当，',
  '不得的',
  '自',
  '自甲之日起',
  '十日内',
  '一万元',
  '百分之',
  '以上',
  '违反',
  '依照',
  '未经',
  '经',
  '废止',
  '《甲法》废止',
  '所称',
  '所称甲是指',
  '以下简称',
  '（以下简称',
  '没收',
  '吊销',
  '中华人民共和国',
  '目录\n',
  '第一章\n',
  '第一章 甲\n',
  '附件\n',
  '甲；\n',
  '甲：\n',
  ' ',
  '　',
  '\u200b',
  '\n',
  '<',
  '<a',
  '</',
  '<!--',
  '<td>',
  '&',
  '&amp;',
  '|',
  '**',
  '_',
  '[',
  '](',
  '1',
  '1,',
  '1.1',
  '>',
  '\\',
];

describe('time grows with the text and no faster', () => {
  const quick: [string, (text: string) => unknown][] = [
    ['parse', parseStatute],
    ['marks', readMarks],
    ['html', textOfHtml],
    ['markdown', textOfMarkdown],
    ['akn', readAkn],
  ];
  test.each(quick)('%s', (_, run) => {
    const timed = (text: string): number => {
      const start = process.threadCpuUsage();
      run(text);
      const { user, system } = process.threadCpuUsage(start);
      return (user + system) / 1000;
    };
    const slow: string[] = [];
    for (const piece of hostile) {
      const long = piece.repeat(Math.ceil(20_000 / piece.length));
      const once = timed(long);
      // What takes long for 20,000 characters must not take much more than eight times as long for eight times as many.
      if (once > 25) {
        const eight = timed(long.repeat(8));
        if (eight > Math.max(400, 24 * once)) slow.push(`${JSON.stringify(piece)}: ${Math.round(once)} → ${Math.round(eight)} ms`);
      }
    }
    expect(slow).toEqual([]);
  });
});
