import type { Kysely } from 'kysely';
import { toPlainDate } from '../../engine/calendar.ts';
import type { AnyProcess } from '../../engine/define.ts';
import { type Locale, labelOf, textOf } from '../../processes/text.ts';
import { type FieldShape, shapesOf } from '../../registers/shape.ts';
import type { ProcessId } from '../../registers/vocabulary.ts';
import { type ListRequest, listCases, type Page } from '../actions/list.ts';
import { namesOf, type Wanted, want } from '../actions/names.ts';
import { presentRow } from '../actions/present.ts';
import { congressTime } from '../actions/rule-books.ts';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';
import { reveal } from '../vault/reveal.ts';
import type { Cell } from './cell.ts';
import { exportCell, type Wording } from './export-cells.ts';

/** Rows read from the database at a time; all that is held in memory of an export. */
const pageSize = 500;

const ownColumns = {
  state: { zh: '状态', en: 'State' },
  dueOn: { zh: '到期日', en: 'Due on' },
  createdAt: { zh: '创建时间', en: 'Created at' },
  updatedAt: { zh: '更新时间', en: 'Updated at' },
} as const;

type OwnColumn = keyof typeof ownColumns;
const isOwn = (name: string): name is OwnColumn => Object.hasOwn(ownColumns, name);

/** One record that goes out, with only the fields that are among the wanted columns and that the viewer may see. */
export interface Shown {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface ExportRequest {
  readonly list: ListRequest;
  /** Fields in the wanted order; the list's own columns where null. */
  readonly columns: readonly string[] | null;
  readonly locale: Locale;
  /** Opens what people confided. */
  readonly secretKey: Buffer;
  /** Told of every page before it goes out. */
  readonly onRead: (shown: readonly Shown[]) => Promise<void>;
}

export interface Export {
  readonly name: string;
  readonly headings: readonly { readonly heading: string; readonly width: number }[];
  /** Batches of rows. Reading to the end or breaking off ends the reading transaction. */
  readonly rows: AsyncGenerator<Cell[][]>;
  /** Ends it where the rows were never asked for. */
  close(): Promise<void>;
}

/**
 * Everything a list shows to its viewer, page by page, as it stood at one moment. The first page is read at once, so that a
 * refusal comes before anything is sent.
 */
export async function openExport(db: Kysely<Database>, request: ExportRequest): Promise<Export> {
  const { process } = request.list;
  const columns = columnsOf(process, request.columns);
  const tx = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await tx.rollback().execute();
  };
  try {
    const text = textOf(process.id as ProcessId, request.locale);
    const { timeZone } = await congressTime(tx, request.list.congressId);
    const wording = { text, locale: request.locale, timeZone };
    const first = await listCases(tx, { ...request.list, fields: columns, limit: pageSize });
    return {
      name: text.name,
      headings: columns.map((name) => ({
        heading: isOwn(name) ? ownColumns[name][request.locale] : labelOf(text, name),
        width: isOwn(name) ? 16 : widthOf(shapesOf(process.record)[name]),
      })),
      rows: pages(tx, request, columns, wording, first, close),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function* pages(
  tx: Kysely<Database>,
  request: ExportRequest,
  columns: readonly string[],
  wording: Omit<Wording, 'names'>,
  first: Page,
  close: () => Promise<void>,
): AsyncGenerator<Cell[][]> {
  const { process, viewer, congressId } = request.list;
  const shapes = shapesOf(process.record);
  try {
    let page = first;
    for (;;) {
      const rows = page.cases.flatMap((kase) => presentRow(process, kase, viewer) ?? []);
      const lines = await reveal({ db: tx, secretKey: request.secretKey }, process, congressId, rows, { mask: true });
      const shown = lines.map(({ id, fields }) => ({ id, fields: only(fields, columns) }));
      const wanted: Wanted = new Map();
      for (const { fields } of shown) want(wanted, process, fields);
      const names = await namesOf(tx, congressId, wanted, viewer);
      await request.onRead(shown);
      yield lines.map((line) =>
        columns.map((name): Cell => {
          if (name === 'state') return wording.text.states[line.state] ?? line.state;
          if (name === 'dueOn') return line.dueOn === null ? null : { day: line.dueOn };
          if (name === 'createdAt' || name === 'updatedAt') return { day: toPlainDate(new Date(line[name]), wording.timeZone) };
          const shape = shapes[name];
          return shape ? exportCell(shape, name, line.fields[name], { ...wording, names }) : null;
        }),
      );
      if (page.next === null) return;
      page = await listCases(tx, { ...request.list, fields: columns, limit: pageSize, cursor: page.next });
    }
  } finally {
    await close();
  }
}

const only = (fields: Readonly<Record<string, unknown>>, columns: readonly string[]) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => columns.includes(name)));

/** The wanted columns, each known and none twice. */
function columnsOf(process: AnyProcess, wanted: readonly string[] | null): readonly string[] {
  const columns = [...new Set(wanted ?? (process.list.columns as readonly string[]))];
  const unknown = columns.find((name) => !isOwn(name) && !Object.hasOwn(process.groups, name));
  if (unknown !== undefined) throw new ProblemError('unknownFilter', { name: unknown });
  if (columns.length === 0) throw new ProblemError('badRequest');
  return columns;
}

function widthOf(shape: FieldShape | undefined): number {
  if (shape?.kind === 'paragraph' || shape?.kind === 'rows') return 60;
  if (shape?.kind === 'line') return Math.min(50, Math.max(12, shape.max ?? 20));
  return shape?.kind === 'refs' ? 30 : 14;
}
