import { describe, expect, test } from 'vitest';
import { parseStatute } from '../parse/parse.ts';
import { citedArticles } from './cite.ts';
import { buildLibrary, type LibraryText, type Rank } from './library.ts';
import { superiorLaws } from './superior.ts';
import { type Known, learnKnown, readKnown, speaksFor, writeKnown } from './superior-known.ts';
import { decided, learnSuperiorWeights } from './superior-learn.ts';
import { namedTitles, shortTitle, subjectOf } from './titles.ts';

const text = (title: string, rank: Rank, date: string, articles: string[], history = ''): LibraryText => {
  const numbers = '一二三四五六七八九';
  const body = articles.map((words, n) => `第${numbers[n]}条　${words}`).join('\n');
  return { title, rank, date, statute: parseStatute(`${title}\n${history}\n${body}`) };
};

const lakeLaw = text('中华人民共和国湖泊保护法', 'law', '2019-01-01', [
  '为了保护湖泊，防止湖泊污染，制定本法。',
  '国家实行湖长制，水面应当保持清洁。',
  '向湖泊排放污水的，处十万元以上一百万元以下的罚款。',
]);
const dogLaw = text('中华人民共和国动物防疫法', 'law', '2015-01-01', ['为了预防动物疫病，制定本法。', '饲养犬只应当定期接种狂犬病疫苗。']);
const fireRules = text('消防安全管理条例', 'administrativeRegulation', '2010-01-01', [
  '为了预防火灾，制定本条例。',
  '物业服务企业应当管理消防设施。',
]);
const sister = text('东湾市景观水体保洁条例', 'localRegulation', '2020-01-01', [
  '为了加强景观水体保洁，根据《中华人民共和国湖泊保护法》，结合本市实际，制定本条例。',
  '景观水体实行河湖长制，喷泉水面应当保持清洁。',
]);
const library = buildLibrary([lakeLaw, dogLaw, fireRules, sister, text('中华人民共和国湖泊保护法', 'law', '2001-01-01', ['旧文。'])]);

describe('titles', () => {
  test('are known without what all titles have', () => {
    expect(shortTitle('中华人民共和国湖泊保护法（2019年修订）')).toBe('湖泊保护法');
    expect(subjectOf('云岭市实施《中华人民共和国湖泊保护法》办法')).toBe('湖泊保护');
    expect(subjectOf('云岭省东湾自治县养犬管理条例')).toMatch(/养犬管理$/);
    expect(subjectOf('城市绿化条例')).toBe('城市绿化');
    expect(namedTitles('根据《甲法》《中华人民共和国乙法》和《甲法》，参照《未完')).toEqual(['甲法', '乙法']);
  });
});

describe('a library', () => {
  test('keeps the newest version, its first adoption and its basis', () => {
    const revised = text('中华人民共和国河流法', 'law', '2018-05-01', ['为了河流。'], '（1996年3月2日通过　2018年5月1日修订）');
    const { laws } = buildLibrary([revised]);
    expect(laws.get('河流法')?.born).toBe('1996-03-02');
    expect(library.laws.get('湖泊保护法')?.articles.get('3')).toContain('十万元以上');
    expect(library.laws.get('东湾市景观水体保洁条例')?.basis).toEqual(['湖泊保护法']);
  });
});

