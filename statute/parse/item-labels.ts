import { type ItemLabel, type ItemStyle, readLabel } from './labels.ts';
import { chineseNumeral } from './numerals.ts';

const goesOnAsReference: Readonly<Partial<Record<ItemStyle, RegExp>>> = {
  bracketed: /^\s?(?:[、，和或至]|项)/u,
  comma: new RegExp(`^[${chineseNumeral}]{1,3}(?:[、类級级等款项名次年月日者]|$)`, 'u'),
};

/** An item's label, unless the words after it make it a reference or a count: （一）、（二）项规定的…, 二、三类动物疫病. */
export function readItem(text: string): ItemLabel | null {
  const label = readLabel(text);
  if (label?.kind !== 'item') return null;
  const after = text.slice(label.length);
  if (label.label.endsWith('、') && label.style === 'bracketed' && /^[（(]/u.test(after)) return null;
  return goesOnAsReference[label.style]?.test(after) ? null : label;
}

/** For every line the next label of each style at or after it. */
export function nextLabels(labels: readonly (ItemLabel | null)[]): Readonly<Partial<Record<ItemStyle, ItemLabel>>>[] {
  const next: Readonly<Partial<Record<ItemStyle, ItemLabel>>>[] = new Array(labels.length);
  let following: Readonly<Partial<Record<ItemStyle, ItemLabel>>> = {};
  for (let i = labels.length - 1; i >= 0; i--) {
    const label = labels[i];
    if (label) following = { ...following, [label.style]: label };
    next[i] = following;
  }
  return next;
}

/** Whether one number comes right after another; 三 after 二 and after 二之一, 二之一 after 二. */
export function isNext(before: string | null, after: string | null): boolean {
  if (before === null || after === null) return false;
  const [a = 0, aBranch = 0] = before.split('.').map(Number);
  const [b = 0, bBranch = 0] = after.split('.').map(Number);
  return (b === a + 1 && bBranch <= 1) || (b === a && bBranch === aBranch + 1);
}
