import { countTexts, type Grouped } from './grouping.ts';

/** Texts that speak of one matter, in the order they came. */
export interface Topic {
  readonly ids: readonly string[];
  /** Words that tell what it is about, the weightiest first. */
  readonly words: readonly string[];
}

export interface TopicOptions {
  /** How near a text must be to a topic to join it: the cosine of its words against those of all texts in the topic, from 0 to 1. */
  readonly least: number;
}

interface Growing {
  readonly ids: string[];
  readonly sum: Map<string, number>;
  square: number;
}

/** Words that stand in more than a tenth of the texts tell no topic; among few texts they may. */
const commonest = 0.1;
const fewest = 8;
const mostWords = 5;
/** The weightiest words of a text say what it is about; the others would only cost time. */
const mostOfText = 40;

/**
 * Groups texts by what they speak of in one pass: each joins the topic whose words so far are nearest to its own, or begins one. What many
 * say in different words comes together, because a topic learns from each. Yields after each text, so that a caller can rest.
 */
export function* topicSteps(texts: readonly Grouped[], { least }: TopicOptions): Generator<void, Topic[], void> {
  const weigh = weigher(texts);
  const topics: Growing[] = [];
  const byWord = new Map<string, Set<number>>();
  for (const text of texts) {
    const own = weigh(text.words);
    const at = nearest(own, topics, byWord, least) ?? topics.push({ ids: [], sum: new Map(), square: 0 }) - 1;
    const topic = topics[at];
    if (!topic) continue;
    topic.ids.push(text.id);
    for (const [word, weight] of own) {
      const before = topic.sum.get(word) ?? 0;
      topic.sum.set(word, before + weight);
      topic.square += weight * (2 * before + weight);
      const among = byWord.get(word) ?? new Set();
      byWord.set(word, among.add(at));
    }
    yield;
  }
  return topics.map(({ ids, sum }) => ({ ids, words: telling(sum) })).sort((a, b) => b.ids.length - a.ids.length);
}

/** A text's words by weight, with length 1: what it says often and others seldom weighs most. */
function weigher(texts: readonly Grouped[]): (words: readonly string[]) => Map<string, number> {
  const inTexts = countTexts(texts);
  const most = Math.max(fewest, texts.length * commonest);
  return (words) => {
    const weights = new Map<string, number>();
    for (const word of words) {
      const among = inTexts.get(word) ?? 0;
      if ([...word].length > 1 && among > 1 && among <= most) weights.set(word, (weights.get(word) ?? 0) + 1);
    }
    const weightOf = ([word, times]: [string, number]): [string, number] => [
      word,
      (1 + Math.log(times)) * Math.log(1 + texts.length / (inTexts.get(word) ?? 1)),
    ];
    const heavy = [...weights]
      .map(weightOf)
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, mostOfText);
    const length = Math.sqrt(heavy.reduce((sum, [, weight]) => sum + weight ** 2, 0));
    return new Map(heavy.map(([word, weight]) => [word, weight / length]));
  };
}

function nearest(
  own: ReadonlyMap<string, number>,
  topics: readonly Growing[],
  byWord: ReadonlyMap<string, ReadonlySet<number>>,
  least: number,
): number | null {
  const products = new Map<number, number>();
  for (const [word, weight] of own)
    for (const at of byWord.get(word) ?? []) products.set(at, (products.get(at) ?? 0) + weight * (topics[at]?.sum.get(word) ?? 0));
  let best: number | null = null;
  let score = least;
  for (const [at, product] of products) {
    const near = product / Math.sqrt(topics[at]?.square ?? 1);
    if (near < score) continue;
    score = near;
    best = at;
  }
  return best;
}

/** The weightiest words, none inside another that is told already. */
function telling(sum: ReadonlyMap<string, number>): string[] {
  const chosen: string[] = [];
  const heavy = [...sum].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 4 * mostWords);
  for (const [word] of heavy) {
    if (chosen.length === mostWords) break;
    if (heavy.some(([other]) => other !== word && other.includes(word)) || chosen.some((c) => overlaps(c, word))) continue;
    chosen.push(word);
  }
  return chosen;
}

/** Two words of which one ends as the other begins, as 公积金 and 金贷, are cut from one place. */
const overlaps = (x: string, y: string): boolean => x.at(-1) === y.at(0) || y.at(-1) === x.at(0);
