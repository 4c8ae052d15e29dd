import { Readable } from 'node:stream';
import { ZipArchive } from 'archiver';
import { type Cell, harmless, printable } from './cell.ts';
import { type RichText, runsXml } from './rich-text.ts';

/** What a cell of a workbook may hold: besides the cell of any table, words that look differently. */
export type SheetCell = Cell | RichText;

/** One sheet of a workbook. Rows come in batches and are written as they come. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly { readonly heading: string; readonly width: number; readonly isRequired?: boolean }[];
  readonly rows: AsyncIterable<readonly (readonly SheetCell[])[]> | Iterable<readonly (readonly SheetCell[])[]>;
  /** Lists to choose from, by column; short ones only, spreadsheets take no more than 255 characters. */
  readonly choices?: ReadonlyMap<number, readonly string[]>;
}

const mostRowsChosen = 10_000;
const longestCell = 32_767;
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const style = { plain: 0, heading: 1, required: 2, day: 3 } as const;

/** A workbook as a stream that takes no more of its rows than its reader has room for. */
export function xlsxStream(sheets: readonly Sheet[]): Readable {
  const archive = new ZipArchive({ zlib: { level: 4 }, highWaterMark: 64 * 1024 });
  const sources = sheets.map((sheet) => Readable.from(sheetXml(sheet), { objectMode: false }));
  archive.append(contentTypes(sheets), { name: '[Content_Types].xml' });
  archive.append(rootRelations, { name: '_rels/.rels' });
  archive.append(workbook(sheets), { name: 'xl/workbook.xml' });
  archive.append(workbookRelations(sheets), { name: 'xl/_rels/workbook.xml.rels' });
  archive.append(styles, { name: 'xl/styles.xml' });
  for (const [i, source] of sources.entries()) {
    archive.append(source, { name: `xl/worksheets/sheet${i + 1}.xml` });
    source.on('error', (error) => archive.destroy(error));
  }
  archive.on('close', () => {
    for (const source of sources) source.destroy();
  });
  archive.finalize().catch((error: Error) => archive.destroy(error));
  return archive;
}

async function* sheetXml(sheet: Sheet): AsyncGenerator<string> {
  const { columns } = sheet;
  const last = letters(columns.length - 1);
  const widths = columns.map((c, i) => `<col min="${i + 1}" max="${i + 1}" width="${c.width}" customWidth="1"/>`);
  const headings = columns.map((c, i) => cellXml(c.heading, i, 1, c.isRequired ? style.required : style.heading));
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${headings.join('')}</row>`;
  let row = 1;
  for await (const batch of sheet.rows) {
    let text = '';
    for (const cells of batch) {
      row += 1;
      text += `<row r="${row}">${cells.map((c, i) => cellXml(c, i, row, style.plain)).join('')}</row>`;
    }
    if (text !== '') yield text;
  }
  yield `</sheetData><autoFilter ref="A1:${last}${Math.max(row, 1)}"/>${choicesXml(sheet)}</worksheet>`;
}

function cellXml(cell: SheetCell, column: number, row: number, look: number): string {
  if (cell === null || cell === '') return '';
  const at = `${letters(column)}${row}`;
  if (typeof cell === 'number') return `<c r="${at}" s="${look}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" s="${look}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'object' && 'runs' in cell) {
    const runs = runsXml(cell, longestCell, escaped);
    return runs === null ? '' : `<c r="${at}" s="${look}" t="inlineStr"><is>${runs}</is></c>`;
  }
  if (typeof cell === 'object') {
    const serial = serialOf(cell.day);
    return serial === null ? cellXml(cell.day, column, row, look) : `<c r="${at}" s="${style.day}"><v>${serial}</v></c>`;
  }
  return `<c r="${at}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${escaped(harmless(printable(cell)).slice(0, longestCell))}</t></is></c>`;
}

/** Days since the last of 1899 as spreadsheets count them; null before March 1900, where they count wrongly. */
function serialOf(day: string): number | null {
  const serial = (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
  return Number.isInteger(serial) && serial > 60 ? serial : null;
}

function choicesXml({ choices = new Map() }: Sheet): string {
  const rules = [...choices].flatMap(([column, options]) => {
    const list = options.join(',');
    if (list.length > 250 || options.some((o: string) => /[,"]/.test(o))) return [];
    const where = `${letters(column)}2:${letters(column)}${mostRowsChosen}`;
    return [`<dataValidation type="list" allowBlank="1" sqref="${where}"><formula1>"${escaped(list)}"</formula1></dataValidation>`];
  });
  return rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}

/** Column letters: 0 is A, 26 is AA. */
function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** Spreadsheets read `_x0041_` as a character, so a text that looks like it is marked as meant. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

const contentTypes = (sheets: readonly Sheet[]): string => {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${kind}.worksheet+xml"/>`);
  return `${declaration}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>${parts.join('')}</Types>`;
};

const rootRelations = `${declaration}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

function workbook(sheets: readonly Sheet[]): string {
  const list = sheets.map((s, i) => `<sheet name="${escaped(sheetName(s.name))}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${list.join('')}</sheets></workbook>`;
}

const sheetName = (name: string): string => name.replace(/[\\/?*[\]:']/g, ' ').slice(0, 31);

function workbookRelations(sheets: readonly Sheet[]): string {
  const list = sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`);
  const look = `<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/>`;
  return `${declaration}<Relationships xmlns="${packaging}/relationships">${list.join('')}${look}</Relationships>`;
}

const top = '<alignment vertical="top" wrapText="1"/>';
const styles = `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FFB42318"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFF2F6"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf applyAlignment="1">${top}</xf><xf fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf fontId="2" fillId="2" applyFont="1" applyFill="1"/><xf numFmtId="164" applyNumberFormat="1" applyAlignment="1">${top}</xf></cellXfs></styleSheet>`;
