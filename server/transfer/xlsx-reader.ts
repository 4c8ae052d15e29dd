import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { TableRow } from './table-reader.ts';
import { createDayFormats, dayOf } from './xlsx-days.ts';
import { openZip, ZipProblem, type ZipReader } from './zip-reader.ts';

interface Limits {
  readonly unpackedBytes: number;
  /** Characters of all shared texts together, which are held in memory. */
  readonly sharedText: number;
}

/** The rows of the first visible sheet of a workbook, read as they are unpacked. Formulas give their last computed value. */
export async function* readXlsx(path: string, limits: Limits): AsyncGenerator<TableRow> {
  const zip = await openZip(path, limits.unpackedBytes);
  const { sheet, isFrom1904 } = await firstSheet(zip);
  const texts = zip.has('xl/sharedStrings.xml') ? await sharedTexts(zip, limits.sharedText) : [];
  const isDay = zip.has('xl/styles.xml') ? await dayStyles(zip) : () => false;
  let at = 0;
  let row = 0;
  let cells: string[] = [];
  let ready: TableRow[] = [];
  let cell: { kind: string; style: number; text: string } | null = null;
  let isValue = false;
  let phonetic = 0;

  const textOf = ({ kind, style, text }: { kind: string; style: number; text: string }): string => {
    if (kind === 's') return texts[Number(text)] ?? '';
    if (kind === 'inlineStr' || kind === 'str') return unescaped(text);
    if (kind === 'b') return text === '1' ? 'true' : 'false';
    if (kind === 'd') return text.slice(0, 10);
    if (kind === 'e' || text === '') return text;
    const number = Number(text);
    if (Number.isNaN(number)) return text;
    return (isDay(style) && dayOf(number, isFrom1904)) || String(number);
  };

  for await (const _ of parse(zip, sheet, {
    open: (name, attributes) => {
      if (name === 'row') {
        row = Number(attributes.r ?? row + 1);
        cells = [];
        at = 0;
      } else if (name === 'c') {
        at = attributes.r === undefined ? at : columnOf(attributes.r);
        cell = { kind: attributes.t ?? 'n', style: Number(attributes.s ?? 0), text: '' };
      } else if (name === 'v' || name === 't') isValue = true;
      else if (name === 'rPh') phonetic += 1;
    },
    text: (text) => {
      if (cell && isValue && phonetic === 0) cell.text += text;
    },
    close: (name) => {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'c' && cell) {
        if (at < mostColumns) {
          while (cells.length < at) cells.push('');
          cells[at] = textOf(cell);
        }
        at += 1;
        cell = null;
      } else if (name === 'row') ready.push({ row, cells });
    },
  })) {
    const rows = ready;
    ready = [];
    yield* rows;
  }
}

const mostColumns = 16_384;

interface Handlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Parses one part, stopping after each piece so that what was gathered can be taken. Names come without prefix. */
async function* parse(zip: ZipReader, name: string, handlers: Handlers): AsyncGenerator<void> {
  const parser = new SaxesParser();
  let failed = false;
  parser.on('error', () => {
    failed = true;
  });
  parser.on('doctype', () => {
    failed = true;
  });
  parser.on('opentag', (tag: SaxesTagPlain) => handlers.open?.(local(tag.name), tag.attributes));
  parser.on('text', (text: string) => handlers.text?.(text));
  parser.on('cdata', (text: string) => handlers.text?.(text));
  parser.on('closetag', (tag: SaxesTagPlain) => handlers.close?.(local(tag.name)));
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of zip.read(name)) {
    parser.write(decoder.decode(chunk, { stream: true }));
    if (failed) throw new ZipProblem('unreadable');
    yield;
  }
  parser.write(decoder.decode()).close();
  if (failed) throw new ZipProblem('unreadable');
  yield;
}

async function parseWhole(zip: ZipReader, name: string, handlers: Handlers): Promise<void> {
  for await (const _ of parse(zip, name, handlers));
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

async function firstSheet(zip: ZipReader): Promise<{ sheet: string; isFrom1904: boolean }> {
  let id = '';
  let isFrom1904 = false;
  await parseWhole(zip, 'xl/workbook.xml', {
    open: (name, a) => {
      if (name === 'workbookPr') isFrom1904 = a.date1904 === '1' || a.date1904 === 'true';
      if (name === 'sheet' && id === '' && (a.state ?? 'visible') === 'visible') id = a['r:id'] ?? '';
    },
  });
  let target = '';
  await parseWhole(zip, 'xl/_rels/workbook.xml.rels', {
    open: (name, a) => {
      if (name === 'Relationship' && a.Id === id) target = a.Target ?? '';
    },
  });
  const sheet = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  if (target === '' || !zip.has(sheet)) throw new ZipProblem('unreadable');
  return { sheet, isFrom1904 };
}

async function sharedTexts(zip: ZipReader, most: number): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let isText = false;
  let phonetic = 0;
  let size = 0;
  await parseWhole(zip, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') isText = true;
      else if (name === 'rPh') phonetic += 1;
    },
    text: (piece) => {
      if (!isText || phonetic > 0) return;
      text += piece;
      size += piece.length;
      if (size > most) throw new ZipProblem('tooLarge');
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') {
        size += 16;
        texts.push(unescaped(text));
      }
    },
  });
  return texts;
}

async function dayStyles(zip: ZipReader): Promise<(style: number) => boolean> {
  const formats = createDayFormats();
  const styles: boolean[] = [];
  let isCellStyles = false;
  await parseWhole(zip, 'xl/styles.xml', {
    open: (name, a) => {
      if (name === 'numFmt') formats.add(Number(a.numFmtId), a.formatCode ?? '');
      else if (name === 'cellXfs') isCellStyles = true;
      else if (name === 'xf' && isCellStyles) styles.push(formats.isDay(Number(a.numFmtId ?? 0)));
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyles = false;
    },
  });
  return (style) => styles[style] === true;
}

/** `_x000D_` and the like stand for the character they name. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** The column of a place such as AB12, counted from 0. */
function columnOf(place: string): number {
  let column = 0;
  for (const char of place) {
    const code = char.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return Math.max(0, column - 1);
}
