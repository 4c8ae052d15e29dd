import { folded } from '../align/normal.ts';
import { compareSequences } from './sequence.ts';
import { cutWords, type Segment } from './words.ts';

/** A piece of a comparison: text both versions have, or only the old, or only the new one. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Common text of so few characters between two changes is shown as changed with them, so that a reader is not torn to and fro. */
const tooShort = 1;

/**
 * Compares two texts word by word. Joining what is not added gives the old text, joining what is not removed the new one
 * (same pieces carry the new text's punctuation and spacing, which count for nothing). A change never cuts a word, number, citation or title.
 */
export function diffText(old: string, now: string, segment?: Segment): Piece[] {
  const before = cutWords(old, segment);
  const after = cutWords(now, segment);
  const found = compareSequences(before.map(folded), after.map(folded));
  const pieces: Piece[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed !== '') pieces.push({ kind: 'removed', text: removed });
    if (added !== '') pieces.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const [k, s] of found.entries()) {
    const was = before.slice(s.from, s.to).join('');
    const is = after.slice(s.newFrom, s.newTo).join('');
    const between = k > 0 && k < found.length - 1;
    if (s.same && !(between && folded(was).length <= tooShort)) {
      flush();
      pieces.push({ kind: 'same', text: is });
    } else {
      removed += was;
      added += is;
    }
  }
  flush();
  return pieces;
}
