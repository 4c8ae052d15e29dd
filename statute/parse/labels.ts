import type { Level } from '../tree.ts';
import { anyNumeral, chineseNumeral, readNumeral } from './numerals.ts';

/** How the number of an item is written; items of one list share it. */
export type ItemStyle = 'bracketed' | 'comma' | 'point' | 'bracketedDigit' | 'closedDigit' | 'circled' | 'letter' | 'stem';

/** The label of an item at the beginning of a line. */
export interface ItemLabel {
  readonly kind: 'item';
  readonly style: ItemStyle;
  readonly label: string;
  readonly number: string | null;
  readonly length: number;
}

/** The label of a unit down to the article. */
export interface UnitLabel {
  readonly kind: 'unit';
  readonly level: Level;
  readonly label: string;
  readonly number: string | null;
  readonly length: number;
}

/** A label at the beginning of a line; `length` counts all characters it takes there. */
export type Label = UnitLabel | ItemLabel;

const n = `[${anyNumeral}]`;
const blank = '[ \\t\\u3000\\u00a0\\u2000-\\u200a]';
const placeholder = '[Xx×ＸＸ＿_*＊○〇]';
const unitLabel = new RegExp(
  `^第${blank}{0,6}(?:(${n}{1,16})(?:${blank}?[-－‐–—―]${blank}?(${n}{1,4})|之(${n}{1,4}))?|${placeholder}{0,6})${blank}{0,6}(分编|分編|部分|编|編|篇|章|节|節|条|條)(?:${blank}{0,2}之${blank}{0,2}(${n}{1,4})(?![般切些定样直方个种并]))?`,
  'u',
);
const levelOf: Readonly<Record<string, Level>> = {
  分编: 'subpart',
  分編: 'subpart',
  部分: 'part',
  编: 'part',
  編: 'part',
  篇: 'part',
  章: 'chapter',
  节: 'section',
  節: 'section',
  条: 'article',
  條: 'article',
};

const itemLabels: readonly (readonly [ItemStyle, RegExp])[] = [
  [
    'bracketed',
    new RegExp(
      `^[（(〔]${blank}{0,2}([${chineseNumeral}]{1,5})${blank}{0,2}[）)〕](?:之([${chineseNumeral}]{1,2}))?${blank}?[、．.]?`,
      'u',
    ),
  ],
  ['comma', new RegExp(`^([${chineseNumeral}]{1,5})${blank}{0,2}[、．.]`, 'u')],
  ['bracketedDigit', /^[（(]\s{0,2}([0-9０-９]{1,3})\s{0,2}[）)]\s?[、．.]?/u],
  ['closedDigit', /^([0-9０-９]{1,3})\s{0,2}[）)]/u],
  ['point', /^([0-9０-９]{1,3})\s{0,2}(?:[、．]|\.(?![0-9０-９]))/u],
  ['circled', /^([①-⑳㉑-㉟⑴-⒇⒈-⒛])\s{0,2}[、．.]?/u],
  ['letter', /^[（(]?([A-Za-zＡ-Ｚａ-ｚ])[）)．.、]/u],
  ['stem', /^([甲乙丙丁戊己庚辛壬癸])、/u],
];

/** The label a line begins with, or null. Says nothing about whether the words after it make it a reference instead. */
export function readLabel(text: string): Label | null {
  const first = text.charCodeAt(0);
  if (first === 0x7b2c) return readUnitLabel(text);
  if (!mayBeginItem(first)) return null;
  for (const [style, pattern] of itemLabels) {
    const found = pattern.exec(text);
    if (found)
      return {
        kind: 'item',
        style,
        label: found[0].trimEnd(),
        number: itemNumber(style, found[1] ?? '', found[2]),
        length: found[0].length,
      };
  }
  return null;
}

function readUnitLabel(text: string): Label | null {
  const found = unitLabel.exec(text);
  const level = levelOf[found?.[4] ?? ''];
  if (!found || !level) return null;
  const main = found[1] === undefined ? null : readNumeral(found[1]);
  const branch = found[2] ?? found[3] ?? found[5];
  const sub = branch === undefined ? null : readNumeral(branch);
  const number = main === null ? null : sub === null ? String(main) : `${main}.${sub}`;
  return { kind: 'unit', level, label: found[0], number, length: found[0].length };
}

function itemNumber(style: ItemStyle, written: string, branch: string | undefined): string | null {
  const main =
    style === 'circled'
      ? circled(written)
      : style === 'letter'
        ? letter(written)
        : style === 'stem'
          ? stems.indexOf(written) + 1
          : readNumeral(written);
  const sub = branch === undefined ? null : readNumeral(branch);
  return main === null ? null : sub === null ? String(main) : `${main}.${sub}`;
}

const stems = '甲乙丙丁戊己庚辛壬癸';

function circled(written: string): number {
  const code = written.charCodeAt(0);
  if (code >= 0x3251) return code - 0x3251 + 21;
  if (code >= 0x2488) return code - 0x2488 + 1;
  return code >= 0x2474 ? code - 0x2474 + 1 : code - 0x2460 + 1;
}

function letter(written: string): number {
  const code = written.charCodeAt(0);
  return (code >= 0xff00 ? code - 0xfee0 : code) & 31;
}

const chinese = new Set([...`${chineseNumeral}${stems}（(〔`].map((c) => c.charCodeAt(0)));

function mayBeginItem(code: number): boolean {
  if (code < 0x80)
    return code === 0x28 || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  if (code >= 0x2460 && code <= 0x249b) return true;
  if (code >= 0x3251 && code <= 0x325f) return true;
  if (code >= 0xff10 && code <= 0xff5a) return true;
  return chinese.has(code);
}
