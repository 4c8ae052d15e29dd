import { anyNumeral, readNumeral } from '../parse/numerals.ts';

/** A number as statutes write quantities: 三十, 1.5, 2万, 一百二十万, 半. Bounded, for use within a pattern. */
export const quantity = `(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3}){1,4}(?![0-9０-９])|[0-9０-９]{1,12}(?:[.．][0-9０-９]{1,6})?[百千万亿萬億]{0,3}|[${anyNumeral}]{1,16}|半)`;

/** The value of such a quantity, exact in millionths; null where it is none or beyond 2⁵³. */
export function readQuantity(written: string): number | null {
  if (written === '半') return 0.5;
  const ascii = written.replace(/[０-９．，]/gu, (c) =>
    c === '．' ? '.' : c === '，' ? ',' : String.fromCharCode(c.charCodeAt(0) - 0xfee0),
  );
  const found = /^([0-9]{1,12}(?:,[0-9]{3})*)(?:\.([0-9]{1,6}))?([百千万亿萬億]{0,3})$/u.exec(ascii);
  if (!found) return readNumeral(written);
  const whole = Number((found[1] ?? '').replaceAll(',', ''));
  const decimals = (found[2] ?? '').padEnd(6, '0');
  let size = 1;
  for (const c of found[3] ?? '') size *= c === '百' ? 100 : c === '千' ? 1000 : c === '万' || c === '萬' ? 1e4 : 1e8;
  // Worked out in millionths, so that 1.15万 is 11500 and no fraction near it.
  const value = whole * size + Math.round(Number(decimals) * size) / 1e6;
  return Number.isFinite(value) && value <= Number.MAX_SAFE_INTEGER ? value : null;
}

/** Between what a quantity may lie. `null` is no bound on that side; 以上 and 以下 include the number, 超过 and 不满 do not. */
export interface Range {
  readonly min: number | null;
  readonly max: number | null;
  readonly includesMin: boolean;
  readonly includesMax: boolean;
}
