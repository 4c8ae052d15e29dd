import { writeNumeral } from './numerals.ts';

/** An article's number in digits as a text writes it: 12 as 第十二条, 12.1 as 第十二条之一. What is no number stays as it is. */
export function articleLabel(number: string): string {
  const [main = '', after] = number.split('.');
  if (!/^\d{1,9}$/.test(main) || (after !== undefined && !/^\d{1,9}$/.test(after))) return number;
  return `第${writeNumeral(Number(main))}条${after === undefined ? '' : `之${writeNumeral(Number(after))}`}`;
}
