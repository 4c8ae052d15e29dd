import type { CellLine, ComparisonRow } from './table.ts';

/** What the printed table is headed with. */
export interface TableHeads {
  readonly title: string;
  readonly old: string;
  readonly new: string;
  readonly note: string;
}

/** The heads such a table has in Chinese. */
export const chineseHeads = (title: string): TableHeads => ({
  title: `《${title}》修改前后对照表`,
  old: '原条文',
  new: '修改后',
  note: '说明',
});

/** The three-column table as a page of its own: what was taken out is struck through, what came in is bold. */
export function tableHtml(rows: readonly ComparisonRow[], heads: TableHeads, language: 'zh' | 'en' = 'zh'): string {
  const body = rows.map(
    (row) =>
      `<tr class="${row.pair.kind.replace('+', '-')}"><td>${cellHtml(row.old)}</td><td>${cellHtml(row.new)}</td><td>${escaped(row.note[language])}</td></tr>`,
  );
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(heads.title)}</title>
<style>
body { font-family: "Noto Serif SC", "Songti SC", SimSun, serif; line-height: 1.7; margin: 2rem; color: #1f2328; }
h1 { font-size: 1.4rem; text-align: center; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid #8c959f; padding: .4rem .6rem; vertical-align: top; overflow-wrap: anywhere; }
th:last-child { width: 16%; }
td p { margin: 0; text-indent: 2em; }
del { color: #a40e26; }
ins { color: #0a5c2b; font-weight: 600; text-decoration: underline; }
@media print { body { margin: 0; } thead { display: table-header-group; } tr { break-inside: avoid; } }
</style>
</head>
<body>
<h1>${escaped(heads.title)}</h1>
<table>
<thead><tr><th>${escaped(heads.old)}</th><th>${escaped(heads.new)}</th><th>${escaped(heads.note)}</th></tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</body>
</html>`;
}

/** The three-column table in Markdown. */
export function tableMarkdown(rows: readonly ComparisonRow[], heads: TableHeads, language: 'zh' | 'en' = 'zh'): string {
  const lines = rows.map((row) => `| ${cellMarkdown(row.old)} | ${cellMarkdown(row.new)} | ${plain(row.note[language])} |`);
  return [`# ${heads.title}`, '', `| ${heads.old} | ${heads.new} | ${heads.note} |`, '| --- | --- | --- |', ...lines].join('\n');
}

function cellHtml(lines: readonly CellLine[]): string {
  return lines
    .map(({ label, pieces }) => {
      const words = pieces.map(({ kind, text }) =>
        kind === 'same' ? escaped(text) : kind === 'removed' ? `<del>${escaped(text)}</del>` : `<ins>${escaped(text)}</ins>`,
      );
      return `<p>${escaped(label)}${words.join('')}</p>`;
    })
    .join('');
}

function cellMarkdown(lines: readonly CellLine[]): string {
  return lines
    .map(({ label, pieces }) => {
      const words = pieces.map(({ kind, text }) =>
        kind === 'same' ? plain(text) : kind === 'removed' ? `~~${plain(text)}~~` : `**${plain(text)}**`,
      );
      return `${plain(label)}${words.join('')}`;
    })
    .join('<br>');
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
const plain = (text: string): string => text.replace(/[\\|*~_`<>[\]]/g, (mark) => `\\${mark}`).replaceAll('\n', '<br>');
