import { everydayTerms } from './everyday.ts';
import { type LayTable, layTerms } from './lay.ts';
import { queryTerms, tellingTerms } from './query.ts';
import { noScores, type Scores, scoreBodies, scoreTitles } from './scores.ts';
import type { ArticleRef, StatuteIndex } from './statute-index.ts';
import { articleAt } from './statute-index.ts';
import { stringAt } from './strings.ts';
import { Top } from './top.ts';
import { type Weights, weights } from './weights.ts';

export interface SearchOptions {
  /** How many to give, at most. */
  readonly top: number;
  /** Only articles of laws whose title this accepts. */
  readonly laws?: (title: string) => boolean;
  /** A question in everyday words rather than a text of law: words of law learned for them are looked for too. */
  readonly lay?: boolean;
  /** Another table of such words than the one that comes with the library. */
  readonly table?: LayTable;
  /** Of a longer text only so many of its most telling terms are looked for. */
  readonly terms?: number;
  readonly weights?: Weights;
}

export interface Hit extends ArticleRef {
  readonly id: string;
  readonly law: string;
  readonly score: number;
}

/** The articles that best answer a question or are nearest to a text, best first. */
export function search(index: StatuteIndex, query: string, options: SearchOptions): Hit[] {
  if (options.top < 1) return [];
  const scores = scoresOf(index, query, options);
  const best = new Top(options.top);
  const offsets = offsetsOf(index);
  for (const [p, part] of index.parts.entries()) {
    const articles = scores.articles[p] as Float32Array;
    const laws = scores.laws[p] as Float32Array;
    const { lawOf } = part.segment;
    const allowed = allowedLaws(index, p, options.laws);
    const offset = offsets[p] as number;
    let { least } = best;
    for (let article = 0; article < articles.length; article++) {
      const own = articles[article] as number;
      if (own === 0) continue;
      const law = lawOf[article] as number;
      const score = own + (laws[law] as number);
      if (score <= least || allowed[law] !== 1) continue;
      best.offer(offset + article, score);
      least = best.least;
    }
  }
  return best.ranked().map(({ number, score }) => {
    const part = offsets.findLastIndex((o) => o <= number);
    const ref = { part, article: number - (offsets[part] as number) };
    const { id, law } = articleAt(index, ref);
    return { ...ref, id, law, score };
  });
}

/** The laws that a text is nearest to, by title and by all their articles together, best first. */
export function searchLaws(index: StatuteIndex, query: string, options: SearchOptions): { law: string; score: number }[] {
  const scores = scoresOf(index, query, options);
  const best: { law: string; score: number }[] = [];
  for (const [p, part] of index.parts.entries()) {
    const allowed = allowedLaws(index, p, options.laws);
    for (const [law, score] of (scores.laws[p] as Float32Array).entries()) {
      if (score > 0 && allowed[law] === 1) best.push({ law: stringAt(part.segment.laws, law), score });
    }
  }
  return best.sort((x, y) => y.score - x.score || (x.law < y.law ? -1 : 1)).slice(0, options.top);
}

function scoresOf(index: StatuteIndex, query: string, options: SearchOptions): Scores {
  const w = options.weights ?? weights;
  const scores = noScores(index);
  const terms = tellingTerms(index, queryTerms(query), options.terms ?? mostTerms);
  scoreBodies(index, terms, scores, w);
  scoreTitles(index, terms, scores, w.title, w.ofTitle);
  if (options.lay) {
    const { body, title } = layTerms(index, terms, options.table);
    scoreBodies(index, everydayTerms(query, w.ofEveryday), scores, { ...w, ofLaw: 0 });
    scoreBodies(index, body, scores, { ...w, ofArticle: w.ofLay, ofLaw: 0 });
    scoreTitles(index, title, scores, w.title, w.ofLayTitle);
  }
  return scores;
}

const mostTerms = 64;

function offsetsOf({ parts }: StatuteIndex): number[] {
  let at = 0;
  return parts.map((p) => {
    const from = at;
    at += p.segment.lawOf.length;
    return from;
  });
}

function allowedLaws({ parts }: StatuteIndex, p: number, accepts: ((title: string) => boolean) | undefined): Uint8Array {
  const part = parts[p];
  if (!part) return new Uint8Array(0);
  const allowed = part.removed.map((r) => 1 - r);
  if (accepts) for (const [title, n] of part.lawNumbers) if (!accepts(title)) allowed[n] = 0;
  return allowed;
}
