import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawSample, frameHash } from './draw.ts';
import { sha256 } from './sha256.ts';

describe('sha256', () => {
  test('agrees with the platform on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      }),
    );
    for (const length of [0, 55, 56, 63, 64, 65, 119, 120]) {
      const text = 'a'.repeat(length);
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
    }
  });
});

describe('a draw', () => {
  const ids = Array.from({ length: 40 }, (_, i) => `item-${i}`);

  test('is the same whoever repeats it, in whatever order the list stands', () => {
    expect(drawSample([...ids].reverse(), '20261116', 6)).toEqual(drawSample(ids, '20261116', 6));
    expect(frameHash([...ids].reverse())).toBe(frameHash(ids));
    // Written down once: a change of the way of drawing must get a name of its own.
    expect(drawSample(['a', 'b', 'c', 'd'], '7', 2)).toEqual(
      ['a', 'b', 'c', 'd']
        .map((id) => [createHash('sha256').update(`7:${id}`).digest('hex'), id])
        .sort()
        .slice(0, 2)
        .map(([, id]) => id),
    );
  });

  test('changes with the seed and with the list', () => {
    expect(drawSample(ids, '1', 6)).not.toEqual(drawSample(ids, '2', 6));
    expect(frameHash(ids.slice(1))).not.toBe(frameHash(ids));
  });

  test('favours nobody: over many seeds each is drawn about as often', () => {
    const times = new Map(ids.map((id) => [id, 0]));
    for (let seed = 0; seed < 500; seed++) for (const id of drawSample(ids, String(seed), 4)) times.set(id, (times.get(id) ?? 0) + 1);
    for (const count of times.values()) expect(Math.abs(count - 50)).toBeLessThan(30);
  });
});
