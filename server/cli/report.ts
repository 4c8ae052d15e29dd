import { writeFile } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import { toPlainDate } from '../../engine/calendar.ts';
import type { Figure } from '../../engine/measure.ts';
import { findMeasure } from '../../processes/measures.ts';
import { type Locale, optionLabel, textOf } from '../../processes/text.ts';
import type { ProcessId } from '../../registers/vocabulary.ts';
import { namesOf } from '../actions/names.ts';
import { congressTime } from '../actions/rule-books.ts';
import type { Database } from '../db/tables.ts';
import { valuesByRegister } from '../reports/figure-views.ts';
import { figures } from '../reports/figures.ts';
import { StartProblem } from '../start-problem.ts';
import { harmless } from '../transfer/cell.ts';
import { readArguments, usageProblem } from './arguments.ts';
import type { Command } from './command.ts';
import { asServer } from './house.ts';
import { actingAs, findCongress, inWords, spoken } from './who.ts';

const usage =
  'report --as USERNAME [--congress CODE] [--session NAME] [--cutoff YYYY-MM-DD] [--format table|csv|json] [--out FILE] [--lang zh|en]';

/** The figures of a session as an account may count them, with numerator and denominator. */
export const reportCommand: Command = {
  name: 'report',
  usage: '--as USERNAME [--session NAME]',
  zh: '列出一次会议的各项统计（分子、分母、百分比），表格、CSV 或 JSON',
  en: 'the figures of a session with numerator and denominator, as a table, CSV or JSON',
  run: async (context) => {
    const options = ['as', 'congress', 'session', 'cutoff', 'format', 'out', 'lang'];
    const args = readArguments(context.args, { options }, usage);
    const as = args.option('as');
    const format = args.option('format') ?? 'table';
    const cutoffGiven = args.option('cutoff');
    const isDay = cutoffGiven === null || /^\d{4}-\d{2}-\d{2}$/.test(cutoffGiven);
    if (as === null || args.words.length > 0 || !isDay || !isFormat(format)) throw usageProblem(usage);
    return asServer(context, ({ db, clock }) =>
      inWords(async () => {
        const { actor, locale: own } = await actingAs(db, as);
        const locale = spoken(args, own);
        const congress = await findCongress(db, args.option('congress'));
        const session = await findSession(db, congress.id, args.option('session'));
        const { timeZone } = await congressTime(db, congress.id);
        const cutoff = cutoffGiven ?? toPlainDate(clock.now(), timeZone);
        const counted = await figures(db, actor, congress.id, session.id, cutoff);
        const head = { congress: congress.name, session: session.name, cutoff };
        const text = formats[format](head, await linesOf(db, congress.id, counted, locale));
        const out = args.option('out');
        if (out === null) process.stdout.write(text);
        else await writeFile(out, text);
        return 0;
      }),
    );
  },
};

interface Line {
  readonly measure: string;
  readonly label: string;
  /** The value counted apart; null for the whole. */
  readonly value: string | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly percent: string | null;
  /** Whether the numerator is a share in the denominator rather than a plain count. */
  readonly isShare: boolean;
}

interface Head {
  readonly congress: string;
  readonly session: string;
  readonly cutoff: string;
}

async function findSession(db: Kysely<Database>, congressId: string, wanted: string | null): Promise<{ id: string; name: string }> {
  const rows = await db
    .selectFrom('congress_session')
    .select(['id', 'name'])
    .where('congress_id', '=', congressId)
    .orderBy('start_on', 'desc')
    .execute();
  const found = wanted === null ? rows[0] : rows.find((r) => r.name === wanted);
  if (found) return { id: found.id, name: String(found.name) };
  throw new StartProblem({ zh: `没有这次会议。现有：${rows.map((r) => r.name).join('、')}`, en: 'There is no such session.' });
}

async function linesOf(db: Kysely<Database>, congressId: string, counted: readonly Figure[], locale: Locale): Promise<Line[]> {
  const names = await namesOf(db, congressId, valuesByRegister(counted), null);
  return counted.flatMap((figure) => {
    const measure = findMeasure(figure.measure);
    const label = measure?.label[locale] ?? figure.measure;
    const text = measure ? textOf(measure.process as ProcessId, locale) : null;
    const { numerator, denominator, percent } = figure;
    const word = (value: string | null) =>
      value === null ? '—' : (names[value] ?? (text && measure?.by ? optionLabel(text, measure.by, value) : value));
    return [
      { measure: figure.measure, label, value: null, numerator, denominator, percent, isShare: measure?.part !== undefined },
      ...(figure.rows ?? []).map((r) => ({
        measure: figure.measure,
        label,
        value: word(r.value),
        numerator: r.part ?? r.count,
        denominator: r.part === undefined ? denominator : r.count,
        percent: r.percent,
        isShare: true,
      })),
    ];
  });
}

const formats = {
  table: (head: Head, lines: readonly Line[]): string => {
    const rows = lines.map((l) => [
      l.value === null ? l.label : `  ${l.value}`,
      String(l.numerator),
      l.isShare ? String(l.denominator) : '',
      l.isShare ? (l.percent === null ? '—' : `${l.percent} %`) : '',
    ]);
    const first = Math.max(...rows.map((r) => widthOf(r[0] ?? '')));
    const body = rows.map(([label = '', ...cells]) =>
      (label + ' '.repeat(first - widthOf(label)) + cells.map((c) => c.padStart(10)).join('')).trimEnd(),
    );
    return `${head.congress} ${head.session} ${head.cutoff}\n\n${body.join('\n')}\n`;
  },
  csv: (_head: Head, lines: readonly Line[]): string => {
    const cell = (v: string | number | null) => (typeof v === 'string' ? `"${harmless(v).replaceAll('"', '""')}"` : (v ?? ''));
    const rows = lines.map((l) => [l.measure, l.label, l.value, l.numerator, l.denominator, l.percent].map(cell).join(','));
    return `\ufeffmeasure,label,value,numerator,denominator,percent\r\n${rows.map((r) => `${r}\r\n`).join('')}`;
  },
  json: (head: Head, lines: readonly Line[]): string => `${JSON.stringify({ ...head, figures: lines }, null, 2)}\n`,
} as const;

const isFormat = (format: string): format is keyof typeof formats => Object.hasOwn(formats, format);

/** Columns a text takes in a terminal: Chinese characters take two. */
const widthOf = (text: string): number => [...text].reduce((sum, c) => sum + (/[\u1100-\u115f\u2e80-\uffdc]/.test(c) ? 2 : 1), 0);
