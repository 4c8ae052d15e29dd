import { type Clause, clausesOf, likeness, pairsOf } from '../check/clauses.ts';
import { departmentsIn, pooling } from '../check/organs.ts';
import { type Amount, findAmounts } from '../cite/amounts.ts';
import type { Duty, ModalKind } from '../cite/duties.ts';
import { findPenalties, type PenaltyKind } from '../cite/measures.ts';
import type { Span } from '../cite/span.ts';
import type { Term } from '../cite/terms.ts';
import type { TimeLimit, TimeUnit } from '../cite/time-limits.ts';
import type { DifferenceField, DifferenceRelation } from './kinds.ts';

/** One difference of two provisions, with the words of each side and where they stand; null for a side that says nothing of it. */
export interface Difference {
  readonly field: DifferenceField;
  readonly relation: DifferenceRelation;
  readonly mine: Span | null;
  readonly theirs: Span | null;
}

const sameProvision = 0.3;
const most = 24;

/**
 * What two provisions on the same matter say differently, sentence by sentence with the nearest of the other side. Only what both could
 * be expected to say is compared; sentences without a like on the other side give nothing.
 */
export function differencesBetween(mine: string, theirs: string): Difference[] {
  const own = placed(mine);
  const others = placed(theirs);
  const found: Difference[] = [];
  for (const clause of own) {
    let best: PlacedClause | null = null;
    let near = sameProvision;
    for (const other of others) {
      const alike = likeness(clause.clause.pairs, other.clause.pairs);
      if (alike >= near) [best, near] = [other, alike];
    }
    if (!best) continue;
    for (const compare of [subjects, duties, amounts, limits, penalties]) {
      for (const { mine: a, theirs: b, ...difference } of compare(clause.clause, best.clause))
        found.push({ ...difference, mine: moved(a, clause.at), theirs: moved(b, best.at) });
    }
  }
  return found.slice(0, most);
}

interface PlacedClause {
  readonly clause: Clause;
  readonly at: number;
}

function placed(text: string): PlacedClause[] {
  let from = 0;
  return clausesOf(text).map((clause) => {
    const at = Math.max(0, text.indexOf(clause.text, from));
    from = at + clause.text.length;
    return { clause, at };
  });
}

const moved = (span: Span | null, by: number): Span | null =>
  span === null ? null : { from: span.from + by, to: span.to + by, text: span.text };
const spanOf = ({ from, to, text }: Span): Span => ({ from, to, text });

/** Sums of the same kind in their order; one without a partner stands on one side only. */
function amounts(own: Clause, other: Clause): Difference[] {
  const found: Difference[] = [];
  for (const kind of ['money', 'multiple', 'share'] as const) {
    const mine = findAmounts(own.text).filter((a) => a.kind === kind);
    const theirs = findAmounts(other.text).filter((a) => a.kind === kind);
    if (mine.length !== theirs.length && mine.length > 0 && theirs.length > 0 && sameSums(mine, theirs)) continue;
    for (let n = 0; n < Math.max(mine.length, theirs.length); n++) {
      const [a, b] = [mine[n], theirs[n]];
      if (!a && b) found.push({ field: 'amount', relation: 'onlyTheirs', mine: null, theirs: spanOf(b) });
      else if (a && !b) found.push({ field: 'amount', relation: 'onlyMine', mine: spanOf(a), theirs: null });
      else if (a && b && (a.min !== b.min || a.max !== b.max))
        found.push({ field: 'amount', relation: relationOf(a.max ?? a.min, b.max ?? b.min), mine: spanOf(a), theirs: spanOf(b) });
    }
  }
  return found;
}

const sameSums = (x: readonly Amount[], y: readonly Amount[]): boolean => {
  const key = (a: Amount): string => `${a.min}-${a.max}`;
  const [small, large] = x.length < y.length ? [x, y] : [y, x];
  const known = new Set(large.map(key));
  return small.every((a) => known.has(key(a)));
};

function relationOf(a: number | null, b: number | null): DifferenceRelation {
  if (a === null || b === null || a === b) return 'other';
  return a > b ? 'more' : 'less';
}

const inHours: Readonly<Record<TimeUnit, number>> = { year: 8760, month: 730, week: 168, day: 24, workingDay: 24, hour: 1, minute: 1 / 60 };
const hoursOf = (l: TimeLimit): number | null => {
  const value = l.max ?? l.min;
  return value === null ? null : value * inHours[l.unit];
};

