import { intakeMarks, manyArticlesMarks, statuteMarks } from '../sections.ts';
import type { HintFigures } from './hints.ts';
import type { SpeedRow } from './speed.ts';

const number = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));

export interface StatuteFigures {
  readonly at: Date;
  readonly speed: readonly SpeedRow[];
  readonly hints: HintFigures;
  readonly seed: number;
  readonly regulations: number;
}

/** The section on statute texts, in its marks. */
export function statuteSection({ at, speed, hints, seed, regulations }: StatuteFigures): string {
  const rows = speed.map((r) =>
    [
      r.what,
      `${number(r.ours)} ${r.unit}`,
      r.theirs === null ? '' : `${number(r.theirs)} ${r.unit}`,
      r.theirs === null ? '' : `${(r.theirs / r.ours).toFixed(1)}×`,
    ].join(' | '),
  );
  const recall = Object.entries(hints.planted).map(
    ([kind, { planted, found }]) => `| ${kind} | ${planted} | ${found} | ${(found / Math.max(planted, 1)).toFixed(2)} |`,
  );
  const { articles, alarms } = hints.untouched;
  return [
    statuteMarks.begin,
    '## Statute texts · 法规文本',
    '',
    `Measured on ${at.toISOString().slice(0, 10)} by \`npm run bench:statute\`, one thread. 法规库的测速与提示检出率。`,
    '',
    '| What | Ours | Theirs | Ratio |',
    '|---|---:|---:|---:|',
    ...rows.map((r) => `| ${r} |`),
    '',
    `Mistakes planted into ${regulations} real regulations (seed ${seed}), and how many the check finds:`,
    '',
    '| Kind | Planted | Found | Recall |',
    '|---|---:|---:|---:|',
    ...recall,
    '',
    `Untouched, the same regulations (${articles} articles) give ${alarms} errors and warnings: one in ${alarms === 0 ? '–' : (articles / alarms).toFixed(0)} articles.`,
    'Some of them are right: the regulations were not all adapted to the law of today.',
    statuteMarks.end,
  ].join('\n');
}

/** The section on the index of very many articles, in its marks. */
export const manyArticlesSection = (at: Date, articles: number, rows: readonly SpeedRow[]): string =>
  small(manyArticlesMarks, '### Very many articles · 海量条文', rows, [
    `Measured on ${dayOf(at)} by \`npm run bench:statute -- --articles ${articles}\`: the real articles and varied copies of them. 真实条文及其变体。`,
  ]);

/** The section on bringing a folder into the library, in its marks. */
export const intakeSection = (at: Date, rows: readonly SpeedRow[]): string =>
  small(intakeMarks, '### A folder brought into the library · 法规入库', rows, [
    `Measured on ${dayOf(at)} by \`npm run bench:statute -- --intake\`: files read in processes beside, embedded database. 逐件读取、核对、一次写入。`,
  ]);

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

function small(marks: typeof statuteMarks, title: string, rows: readonly SpeedRow[], words: readonly string[]): string {
  const table = rows.map((r) => `| ${r.what} | ${number(r.ours)} ${r.unit} |`);
  return [marks.begin, title, '', ...words, '', '| What | |', '|---|---:|', ...table, marks.end].join('\n');
}
