import { expect, test } from 'vitest';
import { checkDraft } from '../check/check.ts';
import { citedPlaces } from '../check/citations.ts';
import { parseStatute } from '../parse/parse.ts';
import { changeLibrary } from '../search/change-library.ts';
import { buildLibrary, type Library, type LibraryText, type Rank, readLaw } from '../search/library.ts';
import { loadLibrary, saveLibrary } from '../search/save-library.ts';
import { search } from '../search/search.ts';
import { differencesBetween } from './differences.ts';
import { relatedArticles } from './related.ts';

const numbers = '一二三四五六七八九';
const statuteOf = (title: string, articles: string[]) =>
  parseStatute(`${title}\n${articles.map((a, n) => `第${numbers[n]}条　${a}`).join('\n')}`);
const text = (title: string, rank: Rank, date: string, articles: string[]): LibraryText => ({
  title,
  rank,
  date,
  statute: statuteOf(title, articles),
});
const lakes = [
  '为了保护湖泊，制定本法。',
  '擅自填埋水面的，由水行政主管部门处一万元以上五万元以下罚款。',
  '本法自2020年3月1日起施行。《中华人民共和国池塘法》同时废止。',
];
const national = text('中华人民共和国湖泊保护法', 'law', '2020-01-01', lakes);
const sister = text('云山市湖泊保护条例', 'localRegulation', '2021-01-01', [
  '为了保护湖泊，制定本条例。',
  '填埋水面的，处三万元以下罚款。',
]);
const province = text('云岭省湖泊保护条例', 'localRegulation', '2019-01-01', [
  '为了保护湖泊，制定本条例。',
  '擅自填埋湖泊水面的，处二万元罚款。',
]);
const ids = (library: Library, words: string): string[] => [
  ...search(library.national, words, { top: 9 }).map((h) => h.id),
  ...search(library.local, words, { top: 9 }).map((h) => h.id),
];
const lawOf = (...versions: LibraryText[]) => {
  const law = readLaw(versions);
  if (!law) throw new Error('no version');
  return law;
};

test('what two provisions say differently is told by field, with the words of both sides', () => {
  const mine = '违反本条例规定，擅自填埋水面的，由水行政主管部门责令停止违法行为，处十万元以下罚款，可以并处没收违法所得。';
  const theirs = '违反本法规定，擅自填埋水面的，由水行政主管部门责令停止违法行为，处一万元以上五万元以下罚款。';
  const found = differencesBetween(mine, theirs);
  expect(found).toContainEqual(
    expect.objectContaining({
      field: 'amount',
      relation: 'more',
      mine: expect.objectContaining({ text: '十万元以下' }),
      theirs: expect.objectContaining({ text: '一万元以上五万元以下' }),
    }),
  );
  expect(found).toContainEqual(expect.objectContaining({ field: 'penalty', relation: 'onlyMine', theirs: null }));
  for (const { mine: a, theirs: b } of found) {
    if (a) expect(mine.slice(a.from, a.to)).toBe(a.text);
    if (b) expect(theirs.slice(b.from, b.to)).toBe(b.text);
  }
  expect(differencesBetween(mine, mine)).toEqual([]);
});

test('another force, another limit, another subject', () => {
  const mine = '乡镇人民政府可以自收到报告之日起十五日内公布湖泊水质监测结果。';
  const theirs = '水行政主管部门应当自收到报告之日起七日内公布湖泊水质监测结果。';
  expect(differencesBetween(mine, theirs).map((d) => [d.field, d.relation, d.mine?.text, d.theirs?.text])).toEqual(
    expect.arrayContaining([
      ['duty', 'other', '可以', '应当'],
      ['limit', 'more', expect.stringContaining('十五日'), expect.stringContaining('七日')],
      ['subject', 'other', '乡镇人民政府', '水行政主管部门'],
    ]),
  );
  expect(differencesBetween('湖泊名录由市人民政府公布。', '乡村教师每年体检一次。')).toEqual([]);
});

test('related articles come by group, nearest first, and never from the text itself', () => {
  const library = buildLibrary([national, sister, province]);
  const found = relatedArticles(library, '擅自填埋水面的，由水行政主管部门处十万元罚款。', {
    own: '云岭市湖泊保护条例',
    close: new Set(['湖泊保护法']),
    groupOf: (law) => (law.title.includes('省') ? 'higher' : 'sister'),
    top: 3,
  });
  expect(found[0]).toMatchObject({ law: '湖泊保护法', article: '2', group: 'higher' });
  expect(found.filter((f) => f.group === 'higher').map((f) => f.law)).toContain('云岭省湖泊保护条例');
  expect(found.at(-1)).toMatchObject({ law: '云山市湖泊保护条例', group: 'sister' });
  expect(
    relatedArticles(library, '填埋水面', { own: '云山市湖泊保护条例', close: new Set(), groupOf: () => 'sister', top: 3 }),
  ).not.toContainEqual(expect.objectContaining({ law: '云山市湖泊保护条例' }));
});

