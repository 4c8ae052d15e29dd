/** A number found in a text. Offsets count UTF-16 units of the text as given. */
export interface FoundNumber {
  readonly value: number;
  /** Digits after the point, as written: what a recomputed value is rounded to. */
  readonly decimals: number;
  readonly isPercent: boolean;
  /** The measure word behind it, such as 件 or 人次; empty where there is none. */
  readonly unit: string;
  readonly start: number;
  readonly end: number;
}

const units = '人次|件次|件|家|个|项|人|部|名|次|条|篇|户|场|期|票|份|位|批|宗|起|类|亿元|万元|元|公里|平方米|亩|所|处|套';
const wide: Readonly<Record<string, string>> = { '．': '.', '％': '%', '，': ',' };
const pattern = new RegExp(`(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?\\s*(%|百分点|个百分点)?(万|亿)?(?:余|多)?(${units})?`, 'g');
const spoken = new RegExp(
  `(?<![\\d万亿零一二两三四五六七八九十百千])([零一二两三四五六七八九十百千][零一二两三四五六七八九十百千万]{0,14})(${units})`,
  'g',
);
/** What a number stands in when it counts nothing: years, days, ordinals, document numbers. */
const notCounted = /^(?:年|月|日|号|届|时|分|第|周年|以[上下内]|个?百分点|[-—–~～])/;
const ordinal = /(?:第|〔|\[|[A-Za-z]|[-—–~～:])$/;

/** Every counted number and percentage of a text, in order. Years, dates, ordinals and document numbers are passed over. */
export function numbersIn(text: string): FoundNumber[] {
  const plain = text.replace(/[０-９．％]/g, (c) => wide[c] ?? String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  const found: FoundNumber[] = [];
  for (const match of plain.matchAll(pattern)) {
    const [whole, digits = '', fraction = '', mark = '', scale = '', unit = ''] = match;
    const end = match.index + whole.length;
    if (mark.endsWith('百分点') || ordinal.test(plain.charAt(match.index - 1))) continue;
    if (mark !== '%' && unit === '' && notCounted.test(plain.slice(end))) continue;
    const factor = scale === '万' ? 10_000 : scale === '亿' ? 100_000_000 : 1;
    const value = Number(digits.replaceAll(',', '') + fraction) * factor;
    const decimals = Math.max(0, fraction.length - 1);
    found.push({ value, decimals, isPercent: mark === '%', unit, start: match.index, end });
  }
  for (const match of plain.matchAll(spoken)) {
    const [whole, digits = '', unit = ''] = match;
    if (ordinal.test(plain.charAt(match.index - 1)) || !isCount(digits, unit)) continue;
    found.push({ value: spokenNumber(digits), decimals: 0, isPercent: false, unit, start: match.index, end: match.index + whole.length });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Single characters before 个, 次 or 类 are speech more often than counting (一个, 一次, 三类). */
const isCount = (digits: string, unit: string): boolean => digits.length > 1 || !['个', '次', '类', '位', '期', '批'].includes(unit);

const ones = '零一二三四五六七八九';

/** Reads 一千零三十二 or 两万 as a number. */
export function spokenNumber(text: string): number {
  let total = 0;
  let part = 0;
  let digit = 0;
  for (const c of text.replaceAll('两', '二')) {
    const one = ones.indexOf(c);
    if (one >= 0) digit = one;
    else if (c === '万') {
      total += (part + digit) * 10_000;
      part = 0;
      digit = 0;
    } else {
      part += (digit === 0 && part === 0 ? 1 : digit) * (c === '十' ? 10 : c === '百' ? 100 : 1000);
      digit = 0;
    }
  }
  return total + part + digit;
}
