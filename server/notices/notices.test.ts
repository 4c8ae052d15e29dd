import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { person, roomApp } from '../../tests/support/room-app.ts';
import { ManualClock } from '../clock.ts';
import { registerNoticeRoutes } from '../http/routes/notices.ts';
import { registerWebhookRoutes } from '../http/routes/webhooks.ts';
import { newId } from '../new-id.ts';
import type { CloudEvent } from './cloud-event.ts';
import { createEgress } from './egress.ts';
import { enqueueNotices, type Notice } from './enqueue.ts';
import { deliverMail, type MailDeps, smtpSender } from './mail.ts';
import { deliverWebhooks, sweepOutboxes, type WebhookDeps } from './webhooks.ts';

const congress = newId();
const otherCongress = newId();
const start = new Date('2024-03-01T01:00:00Z');
const minute = 60_000;
const clock = new ManualClock(start);
const secretKey = Buffer.alloc(32, 9);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock.set(start);
  for (const table of ['webhook_delivery', 'webhook', 'mail_delivery', 'notice'] as const) await database.owner.deleteFrom(table).execute();
});

const notice = (accountId: string, title: string, more: Partial<Notice> = {}): Notice => ({
  congressId: congress,
  at: clock.now(),
  kind: 'suggestion.handedOver',
  recipient: { accountId },
  title,
  body: `${title}：请在期限内办理。`,
  link: '/suggestions/1',
  process: 'suggestion',
  recordId: newId(),
  urgent: false,
  ...more,
});
const tell = (...notices: Notice[]) => database.db.transaction().execute((tx) => enqueueNotices(tx, notices));
const advance = (milliseconds: number) => clock.set(new Date(clock.now().getTime() + milliseconds));

async function account(email: string | null, status: 'active' | 'suspended' = 'active'): Promise<string> {
  const id = newId();
  const values = {
    id,
    home_congress_id: congress,
    username: `u${id}`,
    name: '测试',
    password_hash: null,
    password_changed_at: start,
    must_change_password: false,
    status,
    phone: null,
    email,
    locale: 'zh' as const,
    created_at: start,
    created_by: null,
    updated_at: start,
  };
  await database.owner
    .insertInto('account')
    .values(values as never)
    .execute();
  return id;
}

describe('notices in the app', () => {
  const [ann, ben] = [person(newId(), congress), person(newId(), congress)] as const;
  const moved = { ...ann, grants: [{ role: 'unitClerk', congressId: otherCongress }] };
  let app: FastifyInstance;
  beforeAll(() => {
    app = roomApp([ann, ben]);
    registerNoticeRoutes(app, { db: database.db, clock });
  });
  afterAll(() => app.close());
  const get = async (who: string, query = '') =>
    (await app.inject({ url: `/api/notices${query}`, headers: { 'x-test-account': who } })).json();
  const read = async (who: string, body: object) =>
    (await app.inject({ method: 'POST', url: '/api/notices/read', headers: { 'x-test-account': who }, payload: body })).json();

  it('are listed newest first, page by page, each to its own person', async () => {
    for (let n = 1; n <= 5; n++) await tell(notice(ann.accountId, `事项${n}`), notice(ben.accountId, `他的${n}`));
    const first = await get(ann.accountId, '?limit=2');
    expect(first.items.map((i: { title: string }) => i.title)).toEqual(['事项5', '事项4']);
    const second = await get(ann.accountId, `?limit=2&before=${first.next}`);
    const third = await get(ann.accountId, `?limit=2&before=${second.next}`);
    expect([...second.items, ...third.items].map((i: { title: string }) => i.title)).toEqual(['事项3', '事项2', '事项1']);
    expect(third.next).toBeNull();
  });

  it("are counted and marked as read, only one's own", async () => {
    for (let n = 1; n <= 4; n++) await tell(notice(ann.accountId, `事项${n}`), notice(ben.accountId, `他的${n}`));
    expect(await get(ann.accountId, '/count')).toEqual({ unread: 4 });
    const all = await get(ann.accountId);
    const bens = await get(ben.accountId);
    expect(await read(ann.accountId, { ids: [all.items[0].id, bens.items[0].id] })).toEqual({ unread: 3 });
    expect(await read(ann.accountId, { upTo: all.items[2].id })).toEqual({ unread: 1 });
    expect((await get(ann.accountId, '?unread=true')).items.map((i: { title: string }) => i.title)).toEqual(['事项3']);
    expect(await get(ben.accountId, '/count')).toEqual({ unread: 4 });
  });

  it('stay behind when one leaves the congress', async () => {
    await tell(notice(ann.accountId, '事项'));
    const elsewhere = roomApp([moved]);
    registerNoticeRoutes(elsewhere, { db: database.db, clock });
    expect((await elsewhere.inject({ url: '/api/notices', headers: { 'x-test-account': ann.accountId } })).json().items).toEqual([]);
    await elsewhere.close();
  });

  it('refuse strange questions and strangers', async () => {
    expect((await app.inject({ url: '/api/notices' })).statusCode).toBe(401);
    for (const query of ['?limit=0', '?limit=101', '?before=1', '?sort=title']) {
      expect((await app.inject({ url: `/api/notices${query}`, headers: { 'x-test-account': ann.accountId } })).statusCode).toBe(400);
    }
  });

  it('are not told when the action is rolled back, and told once when named twice', async () => {
    const gone = database.db.transaction().execute(async (tx) => {
      await enqueueNotices(tx, [notice(ann.accountId, '撤回')]);
      throw new Error('rolled back');
    });
    await expect(gone).rejects.toThrow('rolled back');
    expect((await get(ann.accountId)).items).toEqual([]);
    const same = notice(ann.accountId, '一次');
    await tell(same, same);
    expect((await get(ann.accountId)).items).toHaveLength(1);
  });

  it('can be thousands at once', async () => {
    await tell(...Array.from({ length: 2500 }, () => notice(newId(), '全体代表')));
    expect(await database.db.selectFrom('notice').select('id').execute()).toHaveLength(2500);
  });
});

