import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type City, createCity } from '../support/city.ts';
import { download, sheetsOf, upload, type Value, workbookOf } from '../support/tables.ts';

let city: City;
beforeAll(async () => {
  city = await createCity();
});
afterAll(() => city.drop());

const send = (who: string, plural: string, content: Buffer, query = '', name = 'table.xlsx', headers = {}) =>
  upload(city, city.person(who), `/api/${plural}/import${query}`, name, content, headers);
const csv = (text: string) => Buffer.from(text);
const unitHead = ['代码', '名称', '简称', '所属系统', '是交办机关', '经由的交办机关', '机关代字', '排序号'];

async function headings(plural: string): Promise<string[]> {
  const [sheet] = await sheetsOf((await download(city, city.person('clerk'), `/api/${plural}/import/template`)).bytes);
  return (sheet?.rows[0] ?? []).map(String);
}

describe('the template', () => {
  test('has headings, one example that is not read in, explanations and the values to choose from', async () => {
    const { bytes, status } = await download(city, city.person('clerk'), '/api/units/import/template');
    expect(status).toBe(200);
    const [data, help, values] = await sheetsOf(bytes);
    expect(data?.rows).toHaveLength(2);
    expect(String(data?.rows[1]?.[0])).toMatch(/^示例·/);
    expect(data?.rows[0]).toContain('名称 *');
    expect(help?.rows.length).toBe((data?.rows[0]?.length ?? 0) + 1);
    expect(JSON.stringify(values?.rows)).toContain('政府');
    const answer = await send('clerk', 'units', bytes);
    expect(answer.body).toMatchObject({ done: false, rows: 0, faultCount: 1 });
    expect(answer.body.faults[0].message).toBe('表中没有数据');
  });

  test('is only for those who may fill the register', async () => {
    for (const name of ['lin', 'schools', 'security.admin'])
      expect((await download(city, city.person(name), '/api/units/import/template')).status).toBe(403);
  });
});

