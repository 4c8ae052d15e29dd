import type { Readable } from 'node:stream';
import type { Figure } from '../../engine/measure.ts';
import { findMeasure } from '../../processes/measures.ts';
import { optionLabel, textOf } from '../../processes/text.ts';
import type { ProcessId } from '../../registers/vocabulary.ts';
import type { Cell } from '../transfer/cell.ts';
import { csvStream } from '../transfer/csv-writer.ts';
import { xlsxStream } from '../transfer/xlsx-writer.ts';

type Locale = 'zh' | 'en';

const headings = {
  zh: { sheet: '统计', columns: ['指标', '分项', '件数', '基数', '占比（%）', '截至', '口径'] },
  en: { sheet: 'Figures', columns: ['Figure', 'Part', 'Count', 'Base', 'Share (%)', 'Cut-off', 'How it is counted'] },
} as const;
const widths = [36, 28, 10, 10, 12, 12, 48];

/** Every figure with its parts as a table, one line each, numerator and denominator apart. */
export function figureTable(
  counted: readonly Figure[],
  names: Readonly<Record<string, string>>,
  locale: Locale,
  format: 'xlsx' | 'csv',
): Readable {
  const { sheet, columns } = headings[locale];
  const rows = [counted.flatMap((figure) => linesOf(figure, names, locale))];
  if (format === 'xlsx')
    return xlsxStream([{ name: sheet, columns: columns.map((heading, i) => ({ heading, width: widths[i] ?? 12 })), rows }]);
  return csvStream(columns, oneBatch(rows));
}

async function* oneBatch(rows: readonly (readonly (readonly Cell[])[])[]): AsyncGenerator<readonly (readonly Cell[])[]> {
  yield* rows;
}

function linesOf(figure: Figure, names: Readonly<Record<string, string>>, locale: Locale): Cell[][] {
  const measure = findMeasure(figure.measure);
  const label = measure?.label[locale] ?? figure.measure;
  const basis = measure?.basis[locale] ?? '';
  const day: Cell = { day: figure.cutoff };
  const share = (percent: string | null): Cell => (percent === null ? null : Number(percent));
  if (!figure.rows || !measure) return [[label, '', figure.numerator, figure.denominator, share(figure.percent), day, basis]];
  const text = textOf(measure.process as ProcessId, locale);
  return figure.rows.map((row) => [
    label,
    row.value === null ? '—' : (names[row.value] ?? optionLabel(text, measure.by ?? '', row.value)),
    row.part ?? row.count,
    row.part === undefined ? figure.denominator : row.count,
    share(row.percent),
    day,
    basis,
  ]);
}
