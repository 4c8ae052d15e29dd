import type { Statute, Unit } from '../tree.ts';

/** All units of a tree in the order of the text, each before what stands within it. */
export function* unitsOf(units: readonly Unit[]): Generator<Unit> {
  for (const unit of units) {
    yield unit;
    yield* unitsOf(unit.children);
  }
}

/** The articles of a statute in their order. */
export function articlesOf(statute: Statute): Unit[] {
  const articles: Unit[] = [];
  const look = (units: readonly Unit[]): void => {
    for (const unit of units) {
      if (unit.level === 'article') articles.push(unit);
      else look(unit.children);
    }
  };
  look(statute.body);
  return articles;
}
