import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { processes } from '../../processes/all.ts';
import { tableOf } from '../../server/actions/columns.ts';
import { retireCodeKey, rotateCodeKey } from '../../server/opinions/code-keys.ts';
import { codeText } from '../../server/opinions/codes.ts';
import { sweepIntake } from '../../server/opinions/limits.ts';
import { tellCitizens } from '../../server/sweeps/tell-citizens.ts';
import { citizenWith, proofFor, spoken, stationOf, submit, tell } from '../support/citizen.ts';
import { type City, createCity } from '../support/city.ts';

/** The door that stands open to everybody: codes, the work before sending, limits, codes to a phone, what is grouped. */
let city: City;
const clerk = () => city.person('clerk');
beforeAll(async () => {
  city = await createCity();
});
afterAll(() => city.drop());

const look = async (code: string) => {
  const answer = await city.app.inject({ method: 'GET', url: `/api/portal/codes/${code}` });
  return `${answer.statusCode} ${answer.body}`;
};
const addressOf = async (id: string) =>
  (await clerk().get(`/api/deputy-codes/${id}/address`)).body as { code: string; url: string; svg: string };

describe('a code', () => {
  test('leads to a deputy or station; forged, foreign, old, replaced and revoked ones all get the same plain answer', async () => {
    const lin = city.person('lin');
    const station = await clerk().make('station', stationOf({ deputyIds: [lin.seat] }));
    const own = await lin.make('deputyCode', { name: '林代表', subject: 'deputy', deputyId: lin.seat }, 'issue');
    const ofStation = await clerk().make('deputyCode', { name: '东湖站', subject: 'station', stationId: station.id }, 'issue');
    const { code, url, svg } = await addressOf(own.id);
    expect(url).toBe(`${city.deps.config.publicUrl}/c/${code}`);
    expect(svg).toContain('<svg');
    expect(JSON.parse((await look(code)).slice(4))).toMatchObject({
      subject: 'deputy',
      deputy: { name: 'lin', electoralUnit: '东湖区', stations: [{ name: '东湖街道代表联络站' }] },
    });
    expect(JSON.parse((await look((await addressOf(ofStation.id)).code.toLowerCase())).slice(4))).toMatchObject({
      station: { district: '东湖街道' },
    });

    const notValid = await look('nonsense');
    expect(notValid).toMatch(/^404 /);
    const forged = codeText(Buffer.alloc(32, 9), { regionCode: '510100', serial: own.fields.serial });
    const foreign = codeText(city.deps.secretKey, { regionCode: '510999', serial: own.fields.serial });
    const neverIssued = codeText(city.deps.secretKey, { regionCode: '510100', serial: 999_999 });
    // What a code says of itself with the signature of another, or with one letter of the signature changed.
    const grafted = `${neverIssued.slice(0, 16)}${code.slice(16)}`;
    const altered = `${code.slice(0, 20)}${code[20] === '7' ? '8' : '7'}${code.slice(21)}`;
    for (const wrong of [forged, foreign, neverIssued, grafted, altered, `${code}0`, code.slice(1)])
      expect(await look(wrong)).toBe(notValid);

    await lin.act('deputyCode', own.id, 'reissue', { reason: '海报破损' });
    expect(await look(code)).toBe(notValid);
    const [fresh] = await lin.list('deputyCode', 'state=active');
    const next = (await lin.get(`/api/deputy-codes/${fresh?.id}/address`)).body.code as string;
    expect(next).not.toBe(code);
    expect(await look(next)).toMatch(/^200 /);
    expect((await submit(city, { congress: undefined, code })).body).toMatchObject({ code: 'codeNotValid' });
    await clerk().act('deputyCode', fresh?.id ?? '', 'revoke', { reason: '不再使用' });
    expect(await look(next)).toBe(notValid);
    await clerk().act('station', station.id, 'edit', { standing: 'closed' });
    expect(await look((await addressOf(ofStation.id)).code)).toBe(notValid);
  });

  test('signed by an older key stays good until that key is retired; new ones bear the new key', async () => {
    const { db } = city.deps;
    const within = <T>(work: (tx: Parameters<typeof rotateCodeKey>[0]) => Promise<T>) => db.transaction().execute(work);
    const tan = city.person('tan');
    const made = await tan.make('deputyCode', { name: '谭代表', subject: 'deputy', deputyId: tan.seat }, 'issue');
    const before = (await addressOf(made.id)).code;
    expect(await within((tx) => retireCodeKey(tx, 0, city.clock.now()))).toBe('signs');
    expect(await within((tx) => rotateCodeKey(tx, city.clock.now()))).toBe(1);
    const after = (await addressOf(made.id)).code;
    expect(after).not.toBe(before);
    for (const code of [before, after]) expect(await look(code)).toMatch(/^200 /);
    const forged = codeText(Buffer.alloc(32, 9), { regionCode: '510100', serial: made.fields.serial }, 1);
    const notYet = codeText(city.deps.secretKey, { regionCode: '510100', serial: made.fields.serial }, 2);
    for (const code of [forged, notYet]) expect(await look(code)).toBe(await look('nonsense'));
    expect(await within((tx) => retireCodeKey(tx, 0, city.clock.now()))).toBe('retired');
    expect(await look(before)).toBe(await look('nonsense'));
    expect(await look(after)).toMatch(/^200 /);
    expect(await within((tx) => retireCodeKey(tx, 0, city.clock.now()))).toBe('unknown');
  });

  test('is issued by a deputy for themselves only, and printed nine to a page', async () => {
    const mei = city.person('mei');
    const other = { name: '林代表', subject: 'deputy', deputyId: city.person('lin').seat };
    expect((await mei.post('/api/deputy-codes/issue', other)).body).toMatchObject({ code: 'guardRefused', data: { reason: 'notOwnSeat' } });
    const two = { name: '两个', subject: 'deputy', deputyId: mei.seat, stationId: '00000000-0000-7000-8000-000000000001' };
    expect((await mei.post('/api/deputy-codes/issue', two)).body).toMatchObject({ data: { reason: 'oneSubject' } });
    const own = await mei.make('deputyCode', { name: '梅代表', subject: 'deputy', deputyId: mei.seat }, 'issue');
    const sheet = await mei.bytes('POST', '/api/deputy-codes/sheet', { ids: [own.id] });
    expect(sheet.status).toBe(200);
    expect(sheet.body.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await city.person('tan').bytes('POST', '/api/deputy-codes/sheet', { ids: [own.id] })).status).toBe(404);
  }, 120_000);
});

