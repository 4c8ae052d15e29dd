import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharedData } from '../../tests/support/shared-data.ts';
import { applyDecision } from '../decision/apply/apply.ts';
import { contentLines } from '../decision/content-lines.ts';
import { writeDecision } from '../decision/write.ts';
import { parseStatute } from '../parse/parse.ts';
import { type Alignment, align } from './align.ts';
import { articleKeys, type Correction, correctAlignment } from './correct.ts';
import { packPairs, unpackPairs } from './pack.ts';

const old = parseStatute(`青河市养犬管理规定
第一条　为了规范养犬行为，制定本规定。
第二条　市公安机关负责养犬登记，发放养犬登记证和犬牌。
第三条　养犬人应当为犬只佩戴犬牌，使用牵引绳，并即时清理犬只粪便。
第四条　违反本规定第三条规定的，由城市管理部门处五十元以上二百元以下罚款。
第五条　农村地区养犬管理参照本规定执行。`);
const now = parseStatute(`青河市养犬管理规定
第一条　为了规范养犬行为，制定本规定。
第二条　市公安机关负责养犬登记，发放养犬登记证和犬牌。
第三条　鼓励居民委员会组织文明养犬宣传。
第四条　养犬人应当为犬只佩戴犬牌，使用牵引绳，并即时清理犬只粪便。
第五条　违反本规定第四条规定的，由城市管理部门处五十元以上二百元以下罚款。
第六条　农村地区养犬管理参照本规定执行。`);
const found = align(old, now);
const told = ({ pairs }: Pick<Alignment, 'pairs'>): string[] =>
  pairs.map((p) => `${p.old.map((a) => a.number).join('+')}>${p.new.map((a) => a.number).join('+')} ${p.kind}`);

