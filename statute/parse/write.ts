import type { Annex, Statute, Unit } from '../tree.ts';

/** Writes the tree as plain text, a line for each piece. Holds every character of content of the source it was parsed from, in its order. */
export const writeStatute = (statute: Statute): string => layOut(statute).text;

/** The words of one unit with all that stands within it, a line for each piece. */
export function textOf(unit: Unit): string {
  const page = createPage();
  layUnit(unit, page);
  return page.text();
}

/** The same tree with its places counted in what `writeStatute` makes of it. */
export const placeIn = (statute: Statute): Statute => layOut(statute).statute;

interface Page {
  /** Adds a line, or several; nothing for empty text. */
  add(text: string): void;
  /** Where the next line will begin. */
  start(): number;
  /** Where the last line ends. */
  end(): number;
  text(): string;
}

function createPage(): Page {
  const lines: string[] = [];
  let length = 0;
  return {
    add: (text) => {
      if (text === '') return;
      length += text.length + (lines.length > 0 ? 1 : 0);
      lines.push(text);
    },
    start: () => length + (lines.length > 0 ? 1 : 0),
    end: () => length,
    text: () => lines.join('\n'),
  };
}

function layOut(statute: Statute): { readonly text: string; readonly statute: Statute } {
  const page = createPage();
  for (const line of [...(statute.opening ?? []), statute.title, ...statute.history, ...statute.contents, statute.preamble]) page.add(line);
  const body = statute.body.map((unit) => layUnit(unit, page));
  const annexes = statute.annexes.map((annex): Annex => {
    const from = page.start();
    page.add(annex.title);
    page.add(annex.text);
    return { ...annex, from, to: Math.max(from, page.end()) };
  });
  return { text: page.text(), statute: { ...statute, body, annexes } };
}

function layUnit(unit: Unit, page: Page, before = ''): Unit {
  const from = page.start();
  const inLine = spaced(before, unit.label);
  let children: readonly Unit[];
  if (unit.level === 'article') {
    const [first, ...others] = unit.children;
    const head = spaced(inLine, unit.heading);
    if (first && unit.text === '') children = [layUnit(first, page, head), ...others.map((c) => layUnit(c, page))];
    else {
      page.add(spaced(head, unit.text));
      children = unit.children.map((c) => layUnit(c, page));
    }
  } else {
    if (unit.level === 'item' || unit.level === 'subitem' || unit.level === 'paragraph')
      page.add(before === '' ? `${unit.label}${unit.text}` : spaced(before, `${unit.label}${unit.text}`));
    else {
      page.add(spaced(inLine, unit.heading));
      page.add(unit.text);
    }
    children = unit.children.map((c) => layUnit(c, page));
  }
  return { ...unit, children, from, to: Math.max(from, page.end()) };
}

const spaced = (label: string, text: string): string => (label === '' || text === '' ? `${label}${text}` : `${label}　${text}`);
