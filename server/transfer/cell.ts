/** One cell of a table going out. A day becomes a real date in a workbook. */
export type Cell = string | number | boolean | { readonly day: string } | null;

/** What a spreadsheet takes for the beginning of a formula, also in full width and behind blanks. */
const formulaStart = '(?:[\\s\\u200b\\ufeff]*[=+\\-@＝＋－＠﹢﹣﹦﹫]|[\\t\\r\\n])';
const risky = new RegExp(`^${formulaStart}`, 'u');
const neutralised = new RegExp(`^'(?=${formulaStart})`, 'u');

/** A text that no spreadsheet will run as a formula: an apostrophe goes before one that could be. */
export const harmless = (text: string): string => (risky.test(text) ? `'${text}` : text);

/** Takes that apostrophe off again when such a table comes back. */
export const original = (text: string): string => text.replace(neutralised, '');

/** The characters that can stand in XML and in the database; everything else is left out. */
export const printable = (text: string): string =>
  text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
