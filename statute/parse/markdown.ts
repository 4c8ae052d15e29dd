import { textOfHtml } from './html.ts';

/** The text of a Markdown document: headings, lists, quotes, tables, emphasis, links and HTML without their signs, a line for each line. Front matter is left out. */
export function textOfMarkdown(markdown: string): string {
  const lines = markdown.split(/\r\n|\n|\r/u);
  const out: string[] = [];
  let fence = '';
  for (const line of lines.slice(afterFrontMatter(lines))) {
    const mark = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1];
    if (mark !== undefined && (fence === '' || mark.startsWith(fence))) {
      fence = fence === '' ? mark : '';
      continue;
    }
    out.push(fence === '' ? plainLine(line) : line);
  }
  const text = out.join('\n');
  return /<[a-zA-Z!/]/u.test(text) ? textOfHtml(text.replaceAll('\n', '<br>').replaceAll('\t', '<td>')) : text;
}

function afterFrontMatter(lines: readonly string[]): number {
  if (lines[0]?.trim() !== '---') return 0;
  const end = lines.findIndex((line, index) => index > 0 && index < 200 && /^(?:---|\.\.\.)\s*$/u.test(line));
  return end < 0 ? 0 : end + 1;
}

const isMade = (line: string, signs: string): boolean => line !== '' && [...line].every((c) => signs.includes(c));

/** `1.` and the like stay: in a statute they are numbers of its own. */
function plainLine(line: string): string {
  const quoted = line.trimEnd().replace(/^[ \t]{0,3}(?:>[ \t]?){1,20}/u, '');
  const signs = quoted.trim();
  if (signs.startsWith(':::') || isMade(signs, '=') || (signs.length >= 3 && ['-', '*', '_'].some((c) => isMade(signs, `${c} \t`))))
    return '';
  if (signs.includes('|') && signs.includes('-') && isMade(signs, '|:- \t')) return '';
  const bare = quoted
    .replace(/^[ \t]{0,3}#{1,6}[ \t]{1,9}/u, '')
    .replace(/[ \t]{1,9}#{1,6}$/u, '')
    .replace(/^[ \t]{0,20}[-*+][ \t]{1,9}(?:\[[ xX]\][ \t]{1,9})?/u, '');
  const row = signs.length > 1 && signs.startsWith('|') && signs.endsWith('|');
  return plainSpan(row ? cellsOf(signs) : bare);
}

const cellsOf = (row: string): string =>
  row
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
    .join('\t');

function plainSpan(text: string): string {
  return text
    .replace(/!\[([^[\]]{0,200})\]\([^()]{0,300}\)/gu, '$1')
    .replace(/\[([^[\]]{1,200})\]\([^()]{0,300}\)/gu, '$1')
    .replace(/(?<!\\)(?:\*{1,3}|`{1,2}|~~)/gu, '')
    .replace(/(?<![\p{L}\p{N}\\_])_{1,2}([^_]{1,200})_{1,2}(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/\\$/u, '')
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1');
}
