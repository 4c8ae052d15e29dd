import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BlockView, ReportView } from '../../contract/reports.ts';
import type { FigureView } from '../../contract/system.ts';
import type { Actor } from '../../engine/actor.ts';
import { checkText } from '../../figures/check-text.ts';
import { processOf } from '../../processes/all.ts';
import { findMeasure, measures } from '../../processes/measures.ts';
import { runAction } from '../../server/actions/run-action.ts';
import { ManualClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import type { HouseDeps } from '../../server/deps.ts';
import { openFileStore } from '../../server/files/store.ts';
import { createApp } from '../../server/http/app.ts';
import { createEgress } from '../../server/notices/egress.ts';
import { byTheSystem } from '../../server/people/by.ts';
import { openSession } from '../../server/people/sessions.ts';
import { openedBy } from '../../server/reports/measure-rows.ts';
import { readReport } from '../../server/reports/read-report.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { seedDemoIn } from '../support/demo.ts';

/** The report of the made-up city's finished year, over HTTP. */
const now = new Date('2026-09-16T03:00:00Z');
const cutoff = '2026-09-16';
let database: TestDatabase;
let app: Awaited<ReturnType<typeof createApp>>;
let folder: string;
let deps: HouseDeps;
let congressId: string;
let sessions: { finished: string; living: string };
let clerk: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  const clock = new ManualClock(now);
  await seedDemoIn(database, clock);
  folder = await mkdtemp(path.join(tmpdir(), 'yishi-report-'));
  deps = {
    db: database.db,
    clock,
    config: readConfig({ YISHI_LOG_LEVEL: process.env.YISHI_LOG_LEVEL ?? 'silent' }),
    files: await openFileStore(folder),
    secretKey: Buffer.alloc(32, 7),
    egress: createEgress([]),
    webFolder: null,
  };
  app = await createApp(deps);
  const congress = await database.db.selectFrom('congress').select('id').where('name', '=', '棠宁市人民代表大会').executeTakeFirstOrThrow();
  congressId = congress.id;
  const rows = await database.db
    .selectFrom('congress_session')
    .select(['id'])
    .where('congress_id', '=', congressId)
    .orderBy('year')
    .execute();
  sessions = { finished: rows[0]?.id ?? '', living: rows[1]?.id ?? '' };
  const { id } = await database.db.selectFrom('account').select('id').where('username', '=', 'demo.clerk').executeTakeFirstOrThrow();
  const by = { ...byTheSystem(now), ip: '127.0.0.1' };
  const proof = { method: 'password', secondFactor: true } as const;
  const token = await database.db.transaction().execute((tx) => openSession(tx, id, proof, by, deps.config));
  const { csrf } = await database.db.selectFrom('sign_in_session').select('csrf').where('account_id', '=', id).executeTakeFirstOrThrow();
  clerk = { cookie: `yishi_session=${token}`, 'x-csrf-token': csrf };
}, 240_000);
afterAll(async () => {
  await app.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function call(method: 'GET' | 'POST', url: string, payload?: object) {
  const answer = await app.inject({ method, url, headers: clerk, ...(payload ? { payload } : {}) });
  const isJson = String(answer.headers['content-type']).includes('json');
  return { status: answer.statusCode, body: isJson ? answer.json() : null, bytes: answer.rawPayload };
}
const reportOf = async (session: string): Promise<ReportView> =>
  (await call('GET', `/api/report?congress=${congressId}&session=${session}&cutoff=${cutoff}`)).body;

/** The number that a piece of the report stands for, counted from the list it opens. */
async function opened(report: ReportView, behind: NonNullable<BlockView['pieces'][number]['behind']>): Promise<number> {
  const measure = findMeasure(behind.measure);
  const session = report.sessions.find((s) => s.when === behind.time);
  if (!measure || !session) throw new Error(`no ${behind.measure} ${behind.time}`);
  const query = new URLSearchParams({
    congress: congressId,
    measure: behind.measure,
    part: behind.part,
    session: session.sessionId,
    cutoff: session.cutoff,
    ...(behind.value === undefined ? {} : { value: behind.value || '(none)' }),
  });
  const { status, body } = await call('GET', `/api/${processOf(openedBy(measure, behind.part)).plural}/count?${query}`);
  expect(status, `${behind.measure} ${behind.part}`).toBe(200);
  return body.count;
}

describe('the report of the finished year', () => {
  test('every count equals the count of the records it opens', async () => {
    const report = await reportOf(sessions.finished);
    let compared = 0;
    for (const piece of report.blocks.flatMap((b) => b.pieces)) {
      if (!piece.behind || !/^\d+$/.test(piece.text)) continue;
      expect(await opened(report, piece.behind), JSON.stringify(piece)).toBe(Number(piece.text));
      compared++;
    }
    expect(compared).toBeGreaterThan(50);
    expect(report.problems).toEqual([]);
  });

  test('every sum and share in it is found and holds, and each planted mistake is noticed', async () => {
    const { text, checks } = await reportOf(sessions.finished);
    expect(text).toContain('670件（大会期间提出637件、闭会期间提出33件），交由101家单位');
    expect(text).toContain('609件，占91.30%');
    expect(checks.filter((c) => !c.holds)).toEqual([]);
    expect(checks.length).toBeGreaterThan(15);
    for (const check of checks) {
      const written = text.slice(check.start, check.end);
      const wrong = written.replace(/\d(?=\D*$)/, (d) => String((Number(d) + 3) % 10));
      const changed = text.slice(0, check.start) + wrong + text.slice(check.end);
      expect(
        checkText(changed).some((c) => !c.holds),
        `${written} → ${wrong} (${check.relation})`,
      ).toBe(true);
    }
  });

  test('the living year is compared with the finished one until the same day of its own year', async () => {
    const { body } = await call('GET', `/api/figures/compare?congress=${congressId}&session=${sessions.living}&cutoff=${cutoff}`);
    expect(body.sessions.map((s: { when: string; sessionId: string; cutoff: string }) => [s.when, s.sessionId, s.cutoff])).toEqual([
      ['this', sessions.living, cutoff],
      ['last', sessions.finished, '2025-09-16'],
    ]);
    expect(body.figures).toHaveLength(measures.length);
    const count = body.figures.find((f: { measure: string }) => f.measure === 'suggestionCount').values as {
      figure: FigureView;
      difference: string | null;
      growth: string | null;
    }[];
    const [living = 0, finished = 0] = count.map((v) => v.figure.denominator);
    expect(count[1]?.difference).toBe(String(living - finished));
    expect(Number(count[1]?.growth)).toBeCloseTo((100 * (living - finished)) / finished, 1);
    for (const { figure } of count) {
      const session = figure === count[0]?.figure ? body.sessions[0] : body.sessions[1];
      const list = await call(
        'GET',
        `/api/suggestions/count?congress=${congressId}&measure=suggestionCount&session=${session.sessionId}&cutoff=${session.cutoff}`,
      );
      expect(list.body.count).toBe(figure.denominator);
    }
    const table = await call(
      'GET',
      `/api/figures/compare/export?congress=${congressId}&session=${sessions.living}&cutoff=${cutoff}&format=csv`,
    );
    expect(table.bytes.toString()).toContain('立案建议数');
    expect((await reportOf(sessions.living)).checks.filter((c) => !c.holds)).toEqual([]);
  });

  test('a made report keeps its figures: after a record changed, the report is another and the kept one is the same', async () => {
    const asked = { session: sessions.finished, cutoff, note: '提请审议稿' };
    const made = await call('POST', `/api/report/exports?congress=${congressId}`, asked);
    expect(made.status).toBe(200);
    const before = await reportOf(sessions.finished);
    const word = await call('GET', `/api/report/exports/${made.body.id}/file?congress=${congressId}`);
    const file = path.join(folder, 'report.docx');
    await writeFile(file, word.bytes);
    expect(await readReport(file)).toBe(before.text);

    const open = await database.db
      .selectFrom('suggestion')
      .select(['id', 'lead_deputy_id'])
      .where('congress_id', '=', congressId)
      .where('session_id', '=', sessions.finished)
      .where('concluded_on', 'is', null)
      .where('number', 'is not', null)
      .where('lead_deputy_id', 'is not', null)
      .where('state', 'not in', ['withdrawn', 'merged'])
      .executeTakeFirstOrThrow();
    const author: Actor = {
      kind: 'person',
      accountId: '00000000-0000-7000-8000-000000000001',
      name: '领衔代表',
      grants: [],
      deputyships: [{ id: String(open.lead_deputy_id), congressId }],
    };
    const withdrawal = { process: processOf('suggestion'), congressId, id: open.id, action: 'withdraw', actor: author };
    await runAction(
      deps,
      { ...withdrawal, input: { reason: '情况已经变化，书面要求撤回。' }, ifMatch: null },
      { requestId: 'test', key: null },
    );

    const after = await reportOf(sessions.finished);
    expect(after.text).not.toBe(before.text);
    expect(after.text).toContain('共收到代表建议669件');
    expect(after.checks.filter((c) => !c.holds)).toEqual([]);
    for (const piece of after.blocks.flatMap((b) => b.pieces).slice(0, 40))
      if (piece.behind && /^\d+$/.test(piece.text))
        expect(await opened(after, piece.behind), JSON.stringify(piece)).toBe(Number(piece.text));

    const kept = await call('GET', `/api/report/exports/${made.body.id}?congress=${congressId}`);
    expect([kept.body.text, kept.body.isSame]).toEqual([before.text, true]);
    const again = await call('GET', `/api/report/exports/${made.body.id}/file?congress=${congressId}`);
    expect(again.bytes.equals(word.bytes)).toBe(true);
    const list = await call('GET', `/api/report/exports?congress=${congressId}&session=${sessions.finished}`);
    expect(list.body.items).toMatchObject([{ id: made.body.id, note: '提请审议稿', templateVersion: 0, failing: 0 }]);
    const frozen = await call('GET', `/api/figures/snapshots/${made.body.snapshotId}?congress=${congressId}`);
    expect(frozen.body.figures.find((f: FigureView) => f.measure === 'suggestionCount').recordIds).toHaveLength(670);
    // Each frozen number still opens the records it was counted from, though one has left them since.
    const counts = (frozen.body.figures as FigureView[]).filter((f) => f.by === null && f.mean === undefined);
    for (const figure of counts) {
      const parts = figure.isShare
        ? ([
            ['part', figure.numerator],
            ['of', figure.denominator],
          ] as const)
        : ([['of', figure.numerator]] as const);
      for (const [part, number] of parts) {
        if (figure.opens[part] !== figure.process) continue;
        const asked = `congress=${congressId}&measure=${figure.measure}&part=${part}&frozen=${made.body.snapshotId}`;
        const { body } = await call('GET', `/api/${processOf(figure.process).plural}/count?${asked}`);
        expect([figure.measure, part, body.count]).toEqual([figure.measure, part, number]);
      }
    }
  });
});

describe('the template', () => {
  const save = (body: string, after: number) => call('POST', `/api/report/template?congress=${congressId}`, { body, after });

  test('is refused with the names it may not use, and kept as a version otherwise', async () => {
    const bad = await save(
      '# {{congres}}\n{{count:suggestionTotal}}件，占{{share:suggestionCount}}{{count:byStage=never}}{{each:concluded}}x',
      0,
    );
    expect([bad.status, bad.body.code]).toEqual([400, 'templateUnsound']);
    expect(bad.body.errors.map((e: { path: string; code: string; message: string }) => [e.path, e.code, e.message])).toEqual([
      ['line 1', 'unknownWord', 'congres'],
      ['line 2', 'notClosed', 'each'],
      ['line 2', 'unknownMeasure', 'suggestionTotal'],
      ['line 2', 'noShare', 'suggestionCount'],
      ['line 2', 'unknownValue', 'byStage=never'],
      ['line 2', 'noRows', 'concluded'],
    ]);
    const good = await save('# 简报\n共{{count:suggestionCount}}件。\n{{each:byCategory|2|；}}{{name}}{{count}}件{{/each}}。', 0);
    expect(good.body).toEqual({ version: 1 });
    const { text, templateVersion } = await reportOf(sessions.finished);
    expect(templateVersion).toBe(1);
    expect(text).toMatch(/^简报\n共\d+件。\n\S+\d+件；\S+\d+件。$/);
    expect((await save('# 另一份', 0)).status).toBe(409);
    expect((await save((await call('GET', `/api/report/template?congress=${congressId}&version=0`)).body.body, 1)).body).toEqual({
      version: 2,
    });
  });

  test('whose own sums do not hold makes no report unless somebody says so', async () => {
    expect((await save('# 简报\n共{{count:suggestionCount}}件（大会期间{{count:byStage=inSession}}件、闭会期间99件）。', 2)).status).toBe(
      200,
    );
    const asked = { session: sessions.finished, cutoff };
    const refused = await call('POST', `/api/report/exports?congress=${congressId}`, asked);
    expect([refused.status, refused.body.code]).toEqual([409, 'reportDoesNotHold']);
    const made = await call('POST', `/api/report/exports?congress=${congressId}`, { ...asked, despite: true });
    expect([made.status, made.body.failing]).toEqual([200, 1]);
  });
});

describe('the check of a text', () => {
  const text = '共办结建议90件，其中A类60件、B类29件。';
  const found = [{ kind: 'sum', holds: false, relation: '60+29=90', expected: 89, start: 5, end: 8 }];

  test('tells what does not hold, of pasted text and of files', async () => {
    expect((await call('POST', '/api/report/check', { text })).body).toEqual({ text, checks: found });
    const upload = async (content: Buffer) => {
      const head = '--YISHI\r\nContent-Disposition: form-data; name="file"; filename="report.txt"\r\nContent-Type: text/plain\r\n\r\n';
      const payload = Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--YISHI--\r\n')]);
      const headers = { ...clerk, 'content-type': 'multipart/form-data; boundary=YISHI' };
      const answer = await app.inject({ method: 'POST', url: '/api/report/check-file', headers, payload });
      return { status: answer.statusCode, body: answer.json() };
    };
    expect((await upload(Buffer.from(text))).body).toEqual({ text, checks: found });
    expect((await upload(Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]))).status).toBe(415);
    expect((await upload(Buffer.from('一'.repeat(30_001)))).status).toBe(413);
  });
});