describe('the way in', () => {
  test('one piece of work brings in one opinion; a request sent again after a lost answer brings in none', async () => {
    const payload = { ...spoken(city), proof: await proofFor(city) };
    const send = (headers: Record<string, string> = {}, more: object = {}) =>
      city.app.inject({ method: 'POST', url: '/api/portal/opinions', headers, payload: { ...payload, ...more } });
    const key = { 'idempotency-key': 'k8Jq0vYx3sZr5tWn7bMc2aLp9d' };
    const [first, again] = [await send(key), await send(key)];
    expect([first.statusCode, again.statusCode]).toEqual([200, 200]);
    expect(again.json().key).toBe(first.json().key);
    expect((await send()).json()).toMatchObject({ code: 'proofNotValid' });
    // A key that others might use too gives nobody another's address.
    const short = { 'idempotency-key': '1' };
    const one = await city.app.inject({
      method: 'POST',
      url: '/api/portal/opinions',
      headers: short,
      payload: { ...spoken(city), proof: await proofFor(city) },
    });
    const two = await city.app.inject({
      method: 'POST',
      url: '/api/portal/opinions',
      headers: short,
      payload: { ...spoken(city), proof: await proofFor(city) },
    });
    expect(one.json().key).not.toBe(two.json().key);
    const unsolved = await city.app.inject({
      method: 'POST',
      url: '/api/portal/opinions',
      payload: { ...spoken(city), proof: { challenge: 'a.4.b.c', answer: '0' } },
    });
    expect(unsolved.json()).toMatchObject({ code: 'proofNotValid' });
  });

  test('ten at the same moment with one key are one opinion', async () => {
    const before = (await clerk().list('opinion', 'limit=200')).length;
    const payload = { ...spoken(city, { content: '同一时刻十次提交。' }), proof: await proofFor(city) };
    const headers = { 'idempotency-key': 'a1b2c3d4e5f6g7h8i9j0k1l2m3' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => city.app.inject({ method: 'POST', url: '/api/portal/opinions', headers, payload })),
    );
    expect(new Set(answers.filter((a) => a.statusCode === 200).map((a) => a.json().key)).size).toBe(1);
    expect((await clerk().list('opinion', 'limit=200')).length).toBe(before + 1);
  });

  test('an address that sends too much is asked to wait, on whichever node, and nothing is kept of it but a keyed hash', async () => {
    const narrow = await createCity();
    try {
      Object.assign(narrow.deps.config, { intakePerHour: 3 });
      for (let n = 0; n < 3; n++) expect((await submit(narrow)).status).toBe(200);
      expect((await submit(narrow)).body).toMatchObject({ code: 'tooManyRequests' });
      const rows = await narrow.deps.db.selectFrom('intake_count').selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain('127.0.0.1');
      narrow.clock.advanceDays(2);
      expect((await submit(narrow)).status).toBe(200);
      await sweepIntake(narrow.deps.db, narrow.clock.now());
      expect((await narrow.deps.db.selectFrom('intake_count').selectAll().execute()).length).toBe(2);
    } finally {
      await narrow.drop();
    }
  });

  test('a contact is verified by a code sent to it, once; wrong, used and foreign codes are refused alike', async () => {
    const ask = async (to: string) => {
      const payload = { kind: 'phone', to, proof: await proofFor(city) };
      return (await city.app.inject({ method: 'POST', url: '/api/portal/contact-codes', payload })).json().id as string;
    };
    const id = await ask('139 9876 5432');
    const message = city.messages.sent.at(-1);
    const code = /\d{6}/.exec(message?.text ?? '')?.[0] ?? '';
    expect(message).toMatchObject({ kind: 'phone', to: '139 9876 5432' });
    const give = (more: object) => submit(city, { phone: '13998765432', verification: { id, code, kind: 'phone', ...more } });
    const wrong = code === '000000' ? '111111' : '000000';
    expect((await give({ code: wrong })).body).toMatchObject({ code: 'contactCodeWrong' });
    expect((await submit(city, { phone: '13000000000', verification: { id, code, kind: 'phone' } })).body).toMatchObject({
      code: 'contactCodeWrong',
    });
    const taken = await give({});
    expect(taken.status, taken.text).toBe(200);
    expect((await citizenWith(city, taken.body.key).see()).contact).toMatchObject({ verified: 'phone' });
    expect((await give({})).body).toMatchObject({ code: 'contactCodeWrong' });
    const [newest] = await clerk().list('opinion', 'sort=-createdAt&limit=1');
    await clerk().act('opinion', newest?.id ?? '', 'receive', { grade: 'ordinary' });
    expect(await tellCitizens(city.deps, city.messages)).toBe(0);
    await clerk().act('opinion', newest?.id ?? '', 'answerAsDeputy', { feedback: '已经安排。' });
    expect([await tellCitizens(city.deps, city.messages), await tellCitizens(city.deps, city.messages)]).toEqual([1, 0]);
    expect(city.messages.sent.at(-1)).toMatchObject({ to: '13998765432', text: expect.not.stringContaining('已经安排') });
    const second = await ask('13111112222');
    for (let n = 0; n < 6; n++) await submit(city, { phone: '13111112222', verification: { id: second, code: '123456', kind: 'phone' } });
    const right = /\d{6}/.exec(city.messages.sent.at(-1)?.text ?? '')?.[0] ?? '';
    expect((await submit(city, { phone: '13111112222', verification: { id: second, code: right, kind: 'phone' } })).body).toMatchObject({
      code: 'contactCodeWrong',
    });
  });

  test('codes to one number are counted together however it is written, and only to what can be a number or mailbox', async () => {
    const narrow = await createCity();
    try {
      const ask = async (kind: string, to: string) => {
        const payload = { kind, to, proof: await proofFor(narrow) };
        return (await narrow.app.inject({ method: 'POST', url: '/api/portal/contact-codes', payload })).statusCode;
      };
      for (const to of ['13912340000', '139 1234 0000', '139-1234-0000', '(139)12340000', '1391234 0000'])
        expect(await ask('phone', to)).toBe(200);
      expect(await ask('phone', '139 12340000')).toBe(429);
      expect([await ask('phone', 'nobody@example.org'), await ask('email', '13912340000')]).toEqual([400, 400]);
      expect(await ask('email', 'Somebody@Example.org')).toBe(200);
    } finally {
      await narrow.drop();
    }
  });

  test('a district is one that the form offers, and rules on contents hold for what is added later too', async () => {
    await clerk().make('station', stationOf({ code: 'S7', name: '西山站', district: '西山街道' }));
    expect((await submit(city, { district: '张三的电话13900001111' })).body).toMatchObject({
      code: 'invalidInput',
      errors: [{ path: 'district', code: 'unknownReference' }],
    });
    const citizen = await tell(city, { district: '西山街道' });
    await clerk().make('contentRule', { name: '辱骂', words: ['混蛋'], effect: 'hold', explanation: '请文明用语。' });
    expect((await citizen.call('POST', '/remarks', { text: '都是混 蛋。' })).body).toMatchObject({ code: 'contentRefused' });
    expect((await citizen.call('POST', '/remarks', { text: '请尽快。' })).status).toBe(200);
    const notices = (await clerk().get('/api/notices?limit=100')).body.items as { kind: string }[];
    expect(notices.map((n) => n.kind)).toContain('opinion.remarked');
    await clerk().act('opinion', citizen.id, 'receive', { grade: 'ordinary' });
    await clerk().act('opinion', citizen.id, 'answerAsDeputy', { feedback: '已经安排。' });
    expect((await citizen.call('POST', '/rating', { rating: 'satisfied', text: '混蛋' })).body).toMatchObject({ code: 'contentRefused' });
    expect((await citizen.see()).rating).toBeNull();
  });

  test('somebody signed in acts here as whoever holds the secret, and nothing more', async () => {
    const citizen = await tell(city);
    const answer = await clerk().call('GET', '/api/portal/opinion', undefined, { 'x-opinion-key': citizen.key });
    expect(answer.body.can).toEqual(['addPhoto', 'erase', 'remark']);
    expect((await clerk().get('/api/portal/opinion')).status).toBe(404);
  });

  test('whoever spoke at the table is given an address of their own; it replaces the one before, never that of a page', async () => {
    const told = { channel: 'phone', content: '来电反映积水。', grade: 'ordinary', anonymous: true, consented: true, on: '2025-03-03' };
    const made = await clerk().make('opinion', told, 'record');
    const first = (await clerk().post(`/api/opinions/${made.id}/tracking`)).body;
    expect(first.url).toBe(`${city.deps.config.publicUrl}/portal/track#${first.key}`);
    expect((await citizenWith(city, first.key).see()).state).toBe('received');
    const address = `/api/opinions/${made.id}/tracking`;
    expect((await clerk().post(address)).body).toMatchObject({ code: 'guardRefused', data: { reason: 'addressGiven' } });
    expect((await citizenWith(city, first.key).see()).state).toBe('received');
    const second = (await clerk().post(address, { reason: '纸条遗失，本人再次来电' })).body;
    expect((await citizenWith(city, first.key).call('GET', '')).status).toBe(404);
    expect((await citizenWith(city, second.key).see()).state).toBe('received');
    const citizen = await tell(city);
    expect((await clerk().post(`/api/opinions/${citizen.id}/tracking`)).status).toBe(403);
    expect((await city.person('mei').post(address)).status).toBe(404);
    expect((await clerk().post(`/api/opinions/${made.id}/giveAddress`, { again: false })).status).toBe(404);
    const given = await city.deps.db
      .selectFrom('record_log')
      .select(['actor', 'input'])
      .where('record_id', '=', made.id)
      .where('action', '=', 'giveAddress')
      .orderBy('seq')
      .execute();
    expect(given.map((g) => g.input.again)).toEqual([false, true]);
    expect(JSON.stringify(given[1]?.actor)).toContain(clerk().accountId);
    await clerk().act('opinion', made.id, 'answerAsDeputy', { feedback: '已经排水。' });
    await citizenWith(city, second.key).call('POST', '/rating', { rating: 'satisfied' });
    expect((await clerk().post(address, { reason: '再要一个' })).body).toMatchObject({ code: 'notAllowedInState' });
  });
});

