import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../server/http/app.ts';
import { type City, createCity, handedOver, registered, replied } from '../support/city.ts';

let city: City;
let id: string;
let short: string;
let draft: string;
const title = '关于在<script>alert(1)</script>东湖片区增设社区托育点的建议';
const opened = '东湖片区三岁以下婴幼儿';

async function concluded(more: object = {}): Promise<string> {
  const made = await registered(city, 'lin', more);
  const share = await handedOver(city, made);
  await replied(city, share);
  await city
    .person('lin')
    .act('assignment', share, 'evaluate', { attitude: 'basicallySatisfied', result: 'satisfied', channel: 'platform' });
  return made;
}

beforeAll(async () => {
  city = await createCity();
  id = await concluded({ title });
  short = await concluded({
    title: '关于夜间公交的建议',
    publishConsent: 'summary',
    publishReason: '涉及个人情况',
    summary: '建议延长三条线路的末班时间。',
    problem: '文中提到晚归护士的姓名张小梅。',
  });
  draft = await registered(city, 'lin', { title: '关于尚未公开的事的建议' });
  await city.person('clerk').act('suggestion', id, 'publish');
  await city.person('clerk').act('suggestion', short, 'publish');
});
afterAll(() => city.drop());

const get = (url: string, headers: Record<string, string> = {}) => city.app.inject({ method: 'GET', url, headers });
const region = 'region=510100';
/** Every way to a published suggestion. */
const ways = (which: string) => [
  `/public/suggestions?${region}`,
  `/public/suggestions?${region}&q=${encodeURIComponent('托育')}`,
  `/public/suggestions/${which}`,
  `/public/suggestions/${which}?lang=en`,
  `/public/feed.atom?${region}`,
  `/public/suggestions.csv?${region}`,
  `/public/suggestions.jsonl?${region}`,
  `/public/sitemap.xml?${region}`,
  `/api/public/suggestions?${region}`,
  `/api/public/suggestions?${region}&q=${encodeURIComponent('托育点')}`,
  `/api/public/suggestions/${which}`,
];

/** What was taken back is at none of these, whether asked anew or with the mark of what was there before. */
async function expectGone(marks: ReadonlyMap<string, string>): Promise<void> {
  for (const way of ways(id)) {
    const answer = await get(way, { 'if-none-match': marks.get(way) ?? '' });
    expect(answer.statusCode, way).toBe(way.includes(`suggestions/${id}`) ? 404 : 200);
    expect(answer.body.replaceAll(`/public/suggestions/${id}`, answer.statusCode === 404 ? '' : id).includes(id), way).toBe(false);
    expect(answer.body, way).not.toContain('增设社区托育点');
    expect(answer.body, way).not.toContain(opened);
  }
}

async function marksOfAll(): Promise<Map<string, string>> {
  const marks = new Map<string, string>();
  for (const way of ways(id)) {
    const answer = await get(way);
    expect(answer.statusCode, way).toBe(200);
    expect(answer.body, way).toContain(id);
    expect(answer.headers['cache-control'], way).toBe('public, no-cache');
    marks.set(way, String(answer.headers.etag));
    const again = await get(way, { 'if-none-match': String(answer.headers.etag) });
    expect([again.statusCode, again.body], way).toEqual([304, '']);
  }
  return marks;
}

