import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NoticeWish } from '../../contract/notices.ts';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { emptyOutbox, noticeFor } from '../../tests/support/notices.ts';
import { payloads } from '../../tests/support/payloads.ts';
import { ManualClock } from '../clock.ts';
import { newId } from '../new-id.ts';
import { enqueueNotices, type Notice } from './enqueue.ts';
import { deliverMail, type MailDeps, smtpSender } from './mail.ts';
import { keepWish, usualWish } from './wishes.ts';

const congress = newId();
const minute = 60_000;
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

async function account(email: string | null, status: 'active' | 'suspended' = 'active', wish: NoticeWish | null = each): Promise<string> {
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
  if (wish) await keepWish(database.db, id, wish);
  return id;
}

/** The headers of our mails. */
const known = new Set([
  'from',
  'to',
  'subject',
  'message-id',
  'date',
  'auto-submitted',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
]);
const each: NoticeWish = { ...usualWish, mail: 'each', quiet: null };

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

  it('has the headers that the program gives it, whatever stands in the words of a notice', async () => {
    const ann = await account('ann3@city.example');
    for (const payload of payloads.filter((text) => !text.includes('\u0000'))) {
      arrived = [];
      await tell(notice(ann, payload.toWellFormed(), { body: payload.toWellFormed() }));
      expect(await deliverMail(deps), payload).toBe(1);
      const [mail] = arrived;
      const head = (mail?.raw.slice(0, mail.raw.indexOf('\r\n\r\n')) ?? '').replace(/\r\n[ \t]+/g, ' ');
      const names = head.split('\r\n').map((line) => line.slice(0, line.indexOf(':')).toLowerCase());
      expect(
        names.filter((name) => !known.has(name)),
        payload,
      ).toEqual([]);
      expect(new Set(names).size, payload).toBe(names.length);
      expect([mail?.to, /^content-type: (.*)$/im.exec(head)?.[1]], payload).toEqual([['ann3@city.example'], 'text/plain; charset=utf-8']);
    }
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
      notice(newId(), '无人', { urgent: true }),
    );
    await deliverMail(deps);
    await tell(notice(await account('later@city.example'), '未设'));
    await deliverMail({ ...deps, send: null });
    await deliverMail(deps);
    expect(arrived).toEqual([]);
    const outcomes = await database.db.selectFrom('mail_delivery').select('outcome').execute();
    expect(outcomes.map((o) => o.outcome).sort()).toEqual(['noAddress', 'noAddress', 'noAddress', 'off']);
  });

  it('that is not urgent waits for the hour of the day and then comes as one, in order', async () => {
    const ann = await account('daily@city.example', 'active', null);
    for (let n = 1; n <= 3; n++) {
      await tell(notice(ann, `甲${n}`));
      advance(minute);
    }
    expect(await deliverMail(deps)).toBe(0);
    clock.set(new Date('2024-03-02T00:29:59Z'));
    expect(await deliverMail(deps)).toBe(0);
    clock.set(new Date('2024-03-02T00:30:00Z'));
    expect(await deliverMail(deps)).toBe(1);
    expect(subjects()).toEqual(['甲1（共 3 条通知）']);
    const body = bodyOf(arrived[0]?.raw ?? '');
    expect(
      ['甲1', '甲2', '甲3'].map((t) => body.indexOf(`${t}：请在期限内办理。`)).every((at, i, all) => at >= 0 && at > (all[i - 1] ?? -1)),
    ).toBe(true);
    expect(await deliverMail(deps)).toBe(0);
  });

  it('that is urgent goes at once and takes along what waits before it, so that nothing is overtaken', async () => {
    const ann = await account('urgent@city.example', 'active', null);
    await tell(notice(ann, '甲1'));
    await tell(notice(ann, '甲2', { urgent: true }));
    await tell(notice(ann, '甲3'));
    expect(await deliverMail(deps)).toBe(1);
    expect(subjects()).toEqual(['【紧急】甲2（共 2 条通知）']);
    expect(bodyOf(arrived[0]?.raw ?? '')).not.toContain('甲3');
    clock.set(new Date('2024-03-02T00:30:00Z'));
    expect(await deliverMail(deps)).toBe(1);
    expect(subjects()).toEqual(['【紧急】甲2（共 2 条通知）', '甲3']);
  });

  it('in one mail is tried again as one, and waits while the server says not now', async () => {
    const ann = await account('again@city.example', 'active', null);
    await tell(notice(ann, '甲1'), notice(ann, '甲2'));
    clock.set(new Date('2024-03-02T00:30:00Z'));
    answer = () => refusal(451);
    expect(await deliverMail(deps)).toBe(0);
    answer = null;
    expect(await deliverMail(deps)).toBe(0);
    advance(minute);
    expect(await deliverMail(deps)).toBe(1);
    expect(subjects()).toEqual(['甲1（共 2 条通知）']);
  });

  it('goes to nobody who wants none, and only what is urgent to who wants only that', async () => {
    const off = await account('none@city.example', 'active', { ...each, mail: 'off' });
    const some = await account('some@city.example', 'active', { ...each, mail: 'urgent' });
    await tell(notice(off, '甲1', { urgent: true }), notice(some, '乙1'), notice(some, '乙2', { urgent: true }));
    advance(48 * 60 * minute);
    expect(await deliverMail(deps)).toBe(1);
    expect(subjects()).toEqual(['【紧急】乙2']);
    const told = await database.db.selectFrom('notice').select('title').execute();
    expect(told.map((n) => n.title).sort()).toEqual(['乙1', '乙2', '甲1']);
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

/** The text of a mail, whichever way it was encoded for the journey. */
function bodyOf(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString();
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_m, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

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
