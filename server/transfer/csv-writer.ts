import { Readable } from 'node:stream';
import { type Cell, harmless, printable } from './cell.ts';

/** A table as CSV in UTF-8 with a byte-order mark, so that spreadsheets read Chinese rightly. Every text is quoted. */
export function csvStream(headings: readonly string[], rows: AsyncIterable<readonly (readonly Cell[])[]>): Readable {
  async function* lines(): AsyncGenerator<string> {
    yield `\ufeff${line(headings)}`;
    for await (const batch of rows) if (batch.length > 0) yield batch.map(line).join('');
  }
  return Readable.from(lines(), { objectMode: false });
}

const line = (cells: readonly Cell[]): string => `${cells.map(field).join(',')}\r\n`;

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  if (typeof cell === 'object') return cell.day;
  return `"${harmless(printable(cell)).replaceAll('"', '""')}"`;
}