describe('mail', () => {
  interface Arrived {
    readonly to: string[];
    readonly raw: string;
  }
  let arrived: Arrived[] = [];
  let answer: ((to: string) => Error | null) | null = null;
  let server: SMTPServer;
  let deps: MailDeps;

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _session, done) => done(answer?.(address) ?? null),
      onData: async (stream, session, done) => {
        const raw = await text(stream);
        arrived.push({ to: session.envelope.rcptTo.map((r) => r.address), raw });
        done();
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    deps = {
      db: database.db,
      clock,
      send: smtpSender(`smtp://127.0.0.1:${port}`, '议事 <yishi@city.example>'),
      publicUrl: 'https://yishi.city.example',
    };
  });
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
  beforeEach(() => {
    arrived = [];
    answer = null;
  });
  const subjects = () => arrived.map((m) => decodeSubject(m.raw));
  const refusal = (code: number) => Object.assign(new Error('not now'), { responseCode: code });

  it('arrives once, in order, at the right address', async () => {
    const [ann, ben] = [await account('ann@city.example'), await account('ben@city.example')];
    for (let n = 1; n <= 3; n++) await tell(notice(ann, `甲${n}`), notice(ben, `乙${n}`, { urgent: true }));
    expect(await deliverMail(deps)).toBe(6);
    expect(await deliverMail(deps)).toBe(0);
    expect(subjects().filter((s) => s.includes('甲'))).toEqual(['甲1', '甲2', '甲3']);
    expect(subjects().filter((s) => s.includes('乙'))).toEqual(['【紧急】乙1', '【紧急】乙2', '【紧急】乙3']);
    for (const mail of arrived) expect(mail.to).toEqual([decodeSubject(mail.raw).includes('甲') ? 'ann@city.example' : 'ben@city.example']);
    expect(new Set(arrived.map((m) => /^message-id: (.*)$/im.exec(m.raw)?.[1])).size).toBe(6);
  });

  it('is sent once when three nodes send at the same time', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, (_, n) => account(`p${n}@city.example`)));
    for (let n = 1; n <= 3; n++) await tell(...people.map((id) => notice(id, `同时${n}`)));
    await Promise.all([deliverMail(deps), deliverMail(deps), deliverMail(deps)]);
    expect(arrived).toHaveLength(30);
    expect(new Set(arrived.map((m) => `${m.to} ${decodeSubject(m.raw)}`)).size).toBe(30);
  });

  it('waits and is tried again when the server says not now; later mail to the same person waits behind it', async () => {
    const [ann, ben] = [await account('ann2@city.example'), await account('ben2@city.example')];
    await tell(notice(ann, '甲1'), notice(ben, '乙1'));
    await tell(notice(ann, '甲2'));
    answer = (to) => (to.startsWith('ann') ? refusal(451) : null);
    await deliverMail(deps);
    expect(subjects()).toEqual(['乙1']);
    answer = null;
    await deliverMail(deps);
    expect(subjects()).toEqual(['乙1']);
    advance(minute);
    await deliverMail(deps);
    expect(subjects()).toEqual(['乙1', '甲1', '甲2']);
  });

  it('is given up at once when the address does not exist, and after thirty failures', async () => {
    const ann = await account('gone@city.example');
    await tell(notice(ann, '甲1'));
    answer = () => refusal(550);
    await deliverMail(deps);
    expect(await database.db.selectFrom('mail_delivery').select(['outcome', 'attempts']).execute()).toEqual([
      { outcome: 'givenUp', attempts: 1 },
    ]);
    answer = () => refusal(450);
    await tell(notice(ann, '甲2'));
    for (let n = 0; n < 40; n++) {
      await deliverMail(deps);
      advance(60 * minute);
    }
    const rows = await database.db.selectFrom('mail_delivery').select(['outcome', 'attempts']).orderBy('notice_id').execute();
    expect(rows[1]).toEqual({ outcome: 'givenUp', attempts: 30 });
    expect(arrived).toEqual([]);
  });

  it('survives a mail server that is away', async () => {
    const ann = await account('away@city.example');
    await tell(notice(ann, '甲1'));
    await deliverMail({ ...deps, send: smtpSender('smtp://127.0.0.1:1', 'x@city.example') });
    advance(minute);
    await deliverMail(deps);
    expect(subjects()).toEqual(['甲1']);
  });

  it('does not go to people without an address or suspended, and not at all without a server', async () => {
    await tell(
      notice(await account(null), '无址'),
      notice(await account('off@city.example', 'suspended'), '停用'),
      notice(newId(), '无人'),
    );
    await deliverMail(deps);
    await tell(notice(await account('later@city.example'), '未设'));
    await deliverMail({ ...deps, send: null });
    await deliverMail(deps);
    expect(arrived).toEqual([]);
    const outcomes = await database.db.selectFrom('mail_delivery').select('outcome').execute();
    expect(outcomes.map((o) => o.outcome).sort()).toEqual(['noAddress', 'noAddress', 'noAddress', 'off']);
  });

  it('cannot be given extra headers or recipients', async () => {
    const ann = await account('one@city.example, two@city.example');
    const ben = await account('ben3@city.example');
    await tell(notice(ann, '多址'), notice(ben, '标题\r\nBcc: evil@city.example\r\n\r\n<script>'));
    await deliverMail(deps);
    for (const mail of arrived) {
      expect(mail.to).toHaveLength(1);
      expect(mail.raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
    }
    expect(arrived.some((m) => m.to.includes('two@city.example') || m.to.includes('evil@city.example'))).toBe(false);
  });

  it('of a node that died while sending is sent by another one when the claim has run out', async () => {
    await tell(notice(await account('claim@city.example'), '接手'));
    await database.db
      .updateTable('mail_delivery')
      .set({ claimed_until: new Date(clock.now().getTime() + 2 * minute) })
      .execute();
    expect(await deliverMail(deps)).toBe(0);
    advance(2 * minute + 1);
    expect(await deliverMail(deps)).toBe(1);
  });
});

