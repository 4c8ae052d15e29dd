import type { Article, Line } from '../align/articles.ts';
import { matchLines } from '../align/inner.ts';
import { folded } from '../align/normal.ts';
import { heaviestChain } from '../align/order.ts';
import type { Segment } from '../diff/words.ts';
import { writeNumeral } from '../parse/numerals.ts';
import { type Phrase, phrasesBetween } from './phrases.ts';
import { lineText } from './quote.ts';

/** A place within an article; 0 where nothing is named. */
export interface PlaceName {
  readonly paragraph: number;
  readonly item: number;
}

/** One change within an article. Places of what is changed or deleted are the old ones, of what is added the new ones. */
export type Change =
  | { readonly form: 'phrase'; readonly place: PlaceName; readonly phrase: Phrase }
  | { readonly form: 'replace'; readonly place: PlaceName; readonly lines: readonly string[] }
  | { readonly form: 'add'; readonly place: PlaceName; readonly lines: readonly string[] }
  | { readonly form: 'delete'; readonly place: PlaceName };

/** More changes than these, or so great a share of the words given anew, and the article is given anew as a whole. */
const mostChanges = 5;
const mostNew = 0.7;

/** How the old article becomes the new one; 'whole' when it is better given anew. Empty when nothing changes. */
export function changesWithin(old: Article, now: Article, segment?: Segment): readonly Change[] | 'whole' {
  if (folded(old.heading) !== folded(now.heading)) return 'whole';
  const before = paragraphsOf(old);
  const after = paragraphsOf(now);
  if (!before || !after) return same(old.lines, now.lines) ? [] : 'whole';
  const changes = changesOf(
    before,
    after,
    (lines) => lines.map(lineText).join(''),
    (a, b, i) => paragraphChanges(a, b, i, segment),
    (i) => ({ paragraph: i, item: 0 }),
  );
  if (changes.length === 0) return [];
  const size = now.lines.reduce((sum, l) => sum + lineText(l).length, 0);
  const fresh = changes.reduce((sum, c) => sum + (c.form === 'replace' || c.form === 'add' ? c.lines.join('').length : 0), 0);
  const allNew = before.length === 1 && changes.some((c) => c.form === 'replace' && c.place.item === 0);
  return changes.length > mostChanges || fresh > size * mostNew || allNew ? 'whole' : changes;
}

/** Pairs two rows of blocks in order, and says what is deleted, added and changed between them. */
function changesOf(
  before: readonly (readonly Line[])[],
  after: readonly (readonly Line[])[],
  textOf: (lines: readonly Line[]) => string,
  between: (old: readonly Line[], now: readonly Line[], place: number) => readonly Change[],
  placeOf: (i: number) => PlaceName,
): Change[] {
  const asLine = (lines: readonly Line[]): Line => ({
    level: 'paragraph',
    paragraph: 0,
    item: 0,
    subitem: 0,
    label: '',
    text: textOf(lines),
  });
  const newOf = matchLines(before.map(asLine), after.map(asLine));
  const pairs = [...newOf.entries()]
    .filter(([, n]) => n >= 0)
    .map(([o, n]) => ({ old: o, new: n, weight: 1 + textOf(after[n] ?? []).length }));
  const kept = heaviestChain(pairs, after.length);
  const changes: Change[] = [];
  const continued = new Set<number>();
  const stays = new Map<number, number>();
  for (const [k, pair] of pairs.entries()) {
    if (!kept[k]) continue;
    stays.set(pair.old, pair.new);
    continued.add(pair.new);
  }
  before.forEach((lines, o) => {
    const n = stays.get(o);
    if (n === undefined) changes.push({ form: 'delete', place: placeOf(o + 1) });
    else changes.push(...between(lines, after[n] ?? [], o + 1));
  });
  after.forEach((lines, n) => {
    if (!continued.has(n)) changes.push({ form: 'add', place: placeOf(n + 1), lines: lines.map(lineText) });
  });
  return changes;
}

function paragraphChanges(old: readonly Line[], now: readonly Line[], paragraph: number, segment: Segment | undefined): readonly Change[] {
  if (same(old, now)) return [];
  const anew: Change[] = [{ form: 'replace', place: { paragraph, item: 0 }, lines: now.map(lineText) }];
  const [wasLine, ...was] = old;
  const [isLine, ...is] = now;
  if (!wasLine || !isLine || folded(wasLine.label) !== folded(isLine.label)) return anew;
  const changes: Change[] = [];
  if (folded(wasLine.text) !== folded(isLine.text)) {
    const phrases = phrasesBetween(wasLine.text, isLine.text, segment);
    if (!phrases) return anew;
    changes.push(...phrases.map((phrase): Change => ({ form: 'phrase', place: { paragraph, item: 0 }, phrase })));
  }
  const before = itemsOf(was);
  const after = itemsOf(is);
  const ordered = inChinese(before) && inChinese(after);
  const items = changesOf(
    before,
    after,
    (lines) => lines.map((l) => l.text).join(''),
    (a, b, i) => itemChanges(a, b, { paragraph, item: i }, ordered, segment),
    (i) => ({ paragraph, item: i }),
  );
  const recounted = items.some((c) => c.form === 'add' || c.form === 'delete');
  const all = [...changes, ...items];
  return (recounted && !ordered) || all.length > mostChanges || (items.length > 2 && items.length * 2 > after.length) ? anew : all;
}

function itemChanges(
  old: readonly Line[],
  now: readonly Line[],
  place: PlaceName,
  ordered: boolean,
  segment: Segment | undefined,
): readonly Change[] {
  const label = (lines: readonly Line[]): string => (ordered ? '' : folded(lines[0]?.label ?? ''));
  if (label(old) === label(now) && same(old.slice(1), now.slice(1)) && folded(old[0]?.text ?? '') === folded(now[0]?.text ?? '')) return [];
  const phrases =
    old.length === 1 && now.length === 1 && label(old) === label(now)
      ? phrasesBetween(old[0]?.text ?? '', now[0]?.text ?? '', segment)
      : null;
  if (phrases) return phrases.map((phrase): Change => ({ form: 'phrase', place, phrase }));
  return [{ form: 'replace', place, lines: now.map(lineText) }];
}

const same = (a: readonly Line[], b: readonly Line[]): boolean =>
  a.length === b.length && a.every((line, i) => line.level === b[i]?.level && folded(lineText(line)) === folded(lineText(b[i])));

/** Whether items count （一）（二）（三）, so that they can be counted anew. */
const inChinese = (items: readonly (readonly Line[])[]): boolean =>
  items.every((lines, i) => folded(lines[0]?.label ?? '') === `（${writeNumeral(i + 1)}）`);

/** The article's paragraphs with their items; null when it does not begin with a paragraph. */
function paragraphsOf(article: Article): Line[][] | null {
  const paragraphs: Line[][] = [];
  for (const line of article.lines) {
    if (line.level === 'paragraph') paragraphs.push([line]);
    else if (paragraphs.length === 0) return null;
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.length === 0 ? null : paragraphs;
}

function itemsOf(lines: readonly Line[]): Line[][] {
  const items: Line[][] = [];
  for (const line of lines) {
    if (line.level === 'item' || items.length === 0) items.push([line]);
    else items.at(-1)?.push(line);
  }
  return items;
}
