import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workbookWith } from '../../tests/support/bomb.ts';
import { workbookOf } from '../../tests/support/tables.ts';
import { readDay } from './import-values.ts';
import { readTable, type TableRow } from './table-reader.ts';
import { dayOf } from './xlsx-days.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yishi-tables-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function rowsOf(content: Buffer | string): Promise<TableRow[]> {
  const file = path.join(folder, 'table');
  await writeFile(file, content);
  const rows: TableRow[] = [];
  for await (const row of readTable(file)) rows.push(row);
  return rows;
}
const cells = async (content: Buffer | string) => (await rowsOf(content)).map((r) => r.cells);

describe('CSV', () => {
  test('quotes, line breaks in cells, and every kind of line end', async () => {
    expect(await cells('a,b\r\n"x ""y"", z","1\r\n2"\r\n')).toEqual([
      ['a', 'b'],
      ['x "y", z', '1\r\n2'],
    ]);
    expect(await cells('a,b\rc,d\r')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(await cells('a,b')).toEqual([['a', 'b']]);
  });

  test('semicolons and tabs are seen from the headings', async () => {
    expect(await cells('a;b\n1,5;2\n')).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ]);
    expect(await cells('a\tb\n1,5\t2\n')).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ]);
  });

  test('UTF-8 with and without mark, UTF-16 and GB 18030', async () => {
    const wanted = [['编号', '名称']];
    expect(await cells('编号,名称')).toEqual(wanted);
    expect(await cells('\ufeff编号,名称')).toEqual(wanted);
    expect(await cells(Buffer.from('\ufeff编号,名称', 'utf16le'))).toEqual(wanted);
    expect(await cells(Buffer.from('b1e0bac52cc3fbb3c6', 'hex'))).toEqual(wanted);
  });

  test('rows keep the number they have in the file, empty ones are left out', async () => {
    expect((await rowsOf('a\n\n\n"b\nb"\nc\n')).map((r) => r.row)).toEqual([1, 4, 6]);
  });

  test('what is no text, or never closes a quote, is refused', async () => {
    await expect(rowsOf(Buffer.from([1, 2, 0, 3, 4]))).rejects.toMatchObject({ code: 'fileType' });
    await expect(rowsOf('a,"b')).rejects.toMatchObject({ code: 'fileType' });
    await expect(rowsOf(`"${'x'.repeat(200_000)}"`)).rejects.toMatchObject({ code: 'tooLarge' });
  });
});

describe('workbooks', () => {
  test('texts, numbers, truth, days by their format, formulas by their value, texts in pieces', async () => {
    const book = await workbookOf(
      [
        [
          '文字',
          12.5,
          true,
          new Date('2024-02-29T00:00:00Z'),
          { formula: '1+1', result: 2 },
          { richText: [{ text: '两' }, { text: '段' }] },
          null,
          13800000000,
        ],
      ],
      { dates: true },
    );
    expect(await cells(book)).toEqual([['文字', '12.5', 'true', '2024-02-29', '2', '两段', '', '13800000000']]);
  });

  test('cells without a place, prefixed names, sheets of other programs', async () => {
    const sheet =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="str"><x:v>甲</x:v></x:c><x:c><x:v>1E3</x:v></x:c></x:row><x:row r="5"><x:c r="C5"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await rowsOf(await workbookWith(sheet))).toEqual([
      { row: 1, cells: ['甲', '1000'] },
      { row: 5, cells: ['', '', '7'] },
    ]);
  });

  test('what is broken inside is refused, not guessed', async () => {
    await expect(rowsOf(await workbookWith('<worksheet><sheetData><row>'))).rejects.toMatchObject({ code: 'fileType' });
    await expect(rowsOf(await workbookWith('not xml'))).rejects.toMatchObject({ code: 'fileType' });
  });
});

test('serial numbers are the days spreadsheets mean by them', () => {
  expect([1, 59, 61, 45_000].map((n) => dayOf(n, false))).toEqual(['1900-01-01', '1900-02-28', '1900-03-01', '2023-03-15']);
  expect(dayOf(0, true)).toBe('1904-01-01');
  expect([0, -3, 1e9].map((n) => dayOf(n, false))).toEqual([null, null, null]);
});

test('days are read as offices write them, and only days that exist', () => {
  for (const text of ['2024-02-29', '2024/2/29', '2024.2.29', '2024年2月29日', '20240229', '2024-02-29 08:30:00'])
    expect(readDay(text)).toBe('2024-02-29');
  for (const text of ['2023-02-29', '2024-13-01', '29/2/2024', '2024-2', '明天', '0024-02-29']) expect(readDay(text)).toBeNull();
});