describe('webhooks', () => {
  const admin = person(newId(), congress, 'systemAdmin');
  const clerk = person(newId(), congress, 'scOfficeClerk');
  const stranger = person(newId(), otherCongress, 'systemAdmin');
  let receiver: Server;
  let base: string;
  let got: { event: CloudEvent; request: IncomingMessage; body: string }[] = [];
  let behave: (response: ServerResponse, n: number) => void = (response) => response.end();
  let app: FastifyInstance;
  const egress = createEgress(['127.0.0.1']);
  let deps: WebhookDeps;

  beforeAll(async () => {
    receiver = createServer(async (request, response) => {
      const body = await text(request);
      got.push({ event: JSON.parse(body), request, body });
      behave(response, got.length);
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    deps = { db: database.db, clock, egress, secretKey };
    app = roomApp([admin, clerk, stranger]);
    registerWebhookRoutes(app, { db: database.db, clock, egress, secretKey });
  });
  afterAll(async () => {
    await app.close();
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  });
  beforeEach(() => {
    got = [];
    behave = (response) => response.end();
  });
  const call = (who: string, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) =>
    app.inject({ method, url, headers: { 'x-test-account': who }, ...(payload ? { payload } : {}) });
  const create = async (more: object = {}) =>
    (await call(admin.accountId, 'POST', '/api/webhooks', { congressId: congress, url: `${base}/hook`, kinds: [], ...more })).json();
  const ids = () => got.map((g) => g.event.id);
  const accepted: string[] = [];
  afterEach(() => accepted.splice(0));

  it('receive CloudEvents, signed, that tell what happened but nothing of the papers', async () => {
    const { secret, webhook } = await create();
    const [one, two] = [newId(), newId()];
    const recordId = newId();
    await tell(notice(one, '机密标题', { recordId }), notice(two, '机密标题', { recordId, urgent: true }));
    expect(await deliverWebhooks(deps)).toBe(1);
    const [only] = got;
    expect(only?.event).toEqual({
      specversion: '1.0',
      id: expect.any(String),
      source: `urn:yishi:congress:${congress}`,
      type: 'yishi.suggestion.handedOver',
      time: start.toISOString(),
      subject: `suggestion/${recordId}`,
      datacontenttype: 'application/json',
      data: { congressId: congress, kind: 'suggestion.handedOver', process: 'suggestion', recordId, urgent: true, recipients: [one, two] },
    });
    expect(only?.body).not.toContain('机密');
    expect(only?.request.headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
    const signature = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(only?.request.headers['yishi-signature']));
    expect(Number(signature?.[1])).toBe(start.getTime() / 1000);
    expect(signature?.[2]).toBe(createHmac('sha256', secret).update(`${signature?.[1]}.${only?.body}`).digest('hex'));
    const stored = await database.owner.selectFrom('webhook').select('secret').where('id', '=', webhook.id).executeTakeFirstOrThrow();
    expect(stored.secret.includes(Buffer.from(secret))).toBe(false);
  });

  it('get every event once and in order from a receiver that fails at times, with three nodes sending', async () => {
    await create();
    const expected: string[] = [];
    for (let n = 0; n < 30; n++) await tell(notice(admin.accountId, `第${n}件`));
    for (const row of await database.db.selectFrom('webhook_delivery').select('event_id').orderBy('event_id').execute())
      expected.push(row.event_id);
    behave = (response, n) => {
      if (n % 4 === 0) return response.writeHead(500).end();
      if (n % 7 === 0) return response.destroy();
      const id = got[n - 1]?.event.id;
      if (id) accepted.push(id);
      return response.writeHead(n % 2 === 0 ? 204 : 200).end('x'.repeat(10_000));
    };
    for (let round = 0; round < 60 && accepted.length < expected.length; round++) {
      await Promise.all([deliverWebhooks(deps), deliverWebhooks(deps), deliverWebhooks(deps)]);
      advance(60 * minute);
    }
    expect(accepted).toEqual(expected);
    expect(got.length).toBeGreaterThan(expected.length);
  });

  it('wait longer after each failure, are paused in the end, and go on where they were when resumed', async () => {
    const { webhook } = await create();
    await tell(notice(admin.accountId, '甲'));
    await tell(notice(admin.accountId, '乙'));
    behave = (response) => response.writeHead(503).end();
    await deliverWebhooks(deps);
    advance(minute - 1);
    await deliverWebhooks(deps);
    expect(got).toHaveLength(1);
    advance(1);
    await deliverWebhooks(deps);
    expect(got).toHaveLength(2);
    advance(minute);
    await deliverWebhooks(deps);
    expect(got).toHaveLength(2);
    for (let n = 0; n < 40; n++) {
      advance(60 * minute);
      await deliverWebhooks(deps);
    }
    expect(got).toHaveLength(30);
    expect(new Set(ids()).size).toBe(1);
    const listed = (await call(admin.accountId, 'GET', `/api/webhooks?congressId=${congress}`)).json();
    expect(listed.items).toMatchObject([{ state: 'paused', waiting: 2, lastError: 'HTTP 503', nextAttemptAt: null }]);
    behave = (response) => response.end();
    await call(admin.accountId, 'POST', `/api/webhooks/${webhook.id}/resume`);
    expect(await deliverWebhooks(deps)).toBe(2);
    expect(got.slice(-2).map((g) => g.event.id)).toEqual([...new Set(ids())]);
  });

  it('get only the kinds they asked for, only of their congress, and nothing after they are deleted', async () => {
    const { webhook } = await create({ kinds: ['suggestion.replied'] });
    await tell(
      notice(admin.accountId, '甲'),
      notice(admin.accountId, '乙', { kind: 'suggestion.replied' }),
      notice(admin.accountId, '丙', { kind: 'suggestion.replied', congressId: otherCongress }),
    );
    expect(await deliverWebhooks(deps)).toBe(1);
    expect(got[0]?.event.data).toMatchObject({ kind: 'suggestion.replied', congressId: congress });
    await tell(notice(admin.accountId, '丁', { kind: 'suggestion.replied' }));
    expect((await call(admin.accountId, 'DELETE', `/api/webhooks/${webhook.id}`)).statusCode).toBe(204);
    expect(await deliverWebhooks(deps)).toBe(0);
  });

  it('do not follow redirects and do not wait for an endless answer', async () => {
    await create();
    await tell(notice(admin.accountId, '甲'));
    behave = (response, n) =>
      n === 1 ? response.writeHead(302, { location: `${base}/elsewhere` }).end() : void response.writeHead(200).write('never ends');
    expect(await deliverWebhooks(deps)).toBe(0);
    expect(got).toHaveLength(1);
    advance(minute);
    expect(await deliverWebhooks(deps)).toBe(1);
    expect(got[1]?.request.url).toBe('/hook');
  });

  it("are in the hands of the congress's system administrator alone", async () => {
    const { webhook } = await create();
    for (const [who, code] of [
      [clerk, 403],
      [stranger, 404],
    ] as const) {
      for (const [method, tail] of [
        ['POST', '/pause'],
        ['POST', '/resume'],
        ['POST', '/test'],
        ['DELETE', ''],
      ] as const) {
        expect((await call(who.accountId, method, `/api/webhooks/${webhook.id}${tail}`)).statusCode).toBe(code);
      }
      expect((await call(who.accountId, 'GET', `/api/webhooks?congressId=${congress}`)).statusCode).toBe(403);
      expect(
        (await call(who.accountId, 'POST', '/api/webhooks', { congressId: congress, url: 'https://a.example', kinds: [] })).statusCode,
      ).toBe(403);
    }
    const listed = (await call(admin.accountId, 'GET', `/api/webhooks?congressId=${congress}`)).body;
    expect(listed).not.toContain('secret');
  });

  it('can be tried out and paused', async () => {
    const { webhook } = await create();
    await call(admin.accountId, 'POST', `/api/webhooks/${webhook.id}/test`);
    await call(admin.accountId, 'POST', `/api/webhooks/${webhook.id}/pause`);
    expect(await deliverWebhooks(deps)).toBe(0);
    await call(admin.accountId, 'POST', `/api/webhooks/${webhook.id}/resume`);
    expect(await deliverWebhooks(deps)).toBe(1);
    expect(got[0]?.event.type).toBe('yishi.webhook.test');
  });

  it.each([
    'http://example.com/',
    'https://127.0.0.2/',
    'https://10.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://0x7f.2/',
    'ftp://example.com/',
    'https://user:pw@example.com/',
    'nonsense',
  ])('are not made for %s', async (url) => {
    const answer = await call(admin.accountId, 'POST', '/api/webhooks', { congressId: congress, url, kinds: [] });
    expect(answer.statusCode).toBe(400);
  });

  it('are swept from the outbox thirty days after they went out', async () => {
    await create();
    await tell(notice(admin.accountId, '甲'));
    await deliverWebhooks(deps);
    await deliverMail({ db: database.db, clock, send: null, publicUrl: 'https://x.example' });
    const left = async () =>
      [
        await database.db.selectFrom('webhook_delivery').select('event_id').execute(),
        await database.db.selectFrom('mail_delivery').select('notice_id').execute(),
      ].map((r) => r.length);
    await sweepOutboxes(database.db, new Date(clock.now().getTime() + 30 * 86_400_000));
    expect(await left()).toEqual([1, 1]);
    await sweepOutboxes(database.db, new Date(clock.now().getTime() + 30 * 86_400_000 + 1));
    expect(await left()).toEqual([0, 0]);
  });
});

function decodeSubject(raw: string): string {
  const header = /^subject: ((?:.*)(?:\r?\n[ \t].*)*)/im.exec(raw)?.[1] ?? '';
  return header.replace(/\r?\n[ \t]/g, '').replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_all, kind: string, code: string) =>
    kind.toLowerCase() === 'b'
      ? Buffer.from(code, 'base64').toString()
      : Buffer.from(
          code.replaceAll('_', ' ').replace(/=([0-9a-f]{2})/gi, (_m, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        ).toString(),
  );
}
