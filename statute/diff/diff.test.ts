import { describe, expect, test } from 'vitest';
import { diffText } from './diff.ts';
import { compareSequences } from './sequence.ts';
import { cutWords } from './words.ts';

const oldOf = (pieces: ReturnType<typeof diffText>): string =>
  pieces
    .filter((p) => p.kind !== 'added')
    .map((p) => p.text)
    .join('');
const newOf = (pieces: ReturnType<typeof diffText>): string =>
  pieces
    .filter((p) => p.kind !== 'removed')
    .map((p) => p.text)
    .join('');

describe('words', () => {
  test('numbers with their units, citations, shares and titles stay whole', () => {
    const text =
      '依照《青河市停车管理条例》第十二条之一第二款，处二万元以上二十万元以下罚款，或者销售额百分之五，自2024年5月1日起三十日内缴纳';
    const words = cutWords(text);
    for (const piece of [
      '《青河市停车管理条例》',
      '第十二条之一',
      '第二款',
      '二万元',
      '二十万元',
      '百分之五',
      '2024年',
      '5月',
      '1日',
      '三十日',
    ]) {
      expect(words).toContain(piece);
    }
    expect(words.join('')).toBe(text);
  });

  test('a segmenter of one’s own cuts what stands between', () => {
    expect(cutWords('停车泊位三个', (t) => t.split(/(?<=停车)/))).toEqual(['停车', '泊位三个']);
  });
});

describe('comparison', () => {
  test('changed amounts are replaced as wholes', () => {
    expect(diffText('处二百元以上一千元以下罚款。', '处五百元以上二千元以下罚款。')).toEqual([
      { kind: 'same', text: '处' },
      { kind: 'removed', text: '二百元' },
      { kind: 'added', text: '五百元' },
      { kind: 'same', text: '以上' },
      { kind: 'removed', text: '一千元' },
      { kind: 'added', text: '二千元' },
      { kind: 'same', text: '以下罚款。' },
    ]);
  });

  test('both texts can be read off, whatever they are', () => {
    const texts = [
      '',
      '停车',
      '停车管理部门应当公布收费标准。',
      '收费标准由停车管理部门公布；逾期不公布的，责令改正。',
      'a，b；c'.repeat(40),
      '停'.repeat(900),
    ];
    for (const a of texts) {
      for (const b of texts) {
        expect(oldOf(diffText(a, b))).toBe(a);
        expect(newOf(diffText(a, b))).toBe(b);
      }
    }
  });

  test('punctuation of another width is the same', () => {
    expect(diffText('有下列情形之一的:', '有下列情形之一的：')).toEqual([{ kind: 'same', text: '有下列情形之一的：' }]);
  });

  test('keeps the longest common part of short sequences', () => {
    let seed = 5;
    const next = (n: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % n;
    };
    for (let round = 0; round < 200; round += 1) {
      const a = Array.from({ length: next(9) }, () => 'xyz'.charAt(next(3)));
      const b = Array.from({ length: next(9) }, () => 'xyz'.charAt(next(3)));
      const found = compareSequences(a, b);
      let o = 0;
      let n = 0;
      for (const s of found) {
        expect([s.from, s.newFrom]).toEqual([o, n]);
        if (s.same) expect(a.slice(s.from, s.to)).toEqual(b.slice(s.newFrom, s.newTo));
        o = s.to;
        n = s.newTo;
      }
      expect([o, n]).toEqual([a.length, b.length]);
    }
  });

  test('two long texts with nothing in common take no longer than in proportion', () => {
    const a = Array.from({ length: 40_000 }, (_, i) => `a${i % 97}`);
    const b = Array.from({ length: 40_000 }, (_, i) => `b${i % 89}`);
    const began = performance.now();
    compareSequences(a, b);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
