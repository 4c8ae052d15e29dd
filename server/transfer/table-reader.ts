import { open } from 'node:fs/promises';
import { ProblemError } from '../problem.ts';
import { original, printable } from './cell.ts';
import { readCsv } from './csv-reader.ts';
import { readXlsx } from './xlsx-reader.ts';
import { ZipProblem } from './zip-reader.ts';

/** One row as it stands in the table: the number people see beside it, and its cells as text. */
export interface TableRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** How much of a table is read at all. */
export const tableLimits = { rows: 100_000, columns: 100, unpackedBytes: 512 * 1024 * 1024, sharedText: 64 * 1024 * 1024 } as const;

/**
 * The rows of an XLSX or CSV file, told apart by content, empty rows left out. Dates come as YYYY-MM-DD, numbers as they are
 * written, texts trimmed and without the apostrophe that guards against formulas.
 */
export async function* readTable(path: string): AsyncGenerator<TableRow> {
  let count = 0;
  try {
    for await (const { row, cells } of (await isZip(path)) ? readXlsx(path, tableLimits) : readCsv(path)) {
      if (cells.length > tableLimits.columns) {
        const filled = cells.findLastIndex((c) => c.trim() !== '');
        if (filled >= tableLimits.columns) throw new ProblemError('tooLarge', { limit: `${tableLimits.columns} 列 columns` });
      }
      const clean = cells.slice(0, tableLimits.columns).map((cell) => original(printable(cell)).trim());
      if (clean.every((cell) => cell === '')) continue;
      count += 1;
      if (count > tableLimits.rows + 1) throw new ProblemError('tooLarge', { limit: `${tableLimits.rows} 行 rows` });
      yield { row, cells: clean };
    }
  } catch (error) {
    if (!(error instanceof ZipProblem)) throw error;
    if (error.kind === 'tooLarge') throw new ProblemError('tooLarge', { limit: `${tableLimits.unpackedBytes / 1024 / 1024} MB` });
    throw new ProblemError('fileType', { type: 'xlsx' });
  }
}

async function isZip(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const start = Buffer.alloc(8);
    await handle.read(start, 0, 8, 0);
    // The old binary workbook, which is not read.
    if (start.readUInt32BE(0) === 0xd0cf11e0) throw new ProblemError('fileType', { type: 'xls' });
    return start.readUInt32BE(0) === 0x504b0304;
  } finally {
    await handle.close();
  }
}
