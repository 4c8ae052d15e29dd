import type { ShownRow } from '../../../contract/statute-comparisons.ts';

/** The kinds of change people look for; a row may be of several. */
export const changeKinds = ['modified', 'inserted', 'deleted', 'split', 'merged', 'moved', 'renumbered', 'xref', 'byHand'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What is looked at until somebody chooses otherwise: all that changes what the law says, and what a person corrected. */
export const usualKinds: readonly ChangeKind[] = ['modified', 'inserted', 'deleted', 'split', 'merged', 'moved', 'byHand'];

/** A sign for each kind, so that none is told by colour alone. */
export const kindSigns: Readonly<Record<ChangeKind, string>> = {
  modified: '△',
  inserted: '＋',
  deleted: '－',
  split: '＜',
  merged: '＞',
  moved: '⇅',
  renumbered: '№',
  xref: '§',
  byHand: '✎',
};

/** The kinds of change a row shows; none for an article that stayed as it was. */
export function kindsOf({ kind, moved, xref, byHand }: Pick<ShownRow, 'kind' | 'moved' | 'xref' | 'byHand'>): ChangeKind[] {
  const kinds: ChangeKind[] = [];
  if (kind === 'split+merged') kinds.push('split', 'merged');
  else if (kind !== 'unchanged' && !(kind === 'renumbered' && xref)) kinds.push(kind);
  if (xref) kinds.push('xref');
  if (moved) kinds.push('moved');
  if (byHand) kinds.push('byHand');
  return kinds;
}
