import { type Draft, draftUnit } from './draft.ts';
import { isNext, nextLabels, readItem } from './item-labels.ts';
import type { ItemLabel, ItemStyle } from './labels.ts';
import type { Line } from './lines.ts';
import { isSoftBreak, join } from './soft-breaks.ts';

interface Open {
  readonly style: ItemStyle;
  readonly unit: Draft;
}

/** Reads the lines of one article (the first without its label) into its paragraphs, items and what stands within items. */
export function readArticleLines(article: Draft, lines: readonly Line[], hanging: boolean): void {
  const labels = lines.map((line) => readItem(line.text));
  const next = nextLabels(labels);
  let paragraph: Draft | null = null;
  let open: Open[] = [];
  const newParagraph = (line: Line): Draft => {
    const unit = draftUnit('paragraph', String(article.children.length + 1), '', line.text, line.from, line.to);
    article.children.push(unit);
    return unit;
  };

  for (const [index, line] of lines.entries()) {
    const label = labels[index] ?? null;
    const last = open.at(-1)?.unit ?? paragraph;
    if (label && isLabel(label, open, last)) {
      paragraph ??= newParagraph({ ...line, text: '', to: line.from });
      open = around(open, label.style);
      const parent = open.at(-1)?.unit ?? paragraph;
      const level = parent.level === 'paragraph' ? 'item' : 'subitem';
      const unit = draftUnit(level, label.number, label.label, line.text.slice(label.length).trimStart(), line.from, line.to);
      parent.children.push(unit);
      open.push({ style: label.style, unit });
      continue;
    }
    if (last && ((hanging && !line.indented && index > 0) || (!isUnstoppedItem(open) && isSoftBreak(last.text, line.text)))) {
      append(last, line, join(last.text, line.text));
      continue;
    }
    if (last && open.some((o) => isNext(o.unit.number, next[index]?.[o.style]?.number ?? null))) {
      append(last, line, `${last.text}\n${line.text}`);
      continue;
    }
    const number = paragraph && missingNumber(paragraph, open, line.text, next[index]?.bracketed?.number ?? null);
    if (paragraph && number) {
      const unit = draftUnit('item', number, '', line.text, line.from, line.to);
      paragraph.children.push(unit);
      open = [{ style: open[0]?.style ?? 'bracketed', unit }];
      continue;
    }
    open = [];
    paragraph = newParagraph(line);
  }
}

/** The number of an item whose number was left out: after a lead-in that ends with a colon, or after an item that ends with a semicolon. */
function missingNumber(paragraph: Draft, open: readonly Open[], text: string, following: string | null): string | null {
  const above = open[0]?.unit;
  if (above)
    return open.length === 1 && above.text.endsWith('；') && above.number !== null ? String(Math.floor(Number(above.number)) + 1) : null;
  if (!paragraph.text.endsWith('：') || paragraph.children.length > 0) return null;
  return text.endsWith('；') || following === '2' ? '1' : null;
}

/** A list of names has no stops; its last name is no sentence to go on with. */
function isUnstoppedItem(open: readonly Open[]): boolean {
  const siblings = (open.at(-2)?.unit ?? null)?.children ?? [];
  const before = siblings.at(-2);
  return before !== undefined && before.children.length === 0 && !/[。；，：！？;:]$/u.test(before.text);
}

/** A label that begins a list or goes on with one. （三） may also stand alone, but not within a sentence. */
function isLabel(label: ItemLabel, open: readonly Open[], last: Draft | null): boolean {
  if (label.number === '1') return true;
  if (open.some((o) => o.style === label.style && isNext(o.unit.number, label.number))) return true;
  if (label.style !== 'bracketed') return false;
  return last === null || !isSoftBreak(last.text, label.label);
}

/** The lists that stay open when an item of this style comes: those around its own. */
function around(open: readonly Open[], style: ItemStyle): Open[] {
  const at = open.findIndex((o) => o.style === style);
  return at < 0 ? [...open] : open.slice(0, at);
}

function append(unit: Draft, line: Line, text: string): void {
  unit.text = text;
  unit.to = line.to;
}