describe('units', () => {
  const rows = [
    ['301', '市水务局', '水务局', '政府系统', '否', '100', '水函', 10],
    ['302', '市河道中心', '河道中心', 'government', 'no', '市政府办公室', '河函', 11],
    ['303', '市供水站', '供水站', '政府系统', '否', '', '供函', 12],
  ];

  test('a dry run tells what would be, and writes nothing', async () => {
    const heads = await headings('units');
    expect(heads.length).toBeGreaterThan(8);
    const answer = await send(
      'clerk',
      'units',
      await workbookOf([unitsHead(heads), ...rows.map((r) => inOrder(heads, r))]),
      '?dryRun=true',
    );
    expect(answer.body).toEqual({ dryRun: true, done: false, rows: 3, created: 3, changed: 0, unchanged: 0, faultCount: 0, faults: [] });
    expect(await city.person('clerk').list('unit', 'q=水务局')).toEqual([]);
  });

  test('good rows are all written, and the same file again changes nothing', async () => {
    const heads = await headings('units');
    const file = await workbookOf([unitsHead(heads), ...rows.map((r) => inOrder(heads, r))]);
    expect((await send('clerk', 'units', file)).body).toMatchObject({ done: true, created: 3 });
    const [unit] = await city.person('clerk').list('unit', 'q=水务局');
    expect(unit?.fields).toMatchObject({ code: '301', unitGroup: 'government', isRelay: false, relayUnitId: city.ids.relay, sortNo: 10 });
    expect((await send('clerk', 'units', file)).body).toMatchObject({ done: true, created: 0, changed: 0, unchanged: 3 });
  });

  test('a corrected file changes only what is different, and columns that are missing stay as they are', async () => {
    const file = csv(
      '\ufeff代码,名称,简称,所属系统,是交办机关,机关代字,排序号\r\n301,市水务和海洋局,水务局,政府系统,否,水函,10\r\n302,市河道中心,河道中心,政府系统,否,河函,11\r\n',
    );
    const before = (await city.person('clerk').list('unit', 'q=水务局'))[0];
    const answer = await send('clerk', 'units', file, '', 'u.csv');
    expect(answer.body).toMatchObject({ done: true, created: 0, changed: 1, unchanged: 1 });
    const after = await city.person('clerk').see('unit', before?.id ?? '');
    expect(after.fields).toMatchObject({ name: '市水务和海洋局', relayUnitId: city.ids.relay });
    expect(after.version).toBe(2);
  });

  test('GBK is read like UTF-8', async () => {
    // 代码,名称,简称,所属系统,是交办机关,机关代字,排序号 / 310,市档案馆,档案馆,党委系统,否,档函,3
    const gbk = Buffer.from(
      'b4fac2eb2cc3fbb3c62cbcf2b3c62ccbf9caf4cfb5cdb32ccac7bdbbb0ecbbfab9d82cbbfab9d8b4fad7d62cc5c5d0f2bac50d0a3331302ccad0b5b5b0b8b9dd2cb5b5b0b8b9dd2cb5b3ceafcfb5cdb32cb7f12cb5b5baaf2c330d0a',
      'hex',
    );
    expect((await send('clerk', 'units', gbk, '', 'gbk.csv')).body).toMatchObject({ done: true, created: 1 });
    expect((await city.person('clerk').list('unit', 'q=档案馆'))[0]?.fields.unitGroup).toBe('party');
  });

  test('headings that are unknown, doubled or missing are named', async () => {
    const answer = await send('clerk', 'units', csv('代码,名称,名称,颜色\n1,a,b,c\n'), '', 'u.csv');
    const { done, faults } = answer.body;
    expect(done).toBe(false);
    expect(faults).toContainEqual({ row: 1, column: '颜色', value: '颜色', message: '不认识这一列，请按模板改正列名或者删去这一列' });
    expect(faults).toContainEqual(expect.objectContaining({ column: '名称', message: '这一列出现了两次' }));
    expect(faults).toContainEqual(expect.objectContaining({ column: '机关代字', message: '缺少必填的一列' }));
  });

  test('every bad cell is told by row and column, a thousand of them at most, and no good row is written', async () => {
    const lines = Array.from({ length: 700 }, (_, i) => `9${i},市某局,某局,不明系统,也许,某函,一`);
    const answer = await send(
      'clerk',
      'units',
      csv(`${unitHead.filter((h) => h !== '经由的交办机关').join()}\n8000,好单位,好单位,政府系统,否,好函,1\n${lines.join('\n')}\n`),
      '',
      'u.csv',
    );
    expect(answer.body).toMatchObject({ done: false, rows: 701, faultCount: 2100, created: 1 });
    expect(answer.body.faults).toHaveLength(1000);
    expect(answer.body.faults[0]).toEqual({ row: 3, column: '所属系统', value: '不明系统', message: expect.stringContaining('政府系统') });
    expect(await city.person('clerk').list('unit', 'q=好单位')).toEqual([]);
  });

  test('messages are in the reader’s language', async () => {
    await city.deps.db.updateTable('account').set({ locale: 'en' }).where('id', '=', city.person('office').accountId).execute();
    const clerk = city.person('clerk').accountId;
    await city.deps.db.updateTable('account').set({ locale: 'en' }).where('id', '=', clerk).execute();
    const answer = await send('clerk', 'units', csv('Code,Colour\n1,2\n'), '', 'u.csv');
    expect(answer.body.faults[0].message).toMatch(/^Not a known column/);
    await city.deps.db.updateTable('account').set({ locale: 'zh' }).where('id', '=', clerk).execute();
  });

  test('only those who keep the register may send a table', async () => {
    for (const name of ['lin', 'office', 'schools', 'audit.admin'])
      expect([name, (await send(name, 'units', csv('代码\n1\n'), '', 'u.csv')).status]).toEqual([name, 403]);
    const other = await createCity({ beside: city, regionCode: '510200' });
    const answer = await upload(city, city.person('clerk'), `/api/units/import?congress=${other.congressId}`, 'u.csv', csv('代码\n1\n'));
    expect(answer.status).toBe(403);
  });

  test('what went out comes in again as it was, with the guard against formulas taken off', async () => {
    const guarded = csv(`${unitHead.join()}\r\n777,"'=市公式局",公式局,其他,否,,公函,1\r\n`);
    expect((await send('clerk', 'units', guarded, '', 'u.csv')).body).toMatchObject({ done: true, created: 1 });
    expect((await city.person('clerk').list('unit', 'q=公式局'))[0]?.fields.name).toBe('=市公式局');
    const out = await download(
      city,
      city.person('clerk'),
      '/api/units/export?columns=code,name,shortName,unitGroup,isRelay,relayUnitId,docMark,contactName,contactPhone,sortNo',
    );
    const again = await send('clerk', 'units', out.bytes);
    expect(again.body).toMatchObject({ done: true, created: 0, changed: 0, faultCount: 0 });
    expect(again.body.unchanged).toBeGreaterThan(8);
  });
});