describe('corrections by hand', () => {
  test('without one, nothing changes', () => {
    expect(told(found)).toEqual(['1>1 unchanged', '2>2 unchanged', '>3 inserted', '3>4 renumbered', '4>5 renumbered', '5>6 renumbered']);
    expect(correctAlignment(found, [])).toMatchObject({ pairs: found.pairs, lost: [] });
  });

  test('a pair is taken apart: one side ends, the other is new, and citations of it no longer follow', () => {
    const corrected = correctAlignment(found, [{ old: ['3'], new: [] }]);
    expect(told(corrected)).toContain('3> deleted');
    expect(told(corrected)).toContain('>4 inserted');
    expect(told(corrected)).toContain('4>5 modified');
    expect([...corrected.byHand].map((p) => p.kind)).toEqual(['deleted', 'inserted']);
  });

  test('articles are paired otherwise, one with several too; the other pairs stay', () => {
    const corrected = correctAlignment(found, [{ old: ['2'], new: ['2', '3'] }]);
    expect(told(corrected)).toEqual(['1>1 unchanged', '2>2+3 split', '3>4 renumbered', '4>5 renumbered', '5>6 renumbered']);
    expect([...corrected.byHand].map((p) => p.links.map((l) => `${l.old.number}>${l.new.number} ${l.role}`))).toEqual([
      ['2>2 main', '2>3 part'],
    ]);
    expect(told(correctAlignment(found, [{ old: ['4', '5'], new: ['5'] }]))).toContain('4+5>5 merged');
    expect(told(correctAlignment(found, [{ old: ['4', '5'], new: ['5', '6'] }]))).toContain('4+5>5+6 split+merged');
  });

  test('a later correction has the last word on the articles it names', () => {
    const corrected = correctAlignment(found, [
      { old: ['2'], new: ['2', '3'] },
      { old: [], new: ['3'] },
    ]);
    expect(told(corrected)).toEqual(told(found));
    expect(corrected.byHand.size).toBe(0);
  });

  test('moving away from the neighbours is told', () => {
    const corrected = correctAlignment(found, [{ old: ['5'], new: ['3'] }]);
    expect(corrected.pairs.find((p) => p.new[0]?.number === '3')).toMatchObject({ moved: true, renumbered: true, kind: 'modified' });
  });

  test('one that names an article that is not there is told as lost', () => {
    const lost = { old: ['9'], new: ['1'] };
    expect(correctAlignment(found, [lost]).lost).toEqual([lost]);
    expect(told(correctAlignment(found, [lost]))).toEqual(told(found));
  });

  test('a number given twice has a key of its own', () => {
    const twice = align(parseStatute('第一条　甲。\n第一条　乙。'), parseStatute('第一条　乙。'));
    expect(articleKeys(twice.old)).toEqual(['1', '1#2']);
    expect(told(correctAlignment(twice, [{ old: ['1'], new: ['1'] }]))).toEqual(['1>1 modified', '1> deleted']);
  });

  test('any corrections leave every article in one pair, and a decision that makes the new text', () => {
    const keys = { old: articleKeys(found.old), new: articleKeys(found.new) };
    const correction = fc.record({ old: fc.subarray(keys.old, { maxLength: 3 }), new: fc.subarray(keys.new, { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(correction, { maxLength: 5 }), (corrections) => {
        const corrected = correctAlignment(found, corrections);
        const places = (side: 'old' | 'new') => corrected.pairs.flatMap((p) => p[side].map((a) => a.position)).sort((a, b) => a - b);
        expect(places('old')).toEqual(found.old.articles.map((a) => a.position));
        expect(places('new')).toEqual(found.new.articles.map((a) => a.position));
        const last = corrections.findLast((c) => c.old.length > 0 && c.new.length > 0 && c === corrections.at(-1));
        if (last)
          expect(groupOf(corrected, last)).toEqual([
            keys.old.filter((k) => last.old.includes(k)),
            keys.new.filter((k) => last.new.includes(k)),
          ]);
        const applied = applyDecision(old, writeDecision(old, now, {}, corrected).text);
        expect(applied.problems).toEqual([]);
        expect(contentLines(applied.statute)).toEqual(contentLines(now));
      }),
      { numRuns: 150 },
    );
  });
});

/** The pair that holds the first article a correction names, as sorted numbers. */
function groupOf({ pairs }: Pick<Alignment, 'pairs'>, { old: olds }: Correction): [string[], string[]] {
  const pair = pairs.find((p) => p.old.some((a) => a.number === olds[0]));
  return [pair?.old.map((a) => a.number) ?? [], pair?.new.map((a) => a.number) ?? []];
}

test('what is kept of an alignment gives it back', () => {
  const back = unpackPairs(found.old, found.new, JSON.parse(JSON.stringify(packPairs(found))));
  expect(back).toEqual(found);
});

const folder = sharedData('align');

describe.skipIf(folder === null)('on real amendments', () => {
  const laws = folder === null ? [] : readdirSync(path.join(folder, 'gold')).map((file) => file.replace('.json', ''));

  test.each(laws)('%s: saying again what was found changes nothing', (law) => {
    const gold = JSON.parse(readFileSync(path.join(folder ?? '', 'gold', `${law}.json`), 'utf8')) as Record<string, string>;
    const read = (version: string | undefined) =>
      parseStatute(readFileSync(path.join(folder ?? '', 'texts', `${law}_${version}.txt`), 'utf8'));
    const alignment = align(read(gold.old_version), read(gold.new_version));
    const keys = { old: articleKeys(alignment.old), new: articleKeys(alignment.new) };
    const first = alignment.pairs.find((p) => p.old.length === 1 && p.new.length === 1);
    const again: Correction = {
      old: (first?.old ?? []).map((a) => keys.old[a.position] ?? ''),
      new: (first?.new ?? []).map((a) => keys.new[a.position] ?? ''),
    };
    const corrected = correctAlignment(alignment, [again]);
    expect(told(corrected)).toEqual(told(alignment));
    expect(corrected.pairs.map((p) => p.moved)).toEqual(alignment.pairs.map((p) => p.moved));
  });
});
