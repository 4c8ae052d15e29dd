import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headingOf } from '../../processes/heading.ts';
import { householdOf } from '../public/household.ts';
import { codeText, readCode } from './codes.ts';
import { plainText } from './content-rules.ts';
import { bitsFor, checkProof, isSolved, newChallenge } from './proof.ts';
import { stripPhoto } from './strip-photo.ts';

const key = Buffer.alloc(32, 5);
const now = new Date('2025-03-03T01:00:00Z');

describe('the text of a code', () => {
  const name = { regionCode: '510100', serial: 4711 };

  test('is read back, in either case and with letters mistaken for digits', () => {
    const text = codeText(key, name);
    expect(text).toMatch(/^[0-9A-HJKMNP-TV-Z]{31}$/);
    expect(readCode(key, text)).toEqual(name);
    expect(readCode(key, text.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual(name);
    fc.assert(
      fc.property(fc.integer({ min: 100_000, max: 999_999_999_999 }), fc.integer({ min: 1, max: 9_999_999 }), (region, serial) => {
        expect(readCode(key, codeText(key, { regionCode: String(region), serial }))).toEqual({ regionCode: String(region), serial });
      }),
    );
  });

  test('is nothing with one letter changed, cut, or signed with another key', () => {
    const text = codeText(key, name);
    for (let i = 0; i < text.length; i++) {
      const other = text[i] === 'Z' ? 'Y' : 'Z';
      expect(readCode(key, text.slice(0, i) + other + text.slice(i + 1))).toBeNull();
    }
    expect(readCode(key, text.slice(1))).toBeNull();
    expect(readCode(key, '')).toBeNull();
    expect(readCode(Buffer.alloc(32, 6), text)).toBeNull();
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (junk) => readCode(key, junk) === null || junk.length === text.length));
  });
});

describe('the work before sending', () => {
  const solve = (challenge: string, bits: number): string => {
    for (let n = 0; ; n++) if (isSolved(challenge, String(n), bits)) return String(n);
  };

  test('is taken when it is ours, solved and fresh, and refused otherwise', () => {
    const { challenge, bits } = newChallenge(key, 8, now);
    const answer = solve(challenge, bits);
    expect(() => checkProof(key, challenge, answer, now)).not.toThrow();
    expect(() => checkProof(key, challenge, answer, new Date(now.getTime() + 16 * 60_000))).toThrow();
    expect(() => checkProof(Buffer.alloc(32, 6), challenge, answer, now)).toThrow();
    // The same puzzle made easier by hand.
    expect(() => checkProof(key, challenge.replace('.8.', '.0.'), answer, now)).toThrow();
    const unsolved = Array.from({ length: 500 }, (_, n) => `x${n}`).find((a) => !isSolved(challenge, a, bits)) ?? '';
    expect(() => checkProof(key, challenge, unsolved, now)).toThrow();
    for (const junk of ['', '...', 'a.b.c.d', challenge.slice(0, -1)]) expect(() => checkProof(key, junk, '0', now)).toThrow();
  });

  test('grows with the load and stops growing', () => {
    expect([0, 30, 31, 60, 61, 1000, 1e9].map((n) => bitsFor(14, n))).toEqual([14, 14, 15, 15, 16, 20, 22]);
  });
});

describe('one household', () => {
  test('is the first half of an address, however that is written', () => {
    for (const same of ['2001:db8::1', '2001:db8:0:0::2', '2001:0DB8:0:0:1:2:3:4', '2001:db8::9:1.2.3.4'])
      expect(householdOf(same), same).toBe('2001:db8:0:0');
    expect(householdOf('2001:db8:0:1::1')).toBe('2001:db8:0:1');
    expect(householdOf('::1')).toBe('0:0:0:0');
    expect(householdOf('fe80::1%eth0')).toBe('fe80:0:0:0');
  });

  test('with four numbers is the address itself, also where it is wrapped in the longer form', () => {
    expect([householdOf('192.0.2.7'), householdOf('::ffff:192.0.2.7')]).toEqual(['192.0.2.7', '192.0.2.7']);
  });
});

test('signs, blanks, width and case hide no word', () => {
  expect(plainText('加 微-信：ＡＢc')).toBe('加微信abc');
});

test('a heading is the first sentence, cut where it is long', () => {
  expect(headingOf('路灯坏了。请修好。')).toBe('路灯坏了');
  expect(headingOf('\n  “很长”'.padEnd(80, '长'))).toHaveLength(30);
  expect(headingOf('。')).toBe('。');
});

describe('a photo', () => {
  const chunk = (type: string, data: string) => {
    const body = Buffer.from(data, 'latin1');
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, body, Buffer.alloc(4)]);
  };
  const png = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', 'x'.repeat(13)),
    chunk('tEXt', 'GPS here'),
    chunk('eXIf', 'where'),
    chunk('IDAT', 'pixels'),
    chunk('IEND', ''),
    Buffer.from('behind'),
  ]);

  test('loses notes and what hangs behind it, and keeps its pixels', () => {
    const out = stripPhoto(png, 'image/png')?.toString('latin1') ?? '';
    expect(out).toContain('pixels');
    for (const gone of ['GPS', 'where', 'behind']) expect(out).not.toContain(gone);
  });

  test('that is none is refused, whatever it looks like', () => {
    for (const media of ['image/jpeg', 'image/png', 'image/webp', 'image/gif']) {
      expect(stripPhoto(Buffer.from('no photo at all'), media)).toBeNull();
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 200 }), (junk) => {
          const out = stripPhoto(Buffer.concat([png.subarray(0, 20), Buffer.from(junk)]), media);
          return out === null || Buffer.isBuffer(out);
        }),
      );
    }
  });

  test('keeps only how it is turned', () => {
    const tiff = Buffer.from('49492a00080000000100120103000100000006000000000000004750532068657265', 'hex');
    const app1 = Buffer.concat([Buffer.from([0xff, 0xe1, 0, tiff.length + 8]), Buffer.from('Exif\0\0', 'latin1'), tiff]);
    const jpeg = Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      app1,
      Buffer.from([0xff, 0xda, 0, 3, 1, 7, 7, 0xff, 0, 7, 0xff, 0xd9]),
      Buffer.from('behind'),
    ]);
    const out = stripPhoto(jpeg, 'image/jpeg');
    expect(out?.toString('latin1')).not.toContain('GPS');
    expect(out?.subarray(-2).toString('hex')).toBe('ffd9');
    expect(out?.includes(Buffer.from('0112000300000001000600', 'hex'))).toBe(true);
  });
});
