import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoleId } from '../../../registers/roles.ts';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { addAccount, addCongress, createPeopleApp, type PeopleApp, type Visitor } from '../../../tests/support/people-app.ts';
import { newId } from '../../new-id.ts';
import { csvCell } from '../../people/audit.ts';
import { byTheSystem } from '../../people/by.ts';
import { logPersonalDataRead, logSecurity, noCongress } from '../../people/logs.ts';

let database: TestDatabase;
let house: PeopleApp;
let city: string;
let district: string;
let elsewhere: string;
let auditor: Visitor;
let made = 0;
const db = () => database.db;

async function as(role: RoleId, congress: string): Promise<Visitor> {
  const username = `reader${++made}`;
  await addAccount(db(), congress, username, [role]);
  const v = house.visitor(`10.5.0.${made}`);
  expect((await v.signIn(username)).status).toBe(200);
  return v;
}

const reader = { accountId: newId(), name: '王记录', ip: '10.0.0.9', requestId: 'r-1' };
const read = (congressId: string, day: string, subjectName: string, fields: string[] = ['phone']) =>
  logPersonalDataRead(db(), { ...reader, now: new Date(day) }, { congressId, kind: 'person', subjectId: newId(), subjectName, fields });
const note = (congressId: string, day: string, accountName: string) =>
  logSecurity(
    db(),
    { ...byTheSystem(new Date(day)), ip: '10.0.0.9', userAgent: 'test' },
    { kind: 'signInFailed', congressId, accountId: null, accountName },
  );

beforeAll(async () => {
  database = await createTestDatabase();
  house = await createPeopleApp(database.db);
  city = await addCongress(database.owner, '南屏市人民代表大会');
  district = await addCongress(database.owner, '东园区人民代表大会', city);
  elsewhere = await addCongress(database.owner, '北岭市人民代表大会');
  auditor = await as('auditAdmin', city);
});
afterAll(async () => {
  await house.app.close();
  await database.drop();
});

type Line = { accountName: string; subjectName: string; at: string; kind: string };
const names = (items: Line[]) => items.map((l) => l.subjectName);