describe('what many say', () => {
  test('stands together, with what is shared; category and grade are proposed from what was decided before', async () => {
    const paving = ['滨江步道的地砖松动，下雨天踩一脚水。', '滨江步道地砖松动翘起，老人绊倒过。', '滨江步道有好几处地砖松动，请尽快修。'];
    const told: Awaited<ReturnType<typeof tell>>[] = [];
    for (const content of paving) told.push(await tell(city, { content }));
    await tell(city, { content: '图书馆周末能不能晚一点闭馆。' });
    await clerk().act('opinion', told[0]?.id ?? '', 'receive', { grade: 'important' });
    await clerk().act('opinion', told[1]?.id ?? '', 'receive', { grade: 'important' });
    const alike = (await clerk().get(`/api/similar-opinions/${told[2]?.id}`)).body.items as { id: string; score: number }[];
    expect(alike.map((a) => a.id)).toEqual(expect.arrayContaining([told[0]?.id, told[1]?.id]));
    const advice = (await clerk().get(`/api/opinion-advice/${told[2]?.id}`)).body;
    expect(advice.grades[0]).toMatchObject({ grade: 'important' });
    const topics = (await clerk().get('/api/opinion-topics?days=30')).body.items as {
      first: { id: string };
      words: string[];
      count: number;
    }[];
    const topic = topics.find((t) => t.first.id === told[0]?.id);
    const lines = (await clerk().get(`/api/opinion-topics/${told[1]?.id}?days=30`)).body;
    expect(lines).toMatchObject({ count: topic?.count, items: told.map((t) => ({ id: t.id })) });
    const [next, ...others] = [await tell(city, { content: '滨江步道地砖松动好久了，走过都怕。' }), ...told];
    expect((await clerk().get(`/api/opinion-topics/${next.id}?days=30`)).body.items.map((o: { id: string }) => o.id)).toEqual([
      ...others.map((t) => t.id),
      next.id,
    ]);
    expect(topic?.words.join()).toContain('地砖');
    expect((await city.person('mei').get(`/api/similar-opinions/${told[2]?.id}`)).status).toBe(404);
    expect((await city.person('roads').get('/api/opinion-topics')).status).toBe(403);
  });
});