describe('the laws a draft rests on', () => {
  const first = (title: string, body: string, date?: string): string | undefined =>
    superiorLaws(library, { title, text: body, ...(date === undefined ? {} : { date }) }, 3)[0]?.law;

  test('are found by words, by title, and by what sisters name', () => {
    expect(first('云岭市养犬管理规定', '饲养犬只的，应当接种狂犬病疫苗。')).toBe('动物防疫法');
    expect(first('云岭市实施《中华人民共和国湖泊保护法》办法', '本市加强保护。')).toBe('湖泊保护法');
    expect(first('云岭市景观水体保洁办法', '喷泉水面、景观水体应当保持清洁。')).toBe('湖泊保护法');
  });

  test('a basis that the draft names comes first, and one made later is put back', () => {
    expect(first('云岭市养犬管理规定', '为了安全，根据《消防安全管理条例》，制定本规定。饲养犬只应当接种狂犬病疫苗。')).toBe(
      '消防安全管理条例',
    );
    const score = (date: string): number =>
      superiorLaws(library, { title: '云岭市湖泊规定', text: '湖泊污水', date }, 5).find((h) => h.law === '湖泊保护法')?.score ?? 0;
    expect(score('2000-01-01')).toBeLessThan(score('2022-01-01'));
  });

  test('a law that an older text names as its basis is older than its own lines tell', () => {
    const old = text('西湾市湖泊条例', 'localRegulation', '1998-01-01', ['为了湖泊，根据《中华人民共和国湖泊保护法》，制定本条例。']);
    const wider = buildLibrary([lakeLaw, dogLaw, old]);
    const later = (title: string, date: string): number | undefined =>
      superiorLaws(wider, { title, text: '湖泊污水', date }, 5).find((h) => h.law === '湖泊保护法')?.signs.later;
    expect(later('云岭市湖泊规定', '2000-01-01')).toBe(0);
    expect(later('云岭市湖泊规定', '1997-01-01')).toBe(1);
    expect(later('西湾市湖泊条例', '2000-01-01')).toBe(1);
  });

  test('a regulation is no witness for itself', () => {
    const own = { title: '东湾市景观水体保洁条例', text: '喷泉水面应当保持清洁。' };
    const found = superiorLaws(library, own, 9);
    expect(found.every((h) => h.signs.nearSisters === 0 && h.signs.often === 0)).toBe(true);
    expect(found.map((h) => h.law)).not.toContain(own.title);
  });

  test('weights are learned so that right laws come first', () => {
    const draft = { title: '云岭市景观水体保洁办法', text: '喷泉水面、景观水体应当保持清洁。' };
    const none = learnKnown([]);
    const weights = learnSuperiorWeights([decided(library, draft, new Set(['湖泊保护法']), none)]);
    expect(superiorLaws(library, draft, 1, { many: weights, few: weights }, none)[0]?.law).toBe('湖泊保护法');
  });

  test('what regulations elsewhere rest on helps a library that has none of them', () => {
    const elsewhere = learnKnown([
      { title: '西湾市犬类管理条例', basis: ['中华人民共和国动物防疫法'] },
      { title: '北湾市犬类登记办法', basis: ['动物防疫法', '湖泊保护法'] },
      { title: '北湾市河流条例', basis: ['湖泊保护法'] },
    ]);
    expect(elsewhere.laws).toEqual(
      new Map([
        ['动物防疫法', 2],
        ['湖泊保护法', 2],
      ]),
    );
    const spoken = speaksFor(elsewhere, '犬类');
    expect(spoken.get('动物防疫法')).toBeGreaterThan(2 * (spoken.get('湖泊保护法') ?? 0));
    expect(readKnown(writeKnown(elsewhere))).toEqual(elsewhere);

    const national = buildLibrary([lakeLaw, dogLaw, fireRules]);
    const draft = { title: '云岭市犬类规定', text: '每户只准养一只。' };
    const scoreOf = (known: Known): number =>
      superiorLaws(national, draft, 9, undefined, known).find((h) => h.law === '动物防疫法')?.score ?? 0;
    expect(scoreOf(elsewhere)).toBeGreaterThan(scoreOf(learnKnown([])));
    expect(superiorLaws(national, draft, 1, undefined, elsewhere)[0]?.law).toBe('动物防疫法');
  });
});

describe('the article referred to', () => {
  test('is found by the clause with the reference', () => {
    const asked = '养犬人应当给犬只接种疫苗。\n违反规定向湖泊排放污水的，依照《□》第□条的规定处以罚款。';
    expect(citedArticles(library, asked, 2)[0]?.id).toBe('湖泊保护法#3');
    expect(citedArticles(library, '', 5)).toEqual([]);
  });
});
