import { type Draft, draftUnit } from './draft.ts';
import { type ItemStyle, readLabel } from './labels.ts';
import type { Line } from './lines.ts';
import { isUnfinished, join } from './soft-breaks.ts';

interface Open {
  readonly style: ItemStyle;
  readonly unit: Draft;
}

/** Reads the lines of one article (the first without its label) into its paragraphs, items and what stands within items. */
export function readArticleLines(article: Draft, lines: readonly Line[]): void {
  const labels = lines.map((line) => readItem(line.text));
  const next = nextLabelled(labels);
  let paragraph: Draft | null = null;
  let open: Open[] = [];
  const newParagraph = (line: Line): Draft => {
    const unit = draftUnit('paragraph', String(article.children.length + 1), '', line.text, line.from, line.to);
    article.children.push(unit);
    return unit;
  };

  for (const [index, line] of lines.entries()) {
    const last: Draft | null = open.at(-1)?.unit ?? paragraph;
    const label = labels[index];
    if (last && isUnfinished(last.text) && !(label && continues(open, label))) {
      if (!label || !last.text.endsWith('：')) {
        append(last, line, join(last.text, line.text));
        continue;
      }
    }
    if (label) {
      paragraph ??= newParagraph({ ...line, text: '', to: line.from });
      open = placeOf(open, label.style);
      const parent = open.at(-1)?.unit ?? paragraph;
      const level = parent.level === 'paragraph' ? 'item' : 'subitem';
      const text = line.text.slice(label.length).trimStart();
      const unit = draftUnit(level, label.number, label.label, text, line.from, line.to);
      parent.children.push(unit);
      open.push({ style: label.style, unit });
      continue;
    }
    const following = next[index];
    if (last && open.length > 0 && following && continues(open, following)) {
      append(last, line, `${last.text}\n${line.text}`);
      continue;
    }
    open = [];
    paragraph = newParagraph(line);
  }
}

type ItemLabel = { readonly style: ItemStyle; readonly number: string | null; readonly label: string; readonly length: number };

/** An item's label, unless the words after it make it a reference to one: （一）、（二）项规定的…. */
function readItem(text: string): ItemLabel | null {
  const label = readLabel(text);
  if (label?.kind !== 'item') return null;
  return label.style === 'bracketed' && /^\s*(?:[、，和或至]|项)/u.test(text.slice(label.length)) ? null : label;
}

/** For every line the next label at or after it. */
function nextLabelled(labels: readonly (ItemLabel | null)[]): (ItemLabel | null)[] {
  const next: (ItemLabel | null)[] = new Array(labels.length).fill(null);
  let following: ItemLabel | null = null;
  for (let i = labels.length - 1; i >= 0; i--) {
    following = labels[i] ?? following;
    next[i] = following;
  }
  return next;
}

/** Whether a label goes on with a list that is open. */
function continues(open: readonly Open[], label: ItemLabel): boolean {
  const same = open.find((o) => o.style === label.style);
  return same !== undefined && label.number !== null && Math.floor(Number(label.number)) - Math.floor(Number(same.unit.number)) === 1;
}

/** The lists that stay open when an item of this style comes: those around its own. */
function placeOf(open: readonly Open[], style: ItemStyle): Open[] {
  const at = open.findIndex((o) => o.style === style);
  return at < 0 ? [...open] : open.slice(0, at);
}

function append(unit: Draft, line: Line, text: string): void {
  unit.text = text;
  unit.to = line.to;
}
