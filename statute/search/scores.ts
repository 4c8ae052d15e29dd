import type { Postings } from './postings.ts';
import type { QueryTerm } from './query.ts';
import type { Part, StatuteIndex } from './statute-index.ts';
import { findTerm } from './terms.ts';
import type { Bm25 } from './weights.ts';

/** One score an article and one a law, part by part. */
export interface Scores {
  readonly articles: Float32Array[];
  readonly laws: Float32Array[];
}

export const noScores = ({ parts }: StatuteIndex): Scores => ({
  articles: parts.map((p) => new Float32Array(p.segment.lawOf.length)),
  laws: parts.map((p) => new Float32Array(p.lawLengths.length)),
});

const rarity = (all: number, having: number): number => Math.log(1 + (all - having + 0.5) / (having + 0.5));

/** What is worked out once for all terms of one query over one index. */
interface Measure {
  readonly articles: number;
  readonly laws: number;
  readonly articleNorm: (part: Part) => (length: number) => number;
  readonly lawNorms: Float64Array[];
}

function measureOf({ parts }: StatuteIndex, article: Bm25, law: Bm25): Measure {
  const articles = parts.reduce((sum, p) => sum + p.liveArticles, 0);
  const laws = parts.reduce((sum, p) => sum + p.liveLaws, 0);
  const length = parts.reduce((sum, p) => sum + p.liveLength, 0);
  const meanArticle = length / Math.max(articles, 1) || 1;
  const meanLaw = length / Math.max(laws, 1) || 1;
  return {
    articles,
    laws,
    articleNorm: () => (n) => article.k * (1 - article.b + (article.b * n) / meanArticle),
    lawNorms: parts.map((p) => p.lawLengths.map((n) => law.k * (1 - law.b + (law.b * n) / meanLaw))),
  };
}

/** Adds to each article what the terms say of it, and to each law what they say of its articles taken together. */
export function scoreBodies(
  index: StatuteIndex,
  terms: readonly QueryTerm[],
  scores: Scores,
  { article, law, ofArticle, ofLaw }: { article: Bm25; law: Bm25; ofArticle: number; ofLaw: number },
): void {
  const measure = measureOf(index, article, law);
  const norms = index.parts.map((p) => lengthNorms(p, measure));
  const times = index.parts.map((p) => new Uint32Array(p.lawLengths.length));
  const touched = index.parts.map((p) => new Uint32Array(p.lawLengths.length));
  for (const term of terms) {
    const places = index.parts.map((p) => findTerm(p.segment.articles.terms, term.a, term.b));
    const having = places.reduce((sum, n, p) => sum + (n < 0 ? 0 : runOf(index.parts[p]?.segment.articles, n)), 0);
    if (having === 0) continue;
    const weight = ofArticle * term.weight * rarity(measure.articles, having) * (article.k + 1);
    let lawsHaving = 0;
    const counts = places.map((n, p) => {
      const part = index.parts[p];
      if (n < 0 || !part) return 0;
      const count = addArticles(
        part,
        n,
        weight,
        norms[p] as Float32Array,
        scores.articles[p] as Float32Array,
        times[p] as Uint32Array,
        touched[p] as Uint32Array,
      );
      lawsHaving += count;
      return count;
    });
    const lawWeight = ofLaw * term.weight * rarity(measure.laws, lawsHaving) * (law.k + 1);
    for (const [p, count] of counts.entries()) {
      addLaws(
        count,
        lawWeight,
        measure.lawNorms[p] as Float64Array,
        scores.laws[p] as Float32Array,
        times[p] as Uint32Array,
        touched[p] as Uint32Array,
      );
    }
  }
}

const runOf = (postings: Postings | undefined, n: number): number =>
  postings ? (postings.starts[n + 1] as number) - (postings.starts[n] as number) : 0;

/** The length norm of every length an article of this part can have. */
function lengthNorms(part: Part, { articleNorm }: Measure): Float32Array {
  const norm = articleNorm(part);
  const norms = new Float32Array(part.longest + 1);
  for (let n = 0; n <= part.longest; n++) norms[n] = norm(n);
  return norms;
}

function addArticles(
  { segment: { articles, lawOf } }: Part,
  term: number,
  weight: number,
  norms: Float32Array,
  scores: Float32Array,
  times: Uint32Array,
  touched: Uint32Array,
): number {
  const { starts, entries, lengths } = articles;
  const to = starts[term + 1] as number;
  let count = 0;
  for (let at = starts[term] as number; at < to; at++) {
    const entry = entries[at] as number;
    const document = entry >>> 8;
    const frequency = entry & 255;
    scores[document] = (scores[document] as number) + (weight * frequency) / (frequency + (norms[lengths[document] as number] as number));
    const law = lawOf[document] as number;
    const before = times[law] as number;
    if (before === 0) touched[count++] = law;
    times[law] = before + frequency;
  }
  return count;
}

function addLaws(count: number, weight: number, norms: Float64Array, scores: Float32Array, times: Uint32Array, touched: Uint32Array): void {
  for (let k = 0; k < count; k++) {
    const law = touched[k] as number;
    const frequency = times[law] as number;
    scores[law] = (scores[law] as number) + (weight * frequency) / (frequency + (norms[law] as number));
    times[law] = 0;
  }
}

/** Adds to each law what the terms say of its title. */
export function scoreTitles(index: StatuteIndex, terms: readonly QueryTerm[], scores: Scores, bm25: Bm25, weight: number): void {
  const laws = index.parts.reduce((sum, p) => sum + p.liveLaws, 0);
  let length = 0;
  for (const part of index.parts) for (const n of part.segment.titles.lengths) length += n;
  const mean = length / Math.max(laws, 1) || 1;
  for (const term of terms) {
    const places = index.parts.map((p) => findTerm(p.segment.titles.terms, term.a, term.b));
    const having = places.reduce((sum, n, p) => sum + (n < 0 ? 0 : runOf(index.parts[p]?.segment.titles, n)), 0);
    if (having === 0) continue;
    const w = weight * term.weight * rarity(laws, having) * (bm25.k + 1);
    for (const [p, part] of index.parts.entries()) {
      const n = places[p] as number;
      if (n < 0) continue;
      const { starts, entries, lengths } = part.segment.titles;
      const into = scores.laws[p] as Float32Array;
      for (let at = starts[n] as number; at < (starts[n + 1] as number); at++) {
        const entry = entries[at] as number;
        const law = entry >>> 8;
        const frequency = entry & 255;
        const norm = bm25.k * (1 - bm25.b + (bm25.b * (lengths[law] as number)) / mean);
        into[law] = (into[law] as number) + (w * frequency) / (frequency + norm);
      }
    }
  }
}