/** Limits of the same sort in their order. */
function limits(own: Clause, other: Clause): Difference[] {
  const found: Difference[] = [];
  for (const isDeadline of [true, false]) {
    const mine = own.limits.filter((l) => l.isDeadline === isDeadline);
    const theirs = other.limits.filter((l) => l.isDeadline === isDeadline);
    for (let n = 0; n < Math.max(mine.length, theirs.length); n++) {
      const [a, b] = [mine[n], theirs[n]];
      if (!a && b) found.push({ field: 'limit', relation: 'onlyTheirs', mine: null, theirs: spanOf(b) });
      else if (a && !b) found.push({ field: 'limit', relation: 'onlyMine', mine: spanOf(a), theirs: null });
      else if (a && b && (hoursOf(a) !== hoursOf(b) || a.unit !== b.unit))
        found.push({ field: 'limit', relation: relationOf(hoursOf(a), hoursOf(b)), mine: spanOf(a), theirs: spanOf(b) });
    }
  }
  return found;
}

/** Kinds of penalty that only one side has. */
function penalties(own: Clause, other: Clause): Difference[] {
  const mine = findPenalties(own.text);
  const theirs = findPenalties(other.text);
  if (mine.length === 0 && theirs.length === 0) return [];
  const lacking = (some: readonly Term<PenaltyKind>[], others: readonly Term<PenaltyKind>[]): Term<PenaltyKind>[] => {
    const seen = new Set(others.map((p) => p.kind));
    return some.filter((p) => !seen.has(p.kind) && seen.add(p.kind));
  };
  return [
    ...lacking(mine, theirs).map((p): Difference => ({ field: 'penalty', relation: 'onlyMine', mine: spanOf(p), theirs: null })),
    ...lacking(theirs, mine).map((p): Difference => ({ field: 'penalty', relation: 'onlyTheirs', mine: null, theirs: spanOf(p) })),
  ];
}

const force: Readonly<Record<ModalKind, string>> = {
  duty: 'must',
  prohibition: 'mustNot',
  permission: 'may',
  right: 'may',
  encouragement: 'encouraged',
};
const sameAction = 0.45;

/** Duties to do nearly the same, with their nearest on the other side. */
function pairsOfDuties(own: Clause, other: Clause): [Duty, Duty][] {
  const content = (d: Duty): Set<number> => pairsOf(d.action.slice(d.modal.text.length, d.modal.text.length + 20));
  const theirs = other.duties.map((duty) => ({ duty, content: content(duty) }));
  return own.duties.flatMap((duty): [Duty, Duty][] => {
    const words = content(duty);
    if (words.size < 3) return [];
    const [best] = theirs
      .map((t) => ({ ...t, near: likeness(words, t.content) }))
      .filter((t) => t.near >= sameAction)
      .sort((x, y) => y.near - x.near);
    return best ? [[duty, best.duty]] : [];
  });
}

function duties(own: Clause, other: Clause): Difference[] {
  return pairsOfDuties(own, other)
    .filter(([a, b]) => force[a.modal.kind] !== force[b.modal.kind])
    .map(([a, b]) => ({ field: 'duty', relation: 'other', mine: spanOf(a.modal), theirs: spanOf(b.modal) }));
}

/** Who has the same duty on each side, and else which organs each side names that the other does not. */
function subjects(own: Clause, other: Clause): Difference[] {
  const found: Difference[] = [];
  for (const [a, b] of pairsOfDuties(own, other)) {
    const [mine, theirs] = [subjectSpan(own.text, a), subjectSpan(other.text, b)];
    if (mine && theirs && likeness(pairsOf(mine.text), pairsOf(theirs.text)) < sameSubject && !isPooled(mine.text, theirs.text))
      found.push({ field: 'subject', relation: 'other', mine, theirs });
  }
  return found;
}

const sameSubject = 0.34;

/** Departments of one line of work under another name, or one that pools the work of others, are not told apart. */
function isPooled(mine: string, theirs: string): boolean {
  const [a, b] = [departmentsIn(mine), departmentsIn(theirs)];
  return [...a].some((d) => b.has(d)) || [...a, ...b].some((d) => pooling.has(d));
}

/** Where the subject of a duty stands, if it stands in the text word for word before it. */
function subjectSpan(text: string, duty: Duty): Span | null {
  if (duty.subject === '') return null;
  const from = text.lastIndexOf(duty.subject, duty.modal.from);
  return from < 0 ? null : { from, to: from + duty.subject.length, text: duty.subject };
}
