import type { Readable } from 'node:stream';
import { decisionText } from '../../../statute/index.ts';
import { type WordBlock, type WordRun, wordFile } from '../../documents/word-file.ts';
import { type Sheet, type SheetCell, xlsxStream } from '../../transfer/xlsx-writer.ts';
import { comparisonWords } from './comparison.text.ts';
import type { ComparisonPaper, PaperLine, PaperSource } from './paper.ts';

const runsOf = (line: PaperLine): WordRun[] => line.map((run) => ({ ...run }));
const note = (text: string): WordBlock => ({ kind: 'note', runs: [{ text }] });

/** The table on sheets laid on their side, then the figures and the corrections by hand. */
export function paperAsWord(paper: ComparisonPaper, locale: 'zh' | 'en'): Promise<Buffer> {
  const t = comparisonWords[locale];
  const rows = paper.rows.map((row) => [row.old.map(runsOf), row.new.map(runsOf), row.note.map((text) => [{ text }])]);
  const figures = paper.figures.map(([item, count]) => [[[{ text: item }]], [[{ text: String(count) }]]]);
  return wordFile(
    [
      { kind: 'title', runs: [{ text: paper.title }] },
      ...paper.facts.map(note),
      { kind: 'table', heads: paper.heads, widths: [5900, 5900, 2540], rows },
      { kind: 'heading', runs: [{ text: paper.figuresTitle }] },
      { kind: 'table', heads: [t.item, t.count], widths: [4200, 1800], rows: figures },
      ...(paper.corrections.length === 0 ? [] : [{ kind: 'heading', runs: [{ text: paper.correctionsTitle }] } as const]),
      ...paper.corrections.map(note),
    ],
    { wide: true },
  );
}

/** A workbook: table with the words taken out and put in, figures, corrections. */
export function paperAsWorkbook(paper: ComparisonPaper, locale: 'zh' | 'en'): Readable {
  const t = comparisonWords[locale];
  const words = (lines: readonly PaperLine[]): SheetCell => ({
    runs: lines.flatMap((line, n) => (n === 0 ? line : [{ text: '\n' }, ...line])),
  });
  const sheet = (name: string, columns: Sheet['columns'], rows: readonly (readonly SheetCell[])[]): Sheet => ({
    name,
    columns,
    rows: [rows],
  });
  return xlsxStream([
    sheet(
      t.sheet,
      [
        { heading: paper.heads[0], width: 60 },
        { heading: paper.heads[1], width: 60 },
        { heading: paper.heads[2], width: 32 },
      ],
      paper.rows.map((row) => [words(row.old), words(row.new), row.note.join('\n')]),
    ),
    sheet(
      paper.figuresTitle,
      [
        { heading: t.item, width: 28 },
        { heading: t.count, width: 12 },
      ],
      paper.figures,
    ),
    sheet(
      paper.correctionsTitle,
      [{ heading: paper.correctionsTitle, width: 100 }],
      [...paper.facts, ...paper.corrections].map((line) => [line]),
    ),
  ]);
}

/** The drafted decision as a paper. */
export function decisionAsWord({ record, shown, computedOn, shownVersion }: PaperSource, locale: 'zh' | 'en'): Promise<Buffer> {
  const { decision } = shown;
  const [title = '', ...lines] = decisionText(decision.name, decision, {
    ...(record.decidedBy ? { decidedBy: record.decidedBy } : {}),
    ...(record.inForce ? { inForce: record.inForce } : {}),
  }).split('\n');
  return wordFile([
    { kind: 'title', runs: [{ text: title }] },
    ...lines.map((text): WordBlock => ({ kind: 'paragraph', runs: [{ text }] })),
    { kind: 'note', runs: [{ text: comparisonWords[locale].decisionFacts(computedOn, shownVersion, decision.holds), look: 'quiet' }] },
  ]);
}
