import type { Readable } from 'node:stream';
import { changeOf } from '../../engine/change.ts';
import { type Figure, type Measure, noValue } from '../../engine/measure.ts';
import { measures } from '../../processes/measures.ts';
import { optionLabel, textOf } from '../../processes/text.ts';
import type { ProcessId } from '../../registers/vocabulary.ts';
import type { Cell } from '../transfer/cell.ts';
import { csvStream } from '../transfer/csv-writer.ts';
import { xlsxStream } from '../transfer/xlsx-writer.ts';
import type { CountedFigures } from './compare.ts';

type Locale = 'zh' | 'en';
const words = {
  zh: {
    sheet: '比较',
    figure: '指标',
    part: '分项',
    count: '件数',
    base: '基数',
    share: '占比（%）或平均天数',
    difference: '差',
    growth: '增长（%）',
    until: '截至',
  },
  en: {
    sheet: 'Compared',
    figure: 'Figure',
    part: 'Part',
    count: 'Count',
    base: 'Base',
    share: 'Share (%) or mean days',
    difference: 'Difference',
    growth: 'Growth (%)',
    until: 'until',
  },
} as const;

/** Every figure with its parts, one line each, with columns for each session and for how it moved since. */
export function comparedTable(
  counted: readonly CountedFigures[],
  names: Readonly<Record<string, string>>,
  locale: Locale,
  format: 'xlsx' | 'csv',
): Readable {
  const t = words[locale];
  const columns = [
    { heading: t.figure, width: 36 },
    { heading: t.part, width: 28 },
    ...counted.flatMap((s, i) => {
      const head = `${s.name} ${t.until} ${s.cutoff}`;
      const own = [t.count, t.base, t.share].map((c) => ({ heading: `${head} ${c}`, width: 14 }));
      return i === 0 ? own : [...own, ...[t.difference, t.growth].map((c) => ({ heading: `${head} ${c}`, width: 14 }))];
    }),
  ];
  const rows = [measures.flatMap((measure) => linesOf(measure, counted, names, locale))];
  if (format === 'xlsx') return xlsxStream([{ name: t.sheet, columns, rows }]);
  return csvStream(
    columns.map((c) => c.heading),
    batches(rows),
  );
}

async function* batches<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows;
}

const number = (text: string | null | undefined): Cell => (text === null || text === undefined ? null : Number(text));

function linesOf(measure: Measure, counted: readonly CountedFigures[], names: Readonly<Record<string, string>>, locale: Locale): Cell[][] {
  const figures = counted.map((s) => s.figures.find((f) => f.measure === measure.id));
  const [now] = figures;
  if (!now) return [];
  const total = figures.flatMap((f, i): Cell[] => {
    if (!f) return i === 0 ? [null, null, null] : [null, null, null, null, null];
    const own: Cell[] = [f.numerator, f.denominator, number(f.mean ?? f.percent)];
    if (i === 0) return own;
    const { difference, growth } = changeOf(measure, now, f);
    return [...own, number(difference), number(growth)];
  });
  const label = measure.label[locale];
  const text = textOf(measure.process as ProcessId, locale);
  const values = [...new Set(figures.flatMap((f) => (f?.rows ?? []).map((r) => r.value ?? noValue)))];
  const lines = values.map((value): Cell[] => [
    label,
    value === noValue ? '—' : (names[value] ?? optionLabel(text, measure.by ?? '', value)),
    ...figures.flatMap((f, i): Cell[] => {
      const row = rowOf(f, value);
      const own: Cell[] = [row?.part ?? row?.count ?? 0, row?.part === undefined ? (f?.denominator ?? 0) : row.count, number(row?.percent)];
      if (i === 0) return own;
      return [...own, (rowOf(now, value)?.count ?? 0) - (row?.count ?? 0), null];
    }),
  ]);
  return [[label, '', ...total], ...lines];
}

const rowOf = (figure: Figure | undefined, value: string) => figure?.rows?.find((r) => (r.value ?? noValue) === value);
