import { type Locale, optionLabel, textOf } from '../../processes/text.ts';
import type { ImportColumn } from './import-columns.ts';
import type { Lookup } from './import-lookup.ts';
import { faultText } from './import-text.ts';

export type Read = { readonly value: unknown } | { readonly fault: string };

const yes = new Set(['是', '有', 'yes', 'y', 'true', '1', '√', '✓']);
const no = new Set(['否', '无', '没有', 'no', 'n', 'false', '0', '×']);

/** What a filled cell means, by the kind of its column. Empty cells are no matter of this. */
export async function readCell(column: ImportColumn, text: string, lookup: Lookup, locale: Locale): Promise<Read> {
  const { shape } = column;
  switch (shape.kind) {
    case 'whole':
      return /^-?\d{1,15}$/.test(text) ? { value: Number(text) } : { fault: faultText(locale, 'badWhole') };
    case 'yes': {
      const word = text.toLowerCase();
      if (yes.has(word)) return { value: true };
      return no.has(word) ? { value: false } : { fault: faultText(locale, 'badYes') };
    }
    case 'day': {
      const day = readDay(text);
      return day === null ? { fault: faultText(locale, 'badDay') } : { value: day };
    }
    case 'days': {
      const days = parts(text).map(readDay);
      return days.includes(null) ? { fault: faultText(locale, 'badDay') } : { value: days };
    }
    case 'words':
      return { value: parts(text) };
    case 'choice':
      return readChoice(column, text, locale);
    case 'ref':
      return readRef(column, text, lookup, locale);
    case 'refs': {
      const ids: unknown[] = [];
      for (const name of parts(text)) {
        const read = await readRef(column, name, lookup, locale);
        if ('fault' in read) return read;
        ids.push(read.value);
      }
      if (column.most !== null && ids.length > column.most) return { fault: faultText(locale, 'tooMany', { max: column.most }) };
      return { value: [...new Set(ids)] };
    }
    default:
      return { value: text };
  }
}

const parts = (text: string): string[] =>
  text
    .split(/[、,，;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function readChoice(column: ImportColumn, text: string, locale: Locale): Read {
  const { shape, field, process } = column;
  const options = shape.options ?? [];
  const wanted = text.toLowerCase();
  const labels = (['zh', 'en'] as const).map((l) => (option: string) => optionLabel(textOf(process, l), field, option));
  const value =
    options.find((o) => o.toLowerCase() === wanted) ??
    options.find((o) => labels.some((label) => label(o).toLowerCase() === wanted)) ??
    // "A类：已经解决…" may be written "A类" or "A".
    options.find((o) => labels.some((label) => label(o).split(/[：:]/)[0]?.toLowerCase() === wanted));
  if (value !== undefined) return { value };
  const list = options.map((o) => optionLabel(textOf(process, locale), field, o)).join(locale === 'zh' ? '、' : ', ');
  return { fault: faultText(locale, 'badChoice', { options: list }) };
}

async function readRef(column: ImportColumn, text: string, lookup: Lookup, locale: Locale): Promise<Read> {
  const register = column.shape.ref ?? '';
  const found = await lookup.find(register, text);
  if ('id' in found) return { value: found.id };
  if (found.fault === 'ambiguous') return { fault: faultText(locale, 'ambiguous', { name: text, keys: found.keys.join('、') }) };
  const kind = textOf(register as ImportColumn['process'], locale).name;
  return { fault: faultText(locale, 'unknown', { name: text, kind }) };
}

/** A day in any of the ways offices write it; null where there is no such day. */
export function readDay(text: string): string | null {
  const match =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
