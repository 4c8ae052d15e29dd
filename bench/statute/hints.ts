import { checkDraft, type Hint, type Library, parseStatute, type Statute, type Unit } from '../../statute/index.ts';
import { wordsOf } from '../../statute/search/library.ts';
import { basisOf, beyondCompetence, chinese, contradict, deadCitations, followed, type Planted, runsOf } from './plant.ts';
import { pick, randomFrom } from './random.ts';

export interface HintFigures {
  readonly planted: Readonly<Record<string, { planted: number; found: number }>>;
  readonly untouched: { readonly articles: number; readonly alarms: number };
  readonly missed: readonly string[];
  readonly alarms: readonly string[];
}

/** A regulation in its own words, article by article. */
interface Regulation {
  readonly title: string;
  /** With the lines of chapters and sections that stand before an article. */
  readonly articles: readonly { readonly before: string; readonly words: string }[];
}

const kinds = ['fine', 'limit', 'subject', 'modal', 'competence', 'deadCitation'] as const;

/**
 * Plants mistakes of each kind into real regulations and counts which are found, and how many hints (notes left aside) the same
 * regulations give untouched. A hint counts for a mistake when it is of its kind and at its article; mistakes are put only where there was no hint.
 */
export function measureHints(library: Library, statutes: readonly Statute[], seed: number): HintFigures {
  const random = randomFrom(seed);
  const planted: Record<string, { planted: number; found: number }> = Object.fromEntries(kinds.map((k) => [k, { planted: 0, found: 0 }]));
  const missed: string[] = [];
  const alarms: string[] = [];
  let articles = 0;
  const runs = new Map<string, { text: string; runs: ReadonlySet<string> }[]>();
  const lawRuns = (law: string): { text: string; runs: ReadonlySet<string> }[] => {
    const known = runs.get(law) ?? [...(library.laws.get(law)?.articles.values() ?? [])].map((text) => ({ text, runs: runsOf(text) }));
    runs.set(law, known);
    return known;
  };
  for (const statute of statutes) {
    const regulation: Regulation = {
      title: statute.title,
      articles: articlesWithHeads(statute),
    };
    const before = hintsOf(library, regulation);
    articles += regulation.articles.length;
    for (const hint of before.flat())
      if (hint.severity !== 'note')
        alarms.push(
          `${statute.title} ${hint.article} ${hint.kind}: ${hint.clause.slice(0, 120)} | ${hint.superior?.law ?? ''} ${hint.superior?.article ?? ''} ${hint.superior?.quote.slice(0, 120) ?? ''}`,
        );
    const quiet = new Set(before.flatMap((hints, n) => (hints.some((h) => h.severity !== 'note') ? [] : [n])));
    const mistakes = plantInto(library, regulation, quiet, lawRuns, random);
    const changed = { ...regulation, articles: regulation.articles.map((a, n) => ({ ...a, words: mistakes.get(n)?.words ?? a.words })) };
    const after = hintsOf(library, changed);
    for (const [n, { kind, words }] of mistakes) {
      const count = planted[kind];
      if (!count) continue;
      count.planted++;
      if ((after[n] ?? []).some((h) => h.kind === kind && h.severity !== 'note')) count.found++;
      else missed.push(`${kind} ${statute.title} ${n + 1}: ${words.slice(0, 300)}`);
    }
  }
  return { planted, untouched: { articles, alarms: alarms.length }, missed, alarms };
}

function articlesWithHeads(statute: Statute): Regulation['articles'] {
  const articles: { before: string; words: string }[] = [];
  let before = '';
  const look = (units: readonly Unit[]): void => {
    for (const unit of units) {
      if (unit.level === 'article') {
        articles.push({ before, words: wordsOf(unit) });
        before = '';
      } else {
        before += `${unit.label}　${unit.heading}\n`;
        look(unit.children);
      }
    }
  };
  look(statute.body);
  return articles;
}

/** Hints by the place of their article. */
function hintsOf(library: Library, { title, articles }: Regulation): Hint[][] {
  const statute = parseStatute(`${title}\n\n${articles.map((a, n) => `${a.before}第${chinese(n + 1)}条　${a.words}`).join('\n')}`);
  const byArticle: Hint[][] = articles.map(() => []);
  for (const hint of checkDraft(library, statute, 'localRegulation').hints) byArticle[Math.floor(Number(hint.article)) - 1]?.push(hint);
  return byArticle;
}

/** One mistake at most in an article; those that need a superior clause take the articles that follow one. */
function plantInto(
  library: Library,
  { articles }: Regulation,
  quiet: ReadonlySet<number>,
  lawRuns: (law: string) => readonly { text: string; runs: ReadonlySet<string> }[],
  random: () => number,
): Map<number, Planted> {
  const mistakes = new Map<number, Planted>();
  const laws = basisOf(articles[0]?.words ?? '').filter((l) => library.laws.has(l));
  for (const [n, { words }] of articles.entries()) {
    if (n === 0 || !quiet.has(n)) continue;
    for (const place of followed(library, words, lawRuns, laws)) {
      if (mistakes.has(n)) break;
      for (const kind of shuffledKinds(random)) {
        const changed = contradict(kind, place, random);
        if (changed === null) continue;
        mistakes.set(n, { kind, words: words.replace(place.sentence, changed) });
        break;
      }
    }
  }
  const free = articles.map((_, n) => n).filter((n) => n > 0 && quiet.has(n) && !mistakes.has(n));
  const national = laws.find((l) => library.laws.get(l)?.rank !== 'localRegulation');
  for (const [kind, sentences] of [
    ['competence', beyondCompetence],
    ['deadCitation', deadCitations(articles.length, national)],
  ] as const) {
    const at = pick(
      random,
      free.filter((n) => !mistakes.has(n)),
    );
    const sentence = pick(random, sentences);
    if (at !== undefined && sentence !== undefined) mistakes.set(at, { kind, words: `${articles[at]?.words}\n${sentence}` });
  }
  return mistakes;
}

const shuffledKinds = (random: () => number): ('fine' | 'limit' | 'modal' | 'subject')[] =>
  (['fine', 'limit', 'modal', 'subject'] as const)
    .map((kind) => ({ kind, at: random() - (kind === 'modal' ? 1 : 0) }))
    .sort((x, y) => y.at - x.at)
    .map((k) => k.kind) as ('fine' | 'limit' | 'modal' | 'subject')[];