test('a changed library is as one built anew, and the one before stays as it was', () => {
  const before = buildLibrary([national, sister]);
  const newer = text('中华人民共和国湖泊保护法', 'law', '2024-01-01', [lakes[0] ?? '', '填埋水面的，没收工具。']);
  const after = changeLibrary(before, [lawOf(newer, national), lawOf(province), { gone: '云山市湖泊保护条例' }]);
  const anew = buildLibrary([newer, national, province]);
  for (const words of ['没收工具', '填埋水面罚款', '保护湖泊']) expect(new Set(ids(after, words))).toEqual(new Set(ids(anew, words)));
  expect([...after.laws.keys()].sort()).toEqual([...anew.laws.keys()].sort());
  expect(after.laws.get('湖泊保护法')?.earlier[0]?.get('2')).toBe(lakes[1]);
  expect([after.repealed.size, anew.repealed.size, before.repealed.size]).toEqual([0, 0, 1]);
  expect(ids(before, '没收工具')).toEqual([]);
  expect(ids(before, '三万元')).toContain('云山市湖泊保护条例#2');
});

test('a law that is over is searched no more, and citing it is told', () => {
  const library = changeLibrary(buildLibrary([sister]), [lawOf({ ...national, ended: '2026-01-01' })]);
  expect(ids(library, '擅自填埋水面')).not.toContain('湖泊保护法#2');
  const draft = statuteOf('云岭市湖泊条例', ['依照《中华人民共和国湖泊保护法》第二条处罚。']);
  expect(checkDraft(library, draft, 'localRegulation').hints).toContainEqual(
    expect.objectContaining({ kind: 'repealedLaw', why: expect.objectContaining({ zh: '《湖泊保护法》自 2026-01-01 起不再有效。' }) }),
  );
});

test('a saved library is read back whole, with its note', () => {
  const library = changeLibrary(buildLibrary([national, sister]), [
    lawOf(text('某规定', 'other', '2020-01-01', ['其他文件。'])),
    lawOf({ ...province, ended: '2022-02-02' }),
  ]);
  const { library: again, note } = loadLibrary(saveLibrary(library, 'stamp 7'));
  expect(note).toBe('stamp 7');
  expect(again.laws).toEqual(library.laws);
  expect(again.repealed).toEqual(library.repealed);
  expect(ids(again, '填埋水面罚款')).toEqual(ids(library, '填埋水面罚款'));
  const buffer = saveLibrary(library, '');
  for (const broken of [new ArrayBuffer(0), new ArrayBuffer(64), buffer.slice(0, buffer.byteLength - 8)])
    expect(() => loadLibrary(broken)).toThrow(RangeError);
});

test('every law that an article cites is told with how it stands', () => {
  const old = text('中华人民共和国湖泊保护法', 'law', '2010-01-01', [
    lakes[0] ?? '',
    '湖泊名称由国务院公布并在地图上标明。',
    lakes[1] ?? '',
  ]);
  const library = changeLibrary(buildLibrary([]), [lawOf(national, old), lawOf({ ...province, ended: '2025-01-01' })]);
  const words = [
    '依照《湖泊保护法》第二条处罚。',
    '依照《湖泊保护法》第九条处罚。',
    '擅自填埋水面的，由水行政主管部门依照《中华人民共和国湖泊保护法》第三条处一万元以上五万元以下罚款。',
    '依照《云岭省湖泊保护条例》执行，《池塘法》和《沟渠法》除外，依照本条例第二条。',
  ].join('\n');
  expect(citedPlaces(library, words).map((p) => [p.law, p.article, p.state, p.now ?? p.missing])).toEqual([
    ['湖泊保护法', '2', 'stands', null],
    ['湖泊保护法', '9', 'missing', '9'],
    ['湖泊保护法', '3', 'moved', '2'],
    ['云岭省湖泊保护条例', null, 'over', null],
    ['池塘法', null, 'over', null],
    ['沟渠法', null, 'unknown', null],
  ]);
});
