import { harmless, printable } from './cell.ts';

/** A text of a workbook's cell whose words look differently: taken out or put in, as in a paper that shows changes. */
export interface RichText {
  readonly runs: readonly { readonly text: string; readonly look?: 'removed' | 'added' }[];
}

const font = '<sz val="11"/><rFont val="Calibri"/>';
/** Struck through and underlined, which print tells apart without colour too. */
const looks = {
  removed: `<rPr><strike/><color rgb="FFA40E26"/>${font}</rPr>`,
  added: `<rPr><b/><u/><color rgb="FF0A5C2B"/>${font}</rPr>`,
} as const;

/** The runs as a cell holds them inline, `most` characters together; neighbours that look alike are one. Null where there is nothing to show. */
export function runsXml(rich: RichText, most: number, escaped: (text: string) => string): string | null {
  const runs: { text: string; look: 'removed' | 'added' | undefined }[] = [];
  for (const { text, look } of rich.runs) {
    const last = runs.at(-1);
    if (last && last.look === look) last.text += printable(text);
    else runs.push({ text: printable(text), look });
  }
  // The apostrophe that keeps a text from being a formula stands before all of it.
  const whole = runs.map(({ text }) => text).join('');
  const safe = harmless(whole);
  if (safe !== whole) runs.unshift({ text: safe.slice(0, safe.length - whole.length), look: undefined });
  let left = most;
  const written = runs.map(({ text, look }) => {
    const shown = escaped(text.slice(0, left));
    left -= Math.min(left, text.length);
    return shown === '' ? '' : `<r>${look ? looks[look] : ''}<t xml:space="preserve">${shown}</t></r>`;
  });
  return written.join('') || null;
}
