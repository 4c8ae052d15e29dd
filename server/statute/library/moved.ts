import { Worker } from 'node:worker_threads';
import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables.ts';
import { ProblemError } from '../../problem.ts';
import { createLimit } from '../../transfer/steady.ts';
import { type CitedStatute, findCited, titleOf } from './cited.ts';
import { findParsed } from './parsed.ts';
import { markedUnits, titlesIn } from './reading.ts';
import { findVersionText } from './texts.ts';

/** Where articles of an older version went: numbers in the newer one by number in the older one. */
export type Followed = Record<string, string[]>;

interface Moved {
  readonly statuteId: string;
  readonly article: string;
  readonly now: string[];
  readonly passedOn: string | null;
}

/** More laws than this are not followed in one reading, and no alignment may take longer. */
const mostFollowed = 20;
const longest = 20_000;
const enter = createLimit(2);

/** Where articles went, by the two versions, whose words never change: null where that is not known. The oldest pairs are forgotten. */
const followedOf = new Map<string, Map<string, string[] | null>>();
const mostPairs = 500;

function remember(pair: string, known: Map<string, string[] | null>): void {
  followedOf.delete(pair);
  followedOf.set(pair, known);
  for (const oldest of followedOf.keys()) {
    if (followedOf.size <= mostPairs) return;
    followedOf.delete(oldest);
  }
}

/**
 * The citations of a version whose article stands elsewhere now: written for the version of the law cited that held when
 * this one began to hold, and moved, split or deleted in it since. The laws are aligned in a thread of their own; where too many are
 * under way, what is known by then is given.
 */
export async function movedCitations(db: Kysely<Database>, versionId: string, on: string): Promise<Moved[]> {
  const own = await findParsed(db, versionId);
  if (!own) throw new ProblemError('notFound');
  const marked = markedUnits(own);
  const cited = await findCited(db, titlesIn(marked.values()), on);
  const written = own.version.effectiveOn ?? own.version.passedOn ?? on;
  const asked = new Map<string, Set<string>>();
  for (const { citations } of marked.values())
    for (const citation of citations) {
      const statute = cited.get(titleOf(citation) ?? '');
      if (statute && statute.id !== own.version.statuteId && citation.article !== null && citedThen(statute, written) !== statute.speaking)
        asked.set(statute.title, (asked.get(statute.title) ?? new Set()).add(citation.article));
    }
  const moved: Moved[] = [];
  let left = mostFollowed;
  for (const statute of cited.values()) {
    const articles = asked.get(statute.title);
    if (!articles) continue;
    const older = await findVersionText(db, citedThen(statute, written));
    if (!older) continue;
    const pair = `${older.versionId} ${statute.speaking}`;
    const known = followedOf.get(pair) ?? new Map<string, string[] | null>();
    const unknown = [...articles].filter((article) => !known.has(article));
    if (unknown.length > 0 && left-- > 0) {
      const newer = await findVersionText(db, statute.speaking);
      const found = newer ? await followOrLeave(older.text, newer.text, unknown) : null;
      for (const article of found ? unknown : []) known.set(article, found?.[article] ?? null);
      remember(pair, known);
    }
    for (const [article, now] of known)
      if (now && articles.has(article) && (now.length !== 1 || now[0] !== article))
        moved.push({ statuteId: statute.id, article, now, passedOn: older.passedOn ?? older.effectiveOn });
  }
  return moved;
}

/** The version of a law that held on the day a text that cites it began to hold; its first one where none did. */
function citedThen({ versionIds, starts }: CitedStatute, written: string): string {
  return (
    versionIds[
      Math.max(
        0,
        starts.findLastIndex((start) => start <= written),
      )
    ] ?? ''
  );
}

/** Null where it took too long, or too many are at it. */
async function followOrLeave(older: string, newer: string, articles: readonly string[]): Promise<Followed | null> {
  try {
    return await follow(older, newer, articles);
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}

async function follow(older: string, newer: string, articles: readonly string[]): Promise<Followed | null> {
  const leave = enter();
  const worker = new Worker(new URL('./follow-thread.ts', import.meta.url), {
    workerData: { older, newer, articles },
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  const timer = setTimeout(() => void worker.terminate(), longest);
  try {
    return await new Promise<Followed | null>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => resolve(null));
    });
  } finally {
    clearTimeout(timer);
    leave();
    await worker.terminate();
  }
}
