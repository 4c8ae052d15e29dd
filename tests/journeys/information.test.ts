import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReadingView } from '../../contract/information.ts';
import { verifyLog } from '../../server/actions/verify.ts';
import { sweepDeadlines } from '../../server/sweeps/deadlines.ts';
import { type City, createCity, type Seen } from '../support/city.ts';

/** What the standing committee's office gives deputies to know, and who has read it. */
let city: City;
const person = (name: string) => city.person(name);
const clerk = () => city.person('clerk');
const days = (n: number) => city.clock.advanceDays(n);
const dayIn = (n: number) => new Date(city.clock.now().getTime() + n * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
const told = async (who: string) => ((await person(who).get('/api/notices?limit=100')).body.items as { kind: string }[]).map((n) => n.kind);
const reading = async (id: string): Promise<ReadingView> => (await clerk().get(`/api/information/${id}/reading`)).body;
const turns = async (who: string) => {
  const { groups } = (await person(who).get('/api/work')).body as { groups: Record<string, { items: { id: string; action: string }[] }> };
  return Object.values(groups).flatMap((g) => g.items);
};
const refusal = async (who: string, id: string, action: string, input: object = {}) =>
  (await person(who).try('information', id, action, input)).body.data?.reason;
const report = (more: object = {}) => ({
  title: '一季度工作情况通报',
  kind: 'workReport',
  text: '一季度，常委会听取专项工作报告三项。',
  audience: 'all',
  asksReceipt: true,
  ...more,
});

async function receipt(who: string, informationId: string): Promise<Seen> {
  const [own] = await person(who).list('informationReceipt', `informationId=${informationId}&deputyId=${person(who).seat}`);
  if (!own) throw new Error(`${who} has no receipt`);
  return own;
}

beforeAll(async () => {
  city = await createCity();
});
afterAll(() => city.drop());

describe('information to deputies', () => {
  let id: string;

  test('is written, issued to those it is for, and nobody else learns that it exists', async () => {
    const group = await clerk().make('deputyGroup', {
      code: 'Z1',
      name: '法治小组',
      kind: 'list',
      termId: city.ids.term,
      delegationId: null,
      convenerId: null,
      viceConvenerId: null,
      memberIds: [person('lin').seat],
      fieldIds: [],
      purpose: null,
      formedOn: null,
      sortNo: 1,
    });
    await clerk().act('deputyship', person('mei').seat ?? '', 'edit', { fieldIds: [city.ids.transport] });
    const alone = await clerk().post('/api/information/draft', report({ asksReceipt: false, readBy: dayIn(5) }));
    expect(alone.body.data.reason).toBe('readByAlone');
    const empty = await clerk().make('information', report({ audience: 'chosen', readBy: dayIn(5) }), 'draft');
    id = empty.id;
    expect(await refusal('clerk', id, 'issue')).toBe('nobodyAddressed');
    expect((await turns('clerk')).find((t) => t.id === id)).toMatchObject({ action: 'issue' });
    expect((await person('lin').get(`/api/information/${id}`)).status).toBe(404);
    await clerk().act('information', id, 'change', { groupIds: [group.id], fieldIds: [city.ids.transport] });
    const issued = await clerk().act('information', id, 'issue');
    expect(issued.fields).toMatchObject({ issuedOn: dayIn(0), addressed: 2 });
    // The office learns who was addressed from the receipts; the record does not send thousands of names along.
    expect(issued.parties).toEqual([]);
    expect(await told('lin')).toContain('information.issuedBy');
    expect(await told('tan')).not.toContain('information.issuedBy');
    expect((await person('mei').see('information', id)).fields).toEqual(
      expect.objectContaining({ title: '一季度工作情况通报', text: expect.stringContaining('三项') }),
    );
    expect((await person('mei').see('information', id)).fields).not.toHaveProperty('audience');
    for (const who of ['tan', 'committee', 'roads', 'delegation.staff']) {
      expect((await person(who).get(`/api/information/${id}`)).status).toBe(404);
      expect(await person(who).list('information')).toEqual([]);
      expect(await person(who).list('informationReceipt')).toEqual([]);
    }
    const mine = await receipt('lin', id);
    expect((await person('mei').get(`/api/information-receipts/${mine.id}`)).status).toBe(404);
    expect((await person('mei').get(`/api/information/${id}/reading`)).status).toBe(404);
  });

  test('is read by the deputy’s own act alone, confirmed where that is asked, with a remark; questions are answered', async () => {
    const lin = await receipt('lin', id);
    expect([lin.state, lin.fields.openedOn]).toEqual(['unread', null]);
    expect((await turns('lin')).find((t) => t.id === lin.id)).toMatchObject({ action: 'open' });
    // Neither the office nor another deputy makes it read; nor is it confirmed unopened.
    expect((await clerk().try('informationReceipt', lin.id, 'open')).status).toBe(403);
    expect((await person('mei').try('informationReceipt', lin.id, 'open')).status).toBe(404);
    expect((await person('lin').try('informationReceipt', lin.id, 'confirm')).status).toBe(409);
    const opened = await person('lin').act('informationReceipt', lin.id, 'open');
    expect([opened.state, opened.can]).toEqual(['toConfirm', ['confirm', 'remark', 'ask']]);
    await person('lin').act('informationReceipt', lin.id, 'ask', { question: '报告全文在哪里看？' });
    expect(await told('clerk')).toContain('informationReceipt.asked');
    const confirmed = await person('lin').act('informationReceipt', lin.id, 'confirm', { remark: '内容清楚。' });
    expect([confirmed.state, confirmed.fields.confirmedOn]).toEqual(['asking', dayIn(0)]);
    expect(confirmed.deadlines.find((d) => d.key === 'read')).toMatchObject({ outcome: 'met' });
    expect((await person('lin').try('informationReceipt', lin.id, 'confirm')).body.data.reason).toBe('confirmedAlready');
    expect((await turns('clerk')).find((t) => t.id === lin.id)).toMatchObject({ action: 'answer' });
    const answered = await clerk().act('informationReceipt', lin.id, 'answer', { answer: '已发在附件中。' });
    expect([answered.state, answered.fields.questions]).toEqual([
      'read',
      [{ on: dayIn(0), question: '报告全文在哪里看？', answeredOn: dayIn(0), answer: '已发在附件中。' }],
    ]);
    expect(await told('lin')).toContain('informationReceipt.answered');
    expect(await reading(id)).toMatchObject({
      addressed: 2,
      opened: 1,
      confirmed: 1,
      asking: 0,
      delegations: [{ id: city.ids.delegation, name: '东湖代表团', addressed: 2, opened: 1, confirmed: 1 }],
    });
  });

  test('those who have not read it are reminded by hand once a day and by the clock on the day, listed and exported', async () => {
    const unread = async () =>
      (await clerk().list('informationReceipt', `informationId=${id}&state=unread,toConfirm`)).map((r) => r.fields);
    expect(await unread()).toMatchObject([{ deputyId: person('mei').seat, reminders: 0 }]);
    await clerk().act('information', id, 'remind');
    expect(await refusal('clerk', id, 'remind')).toBe('remindedToday');
    expect(await unread()).toMatchObject([{ reminders: 1, remindedOn: dayIn(0) }]);
    expect(await told('mei')).toContain('informationReceipt.reminded');
    expect(await told('lin')).not.toContain('informationReceipt.reminded');
    days(5);
    await sweepDeadlines(city.deps);
    const clock = (who: string) => told(who).then((kinds) => kinds.filter((k) => k.startsWith('informationReceipt.due')).length);
    expect([await clock('mei'), await clock('lin')]).toEqual([1, 0]);
    days(1);
    await sweepDeadlines(city.deps);
    expect(await told('mei')).toContain('informationReceipt.overdue');
    const sheet = await clerk().bytes('GET', `/api/information-receipts/export?format=xlsx&informationId=${id}&state=unread`);
    expect([sheet.status, sheet.body.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  });

  test('more deputies are added, a correction asks to read again, what is closed is missed and may still be read', async () => {
    expect(await refusal('clerk', id, 'addressMore', { deputyIds: [person('lin').seat] })).toBe('nobodyNew');
    await clerk().act('information', id, 'addressMore', { delegationIds: [city.ids.delegation] });
    expect((await reading(id)).addressed).toBe(3);
    await person('tan').act('informationReceipt', (await receipt('tan', id)).id, 'open');
    expect(await refusal('clerk', id, 'correct', { reason: '误', asksAgain: false, readBy: dayIn(-1) })).toBe('readByPassed');
    const correction = { title: '一季度工作情况通报（更正）', text: '听取专项工作报告四项。', reason: '数字有误。', readBy: dayIn(4) };
    const corrected = await clerk().act('information', id, 'correct', { ...correction, asksAgain: true });
    expect(corrected.fields).toMatchObject({ title: correction.title, correction: '数字有误。', correctedOn: dayIn(0) });
    const again = await receipt('lin', id);
    expect([again.state, again.fields]).toMatchObject(['unread', { title: correction.title, openedOn: null, confirmedOn: null }]);
    expect((await person('lin').see('informationReceipt', again.id)).deadlines.filter((d) => d.closedOn === null)).toMatchObject([
      { key: 'read', dueOn: dayIn(4) },
    ]);
    expect(await told('lin')).toContain('information.correctedAgain');
    await person('lin').act('informationReceipt', again.id, 'open');
    await person('lin').act('informationReceipt', again.id, 'confirm');
    await clerk().act('information', id, 'close');
    const missed = await receipt('mei', id);
    expect([missed.state, (await turns('mei')).some((t) => t.id === missed.id)]).toEqual(['missed', false]);
    expect((await person('mei').act('informationReceipt', missed.id, 'open')).state).toBe('toConfirm');
  });

  test('what is withdrawn is not read any more, and why is told', async () => {
    const wrong = await clerk().make('information', report({ title: '误发的通报', asksReceipt: false }), 'draft');
    await clerk().act('information', wrong.id, 'issue');
    expect((await person('tan').act('informationReceipt', (await receipt('tan', wrong.id)).id, 'open')).state).toBe('read');
    const tan = await receipt('tan', wrong.id);
    await person('tan').act('informationReceipt', tan.id, 'ask', { question: '是否误发？' });
    expect((await person('tan').try('informationReceipt', tan.id, 'confirm')).body.data.reason).toBe('notAsked');
    await clerk().act('informationReceipt', tan.id, 'answer', { answer: '正在核实。' });
    const all = await Promise.all(['lin', 'mei', 'tan'].map((who) => receipt(who, wrong.id)));
    expect(all.map((r) => r.state)).toEqual(['unread', 'unread', 'read']);
    await clerk().act('information', wrong.id, 'withdraw', { reason: '发送范围有误。' });
    const seen = await person('lin').see('information', wrong.id);
    expect(seen.fields).toMatchObject({ title: '误发的通报', withdrawReason: '发送范围有误。' });
    expect(seen.fields).not.toHaveProperty('text');
    expect((await receipt('tan', wrong.id)).state).toBe('withdrawn');
    expect(await told('lin')).toContain('information.withdrawn');
    expect((await person('lin').try('informationReceipt', (await receipt('lin', wrong.id)).id, 'open')).status).toBe(409);
  });

  test('asks nobody again who has read it, takes no day that has passed and no eleventh question', async () => {
    const late = await clerk().make('information', report({ readBy: dayIn(-1) }), 'draft');
    expect(await refusal('clerk', late.id, 'issue')).toBe('readByPassed');
    await clerk().act('information', late.id, 'change', { asksReceipt: false, audience: 'chosen', deputyIds: [person('tan').seat] });
    await clerk().act('information', late.id, 'issue');
    const own = await receipt('tan', late.id);
    await person('tan').act('informationReceipt', own.id, 'open');
    expect(await refusal('clerk', late.id, 'remind')).toBe('allHaveRead');
    for (let n = 1; n <= 10; n++) {
      await person('tan').act('informationReceipt', own.id, 'ask', { question: `问题${n}` });
      await clerk().act('informationReceipt', own.id, 'answer', { answer: `答复${n}` });
    }
    expect((await person('tan').try('informationReceipt', own.id, 'ask', { question: '再问' })).body.data.reason).toBe('tooManyQuestions');
    await clerk().act('information', late.id, 'withdraw', { reason: '内容过时。' });
  });

  test('counts in the figures: read, confirmed, by delegation, deputies informed', async () => {
    const where = `session=${city.ids.session}&cutoff=${dayIn(0)}`;
    const { figures } = (await clerk().get(`/api/figures?${where}`)).body as {
      figures: { measure: string; numerator: number; denominator: number }[];
    };
    const of = (measure: string) => figures.filter((f) => f.measure === measure).map((f) => [f.numerator, f.denominator]);
    expect(of('informationRead')).toEqual([[2, 3]]);
    expect(of('informationConfirmed')).toEqual([[1, 3]]);
    expect(of('informationReach')).toEqual([[2, 3]]);
    expect(of('informationAnswered')).toEqual([[1, 1]]);
    expect((await verifyLog(city.deps.db, city.congressId)).faults).toEqual([]);
  });
});

describe('a congress of three thousand deputies', () => {
  test('is addressed and withdrawn from in one go each', async () => {
    const many = 3000;
    await seatMany(many);
    const made = await clerk().make('information', report({ title: '发给全体代表', readBy: dayIn(3) }), 'draft');
    const took: Record<string, number> = {};
    for (const action of ['issue', 'withdraw']) {
      const begin = performance.now();
      await clerk().act('information', made.id, action, action === 'withdraw' ? { reason: '测试。' } : {});
      took[action] = Math.round(performance.now() - begin);
    }
    const { rows } = await sql<{ state: string; count: number }>`SELECT state, count(*)::int AS count FROM information_receipt
      WHERE information_id = ${made.id} GROUP BY 1`.execute(city.deps.db);
    expect(rows).toEqual([{ state: 'withdrawn', count: many + 3 }]);
    console.info(`${many + 3} deputies in one transaction each, in ms: ${JSON.stringify(took)}`);
    for (const ms of Object.values(took)) expect(ms).toBeLessThan(30_000);
    await seatMany(2000, 'y');
    const tooMany = await clerk().make('information', report(), 'draft');
    expect(await refusal('clerk', tooMany.id, 'issue')).toBe('tooManyAddressed');
  }, 120_000);
});

/** Seats of deputies, copied in the database from one that was made by the rules. */
async function seatMany(many: number, mark = 'x'): Promise<void> {
  await sql`INSERT INTO deputyship SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'seat_no', ${mark}::text || n))).*
    FROM deputyship d CROSS JOIN generate_series(1, ${many}::int) n WHERE d.id = ${person('tan').seat}`.execute(city.database.owner);
}