describe('the audit administrator', () => {
  it('reads who looked at whose data, in the own congress and below, nowhere else', async () => {
    await read(city, '2026-02-01T08:00:00Z', '甲');
    await read(district, '2026-02-02T08:00:00Z', '乙');
    await read(elsewhere, '2026-02-03T08:00:00Z', '丙');
    const { body } = await auditor.get('/api/audit/access');
    expect(names(body.items)).toEqual(['乙', '甲']);
    expect(body.items[0]).toMatchObject({
      accountId: reader.accountId,
      accountName: '王记录',
      kind: 'person',
      fields: ['phone'],
      count: 1,
      ip: '10.0.0.9',
    });
    const below = await as('auditAdmin', district);
    expect(names((await below.get('/api/audit/access')).body.items)).toEqual(['乙']);
  });

  it('narrows by time, account and kind', async () => {
    const at = (query: string) => auditor.get(`/api/audit/access?${query}`).then((a) => names(a.body.items));
    expect(await at('from=2026-02-02T00:00:00Z')).toEqual(['乙']);
    expect(await at('until=2026-02-02T00:00:00Z')).toEqual(['甲']);
    expect(await at('until=2026-02-01T08:00:00Z')).toEqual([]);
    expect(await at(`accountId=${reader.accountId}`)).toEqual(['乙', '甲']);
    expect(await at(`accountId=${newId()}`)).toEqual([]);
    expect(await at('kind=suggestion')).toEqual([]);
    for (const query of ['from=yesterday', 'accountId=1', 'order=at', 'congressId=x', 'limit=9999', 'cursor=zzz'])
      expect((await auditor.get(`/api/audit/access?${query}`)).status, query).toBe(400);
  });

  it('pages through lines of one and the same moment without losing or doubling any', async () => {
    for (let i = 0; i < 25; i++) await note(city, '2026-02-10T00:00:00Z', `same-${String(i).padStart(2, '0')}`);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const url: string = `/api/audit/security?from=2026-02-10T00:00:00Z&until=2026-02-11T00:00:00Z&limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const { body } = await auditor.get(url);
      seen.push(...body.items.map((l: Line) => l.accountName));
      cursor = body.next;
    }
    expect(seen.toSorted()).toEqual(Array.from({ length: 25 }, (_, i) => `same-${String(i).padStart(2, '0')}`));
  });

  it('sees failed sign-ins under names that no account has', async () => {
    await note(noCongress, '2026-02-12T00:00:00Z', 'ab***');
    const { body } = await auditor.get('/api/audit/security?from=2026-02-12T00:00:00Z&until=2026-02-13T00:00:00Z');
    expect(body.items.map((l: Line) => l.accountName)).toEqual(['ab***']);
  });

  it('may do nothing else', async () => {
    for (const [method, url] of [
      ['GET', '/api/accounts'],
      ['GET', '/api/approvals'],
      ['POST', '/api/accounts'],
      ['POST', '/api/approvals/decide'],
    ] as const)
      expect([400, 403], url).toContain((await auditor.call(method, url, method === 'POST' ? {} : undefined)).status);
  });
});

describe('taking a log out', () => {
  it('gives a table that a spreadsheet reads, with nothing that it would run', async () => {
    await read(city, '2026-02-20T00:00:00Z', '=HYPERLINK("http://evil.example")', ['phone', 'email']);
    await read(city, '2026-02-20T00:00:01Z', '@SUM(A1), "quoted"\nline');
    const answer = await auditor.get('/api/audit/access/export?format=csv&from=2026-02-20T00:00:00Z&until=2026-02-21T00:00:00Z');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(String(answer.headers['content-disposition'])).toMatch(/^attachment; filename="access-log-\d{4}-\d\d-\d\d\.csv"$/);
    expect(answer.text.startsWith('\uFEFFat,kind,accountName,subjectName,')).toBe(true);
    expect(answer.text).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(answer.text).toContain(`"'@SUM(A1), ""quoted""\nline"`);
    expect(answer.text).not.toMatch(/(^|,)"?[=+@-]/m);
  });

  it('gives JSON that is whole, however long the log', async () => {
    await sql`INSERT INTO access_log SELECT ${city}::uuid, gen_random_uuid(), '2025-06-01'::timestamptz + n * interval '1 second', 'person', ${newId()}::uuid,
      'n', NULL, 's' || n, '{}', 1, '', '' FROM generate_series(1, 2500) n`.execute(database.owner);
    const answer = await auditor.get('/api/audit/access/export?format=json&from=2025-06-01T00:00:00Z&until=2025-06-02T00:00:00Z');
    expect(answer.body).toHaveLength(2500);
    expect(new Set(names(answer.body)).size).toBe(2500);
    expect((await auditor.get('/api/audit/access/export?format=json&kind=nothing')).body).toEqual([]);
  });

  it('leaves a line in the log itself', async () => {
    await auditor.get('/api/audit/security/export');
    const { body } = await auditor.get('/api/audit/security?kind=logExported&limit=1');
    expect(body.items[0].data).toMatchObject({ log: 'security', format: 'csv' });
  });

  it.each([
    ['=1+1', `"'=1+1"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@x', `"'@x"`],
    ['\tx', `"'\tx"`],
    ['＝1', `"'＝1"`],
    ['a=b', 'a=b'],
    [null, ''],
    [3, '3'],
    [['a', 'b'], '"[""a"",""b""]"'],
  ])('writes %j as %s', (value, cell) => expect(csvCell(value)).toBe(cell));
});

describe('the logs', () => {
  it('cannot be changed or emptied by the server', async () => {
    for (const table of ['security_log', 'access_log'] as const) {
      await expect(db().updateTable(table).set({ kind: 'x' }).execute()).rejects.toThrow(/permission denied/);
      await expect(db().deleteFrom(table).execute()).rejects.toThrow(/permission denied/);
      await expect(sql`TRUNCATE ${sql.table(table)}`.execute(db())).rejects.toThrow(/permission denied/);
    }
  });

  it('keep accounts and grants from being deleted as well', async () => {
    for (const table of ['account', 'role_grant', 'approval', 'security_policy'] as const)
      await expect(db().deleteFrom(table).execute()).rejects.toThrow(/permission denied/);
  });
});
