import { matchesOf, type Span, spanOf } from './span.ts';

/** Words of one kind found in a text. */
export interface Term<Kind extends string> extends Span {
  readonly kind: Kind;
}

/** A pattern of words for each kind; what is matched first at a place counts, so longer words stand before shorter ones. */
export type Vocabulary<Kind extends string> = readonly (readonly [Kind, string])[];

/** Makes the finder of a vocabulary's words. Pieces of the vocabulary repeat nothing without a bound. */
export function termFinder<Kind extends string>(vocabulary: Vocabulary<Kind>): (text: string) => Term<Kind>[] {
  const pattern = new RegExp(vocabulary.map(([, words]) => `(${words})`).join('|'), 'gu');
  return (text) => {
    const found: Term<Kind>[] = [];
    for (const match of matchesOf(pattern, text)) {
      const at = match.slice(1).findIndex((m) => m !== undefined);
      const kind = vocabulary[at]?.[0];
      if (kind !== undefined) found.push({ ...spanOf(text, match.index, match.index + match[0].length), kind });
    }
    return found;
  };
}
