import type { Article, Line } from '../align/articles.ts';

const turned: Readonly<Record<string, string>> = { '“': '‘', '”': '’', '‘': '“', '’': '”' };

/** Words as they stand within quotation marks: double marks inside become single ones, and the other way round. */
export const inQuotes = (text: string): string => text.replace(/[“”‘’]/g, (mark) => turned[mark] ?? mark);

/** Lines as a decision quotes them: each opens with a mark, the last one closes. */
export function quoteLines(lines: readonly string[]): string {
  const single = lines.flatMap((line) => line.split('\n'));
  return single.map((line, i) => `“${inQuotes(line)}${i === single.length - 1 ? '”' : ''}`).join('\n');
}

export const lineText = (line: Line): string => `${line.label}${line.text}`;

/** An article's lines with its number before the first. */
export function articleLines(article: Article): string[] {
  const [first, ...rest] = article.lines;
  const head = `${article.label}　${article.heading}${first && first.level === 'paragraph' ? lineText(first) : ''}`;
  const more = first && first.level !== 'paragraph' ? [first, ...rest] : rest;
  return [head.trimEnd(), ...more.map(lineText)];
}
