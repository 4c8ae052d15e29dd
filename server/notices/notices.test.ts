import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { emptyOutbox, noticeFor } from '../../tests/support/notices.ts';
import { person, roomApp } from '../../tests/support/room-app.ts';
import { ManualClock } from '../clock.ts';
import { registerNoticeRoutes } from '../http/routes/notices.ts';
import { newId } from '../new-id.ts';
import { enqueueNotices, type Notice } from './enqueue.ts';

const congress = newId();
const otherCongress = newId();
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
