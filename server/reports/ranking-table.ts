import type { Readable } from 'node:stream';
import type { RankingView } from '../../contract/supervision.ts';
import { optionLabel, textOf } from '../../processes/text.ts';
import type { Cell } from '../transfer/cell.ts';
import { csvStream } from '../transfer/csv-writer.ts';
import { xlsxStream } from '../transfer/xlsx-writer.ts';

const words = {
  zh: { sheet: '承办单位排名', place: '名次', unit: '承办单位', score: '得分', counted: '件数', base: '基数', points: '得分' },
  en: { sheet: 'Unit ranking', place: 'Place', unit: 'Unit', score: 'Score', counted: 'Count', base: 'Base', points: 'Points' },
} as const;

/** The ranking with every count behind it, one line a unit, as the yearly appraisal of units takes it over. */
export function rankingTable(ranking: RankingView, locale: 'zh' | 'en', format: 'xlsx' | 'csv'): Readable {
  const w = words[locale];
  const text = textOf('rankingFormula', locale);
  const measures = ranking.units[0]?.parts.map((p) => p.measure) ?? [];
  const columns = [
    w.place,
    w.unit,
    w.score,
    ...measures.flatMap((m) => [w.counted, w.base, w.points].map((what) => `${optionLabel(text, 'measure', m)} · ${what}`)),
  ];
  const hundredth = (value: number | null): Cell => (value === null ? null : value / 100);
  const lines: Cell[][] = ranking.units.map((u) => [
    u.place,
    u.name,
    hundredth(u.score),
    ...u.parts.flatMap((p): Cell[] => [p.numerator, p.denominator, hundredth(p.points)]),
  ]);
  if (format === 'xlsx')
    return xlsxStream([{ name: w.sheet, columns: columns.map((heading, i) => ({ heading, width: i === 1 ? 32 : 14 })), rows: [lines] }]);
  return csvStream(columns, oneBatch(lines));
}

async function* oneBatch(rows: readonly (readonly Cell[])[]): AsyncGenerator<readonly (readonly Cell[])[]> {
  yield rows;
}
