import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type City, createCity, handedOver, registered, replied } from '../support/city.ts';
import { download, sheetsOf } from '../support/tables.ts';

let city: City;
beforeAll(async () => {
  city = await createCity();
  await registered(city, 'lin', { title: '=HYPERLINK("http://example.org","看这里")', contact: '13900001111' });
  const second = await registered(city, 'mei', { title: '＋关于增设社区托育点的建议,"加急"', proposal: '第一\n第二' });
  await replied(city, await handedOver(city, second));
});
afterAll(() => city.drop());

describe('a list as a table', () => {
  test('a workbook has headings, labels, names and real days in the reader’s language', async () => {
    const answer = await download(city, city.person('clerk'), '/api/suggestions/export?sort=number');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-disposition']).toContain('.xlsx');
    expect(answer.headers['cache-control']).toContain('no-store');
    const [sheet] = await sheetsOf(answer.bytes);
    const [head, one, two] = sheet?.rows ?? [];
    expect(head?.slice(0, 4)).toEqual(['编号', '标题', '状态', '所属会议']);
    expect(one?.[0]).toBe(1);
    expect(one?.[2]).toBe('已立案');
    expect(one?.[3]).toBe('第十六届第四次会议');
    expect(two?.[6]).toBe('mei');
    expect(two?.[7]).toBe('市教育局');
    expect(two?.[8]).toEqual(new Date('2025-03-03T00:00:00Z'));
    expect(two?.[11]).toMatch(/^A类/);
  });

  test('no cell can become a formula, in a workbook or in CSV', async () => {
    const clerk = city.person('clerk');
    const [sheet] = await sheetsOf((await download(city, clerk, '/api/suggestions/export?columns=title&sort=number')).bytes);
    expect(sheet?.rows.slice(1)).toEqual([[`'=HYPERLINK("http://example.org","看这里")`], [`'＋关于增设社区托育点的建议,"加急"`]]);
    const csv = (
      await download(city, clerk, '/api/suggestions/export?columns=number,title,proposal&sort=number&format=csv')
    ).bytes.toString('utf8');
    expect(csv.startsWith('\ufeff"编号","标题","具体建议"\r\n1,"\'=HYPERLINK(""http')).toBe(true);
    expect(csv).toContain('2,"\'＋关于增设社区托育点的建议,""加急""","第一\n第二"\r\n');
  });

  test('filters, words and order are those of the list; anything else is refused', async () => {
    const clerk = city.person('clerk');
    const rows = async (query: string) =>
      (await sheetsOf((await download(city, clerk, `/api/suggestions/export?columns=title,state&${query}`)).bytes))[0]?.rows.slice(1) ?? [];
    expect(await rows('state=registered')).toHaveLength(1);
    expect(await rows('q=托育')).toHaveLength(2);
    expect(await rows('state=archived')).toEqual([]);
    expect((await rows('sort=-number')).map((r) => r[1])).toEqual(['已答复', '已立案']);
    for (const query of ['columns=passwordHash', 'sort=contact', 'owner=1', 'format=pdf'])
      expect((await download(city, clerk, `/api/suggestions/export?${query}`)).status).toBe(400);
  });

  test('everybody gets what they see in the list and no more', async () => {
    const titles = async (name: string) => {
      const answer = await download(
        city,
        city.person(name),
        '/api/suggestions/export?columns=title,contact,leadDeputyId&sort=number&format=csv',
      );
      return answer.bytes.toString('utf8').split('\r\n').slice(1, -1);
    };
    expect(await titles('lin')).toHaveLength(1);
    expect((await titles('lin'))[0]).toContain('13900001111');
    expect(await titles('tan')).toEqual([]);
    expect(await titles('roads')).toEqual([]);
    expect(await titles('system.admin')).toEqual([]);
    expect(await titles('chair')).toHaveLength(2);
    const anyone = await city.app.inject({ method: 'GET', url: '/api/suggestions/export' });
    expect(anyone.statusCode).toBe(401);
  });

  test('who takes away personal data is noted once with how many', async () => {
    await download(city, city.person('office'), '/api/persons/export');
    const seen = await city.deps.db
      .selectFrom('access_log')
      .selectAll()
      .where('account_id', '=', city.person('office').accountId)
      .where('kind', '=', 'person')
      .execute();
    expect(seen.map((s) => [s.count, s.fields])).toEqual([[3, ['phone']]]);
    await download(city, city.person('office'), '/api/persons/export?columns=name');
    const again = await city.deps.db.selectFrom('access_log').select('id').where('kind', '=', 'person').execute();
    expect(again).toHaveLength(1);
  });

  test('every register goes out, in English too', async () => {
    await city.deps.db.updateTable('account').set({ locale: 'en' }).where('id', '=', city.person('office').accountId).execute();
    for (const plural of [
      'congresses',
      'terms',
      'congress-sessions',
      'units',
      'persons',
      'delegations',
      'deputyships',
      'categories',
      'assignments',
      'commitments',
    ]) {
      const answer = await download(city, city.person('office'), `/api/${plural}/export`);
      expect([plural, answer.status]).toEqual([plural, 200]);
      const [sheet] = await sheetsOf(answer.bytes);
      expect(sheet?.rows[0]?.join()).toMatch(/^[\x20-\x7e’]+$/);
    }
  });
});
