import type { Kysely } from 'kysely';
import type { ReadingMark, ReadingUnit, StatuteReading } from '../../../contract/statutes.ts';
import { algorithmVersion, type Citation, type Definition, findCitations, findDefinitions, type Unit } from '../../../statute/index.ts';
import type { Database } from '../../db/tables.ts';
import { ProblemError } from '../../problem.ts';
import { type CitedStatute, findCited, leadCitation, titleOf } from './cited.ts';
import { findParsed, type ParsedVersion } from './parsed.ts';

interface Marked {
  readonly citations: readonly Citation[];
  readonly definitions: readonly Definition[];
}

/** A version to read: its units in their order, every citation led to where it stands on a day. */
export async function readingOf(db: Kysely<Database>, versionId: string, on: string): Promise<StatuteReading> {
  const own = await findParsed(db, versionId);
  if (!own) throw new ProblemError('notFound');
  const marked = markedUnits(own);
  const cited = await findCited(db, titlesIn(marked.values()), on);
  const { statute } = own;
  return {
    versionId,
    algorithmVersion,
    opening: [...(statute.opening ?? [])],
    title: statute.title,
    history: [...statute.history],
    preamble: statute.preamble,
    units: [...flatten(statute.body, own, marked, cited)],
    annexes: statute.annexes.map(({ title, text }) => ({ title, text })),
  };
}

/** Citations and definitions by the unit they stand in. */
export function markedUnits({ statute }: ParsedVersion): Map<string, Marked> {
  const marked = new Map<string, Marked>();
  const visit = (units: readonly Unit[]): void => {
    for (const unit of units) {
      if (unit.text !== '') marked.set(unit.id, { citations: findCitations(unit.text), definitions: findDefinitions(unit.text) });
      visit(unit.children);
    }
  };
  visit(statute.body);
  return marked;
}

/** The titles of other laws that these citations name. */
export function titlesIn(marked: Iterable<Marked>): Set<string> {
  const titles = new Set<string>();
  for (const { citations } of marked)
    for (const citation of citations) {
      const title = titleOf(citation);
      if (title !== null) titles.add(title);
    }
  return titles;
}

function* flatten(
  units: readonly Unit[],
  own: ParsedVersion,
  marked: ReadonlyMap<string, Marked>,
  cited: ReadonlyMap<string, CitedStatute>,
): Generator<ReadingUnit> {
  for (const unit of units) {
    const { id, level, number, label, heading } = unit;
    if (level === 'article') {
      yield { id, level, number, label, heading, lines: [...linesOf(unit, own, marked, cited)] };
    } else if (level === 'part' || level === 'subpart' || level === 'chapter' || level === 'section') {
      yield { id, level, number, label, heading, lines: [] };
      yield* flatten(unit.children, own, marked, cited);
    }
  }
}

function* linesOf(
  unit: Unit,
  own: ParsedVersion,
  marked: ReadonlyMap<string, Marked>,
  cited: ReadonlyMap<string, CitedStatute>,
): Generator<ReadingUnit['lines'][number]> {
  for (const child of unit.children) {
    const { id, level, label, text } = child;
    if (level !== 'paragraph' && level !== 'item' && level !== 'subitem') continue;
    const { citations, definitions } = marked.get(id) ?? { citations: [], definitions: [] };
    yield { id, level, label, text, marks: marksOf(id, citations, definitions, own, cited) };
    yield* linesOf(child, own, marked, cited);
  }
}

/** Marks in the order of the text that do not overlap; a citation goes before a definition. */
function marksOf(
  id: string,
  citations: readonly Citation[],
  definitions: readonly Definition[],
  own: ParsedVersion,
  cited: ReadonlyMap<string, CitedStatute>,
): ReadingMark[] {
  const marks: ReadingMark[] = citations.flatMap((citation) => leadCitation(citation, id, own, cited) ?? []);
  for (const { from, to, term } of definitions)
    if (!marks.some((m) => m.from < to && from < m.to)) marks.push({ from, to, kind: 'definition', title: term });
  marks.sort((a, b) => a.from - b.from);
  let end = 0;
  return marks.filter((mark) => {
    const isFree = mark.from >= end && mark.to > mark.from;
    if (isFree) end = mark.to;
    return isFree;
  });
}
