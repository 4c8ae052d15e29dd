import { describe, expect, test } from 'vitest';
import { readLayTable, writeLayTable } from './lay.ts';
import { learnLayTable } from './lay-learn.ts';
import { loadIndex, saveIndex } from './save.ts';
import { search, searchLaws } from './search.ts';
import type { IndexedArticle } from './segment.ts';
import { addLaws, articleAt, buildIndex, indexedArticles, removeLaw, sizeOf } from './statute-index.ts';

const laws: Record<string, string[]> = {
  云岭市养犬管理条例: [
    '为了规范养犬行为，保障公民健康和人身安全，制定本条例。',
    '养犬人应当为犬只办理登记，并定期接种狂犬病疫苗。',
    '携带犬只外出，应当用牵引带牵领，及时清除犬只粪便。',
  ],
  云岭市湖泊保护条例: [
    '为了保护湖泊，改善水生态环境，制定本条例。',
    '禁止向湖泊倾倒垃圾、排放未经处理的污水。',
    '违反本条例规定向湖泊排放污水的，处二万元以上十万元以下罚款。',
  ],
  云岭市物业服务条例: [
    '业主大会可以选聘物业服务企业，物业服务企业应当公开收费项目和标准。',
    '物业服务企业不得以停止供水、供电的方式催交物业费。',
    '共有部分的收益属于全体业主共有，ＡＢ区分别记账。',
  ],
};

const articles = (titles = Object.keys(laws)): IndexedArticle[] =>
  titles.flatMap((law) => (laws[law] ?? []).map((text, n) => ({ id: `${law}#${n + 1}`, law, text })));

const ids = (index: ReturnType<typeof buildIndex>, query: string, top = 3): string[] => search(index, query, { top }).map((h) => h.id);

describe('searching articles', () => {
  const index = buildIndex(articles());

  test('finds the article that says it, and the law that is about it', () => {
    expect(ids(index, '遛狗要牵引带吗')[0]).toBe('云岭市养犬管理条例#3');
    expect(ids(index, '往湖里排放污水罚款多少')[0]).toBe('云岭市湖泊保护条例#3');
    expect(searchLaws(index, '物业费和共有部分收益', { top: 1 })[0]?.law).toBe('云岭市物业服务条例');
  });

  test('sees no difference in width, case, or characters without width', () => {
    expect(ids(index, 'ab\u200b区')[0]).toBe('云岭市物业服务条例#3');
  });

  test('gives no more than asked, nothing for nothing, and keeps to the laws allowed', () => {
    expect(ids(index, '条例', 2)).toHaveLength(2);
    expect(ids(index, '')).toEqual([]);
    expect(ids(index, '。，\u0000\ud800')).toEqual([]);
    const hits = search(index, '本条例规定', { top: 9, laws: (t) => t.includes('湖泊') });
    expect(new Set(hits.map((h) => h.law))).toEqual(new Set(['云岭市湖泊保护条例']));
  });

  test('gives the article back as it came', () => {
    const [hit] = search(index, '牵引带', { top: 1 });
    expect(hit && articleAt(index, hit)).toEqual(articles()[2]);
  });
});

describe('changing an index', () => {
  test('after adding and removing it answers as one built anew', () => {
    const index = buildIndex(articles(['云岭市养犬管理条例', '云岭市湖泊保护条例']));
    addLaws(index, articles(['云岭市物业服务条例']));
    expect(removeLaw(index, '云岭市湖泊保护条例')).toBe(true);
    expect(removeLaw(index, '没有的条例')).toBe(false);
    const anew = buildIndex(articles(['云岭市养犬管理条例', '云岭市物业服务条例']));
    expect(sizeOf(index)).toEqual({ articles: 6, laws: 2 });
    expect([...indexedArticles(index)]).toEqual([...indexedArticles(anew)]);
    for (const query of ['犬只登记', '物业费', '湖泊', '应当公开收费']) expect(ids(index, query, 9)).toEqual(ids(anew, query, 9));
  });

  test('a law added again replaces the one before', () => {
    const index = buildIndex(articles());
    addLaws(index, [{ id: 'new', law: '云岭市养犬管理条例', text: '养犬实行备案。' }]);
    expect(sizeOf(index)).toEqual({ articles: 7, laws: 3 });
    expect(ids(index, '狂犬病疫苗')).not.toContain('云岭市养犬管理条例#2');
    expect(ids(index, '养犬备案')[0]).toBe('new');
  });

  test('many small additions are laid together', () => {
    const index = buildIndex(articles());
    for (let n = 0; n < 40; n++) addLaws(index, [{ id: `n${n}`, law: `第${n}号规定`, text: `灯塔第${n}号的看守办法。` }]);
    expect(index.parts.length).toBeLessThan(12);
    expect(sizeOf(index)).toEqual({ articles: 49, laws: 43 });
    expect(ids(index, '灯塔 27')[0]).toBe('n27');
  });
});

describe('keeping an index', () => {
  test('read back it answers the same, removed laws too', () => {
    const index = buildIndex(articles());
    removeLaw(index, '云岭市湖泊保护条例');
    const again = loadIndex(saveIndex(index));
    expect(sizeOf(again)).toEqual(sizeOf(index));
    for (const query of ['犬只登记', '排放污水', '物业费']) expect(ids(again, query, 9)).toEqual(ids(index, query, 9));
  });

  test('refuses what is no saved index', () => {
    const saved = saveIndex(buildIndex(articles()));
    expect(() => loadIndex(new ArrayBuffer(64))).toThrow(RangeError);
    expect(() => loadIndex(saved.slice(0, 100))).toThrow(RangeError);
    expect(() => loadIndex(saved.slice(0, saved.byteLength - 400))).toThrow(RangeError);
  });

  test('an index of nothing is an index', () => {
    const empty = loadIndex(saveIndex(buildIndex([])));
    expect(ids(empty, '条例')).toEqual([]);
    addLaws(empty, articles());
    expect(sizeOf(empty).laws).toBe(3);
  });
});

describe('words of law for everyday words', () => {
  const answers = [{ law: '云岭市养犬管理条例', text: '携带犬只外出，应当用牵引带牵领。' }];
  const other = [{ law: '云岭市湖泊保护条例', text: '禁止向湖泊倾倒垃圾。' }];
  const table = learnLayTable([
    { question: '遛狗不拴绳怎么办', answers },
    { question: '邻居遛狗吓人', answers },
    { question: '遛狗咬了人', answers },
    ...Array.from({ length: 12 }, (_, n) => ({ question: `湖里倒垃圾第${n}回`, answers: other })),
  ]);

  test('are learned where they meet more often than by chance, and looked for', () => {
    const index = buildIndex(articles());
    expect(search(index, '遛狗', { top: 1 })).toEqual([]);
    expect(search(index, '遛狗', { top: 1, lay: true, table })[0]?.id).toBe('云岭市养犬管理条例#3');
  });

  test('are written and read back', () => {
    const lines = writeLayTable(table);
    expect(writeLayTable(readLayTable(lines))).toEqual(lines);
  });
});