test('what is searched from the first rows on has an index in that order', async () => {
  const ordered = processes.filter((p) => p.list.searchInOrder);
  expect(ordered.map((p) => p.id)).toContain('opinion');
  for (const process of ordered) {
    const column = process.list.defaultSort.replace('-', '').replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
    const { rows } = await sql<{ indexdef: string }>`SELECT indexdef FROM pg_indexes WHERE tablename = ${tableOf(process)}`.execute(
      city.database.owner,
    );
    expect(
      rows.some(({ indexdef }) => new RegExp(`\\(congress_id, ${column}( DESC)?, id( DESC)?\\)`).test(indexdef)),
      process.id,
    ).toBe(true);
  }
});

test('a search finds what is rare, and goes on page by page', async () => {
  for (let n = 0; n < 4; n++) await tell(city, { content: `渡口栏杆第${n}处锈断。` });
  const seen: string[] = [];
  let cursor = '';
  do {
    const { items, next } = (await clerk().get(`/api/opinions?q=${encodeURIComponent('渡口栏杆')}&limit=3${cursor}`)).body;
    seen.push(...items.map((i: { id: string }) => i.id));
    cursor = next ? `&cursor=${next}` : '';
  } while (cursor);
  expect(new Set(seen).size).toBe(4);
  expect(seen.length).toBe(4);
});
