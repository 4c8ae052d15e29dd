import { shortTitle, subjectOf } from './titles.ts';

/** A regulation and the laws it names as its basis. */
export interface Based {
  readonly title: string;
  readonly basis: Iterable<string>;
}

/**
 * What regulations elsewhere taught about which laws regulations rest on, so that a library without local regulations of its own knows it too:
 * how often each law is a basis, and beside which pairs of characters in a title.
 */
export interface Known {
  /** Of how many regulations it was learned. */
  readonly regulations: number;
  /** Of how many of them each law is a basis. */
  readonly laws: ReadonlyMap<string, number>;
  readonly pairs: ReadonlyMap<string, KnownPair>;
}

interface KnownPair {
  /** How many titles have the pair. */
  readonly titles: number;
  /** How many of them rest on each law; one with several laws counts for each in part. */
  readonly laws: ReadonlyMap<string, number>;
}

/** The pairs of neighbouring characters of a text. */
export function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let n = 0; n + 1 < text.length; n++) pairs.add(text.slice(n, n + 2));
  return pairs;
}

/** Learns from regulations whose bases are known. */
export function learnKnown(regulations: readonly Based[]): Known {
  const laws = new Map<string, number>();
  const pairs = new Map<string, { titles: number; laws: Map<string, number> }>();
  for (const { title, basis } of regulations) {
    const named = new Set([...basis].map(shortTitle));
    for (const law of named) laws.set(law, (laws.get(law) ?? 0) + 1);
    for (const pair of pairsOf(subjectOf(title))) {
      const entry = pairs.get(pair) ?? { titles: 0, laws: new Map<string, number>() };
      pairs.set(pair, entry);
      entry.titles++;
      for (const law of named) entry.laws.set(law, (entry.laws.get(law) ?? 0) + 1 / named.size);
    }
  }
  return { regulations: regulations.length, laws, pairs };
}

/** How strongly a subject speaks for each law, 0 to 1: its rarer pairs count more. */
export function speaksFor({ regulations, pairs }: Known, subject: string): Map<string, number> {
  const sums = new Map<string, number>();
  let all = 0;
  for (const pair of pairsOf(subject)) {
    const entry = pairs.get(pair);
    const rarity = Math.log((regulations + 1) / ((entry?.titles ?? 0) + 1));
    all += rarity;
    for (const [law, titles] of entry?.laws ?? []) sums.set(law, (sums.get(law) ?? 0) + (rarity * titles) / ((entry?.titles ?? 0) + 1));
  }
  return new Map([...sums].map(([law, sum]) => [law, all > 0 ? sum / all : 0]));
}

/** How it is kept: a line for each law, `title count`, and for each pair, `pair titles law:share law:share`, laws by their place. */
export interface KnownLines {
  readonly regulations: number;
  readonly laws: readonly string[];
  readonly pairs: readonly string[];
}

export function readKnown({ regulations, laws, pairs }: KnownLines): Known {
  const named = laws.map((line) => {
    const at = line.lastIndexOf(' ');
    return [line.slice(0, at), Number(line.slice(at + 1))] as const;
  });
  return {
    regulations,
    laws: new Map(named),
    pairs: new Map(
      pairs.map((line) => {
        const [pair = '', titles = '', ...shares] = line.split(' ');
        const of = shares.map((share): [string, number] => {
          const [place = '', count = ''] = share.split(':');
          return [named[Number(place)]?.[0] ?? '', Number(count)];
        });
        return [pair, { titles: Number(titles), laws: new Map(of) }];
      }),
    ),
  };
}

export function writeKnown({ regulations, laws, pairs }: Known): KnownLines {
  const places = new Map([...laws.keys()].map((law, place) => [law, place]));
  const hundredths = (n: number): number => Math.round(n * 100) / 100;
  return {
    regulations,
    laws: [...laws].map(([law, count]) => `${law} ${count}`),
    pairs: [...pairs].map(
      ([pair, entry]) => `${pair} ${entry.titles} ${[...entry.laws].map(([law, n]) => `${places.get(law)}:${hundredths(n)}`).join(' ')}`,
    ),
  };
}
