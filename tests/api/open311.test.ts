import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEgress } from '../../server/notices/egress.ts';
import { textOf } from '../../server/open311/client.ts';
import { passOpinions } from '../../server/open311/passing.ts';
import { consent } from '../../server/opinions/consent.ts';
import { citizenWith, stationOf, tell } from '../support/citizen.ts';
import { type City, createCity } from '../support/city.ts';
import { type OutsidePlatform, startOutsidePlatform } from '../support/open311-platform.ts';

/** Open311 GeoReport v2 in and out: what another platform's program sends, gets and may not get. */
let city: City;
let key = '';
let code = '';
let platform: OutsidePlatform;
const clerk = () => city.person('clerk');
const admin = () => city.person('system.admin');

const get = async (path: string) => {
  const answer = await city.app.inject({ method: 'GET', url: `/open311/v2/${path}` });
  const isJson = String(answer.headers['content-type']).startsWith('application/json');
  return { status: answer.statusCode, text: answer.body, type: answer.headers['content-type'], body: isJson ? answer.json() : null };
};
const post = async (fields: Record<string, string>, format = 'json') => {
  const answer = await city.app.inject({
    method: 'POST',
    url: `/open311/v2/requests.${format}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
  return { status: answer.statusCode, text: answer.body, body: format === 'json' ? answer.json() : null };
};
const said = (more: Record<string, string> = {}) => ({
  api_key: key,
  service_code: code,
  lat: '30.6595',
  long: '104.0657',
  address_string: '东湖路88号',
  description: '路灯坏了一个多月 & <b>晚上看不清路</b>。',
  first_name: '小明',
  last_name: '王',
  phone: '13912345678',
  email: 'ming@example.org',
  'attribute[consent]': consent.version,
  ...more,
});

beforeAll(async () => {
  city = await createCity();
  await clerk().make('station', stationOf());
  platform = await startOutsidePlatform();
  const issued = await admin().post('/api/open311/keys', { congressId: city.congressId, name: '12345热线', perHour: 12 });
  key = issued.body.secret;
});
afterAll(async () => {
  await platform?.stop();
  await city.drop();
});

describe('another platform', () => {
  test('finds the services and what each asks for, in both formats, by the specification', async () => {
    const services = await get('services.json');
    expect(services.status).toBe(200);
    code = services.body[0].service_code;
    expect(Object.keys(services.body[0])).toEqual(['service_code', 'service_name', 'description', 'metadata', 'type', 'keywords', 'group']);
    expect(services.body[0]).toMatchObject({ metadata: true, type: 'realtime' });
    const xml = await get('services.xml');
    expect(xml.type).toBe('text/xml; charset=utf-8');
    expect(xml.text).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<services><service><service_code>/);
    const definition = (await get(`services/${code}.json`)).body;
    expect(definition.attributes[0]).toMatchObject({
      variable: true,
      code: 'consent',
      datatype: 'singlevaluelist',
      required: true,
      order: 1,
    });
    expect(definition.attributes[0].values).toEqual([{ key: consent.version, name: expect.any(String) }]);
    expect((await get(`services/${code}.xml`)).text).toContain('<attribute><variable>true</variable><code>consent</code>');
    expect((await get('services/none.json')).body).toEqual([{ code: 404, description: 'service_code was not found' }]);
    expect((await get('services.json?jurisdiction_id=999999')).status).toBe(404);
    const discovery = await city.app.inject({ method: 'GET', url: '/open311/discovery.json' });
    expect(discovery.json().endpoints[0]).toMatchObject({
      specification: 'http://wiki.open311.org/GeoReport_v2',
      formats: ['text/xml', 'application/json'],
    });
  });

  test('tells an opinion with consent, and sees how it stands but nothing of what was said or by whom', async () => {
    const told = await post(said());
    expect(told.status, told.text).toBe(200);
    const [{ service_request_id: id, service_notice: notice, account_id: account }] = told.body;
    expect(account).toBeNull();
    const kept = (await clerk().see('opinion', id)).fields;
    expect(kept).toMatchObject({
      channel: 'otherApp',
      content: '路灯坏了一个多月 & <b>晚上看不清路</b>。',
      place: '东湖路88号（30.6595,104.0657）',
      name: '王小明',
      phone: '13912345678',
      anonymous: true,
      consentVersion: consent.version,
    });
    const citizen = citizenWith(city, String(notice).split('#')[1] ?? '');
    expect((await citizen.see()).state).toBe('submitted');
    const one = (await get(`requests/${id}.json?api_key=${key}`)).body[0];
    expect(one).toMatchObject({ service_request_id: id, status: 'open', service_code: code, description: '', lat: null });
    expect(one.requested_datetime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    await clerk().act('opinion', id, 'receive', { grade: 'ordinary' });
    await clerk().act('opinion', id, 'answerAsDeputy', { feedback: '已列入检修计划。' });
    const after = await get(`requests/${id}.xml?api_key=${key}`);
    expect(textOf(after.text, 'status')).toBe('closed');
    for (const secret of ['路灯', '王小明', '139', 'ming@', '东湖路', '检修']) expect(after.text).not.toContain(secret);
    const other = await tell(city, { content: '公园缺少座椅。' });
    const list = await get(`requests.json?api_key=${key}&status=closed,open`);
    expect(list.body.map((r: { service_request_id: string }) => r.service_request_id)).toEqual([id]);
    expect((await get(`requests/${other.id}.json?api_key=${key}`)).status).toBe(404);
    expect((await get(`requests.json?api_key=${key}&status=open`)).body).toEqual([]);
    expect((await get(`requests.json?api_key=${key}&service_code=none`)).body).toEqual([]);
    expect((await get(`requests.json?api_key=${key}&service_request_id=${id},${other.id}`)).body).toHaveLength(1);
  });

  test('is refused in words it can read: without key, service, place, text or consent, beyond the bounds, too often', async () => {
    const wrong = async (more: Record<string, string>) => {
      const { status, body } = await post(said(more));
      return [status, body[0].code, body[0].description] as const;
    };
    expect(await wrong({ api_key: 'forged' })).toEqual([403, 403, 'api_key is missing or not valid']);
    expect(await wrong({ service_code: '' })).toEqual([400, 400, 'service_code was not provided']);
    expect(await wrong({ service_code: 'none' })).toEqual([404, 404, 'service_code was not found']);
    expect(await wrong({ lat: '', address_string: '' })).toEqual([400, 400, 'lat and long, address_string or address_id was not provided']);
    expect(await wrong({ lat: '91' })).toEqual([400, 400, 'lat: not a coordinate in degrees']);
    expect(await wrong({ description: ' ' })).toEqual([400, 400, 'description was not provided']);
    expect(await wrong({ 'attribute[consent]': '' })).toEqual([400, 400, 'attribute[consent] was not provided']);
    expect((await wrong({ 'attribute[consent]': '2000-1' }))[0]).toBe(400);
    expect((await wrong({ 'attribute[district]': '无此处' }))[2]).toContain('district');
    expect((await wrong({ phone: 'call me' }))[2]).toContain('phone');
    const xml = await post(said({ api_key: '' }), 'xml');
    expect(xml.text).toContain('<errors><error><code>403</code><description>');
    for (const bad of ['status=maybe', 'page_size=1001', 'start_date=yesterday', 'start_date=2025-01-01&end_date=2025-06-01'])
      expect((await get(`requests.json?api_key=${key}&${bad}`)).status, bad).toBe(400);
    expect((await get('requests.json')).status).toBe(403);
    const counts = [];
    for (let n = 0; n < 12; n++) counts.push((await post(said({ description: `第${n}件：井盖缺失。` }))).status);
    expect(counts.at(-1)).toBe(429);
    city.clock.set(new Date(city.clock.now().getTime() + 2 * 3_600_000));
    const again = async () =>
      (await post(said({ description: '同一句话。', device_id: 'a-device-of-22-letters-or-more' }))).body[0].service_request_id;
    const first = await again();
    expect(await again()).toBe(first);
    city.clock.advanceDays(1);
    expect(await again()).not.toBe(first);
  });

  test('gets a token while a person looks first, its number afterwards; a revoked key gets nothing', async () => {
    await clerk().make('contentRule', { name: '辱骂', words: ['混蛋'], effect: 'hold', explanation: '请文明用语。' });
    const [{ token, service_request_id: none }] = (await post(said({ description: '管理员是个混蛋。' }))).body;
    expect(none).toBeUndefined();
    expect((await get(`tokens/${token}.json?api_key=${key}`)).status).toBe(404);
    const [held] = await clerk().list('opinion', 'state=held');
    await clerk().act('opinion', held?.id ?? '', 'release');
    expect((await get(`tokens/${token}.json?api_key=${key}`)).body).toEqual([{ service_request_id: held?.id, token }]);
    const { items } = (await admin().get(`/api/open311/keys?congressId=${city.congressId}`)).body;
    expect(items[0]).toMatchObject({ name: '12345热线', revokedAt: null });
    expect(JSON.stringify(items)).not.toContain(key);
    expect((await admin().post(`/api/open311/keys/${items[0].id}/revoke`)).body.revokedAt).not.toBeNull();
    expect((await get(`tokens/${token}.json?api_key=${key}`)).status).toBe(403);
  });
});

describe('an answer in XML', () => {
  test('is read without markup and control characters, and a hostile one as fast as any', () => {
    expect(textOf('<a><token x="1">t&#0;-1&amp;</token></a>', 'token')).toBe('t-1&');
    expect(textOf('<status_notes><![CDATA[a < b & c]]></status_notes>', 'status_notes')).toBe('a < b & c');
    const before = performance.now();
    for (const piece of ['<token ', '<token><![CDATA[', '<token>', '<token>&', '<'])
      expect(textOf(piece.repeat(Math.ceil((256 * 1024) / piece.length)), 'token')).toBeNull();
    expect(performance.now() - before).toBeLessThan(500);
  });
});

describe('an opinion passed on', () => {
  const pass = () => passOpinions({ ...city.deps, egress: createEgress(['127.0.0.1']) });
  const minutes = (n: number) => city.clock.set(new Date(city.clock.now().getTime() + n * 60_000));
  let platformId = '';
  async function routed(more: object): Promise<string> {
    const citizen = await tell(city, {
      content: '东湖路的井盖松动，有安全隐患。',
      place: '东湖路12号',
      name: '赵大姐',
      phone: '13700001111',
      ...more,
    });
    await clerk().act('opinion', citizen.id, 'receive', { grade: 'ordinary', categoryId: city.ids.transport });
    await clerk().act('opinion', citizen.id, 'route', { routeKind: 'governmentPlatform', unitId: city.ids.roads, routeReason: '请办理。' });
    return citizen.id;
  }

  test('is told to the platform with no more than the citizen let be passed on, and what became of it comes back', async () => {
    const wanted = {
      congressId: city.congressId,
      name: '城市平台',
      jurisdiction: 'city.example',
      apiKey: 'their key',
      codes: { [city.ids.transport]: 'MANHOLE' },
      otherCode: 'OTHER',
    };
    expect((await admin().post('/api/open311/platforms', { ...wanted, url: 'http://127.0.0.1/v2' })).status).toBe(400);
    const added = await admin().post('/api/open311/platforms', { ...wanted, url: 'https://city.example/open311/v2/' });
    expect(added.body).toMatchObject({ url: 'https://city.example/open311/v2', state: 'active', waiting: 0 });
    expect(added.text).not.toContain('their key');
    platformId = added.body.id;
    await city.database.owner.updateTable('open311_platform').set({ url: platform.url }).execute();
    const hidden = await routed({});
    const known = await routed({ anonymous: false });
    for (const id of [hidden, known]) expect((await clerk().post(`/api/opinions/${id}/pass-on`, { platformId })).status).toBe(200);
    expect((await clerk().post(`/api/opinions/${hidden}/pass-on`, { platformId })).status).toBe(409);
    expect((await city.person('roads').post(`/api/opinions/${hidden}/pass-on`, { platformId })).status).toBe(403);
    expect(await pass()).toBe(2);
    expect(platform.told[0]).toEqual({
      jurisdiction_id: 'city.example',
      api_key: 'their key',
      service_code: 'MANHOLE',
      device_id: hidden,
      description: '东湖路的井盖松动，有安全隐患。',
      address_string: '东湖路12号',
    });
    expect(platform.keys[0]).toMatch(new RegExp(`^${hidden}-\\d{13}$`));
    expect(platform.told[1]).toMatchObject({ first_name: '赵大姐', phone: '13700001111' });
    expect((await clerk().see('opinion', hidden)).fields).toMatchObject({
      outsideName: '城市平台',
      outsideNumber: 'R-1',
      outsideStatus: 'open',
    });
    platform.close('R-1', '井盖已更换 &amp; 验收。');
    expect(await pass()).toBe(0);
    minutes(61);
    expect(await pass()).toBe(2);
    expect((await clerk().see('opinion', hidden)).fields).toMatchObject({ outsideStatus: 'closed', outsideNotes: '井盖已更换 & 验收。' });
    const notices = (await clerk().get('/api/notices?limit=100')).body.items as { kind: string }[];
    expect(notices.map((n) => n.kind)).toContain('opinion.outsideClosed');
    const rows = await city.database.owner.selectFrom('opinion').select('outside_notes').where('id', '=', hidden).execute();
    expect(rows[0]?.outside_notes).not.toContain('井盖');
  });

  test('waits for a platform that is broken, is given up after a day, and goes out when it is resumed; tokens become numbers', async () => {
    platform.mode = 'broken';
    const id = await routed({});
    await clerk().post(`/api/opinions/${id}/pass-on`, { platformId });
    // Two wait; a round tries the first of them and leaves the platform.
    for (let n = 0; n < 70; n++) {
      await pass();
      minutes(31);
    }
    const platforms = async () => (await admin().get(`/api/open311/platforms?congressId=${city.congressId}`)).body.items[0];
    expect(await platforms()).toMatchObject({ dead: 2, waiting: 0, lastError: 'HTTP 503 under repair' });
    platform.mode = 'token';
    expect((await admin().post(`/api/open311/platforms/${platformId}/switch`, { state: 'active' })).body).toMatchObject({
      dead: 0,
      waiting: 1,
    });
    await pass();
    expect((await clerk().see('opinion', id)).fields.outsideNumber).toBeNull();
    // What was given up while it had a token is asked for its number, not for its state.
    await city.database.owner.updateTable('open311_passing').set({ stage: 'dead' }).where('opinion_id', '=', id).execute();
    await admin().post(`/api/open311/platforms/${platformId}/switch`, { state: 'active' });
    platform.decide(`t-${platform.told.length}`, 'R-77');
    minutes(61);
    await pass();
    expect((await clerk().see('opinion', id)).fields.outsideNumber).toBe('R-77');
    const erased = await routed({});
    await clerk().post(`/api/opinions/${erased}/pass-on`, { platformId });
    await clerk().act('opinion', erased, 'erase');
    const returned = await routed({ anonymous: false });
    await clerk().post(`/api/opinions/${returned}/pass-on`, { platformId });
    await city.person('roads').act('opinion', returned, 'returnRoute', { reason: '不属本单位职责。' });
    const elsewhere = await routed({});
    await clerk().post(`/api/opinions/${elsewhere}/pass-on`, { platformId });
    await city.database.owner.updateTable('opinion').set({ route_kind: 'department' }).where('id', '=', elsewhere).execute();
    const before = platform.told.length;
    await pass();
    expect(platform.told.length).toBe(before);
    const rows = await city.database.owner
      .selectFrom('open311_passing')
      .select('stage')
      .where('opinion_id', 'in', [erased, returned, elsewhere])
      .execute();
    expect(rows.map((row) => row.stage)).toEqual(['closed', 'closed', 'closed']);
    // It never got there, so it may go there after all.
    const anew = { routeKind: 'governmentPlatform', unitId: city.ids.roads, routeReason: '属平台受理范围。' };
    await clerk().act('opinion', returned, 'route', anew);
    expect((await clerk().post(`/api/opinions/${returned}/pass-on`, { platformId })).status).toBe(200);
    await pass();
    expect(platform.told.length).toBe(before + 1);
  });
});
