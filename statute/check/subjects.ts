import type { Library, LibraryLaw } from '../search/library.ts';
import { type Clause, likeness, pairsOf } from './clauses.ts';
import { type Placed, subjectOther } from './conflicts.ts';
import type { Hint } from './hint.ts';
import { departmentsIn, type NamedOrgan, organsNamed, pooling } from './organs.ts';

/** What a draft and the laws it rests on know of organs, by their lines of work. */
export interface KnownOrgans {
  /** Those that the laws name anywhere. */
  readonly inLaws: ReadonlySet<number>;
  /** In how many articles of the draft each is named. */
  readonly inDraft: ReadonlyMap<number, number>;
}

const ofLaw = new WeakMap<LibraryLaw, ReadonlySet<number>>();

export function knownOrgans(library: Library, laws: Iterable<string>, articles: readonly string[]): KnownOrgans {
  const inLaws = new Set<number>();
  for (const title of laws) {
    const law = library.laws.get(title);
    if (!law) continue;
    const rows = ofLaw.get(law) ?? departmentsIn([...law.articles.values()].join('\n'));
    ofLaw.set(law, rows);
    for (const row of rows) inLaws.add(row);
  }
  const inDraft = new Map<number, number>();
  for (const words of articles) for (const row of departmentsIn(words)) inDraft.set(row, (inDraft.get(row) ?? 0) + 1);
  return { inLaws, inDraft };
}

const sameSentence = 0.22;
const nearTask = 0.5;
const sameTask = 0.7;
/** An organ that no superior law knows is sooner out of place, and soonest where the draft too names it only here. */
const sameTaskOfStranger = 0.5;
const sentenceOfLoneStranger = 0.24;

/** Organs of an article whose task superior law gives, in the same words, to another. */
export function subjectHints(article: string, clauses: readonly Clause[], related: readonly Placed[], known: KnownOrgans): Hint[] {
  const hints: Hint[] = [];
  const theirs = related.flatMap((placed) =>
    organsNamed(placed.clause.text).map((organ) => ({ placed, row: organ.row, task: taskOf(organ) })),
  );
  for (const clause of clauses) {
    const own = departmentsIn(clause.text);
    const beside = theirs
      .map((t) => ({ ...t, sentence: likeness(clause.pairs, t.placed.clause.pairs) }))
      .filter((t) => t.sentence >= sameSentence);
    for (const organ of organsNamed(clause.text)) {
      if (pooling.has(organ.row)) continue;
      const other = otherOrgan(organ, own, beside, known);
      if (!other) continue;
      const { law, article: place, clause: superior } = other;
      hints.push({ ...subjectOther, article, clause: clause.text, superior: { law, article: place, quote: superior.text }, source: null });
      break;
    }
  }
  return hints;
}

interface Beside {
  readonly placed: Placed;
  readonly row: number;
  readonly task: Task;
  readonly sentence: number;
}

/** The superior clause that gives an organ's task to another organ; null where none does, or any bears the draft out. */
function otherOrgan(organ: NamedOrgan, own: ReadonlySet<number>, beside: readonly Beside[], known: KnownOrgans): Placed | null {
  const task = taskOf(organ);
  const isStranger = !known.inLaws.has(organ.row);
  const same = beside.map((t) => ({ ...t, near: sameness(task, t.task) })).filter((t) => t.near >= nearTask);
  const best = same.toSorted((x, y) => y.near - x.near)[0];
  const bornOut = same.some((t) => t.row === organ.row || pooling.has(t.row));
  if (best && !bornOut && best.near >= (isStranger ? sameTaskOfStranger : sameTask)) return best.placed;
  if (!isStranger || (known.inDraft.get(organ.row) ?? 0) > 1) return null;
  const nearest = beside.filter((t) => t.sentence >= sentenceOfLoneStranger).toSorted((x, y) => y.sentence - x.sentence)[0];
  return nearest && !own.has(nearest.row) && !pooling.has(nearest.row) ? nearest.placed : null;
}

interface Task {
  readonly after: ReadonlySet<number>;
  readonly around: ReadonlySet<number>;
}

const taskOf = ({ after, around }: NamedOrgan): Task => ({ after: pairsOf(after), around: pairsOf(around) });

const fewestAfter = 3;
const fewestAround = 5;

/** How alike two tasks are by the words behind the organ, or on both sides of it; few words say nothing. */
function sameness(x: Task, y: Task): number {
  return Math.max(
    x.after.size < fewestAfter ? 0 : likeness(x.after, y.after),
    x.around.size < fewestAround ? 0 : likeness(x.around, y.around),
  );
}
