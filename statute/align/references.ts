import { anyNumeral, readNumeral } from '../parse/numerals.ts';

const numeral = `[${anyNumeral}]{1,12}`;
const reference = new RegExp(`第${numeral}条(?:之${numeral})?(?:第${numeral}款)?(?:第（?${numeral}）?项)?`, 'g');
const article = new RegExp(`^第(${numeral})条(?:之(${numeral}))?`);

/** Writes § for each citation of an article, so that texts which differ in nothing else become the same. */
export function maskReferences(folded: string): string {
  return folded.replace(reference, '§');
}

/** How the words of two versions of an article compare: the same, the same but for citations that follow the new numbering, or changed. */
export type TextChange = 'same' | 'xref' | 'changed';

/**
 * Compares two folded texts. `follows(old, now)` says whether an article number cited in the old text
 * has become the one cited in the new text; citations of other statutes must stay as they are.
 */
export function compareText(old: string, now: string, follows: (old: string, now: string) => boolean): TextChange {
  if (old === now) return 'same';
  if (maskReferences(old) !== maskReferences(now)) return 'changed';
  const before = [...old.matchAll(reference)];
  const after = [...now.matchAll(reference)];
  for (let i = 0; i < before.length; i += 1) {
    const was = before[i];
    const is = after[i];
    if (was === undefined || is === undefined) return 'changed';
    if (was[0] === is[0]) continue;
    if (old.charAt(was.index - 1) === '》') return 'changed';
    if (!follows(articleNumber(was[0]), articleNumber(is[0]))) return 'changed';
  }
  return 'xref';
}

/** The article a citation names, in digits: 第十二条之一第二款 → `12.1`. */
export function articleNumber(citation: string): string {
  const found = article.exec(citation);
  if (!found) return '';
  const [, base = '', extra] = found;
  return extra === undefined ? String(inDigits(base)) : `${inDigits(base)}.${inDigits(extra)}`;
}

const inDigits = (written: string): number => readNumeral(written) ?? 0;
