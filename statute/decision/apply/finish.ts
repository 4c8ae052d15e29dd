import { writeNumeral } from '../../parse/numerals.ts';
import { type Draft, type DraftArticle, type DraftDivision, linesOf } from './draft.ts';

/** The new text: articles in the order of their numbers, under their parts and chapters. Gives every article its number. */
export function finished(draft: Draft, recounted: boolean): string {
  const lines = [
    draft.title,
    ...draft.preamble.split('\n'),
    ...(draft.body ?? bodyOf(draft, recounted)),
    ...draft.annexes.flatMap((a) => a ?? []),
  ];
  return `${lines.filter((l) => l !== '').join('\n')}\n`;
}

function bodyOf(draft: Draft, recounted: boolean): string[] {
  const articles = numbered(
    draft.articles.filter((a) => !a.gone),
    recounted,
  );
  const divisions = arranged(draft);
  const lines: string[] = [];
  let shown = 0;
  const show = (until: number): void => {
    for (; shown < divisions.length; shown += 1) {
      const d = divisions[shown];
      if (!d || d.at > until) return;
      lines.push(`${d.division.label}　${d.division.heading}`);
    }
  };
  for (const article of articles) {
    show(rank(article.number ?? ''));
    lines.push(...linesOf(article));
  }
  show(Number.POSITIVE_INFINITY);
  return lines;
}

/** Articles whose number is not said keep it, or, counted anew, take the whole numbers that are free, in their order. */
function numbered(articles: readonly DraftArticle[], recounted: boolean): DraftArticle[] {
  const taken = new Set(articles.flatMap((a) => a.number ?? []));
  let next = 0;
  for (const article of articles) {
    if (article.number !== null) continue;
    if (!recounted) {
      article.number = article.was;
      continue;
    }
    do next += 1;
    while (taken.has(String(next)));
    article.number = String(next);
  }
  return articles.toSorted((a, b) => rank(a.number ?? '') - rank(b.number ?? ''));
}

/** Parts and chapters by the article they begin with; counted anew when one came or went. */
function arranged({ divisions, articles }: Draft): { division: DraftDivision; at: number }[] {
  const left = divisions.filter((d) => !d.gone);
  const placed = left.map((division) => ({ division, at: startOf(division, articles) }));
  if (left.length === divisions.length && !left.some((d) => d.added)) return placed;
  placed.sort((a, b) => a.at - b.at);
  placed.forEach(({ division }, i) => {
    division.label = `第${writeNumeral(i + 1)}${division.label.slice(-1)}`;
  });
  return placed;
}

/** Where it begins; when its first article is gone, with the next one that is left. */
function startOf({ begins }: DraftDivision, articles: readonly DraftArticle[]): number {
  if (begins === null) return Number.POSITIVE_INFINITY;
  if (typeof begins === 'string') return rank(begins);
  const left = articles.slice(articles.indexOf(begins)).find((a) => !a.gone && a.was !== null);
  return left ? rank(left.number ?? '') : Number.POSITIVE_INFINITY;
}

function rank(number: string): number {
  const [base, extra] = number.split('.');
  return Number(base) * 10_000 + Number(extra ?? 0);
}
