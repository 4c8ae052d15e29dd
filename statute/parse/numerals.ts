const digits: Readonly<Record<string, number>> = Object.fromEntries(
  ['零〇○Ｏ', '一壹', '二两兩贰貳', '三叁參', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'].flatMap((same, value) =>
    [...same].map((c) => [c, value]),
  ),
);
const tens: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const short: Readonly<Record<string, number>> = { 廿: 20, 卅: 30, 卌: 40 };
const myriads: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };

/** The characters a Chinese number is written with, for use within a character class. */
export const chineseNumeral = Object.keys({ ...digits, ...tens, ...short, ...myriads }).join('');
/** The same with the digits of either width. */
export const anyNumeral = `0-9０-９${chineseNumeral}`;

/** A whole number written in Chinese (一百二十三, 二〇二四, 廿三, 贰拾) or in digits of either width; null for anything else and beyond 2⁵³. */
export function readNumeral(written: string): number | null {
  let high = 0;
  let low = 0;
  let group = 0;
  let digit = -1;
  for (const c of written) {
    const value = digits[c] ?? digitOf(c);
    if (value !== null) {
      digit = Math.max(digit, 0) * 10 + value;
    } else if (tens[c] !== undefined) {
      group += (digit > 0 ? digit : 1) * tens[c];
      digit = -1;
    } else if (short[c] !== undefined) {
      group += short[c];
      digit = -1;
    } else if (myriads[c] !== undefined) {
      const before = group + Math.max(digit, 0);
      if (myriads[c] === 1e4) low = (low + before || 1) * 1e4;
      else {
        high = (high + low + before || 1) * 1e8;
        low = 0;
      }
      group = 0;
      digit = -1;
    } else return null;
  }
  const whole = high + low + group + Math.max(digit, 0);
  return written !== '' && Number.isSafeInteger(whole) ? whole : null;
}

/** A whole number from 0 to 9999 as statutes write it: 12 → 十二, 105 → 一百零五. Greater ones stay in digits. */
export function writeNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) return String(value);
  if (value === 0) return '零';
  const names = '零一二三四五六七八九';
  let words = '';
  let gap = false;
  for (const [size, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const d = Math.floor(value / size) % 10;
    if (d === 0) {
      gap = words !== '';
      continue;
    }
    if (gap) words += '零';
    gap = false;
    words += d === 1 && size === 10 && words === '' ? name : `${names[d]}${name}`;
  }
  return words;
}

function digitOf(c: string): number | null {
  const code = c.charCodeAt(0);
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  if (code >= 0xff10 && code <= 0xff19) return code - 0xff10;
  return null;
}