describe('the public catalogue', () => {
  test('what is published is in the list, the search, the page, the feed and the data; what is taken back is gone from each at once', async () => {
    const clerk = city.person('clerk');
    const marks = await marksOfAll();
    await clerk.act('suggestion', id, 'unpublish', { reason: '发现文中有商业秘密' });
    await expectGone(marks);
    await clerk.act('suggestion', id, 'publish');
    const back = await marksOfAll();
    // Whatever way a record became confidential or lost its consent, the rules of reach alone decide.
    for (const change of [{ secrecy: 'confidential' }, { publish_consent: 'none' }]) {
      const before = { secrecy: 'open', publish_consent: 'full' };
      await city.database.owner.updateTable('suggestion').set(change).where('id', '=', id).execute();
      await expectGone(back);
      await city.database.owner.updateTable('suggestion').set(before).where('id', '=', id).execute();
      await marksOfAll();
    }
  });

  test('a withdrawn suggestion is nowhere', async () => {
    await city.person('lin').act('suggestion', draft, 'withdraw', { reason: '已经解决' });
    for (const way of ways(draft)) expect((await get(way)).body.replaceAll(draft, ''), way).not.toContain('尚未公开的事');
    expect((await get(`/public/suggestions/${draft}`)).statusCode).toBe(404);
  });

  test('a reply that may not be public is not shown, and its words find nothing', async () => {
    const found = async () =>
      (await get(`/api/public/suggestions?${region}&q=${encodeURIComponent('新增三处社区托育点')}`))
        .json()
        .items.map((i: { id: string }) => i.id);
    expect(await found()).toContain(id);
    expect((await get(`/public/suggestions/${id}`)).body).toContain('可提供托位一百八十个');
    await city.database.owner.updateTable('assignment').set({ publish_reply: false }).where('suggestion_id', '=', id).execute();
    const page = (await get(`/public/suggestions/${id}`)).body;
    expect(page).not.toContain('可提供托位一百八十个');
    expect(page).toContain('本件没有公开的答复');
    expect(await found()).not.toContain(id);
    await city.database.owner.updateTable('assignment').set({ publish_reply: true }).where('suggestion_id', '=', id).execute();
  });

  test('a summary is public without its text: neither shown nor found by it', async () => {
    const whole = (await get(`/api/public/suggestions/${short}`)).json();
    expect(whole).toMatchObject({ extent: 'summary', problem: null, proposal: null, summary: '建议延长三条线路的末班时间。' });
    for (const way of ways(short)) expect((await get(way)).body, way).not.toContain('张小梅');
    const find = async (q: string) => (await get(`/api/public/suggestions?${region}&q=${encodeURIComponent(q)}`)).json().count;
    expect(await find('张小梅')).toBe(0);
    expect(await find('末班时间')).toBe(1);
    expect(await find('第2号')).toBe(1);
    expect(await find('百分之%')).toBe(0);
  });

  test('who made it and how it was rated is told nowhere', async () => {
    const seat = city.person('lin').seat ?? '-';
    for (const way of [...ways(id), '/public', `/public/data?${region}`]) {
      const { body } = await get(way);
      expect(body.includes(seat), way).toBe(false);
      expect(body, way).not.toMatch(/basicallySatisfied|基本满意|attitude|"lin"|028-81234567|周科长/);
    }
  });

  test('everybody gets the same: staff who are signed in see no more', async () => {
    await city.person('clerk').get(`/api/suggestions/${draft}`);
    for (const way of ways(id)) {
      const staff = await city.person('clerk').get(way);
      expect(staff.text, way).toBe((await get(way)).body);
    }
    expect((await city.person('clerk').get(`/public/suggestions/${draft}`)).status).toBe(404);
  });

  test('filters, order and pages', async () => {
    const ids = async (query: string) =>
      (await get(`/api/public/suggestions?${region}&${query}`)).json().items.map((i: { id: string }) => i.id);
    expect(await ids('sort=number')).toEqual([id, short]);
    expect(
      await ids(`session=${city.ids.session}&year=2025&category=${city.ids.education}&unit=${city.ids.schools}&resultClass=A&sort=number`),
    ).toEqual([id, short]);
    expect(await ids('year=2024')).toEqual([]);
    expect(await ids(`unit=${city.ids.roads}`)).toEqual([]);
    expect(await ids('resultClass=C')).toEqual([]);
    expect((await get(`/api/public/suggestions?${region}&leadDeputyId=${city.person('lin').seat}`)).statusCode).toBe(400);
    expect((await get('/api/public/suggestions?region=999999')).statusCode).toBe(404);
    expect((await get(`/api/public/suggestions?${region}&page=501`)).statusCode).toBe(400);
    expect((await get(`/public/suggestions?${region}&page=9999&category=x&sort=y&q=%00`)).statusCode).toBe(200);
  });

  test('pages run no script, keep their markup, and say so in their policy', async () => {
    for (const way of [
      '/public',
      ...ways(id).filter((w) => w.startsWith('/public/suggestions?') || w.startsWith('/public/suggestions/')),
    ]) {
      const answer = await get(way);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.body, way).not.toMatch(/<script/i);
      expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
      expect(answer.headers['content-security-policy']).not.toContain('unsafe');
      expect(answer.rawPayload.length, way).toBeLessThan(60_000);
    }
    const csv = (await get(`/public/suggestions.csv?${region}`)).body;
    expect(csv.startsWith('\ufeff"') || csv.startsWith('\ufeffid,')).toBe(true);
  });

  test('robots may read the pages and nothing else', async () => {
    const robots = (await get('/robots.txt')).body;
    expect(robots).toMatch(/Allow: \/public\n/);
    expect(robots).toMatch(/Disallow: \/\n/);
    expect((await get('/public/sitemap.xml')).body).toContain('/public/sitemap.xml?region=510100');
  });

  test('one congress of several is chosen by its region', async () => {
    const other = await createCity({ beside: city, regionCode: '510200' });
    const made = await registered(other, 'mei', { title: '关于另一个市的公园的建议' });
    const share = await handedOver(other, made);
    await replied(other, share);
    await other.person('mei').act('assignment', share, 'evaluate', { attitude: 'satisfied', result: 'satisfied', channel: 'platform' });
    await other.person('clerk').act('suggestion', made, 'publish');
    const listed = async (code: string) =>
      (await get(`/api/public/suggestions?region=${code}`)).json().items.map((i: { id: string }) => i.id);
    expect(await listed('510200')).toEqual([made]);
    expect(await listed('510100')).not.toContain(made);
    expect((await get(`/public/suggestions/${made}`)).body).toContain('试验市510200人民代表大会');
    const home = (await get('/public')).body;
    expect(home).toContain('region=510100');
    expect(home).toContain('region=510200');
  });

  test('the data come in parts, none missing and none twice', async () => {
    await city.database.owner.updateTable('suggestion').set({ published_on: '2025-03-02' }).where('id', '=', short).execute();
    const answer = await get(`/public/suggestions.jsonl?${region}`);
    const lines = answer.body
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l));
    expect(lines.map((l) => l.id)).toEqual([id, short]);
    const rest = await get(`/public/suggestions.jsonl?${region}&after=${lines[0].publishedOn}_${lines[0].id}`);
    expect(
      rest.body
        .trim()
        .split('\n')
        .map((l) => JSON.parse(l).id),
    ).toEqual([short]);
    expect((await get(`/public/suggestions.csv?${region}&after=2025-99-99_x`)).statusCode).toBe(400);
  });

  test('an address that asks too often waits; another does not; people at work are not held up', async () => {
    const app = await createApp({ ...city.deps, config: { ...city.deps.config, publicPerMinute: 5 } });
    const ask = (remoteAddress: string, url = `/api/public/suggestions?${region}`) => app.inject({ method: 'GET', url, remoteAddress });
    const first = [];
    for (let i = 0; i < 7; i++) first.push((await ask('192.0.2.1')).statusCode);
    expect(first).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const page = await ask('192.0.2.1', `/public/suggestions?${region}`);
    expect([page.statusCode, page.headers['retry-after'], page.headers['cache-control']]).toEqual([429, '60', 'no-store']);
    expect((await ask('192.0.2.2')).statusCode).toBe(200);
    expect((await ask('192.0.2.1', '/healthz')).statusCode).toBe(200);
    await app.close();
  });
});
