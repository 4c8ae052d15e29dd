import { writeNumeral } from '../../../statute/index.ts';

/** How Word numbers one level of a list. */
export interface ListLevel {
  start: number;
  format: string;
  /** With %1 to %9 for the numbers of the levels: 第%1条. */
  text: string;
}

/** The lists of a document: each list's levels by number, and the numbering that comes with a paragraph style. */
export interface Lists {
  readonly levels: ReadonlyMap<string, readonly ListLevel[]>;
  readonly styles: ReadonlyMap<string, { readonly list: string; readonly level: number }>;
}

/** Counts the numbers of a document's lists as Word does: a level begins again after one above it was counted. */
export function createCounter(lists: Lists): (list: string, level: number) => string {
  const counts = new Map<string, number[]>();
  return (list, level) => {
    const levels = lists.levels.get(list);
    const own = levels?.[level];
    if (!levels || !own) return '';
    const numbers = counts.get(list) ?? [];
    counts.set(list, numbers);
    numbers[level] = (numbers[level] ?? own.start - 1) + 1;
    numbers.length = level + 1;
    return own.text.replace(/%([1-9])/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      return writeNumber(numbers[at] ?? levels[at]?.start ?? 1, levels[at]?.format ?? 'decimal');
    });
  };
}

function writeNumber(value: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'ideographLegalTraditional':
    case 'chineseLegalSimplified':
      return writeNumeral(value);
    case 'ideographTraditional':
      return '甲乙丙丁戊己庚辛壬癸'[value - 1] ?? String(value);
    case 'ideographDigital':
      return String(value).replace(/\d/gu, (d) => '〇一二三四五六七八九'[Number(d)] ?? d);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCharCode(0x245f + value) : String(value);
    case 'decimalFullWidth':
      return String(value).replace(/\d/gu, (d) => String.fromCharCode(0xff10 + Number(d)));
    case 'lowerLetter':
      return value >= 1 && value <= 26 ? String.fromCharCode(96 + value) : String(value);
    case 'upperLetter':
      return value >= 1 && value <= 26 ? String.fromCharCode(64 + value) : String(value);
    case 'bullet':
    case 'none':
      return '';
    default:
      return String(value);
  }
}
