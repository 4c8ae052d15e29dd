import { outlineOf } from '../align/articles.ts';
import { folded } from '../align/normal.ts';
import type { Statute } from '../tree.ts';

/** What a decision can change, line by line: title, preamble, parts and chapters, articles, annexes. Two texts with the same lines say the same. */
export function contentLines(statute: Statute): string[] {
  const { articles, divisions } = outlineOf(statute);
  const lines = [folded(statute.title), folded(statute.preamble)];
  let shown = 0;
  for (const article of articles) {
    for (let d = divisions[shown]; d && d.first <= article.position; d = divisions[shown]) {
      lines.push(folded(d.label + d.heading));
      shown += 1;
    }
    lines.push(folded(article.label + article.heading), ...article.lines.map((l) => folded(l.label + l.text)));
  }
  lines.push(...divisions.slice(shown).map((d) => folded(d.label + d.heading)));
  lines.push(...statute.annexes.map((a) => folded(a.title + a.text)));
  return lines;
}
