import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipArchive } from 'archiver';

const workbook = '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>';
const relations = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>';

/** A workbook whose only sheet is this text. */
export async function workbookWith(sheet: string | Readable): Promise<Buffer> {
  const archive = new ZipArchive({ zlib: { level: 9 } });
  archive.append(workbook, { name: 'xl/workbook.xml' });
  archive.append(relations, { name: 'xl/_rels/workbook.xml.rels' });
  archive.append(sheet, { name: 'xl/worksheets/sheet1.xml' });
  const [bytes] = await Promise.all([buffer(archive), archive.finalize()]);
  return bytes;
}

/** A small workbook that unpacks to so many megabytes of empty cells. */
export function bomb(megabytes: number): Promise<Buffer> {
  function* text(): Generator<string> {
    yield '<worksheet><sheetData><row r="1">';
    const blank = ' '.repeat(1024 * 1024);
    for (let i = 0; i < megabytes; i++) yield blank;
    yield '</row></sheetData></worksheet>';
  }
  return workbookWith(Readable.from(text(), { objectMode: false }));
}
