import { printable } from '../../transfer/cell.ts';
import { comparisonWords } from './comparison.text.ts';
import type { ComparisonPaper, PaperLine } from './paper.ts';

/** The paper as one page that needs nothing else and prints: what was taken out is struck through, what came in is underlined. */
export function paperAsHtml(paper: ComparisonPaper, locale: 'zh' | 'en'): string {
  const t = comparisonWords[locale];
  const rows = paper.rows.map(
    (row) =>
      `<tr class="${row.kind.replace('+', '-')}"><td>${cell(row.old)}</td><td>${cell(row.new)}</td><td>${row.note.map((n) => `<p>${escaped(n)}</p>`).join('')}</td></tr>`,
  );
  const figures = paper.figures.map(([item, count]) => `<tr><th scope="row">${escaped(item)}</th><td>${count}</td></tr>`);
  const corrections =
    paper.corrections.length === 0
      ? ''
      : `<h2>${escaped(paper.correctionsTitle)}</h2>\n<ol>${paper.corrections.map((c) => `<li>${escaped(c)}</li>`).join('')}</ol>`;
  return `<!doctype html>
<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(paper.title)}</title>
<style>
body { font-family: "Noto Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, serif; line-height: 1.7; margin: 2rem auto; padding: 0 1.5rem; max-width: 76rem; color: #1c1917; }
h1 { font-size: 1.4rem; text-align: center; }
h2 { font-size: 1.1rem; margin-top: 2rem; }
.facts { color: #57534e; font-size: .9rem; margin: 0; }
table { border-collapse: collapse; margin-top: 1rem; }
table.compared { width: 100%; table-layout: fixed; }
th, td { border: 1px solid #a8a29e; padding: .4rem .6rem; vertical-align: top; overflow-wrap: anywhere; text-align: left; font-weight: normal; }
thead th { background: #f5f5f4; font-weight: 600; }
table.compared th:last-child { width: 17%; }
.figures td { text-align: right; font-variant-numeric: tabular-nums; }
td p { margin: 0; }
td:not(:last-child) p { text-indent: 2em; }
del { color: #a40e26; }
ins { color: #0a5c2b; font-weight: 600; text-decoration: underline; }
tr.inserted td:nth-child(2) { border-left: 3px double #0a5c2b; }
tr.deleted td:first-child { border-left: 3px double #a40e26; }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 10pt; } thead { display: table-header-group; } @page { size: A4 landscape; margin: 15mm; } }
</style>
</head>
<body>
<h1>${escaped(paper.title)}</h1>
${paper.facts.map((fact) => `<p class="facts">${escaped(fact)}</p>`).join('\n')}
<table class="compared">
<thead><tr>${paper.heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
<h2>${escaped(paper.figuresTitle)}</h2>
<table class="figures"><thead><tr><th scope="col">${escaped(t.item)}</th><th scope="col">${escaped(t.count)}</th></tr></thead><tbody>${figures.join('')}</tbody></table>
${corrections}
</body>
</html>
`;
}

const cell = (lines: readonly PaperLine[]): string =>
  lines
    .map((line) => {
      const words = line.map(({ text, look }) =>
        look === 'removed' ? `<del>${escaped(text)}</del>` : look === 'added' ? `<ins>${escaped(text)}</ins>` : escaped(text),
      );
      return `<p>${words.join('')}</p>`;
    })
    .join('');

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => printable(text).replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