describe('deputies', () => {
  test('one row makes the person and the seat; another edits both', async () => {
    const heads = await headings('deputyships');
    const row = (values: Record<string, Value>) => heads.map((h) => values[plain(h)] ?? '');
    const [seat = '', name = ''] = heads.map(plain);
    const base = {
      [seat ?? '']: '1001',
      [name ?? '']: '赵雨',
      性别: '女',
      出生年份: 1980,
      届: 16,
      代表团: '东湖代表团',
      当选日期: new Date('2022-01-05T00:00:00Z'),
    };
    const file = await workbookOf([heads, row(base)], { dates: true });
    expect((await send('clerk', 'deputyships', file)).body).toMatchObject({ done: true, created: 1, faults: [] });
    const [deputy] = await city.person('clerk').list('deputyship', 'q=赵雨');
    expect(deputy?.fields).toMatchObject({
      seatNo: '1001',
      delegationId: city.ids.delegation,
      electedOn: '2022-01-05',
      termId: city.ids.term,
    });
    const person = await city.person('clerk').see('person', deputy?.fields.personId);
    expect(person.fields).toMatchObject({ name: '赵雨', gender: 'female', birthYear: 1980 });
    const changed = await send('clerk', 'deputyships', await workbookOf([heads, row({ ...base, 出生年份: 1981 })], { dates: true }));
    expect(changed.body).toMatchObject({ done: true, created: 0, changed: 1 });
    expect((await city.person('clerk').see('person', person.id)).fields.birthYear).toBe(1981);
    expect((await city.person('clerk').see('deputyship', deputy?.id ?? '')).version).toBe(1);
  });
});

describe('a file that is not what it says', () => {
  test('no table, an empty file, an old workbook, a broken archive', async () => {
    expect((await send('clerk', 'units', Buffer.alloc(0))).status).toBe(400);
    expect((await send('clerk', 'units', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '', 'old.xls')).status).toBe(415);
    expect((await send('clerk', 'units', Buffer.from('504b0304000000000000', 'hex'))).status).toBe(415);
    expect((await send('clerk', 'units', gzipSync('代码\n1\n'))).status).toBe(415);
    const good = await workbookOf([unitHead]);
    expect((await send('clerk', 'units', good.subarray(0, good.length - 30))).status).toBe(415);
  });

  test('a workbook that is packed far too tight is broken off', async () => {
    const { bomb } = await import('../support/bomb.ts');
    const answer = await send('clerk', 'units', await bomb(40));
    expect(answer.status).toBe(413);
  });

  test('entities of a document type are refused', async () => {
    const { workbookWith } = await import('../support/bomb.ts');
    const sheet =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet><sheetData><row r="1"><c t="str"><v>&a;</v></c></row></sheetData></worksheet>';
    expect((await send('clerk', 'units', await workbookWith(sheet))).status).toBe(415);
  });
});

describe('many rows', () => {
  test('progress is told as lines while it goes on, and the export gives every row once', async () => {
    const lines = Array.from({ length: 1201 }, (_, i) => `M${i},市第${i}单位,单位${i},其他,否,函${i},${i}`);
    const file = csv(`代码,名称,简称,所属系统,是交办机关,机关代字,排序号\n${lines.join('\n')}\n`);
    const answer = await send('clerk', 'units', file, '', 'u.csv', { accept: 'application/x-ndjson' });
    const said = answer.bytes
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(said.filter((s) => s.progress?.phase === 'checking').map((s) => s.progress.rows)).toEqual([
      200, 400, 600, 800, 1000, 1200, 1201,
    ]);
    expect(said.at(-1)).toMatchObject({ report: { done: true, created: 1201 } });
    const out = await download(city, city.person('clerk'), '/api/units/export?columns=code&format=csv');
    const codes = out.bytes.toString('utf8').trim().split('\r\n').slice(1);
    expect(codes.filter((c) => c.startsWith('"M'))).toHaveLength(1201);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('the log of what was read in holds: every entry in its chain, every row as replayed', async () => {
    const { body } = await city.person('audit.admin').post('/api/audit/verify');
    expect(body.faults).toEqual([]);
    expect(body.entries).toBeGreaterThan(1200);
  });
});

const plain = (heading: string) => heading.replace(' *', '');
const unitsHead = (heads: readonly string[]) => heads.map(plain);
/** Puts values given in the short order of `unitHead` under the template's headings. */
function inOrder(heads: readonly string[], row: readonly (string | number)[]): (string | number)[] {
  return heads.map((h) => row[unitHead.indexOf(plain(h))] ?? '');
}
