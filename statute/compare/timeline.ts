import type { Alignment, PairKind } from '../align/align.ts';
import type { Article } from '../align/articles.ts';

/** How an article stood in one version. */
export interface TimelineStep {
  /** Which of the versions, from 0. */
  readonly version: number;
  readonly article: Article;
  /** What happened to it on the way to this version; null in the first. */
  readonly kind: PairKind | null;
  /** Other articles of the version before whose words came in. */
  readonly joinedBy: readonly Article[];
}

/** One article through all versions. */
export interface Timeline {
  readonly steps: readonly TimelineStep[];
  /** The article it was split off from, in the version before its first. */
  readonly splitFrom: Article | null;
  /** The first version that no longer has it; null while it stands. */
  readonly endedIn: number | null;
}

interface Growing {
  readonly steps: TimelineStep[];
  readonly splitFrom: Article | null;
  endedIn: number | null;
}

/**
 * Follows each article through any number of versions, given the alignment of each with the next one.
 * In the order of the newest version; those that ended follow, by where they stood last.
 */
export function timelines(alignments: readonly Alignment[]): Timeline[] {
  const all: Growing[] = [];
  const begin = (step: TimelineStep, splitFrom: Article | null): Growing => {
    const line: Growing = { steps: [step], splitFrom, endedIn: null };
    all.push(line);
    return line;
  };
  let current = new Map<number, Growing>();
  for (const article of alignments[0]?.old.articles ?? [])
    current.set(article.position, begin({ version: 0, article, kind: null, joinedBy: [] }, null));
  for (const [k, alignment] of alignments.entries()) {
    const version = k + 1;
    const next = new Map<number, Growing>();
    for (const pair of alignment.pairs) {
      const mains = new Map(pair.links.filter((l) => l.role === 'main').map((l) => [l.old.position, l.new.position]));
      for (const article of pair.new) {
        const sources = pair.links.filter((l) => l.new.position === article.position);
        const main = sources.find((l) => mains.get(l.old.position) === article.position && !next.has(article.position));
        const line = main && current.get(main.old.position);
        const joinedBy = sources.filter((l) => l !== main).map((l) => l.old);
        if (line) {
          line.steps.push({ version, article, kind: pair.kind, joinedBy });
          next.set(article.position, line);
        } else next.set(article.position, begin({ version, article, kind: pair.kind, joinedBy }, sources[0]?.old ?? null));
      }
    }
    const kept = new Set(next.values());
    for (const line of current.values()) if (!kept.has(line)) line.endedIn = version;
    current = next;
  }
  const last = (line: Growing): TimelineStep | undefined => line.steps.at(-1);
  return all.sort(
    (a, b) => (last(b)?.version ?? 0) - (last(a)?.version ?? 0) || (last(a)?.article.position ?? 0) - (last(b)?.article.position ?? 0),
  );
}
