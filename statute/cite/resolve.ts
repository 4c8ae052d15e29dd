import type { Level, Statute, Unit } from '../tree.ts';
import type { Citation, Step } from './citations.ts';

/** What a citation leads to: the units cited, in order; `isMissing` when one of them does not exist. */
export interface Resolved {
  readonly units: readonly Unit[];
  readonly isMissing: boolean;
}

/** Finds the units of one statute that citations name. */
export interface Resolver {
  /** The units on a way from the outside, as if the statute were cited by its title. */
  find(path: readonly Step[]): Resolved;
  /** What a citation that stands in the unit of this id means; null if it cites another law. */
  resolve(id: string, citation: Citation): Resolved | null;
}

interface Place {
  readonly unit: Unit;
  readonly parent: Place | null;
}

/** Prepares a statute for being cited. Takes time in proportion to its size, once. */
export function createResolver(statute: Statute): Resolver {
  const places = new Map<string, Place>();
  const inOrder = new Map<Level, Unit[]>();
  const positions = new Map<string, number>();
  const byNumber = new Map<string, Unit>();
  const walk = (units: readonly Unit[], parent: Place | null): void => {
    for (const unit of units) {
      const place = { unit, parent };
      places.set(unit.id, place);
      const same = inOrder.get(unit.level) ?? [];
      inOrder.set(unit.level, same);
      positions.set(unit.id, same.push(unit) - 1);
      if (unit.level === 'article' && unit.number !== null && !byNumber.has(unit.number)) byNumber.set(unit.number, unit);
      walk(unit.children, place);
    }
  };
  walk(statute.body, null);

  const within = (starts: readonly Unit[] | null, path: readonly Step[]): Resolved => {
    let units: readonly Unit[] | null = starts;
    let isMissing = false;
    for (const step of path) {
      const found = stepInto(units, step);
      isMissing ||= found.isMissing;
      units = found.units;
    }
    return { units: units ?? [], isMissing };
  };

  function stepInto(units: readonly Unit[] | null, step: Step): Resolved {
    const candidates =
      step.level === 'article'
        ? step.to === null
          ? [byNumber.get(step.number)].flatMap((u) => u ?? [])
          : (inOrder.get('article') ?? [])
        : units === null
          ? (inOrder.get(step.level) ?? [])
          : units.flatMap((u) => inside(u, step.level));
    const found = candidates.filter((u) => isNamed(u.number, step));
    const isMissing = !found.some((u) => u.number === step.number) || (step.to !== null && !found.some((u) => u.number === step.to));
    return { units: found, isMissing };
  }

  const back = (id: string, { level, back: steps, count }: NonNullable<Citation['relative']>): Resolved => {
    const own = ancestor(places.get(id) ?? null, level);
    if (!own) return { units: [], isMissing: true };
    const siblings =
      level === 'article' ? (inOrder.get('article') ?? []) : (own.parent?.unit.children ?? statute.body).filter((u) => u.level === level);
    const at = level === 'article' ? (positions.get(own.unit.id) ?? 0) : siblings.indexOf(own.unit);
    const first = at - steps;
    const units = siblings.slice(Math.max(0, first), steps === 0 ? first + 1 : first + count);
    return { units, isMissing: first < 0 || units.length < count };
  };

  return {
    find: (path) => within(null, path),
    resolve: (id, citation) => {
      if (citation.law.kind !== 'this' && !(citation.law.kind === 'named' && citation.law.title === statute.title)) return null;
      if (citation.relative) {
        const base = back(id, citation.relative);
        const inner = within(base.units, citation.path);
        return { units: inner.units, isMissing: base.isMissing || inner.isMissing };
      }
      const [first] = citation.path;
      if (!first || first.level === 'article' || citation.law.kind === 'named') return within(null, citation.path);
      const outer = ancestor(places.get(id) ?? null, above(first.level));
      return within(outer ? [outer.unit] : null, citation.path);
    },
  };
}

/** A paragraph, item or so counts within the article it is spoken of in; a chapter within the statute. */
const above = (level: Level): Level =>
  level === 'item' ? 'paragraph' : level === 'subitem' ? 'item' : level === 'paragraph' ? 'article' : 'part';

function ancestor(place: Place | null, level: Level): Place | null {
  for (let at = place; at; at = at.parent) if (at.unit.level === level) return at;
  return null;
}

/** The units of a level within another; of an article's items those of all its paragraphs, as items are cited without their paragraph. */
function inside(unit: Unit, level: Level): readonly Unit[] {
  const direct = unit.children.filter((c) => c.level === level);
  return direct.length > 0 ? direct : unit.children.flatMap((c) => inside(c, level));
}

function isNamed(number: string | null, step: Step): boolean {
  if (number === null) return false;
  return step.to === null ? number === step.number : order(number) >= order(step.number) && order(number) <= order(step.to);
}

/** 12.10 comes after 12.9. */
function order(number: string): number {
  const [main = 0, branch = 0] = number.split('.').map(Number);
  return main * 1000 + branch;
}
