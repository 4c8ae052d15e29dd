import type { Statute, Unit } from '../tree.ts';

/** Writes the tree as plain text, a line for each piece. Holds every character of content of the source it was parsed from, in its order. */
export function writeStatute(statute: Statute): string {
  const lines: string[] = [...(statute.opening ?? [])];
  const add = (...texts: readonly string[]): void => {
    for (const text of texts) if (text !== '') lines.push(text);
  };
  add(statute.title, ...statute.history, ...statute.contents, statute.preamble);
  for (const unit of statute.body) writeUnit(unit, add);
  for (const annex of statute.annexes) add(annex.title, annex.text);
  return lines.join('\n');
}

/** The words of one unit with all that stands within it, a line for each piece. */
export function textOf(unit: Unit): string {
  const lines: string[] = [];
  writeUnit(unit, (text) => text !== '' && lines.push(text));
  return lines.join('\n');
}

function writeUnit(unit: Unit, add: (text: string) => void): void {
  let rest: readonly Unit[] = unit.children;
  let line = spaced(unit.label, unit.heading);
  if (unit.level === 'article') {
    const [first, ...others] = unit.children;
    line = spaced(line, unit.text || (first?.text ?? ''));
    if (first && unit.text === '') {
      add(line);
      for (const child of first.children) writeUnit(child, add);
      rest = others;
      line = '';
    }
  } else if (unit.level === 'item' || unit.level === 'subitem' || unit.level === 'paragraph') {
    line = `${unit.label}${unit.text}`;
  } else {
    add(line);
    line = unit.text;
  }
  add(line);
  for (const child of rest) writeUnit(child, add);
}

const spaced = (label: string, text: string): string => (label === '' || text === '' ? `${label}${text}` : `${label}　${text}`);
