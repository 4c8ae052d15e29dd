import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { emptyOutbox, noticeFor } from '../../tests/support/notices.ts';
import { person, roomApp } from '../../tests/support/room-app.ts';
import { ManualClock } from '../clock.ts';
import { registerWebhookRoutes } from '../http/routes/webhooks.ts';
import { newId } from '../new-id.ts';
import type { CloudEvent } from './cloud-event.ts';
import { createEgress } from './egress.ts';
import { enqueueNotices, type Notice } from './enqueue.ts';
import { deliverMail } from './mail.ts';
import { deliverWebhooks, sweepOutboxes, type WebhookDeps } from './webhooks.ts';

const congress = newId();
const otherCongress = newId();
const minute = 60_000;
const secretKey = Buffer.alloc(32, 9);
const start = new Date('2024-03-01T01:00:00Z');
const clock = new ManualClock(start);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock.set(start);
  await emptyOutbox(database);
});

const notice = (accountId: string, title: string, more: Partial<Notice> = {}) => noticeFor(congress, clock.now(), accountId, title, more);
const tell = (...notices: Notice[]) => database.db.transaction().execute((tx) => enqueueNotices(tx, notices));
const advance = (milliseconds: number) => clock.set(new Date(clock.now().getTime() + milliseconds));

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

  it('leave every change of theirs in the security log, without the secret', async () => {
    const { webhook, secret } = await create();
    await call(admin.accountId, 'POST', `/api/webhooks/${webhook.id}/pause`);
    await call(admin.accountId, 'POST', `/api/webhooks/${webhook.id}/resume`);
    await call(admin.accountId, 'DELETE', `/api/webhooks/${webhook.id}`);
    const lines = await database.db.selectFrom('security_log').selectAll().where('congress_id', '=', congress).orderBy('id').execute();
    expect(lines.slice(-4).map((l) => l.kind)).toEqual(['webhookAdded', 'webhookPaused', 'webhookResumed', 'webhookRemoved']);
    expect(lines.at(-1)).toMatchObject({ actor_id: admin.accountId, data: { url: `${base}/hook` } });
    expect(JSON.stringify(lines)).not.toContain(secret);
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
