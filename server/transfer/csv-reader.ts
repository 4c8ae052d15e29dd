import { createReadStream } from 'node:fs';
import { ProblemError } from '../problem.ts';
import type { TableRow } from './table-reader.ts';

/** The rows of a CSV file in UTF-8, UTF-16 or GB 18030 (which holds GBK), split by comma, semicolon or tab. */
export async function* readCsv(path: string): AsyncGenerator<TableRow> {
  const decoder = new TextDecoder(await encodingOf(path));
  const parser = createParser();
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) yield* parser.take(decoder.decode(chunk, { stream: true }));
  yield* parser.take(decoder.decode());
  yield* parser.end();
}

async function encodingOf(path: string): Promise<string> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
      if (isFirst && chunk.subarray(0, 4096).includes(0)) throw new ProblemError('fileType', { type: 'csv' });
      isFirst = false;
      strict.decode(chunk, { stream: true });
    }
    strict.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    return 'gb18030';
  }
}

const longestCell = 100_000;
const mostCells = 2000;

/** Takes text in any pieces and gives back whole rows. A quoted cell may hold line breaks; its row is numbered by its first line. */
function createParser() {
  let separator: string | null = null;
  let cell = '';
  let cells: string[] = [];
  let isQuoted = false;
  let wasQuote = false;
  let line = 1;
  let startLine = 1;
  let wasReturn = false;
  let head = '';

  const endCell = (): void => {
    cells.push(cell);
    cell = '';
    wasQuote = false;
    if (cells.length > mostCells) throw new ProblemError('tooLarge', { limit: `${mostCells} 列 columns` });
  };
  const endRow = (): TableRow => {
    endCell();
    const row = { row: startLine, cells };
    cells = [];
    return row;
  };

  function* take(text: string): Generator<TableRow> {
    let rest = text;
    if (separator === null) {
      head += text;
      if (!/[\r\n]/.test(head) && head.length < longestCell) return;
      separator = separatorOf(head);
      rest = head;
      head = '';
    }
    for (const char of rest) {
      if (char === '\n' && wasReturn) {
        wasReturn = false;
        if (isQuoted && !wasQuote) cell += char;
        continue;
      }
      wasReturn = char === '\r';
      const isBreak = char === '\n' || char === '\r';
      if (isBreak) line += 1;
      if (isQuoted) {
        if (wasQuote) {
          wasQuote = false;
          if (char === '"') {
            cell += '"';
            continue;
          }
          isQuoted = false;
        } else if (char === '"') {
          wasQuote = true;
          continue;
        } else {
          cell += char;
          if (cell.length > longestCell) throw new ProblemError('tooLarge', { limit: `${longestCell} 字 characters` });
          continue;
        }
      }
      if (isBreak) {
        yield endRow();
        startLine = line;
      } else if (char === separator) endCell();
      else if (char === '"' && cell === '') isQuoted = true;
      else cell += char;
    }
  }

  function* end(): Generator<TableRow> {
    if (separator === null) {
      separator = separatorOf(head);
      const last = head;
      head = '';
      yield* take(last);
    }
    if (isQuoted && !wasQuote) throw new ProblemError('fileType', { type: 'csv' });
    if (cell !== '' || cells.length > 0) yield endRow();
  }

  return { take, end };
}

function separatorOf(text: string): string {
  const first = text.split(/[\r\n]/, 1)[0] ?? '';
  const count = (s: string) => first.split(s).length;
  return count('\t') > count(',') ? '\t' : count(';') > count(',') ? ';' : ',';
}
