import { describe, expect, test } from 'vitest';
import { parseStatute } from '../parse/parse.ts';
import { buildLibrary, type LibraryText, type Rank } from '../search/library.ts';
import { checkDraft } from './check.ts';
import { competenceRules } from './competence-rules.ts';
import type { DocumentKind, Hint } from './hint.ts';

const numbers = '一二三四五六七八九';
const written = (title: string, articles: string[]): string => `${title}\n${articles.map((a, n) => `第${numbers[n]}条　${a}`).join('\n')}`;
const text = (title: string, rank: Rank, date: string, articles: string[]): LibraryText => ({
  title,
  rank,
  date,
  statute: parseStatute(written(title, articles)),
});

const report = '单位发现湖泊堤岸受到损坏的，应当自发现之日起十日内向水行政主管部门报告并采取防护措施。';
const fine = '违反本法规定，擅自在湖泊中围垦造地、填埋水面的，由水行政主管部门责令恢复原状，处一万元以上五万元以下的罚款。';
const law = text('中华人民共和国湖泊保护法', 'law', '2020-01-01', [
  '为了保护湖泊，制定本法。',
  report,
  fine,
  '任何单位和个人不得阻挠湖泊保护的执法检查和水质监测活动。',
  '本法自2020年3月1日起施行。《中华人民共和国池塘法》同时废止。',
]);
const old = text('中华人民共和国湖泊保护法', 'law', '2005-01-01', [
  '为了保护湖泊，制定本法。',
  fine,
  '湖泊的名称由国务院公布，并在地图上标明其位置和范围。',
]);
const library = buildLibrary([law, old]);

const basis = '为了保护本市湖泊，根据《中华人民共和国湖泊保护法》，制定本条例。';
const hints = (articles: string[], kind: DocumentKind = 'localRegulation'): readonly Hint[] =>
  checkDraft(library, parseStatute(written('云岭市湖泊保护条例', [basis, ...articles])), kind).hints;
const kindsOf = (articles: string[], kind?: DocumentKind): string[] =>
  hints(articles, kind)
    .filter((h) => h.severity !== 'note')
    .map((h) => h.kind);
const local = (words: string): string => words.replaceAll('本法', '本条例');

describe('against superior law', () => {
  test('what agrees gives no alarm, and what repeats is noted with its source', () => {
    expect(kindsOf([report, local(fine)])).toEqual([]);
    const [note] = hints([report]);
    expect(note).toMatchObject({ kind: 'duplicate', severity: 'note', superior: { law: '湖泊保护法', article: '2' } });
  });

  test('fines beyond the most or below the least', () => {
    const [above] = hints([local(fine).replace('五万元', '五十万元')]).filter((h) => h.kind === 'fine');
    expect(above).toMatchObject({ severity: 'error', article: '2', superior: { law: '湖泊保护法', article: '3', quote: fine } });
    expect(above?.why.zh).toContain('上限');
    expect(above?.why.en).toContain('beyond');
    expect(hints([local(fine).replace('一万元', '一百元')]).find((h) => h.kind === 'fine')?.severity).toBe('warning');
    expect(kindsOf([local(fine).replace('一万元以上五万元', '二万元以上三万元')])).toEqual([]);
  });

  test('longer limits, other organs, other modal words', () => {
    expect(kindsOf([report.replace('十日', '九十日')])).toEqual(['limit']);
    expect(hints([report.replace('十日', '五日')]).find((h) => h.kind === 'limit')?.severity).toBe('note');
    expect(kindsOf([local(fine).replace('水行政主管部门', '教育行政主管部门')])).toEqual(['subject']);
    expect(kindsOf([report.replace('水行政主管部门', '档案主管部门')])).toEqual(['subject']);
    expect(kindsOf([report.replace('应当', '可以')])).toEqual(['modal']);
    expect(kindsOf(['任何单位和个人可以阻挠湖泊保护的执法检查和水质监测活动。'])).toEqual(['modal']);
  });
});

describe('citations', () => {
  test('of what is not there, of what moved, of what was repealed', () => {
    expect(kindsOf(['违反本条例第九十条规定的，责令改正。'])).toEqual(['deadCitation']);
    expect(kindsOf(['水面管理依照《中华人民共和国湖泊保护法》第八十八条执行。'])).toEqual(['deadCitation']);
    expect(kindsOf(['水面管理依照《中华人民共和国湖泊保护法》第四条执行，违反本条例第一条的除外。'])).toEqual([]);
    expect(kindsOf(['池塘的管理适用《中华人民共和国池塘法》。'])).toEqual(['repealedLaw']);
    const [moved] = hints(['擅自围垦造地、填埋水面的，由水行政主管部门依照《湖泊保护法》第二条责令恢复原状，予以罚款。']).filter(
      (h) => h.kind === 'movedCitation',
    );
    expect(moved?.superior).toMatchObject({ law: '湖泊保护法', article: '3' });
  });
});

describe('competence', () => {
  const sets: [string, DocumentKind[]][] = [
    ['情节严重的，由公安机关处十日以下拘留。', ['localRegulation', 'governmentRule', 'normativeDocument']],
    ['逾期不改的，吊销营业执照。', ['localRegulation', 'governmentRule', 'normativeDocument']],
    ['执法人员可以查封其经营场所。', ['governmentRule', 'normativeDocument']],
    ['违者责令停产停业。', ['governmentRule', 'normativeDocument']],
    ['违者处五百元罚款。', ['normativeDocument']],
    ['情节恶劣的，处三年以下有期徒刑。', ['localRegulation', 'governmentRule', 'normativeDocument']],
    ['外地企业不得参加湖泊游览经营。', ['localRegulation', 'governmentRule', 'normativeDocument']],
    ['公开征求意见，听取公众建议。', []],
    ['拒不改正的，依法吊销营业执照。', []],
  ];
  test.each(sets)('%s', (sentence, forbidden) => {
    for (const kind of ['localRegulation', 'governmentRule', 'normativeDocument'] as const) {
      const found = hints([sentence], kind).filter((h) => h.kind === 'competence');
      expect(found.length > 0, kind).toBe(forbidden.includes(kind));
      for (const hint of found) expect(hint.source).toMatch(/法/u);
    }
  });

  test('every rule names its source and says why in both languages', () => {
    for (const rule of competenceRules) expect([rule.source, rule.why.zh, rule.why.en].every((t) => t.length > 4)).toBe(true);
  });

  test('a duty without superior clause is noted below a regulation only', () => {
    const duty = ['经营者应当在每年六月向游客发放游船安全手册。'];
    expect(hints(duty, 'normativeDocument').map((h) => h.kind)).toContain('burden');
    expect(hints(duty)).toEqual([]);
  });
});

test('nothing is too odd to be checked', () => {
  for (const words of ['', '。', '第一条', '《《《', '\ud800第二条　本条例第条。', '处元以上元以下罚款。'.repeat(50)])
    expect(() => checkDraft(library, parseStatute(words), 'governmentRule')).not.toThrow();
});
