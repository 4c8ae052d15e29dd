import { statuteMarks } from '../sections.ts';
import type { HintFigures } from './hints.ts';
import type { SpeedRow } from './speed.ts';

export interface StatuteFigures {
  readonly at: Date;
  readonly speed: readonly SpeedRow[];
  readonly hints: HintFigures;
  readonly seed: number;
  readonly regulations: number;
}

/** The section on statute texts, in its marks. */
export function statuteSection({ at, speed, hints, seed, regulations }: StatuteFigures): string {
  const number = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));
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
