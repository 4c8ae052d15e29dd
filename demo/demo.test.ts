import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../engine/actor.ts';
import type { Figure, Measure } from '../engine/measure.ts';
import { processes, processOf } from '../processes/all.ts';
import { findMeasure, measures } from '../processes/measures.ts';
import { tableOf } from '../server/actions/columns.ts';
import { countCases } from '../server/actions/list.ts';
import { verifyLog } from '../server/actions/verify.ts';
import { workList } from '../server/actions/work-list.ts';
import { ManualClock } from '../server/clock.ts';
import { loadActor } from '../server/people/actor.ts';
import { passwordShortcomings } from '../server/people/password-rules.ts';
import { verifyPassword } from '../server/people/passwords.ts';
import { figures } from '../server/reports/figures.ts';
import { measureFilter } from '../server/reports/measure-filter.ts';
import { openedBy } from '../server/reports/measure-rows.ts';
import { createTestDatabase, type TestDatabase } from '../tests/support/database.ts';
import { seedDemoIn } from '../tests/support/demo.ts';
import { accountSpecs, demoAccounts, demoPassword } from './accounts.ts';
import { topics } from './topics/all.ts';
import { gramsOf, shared } from './writing/write.ts';

const now = new Date('2026-09-16T03:00:00Z');
const today = '2026-09-16';

let database: TestDatabase;
let congressId: string;
let sessions: { finished: string; living: string };

const actorOf = async (username: string): Promise<Actor> => {
  const { id } = await database.db.selectFrom('account').select('id').where('username', '=', username).executeTakeFirstOrThrow();
  return loadActor(database.db, id);
};

beforeAll(async () => {
  database = await createTestDatabase();
  await seedDemoIn(database, new ManualClock(now));
  const congress = await database.db.selectFrom('congress').select('id').where('name', '=', '棠宁市人民代表大会').executeTakeFirstOrThrow();
  congressId = congress.id;
  const rows = await database.db
    .selectFrom('congress_session')
    .select(['id', 'year'])
    .where('congress_id', '=', congressId)
    .orderBy('year')
    .execute();
  sessions = { finished: rows[0]?.id ?? '', living: rows[1]?.id ?? '' };
}, 240_000);
afterAll(() => database.drop());

describe('the finished year', () => {
  let all: Map<string, Figure>;
  beforeAll(async () => {
    const viewer = await actorOf('demo.chair');
    all = new Map((await figures(database.db, viewer, congressId, sessions.finished, today)).map((f) => [f.measure, f]));
  });
  const share = (id: string) => {
    const f = all.get(id);
    return [f?.numerator, f?.denominator, f?.percent];
  };
  const counts = (id: string) => (all.get(id)?.rows ?? []).map((r) => [r.count, r.percent]);

  test('670 suggestions, 637 in session and 33 between sessions, handled by 101 units', () => {
    expect(all.get('suggestionCount')?.denominator).toBe(670);
    expect(all.get('byStage')?.rows?.map((r) => [r.value, r.count])).toEqual([
      ['inSession', 637],
      ['interSession', 33],
    ]);
    expect(all.get('units')?.denominator).toBe(101);
  });

  test('research-based suggestions name the activities they came from, of their kind and held before', async () => {
    const onRecord = all.get('researchedOnRecord');
    expect(onRecord?.denominator).toBe(580);
    expect(onRecord?.numerator).toBeGreaterThan(200);
    const { rows } = await sql<{ kind: string; source: string; early: boolean; n: number }>`
      SELECT a.kind, s.formation_source AS source, bool_or(a.start_on > s.submitted_on) AS early, count(*)::int AS n
      FROM suggestion s, jsonb_array_elements_text(s.activity_ids) named, activity a
      WHERE s.congress_id = ${congressId} AND s.session_id = ${sessions.finished} AND s.submitted_on IS NOT NULL
        AND a.congress_id = s.congress_id AND a.id = named::uuid
      GROUP BY 1, 2 ORDER BY 2, 1`.execute(database.db);
    expect(rows.filter((r) => r.early)).toEqual([]);
    expect([...new Set(rows.map((r) => `${r.source}: ${r.kind}`))]).toEqual([
      'groupActivity: groupActivity',
      'inspection: inspection',
      'receivingVoters: receptionDay',
      'research: research',
      'seminarOrVisit: seminar',
      'seminarOrVisit: visit',
    ]);
    const held = await sql<{ n: number }>`SELECT count(*)::int AS n FROM activity WHERE congress_id = ${congressId}`.execute(database.db);
    expect(held.rows[0]?.n).toBeGreaterThan(36);
  });

  test('five categories lead, by shares of 670', () => {
    expect(counts('byCategory').slice(0, 5)).toEqual([
      [121, '18.06'],
      [80, '11.94'],
      [79, '11.79'],
      [69, '10.30'],
      [62, '9.25'],
    ]);
    expect(
      counts('byCategory')
        .slice(5)
        .every(([n]) => Number(n) < 62),
    ).toBe(true);
  });

  test('580 were formed on the ground of study', () => expect(share('researched')).toEqual([580, 670, '86.57']));

  test('667 are concluded, and their classes count over those', () => {
    expect(share('concluded').slice(0, 2)).toEqual([667, 670]);
    expect(share('classA')).toEqual([609, 667, '91.30']);
    expect(share('classB')).toEqual([49, 667, '7.35']);
    expect(share('classC')).toEqual([9, 667, '1.35']);
  });

  test('646 satisfied, 21 basically satisfied, none dissatisfied of 667', () => {
    expect(share('satisfied')).toEqual([646, 667, '96.85']);
    expect(share('basicallySatisfied')).toEqual([21, 667, '3.15']);
    expect(share('dissatisfied')).toEqual([0, 667, '0.00']);
  });

  test('mostly on time, some late, some reworked, some promises carried over', () => {
    expect(Number(all.get('onTime')?.percent)).toBeGreaterThan(90);
    for (const id of ['late', 'reworked', 'returned', 'carriedOver', 'firstDissatisfied'])
      expect(all.get(id)?.numerator, id).toBeGreaterThan(0);
  });

  test('each figure opens as many records as it says', async () => {
    const viewer = await actorOf('demo.chair');
    for (const measure of measures as readonly Measure[]) {
      const figure = all.get(measure.id);
      if (!figure) continue;
      const list = async (query: { readonly part?: 'part'; readonly value?: string }) => {
        const process = processOf(openedBy(measure, query.part ?? 'of'));
        const asked = { measure: measure.id, session: sessions.finished, cutoff: today, ...query };
        const also = measureFilter(process, asked, viewer, congressId);
        return (await countCases(database.db, { process, viewer, congressId, where: {}, also, limit: 1, today })).count;
      };
      expect(await list({}), measure.id).toBe(figure.denominator);
      if (measure.part) expect(await list({ part: 'part' }), measure.id).toBe(figure.numerator);
      for (const row of (figure.rows ?? []).slice(0, 40))
        expect(await list({ value: row.value ?? '' }), `${measure.id} ${row.value}`).toBe(row.count);
    }
    expect(findMeasure('classA')).toBeDefined();
  });
});

describe('both years', () => {
  test('the log chain of every congress is whole and replays to the stored rows', async () => {
    const congresses = await database.db.selectFrom('congress').select('id').execute();
    expect(congresses.length).toBe(9);
    for (const { id } of congresses) expect((await verifyLog(database.db, id)).faults).toEqual([]);
  });

  test.each(processes.map((p) => [p.id, p] as const))('every state of %s occurs', async (_, process) => {
    const rows = await database.db
      .selectFrom(tableOf(process) as 'suggestion')
      .select('state')
      .distinct()
      .where('congress_id', '=', congressId)
      .execute();
    const there = new Set(rows.map((r) => r.state));
    // There is no ranking until the office turns its formula on.
    const left = process.id === 'rankingFormula' ? ['inUse'] : [];
    expect(Object.keys(process.states).filter((state) => !there.has(state))).toEqual(left);
  });

  test('nothing lies in the future, and nothing that the clock should have ended is still open', async () => {
    const { latest } = await database.db
      .selectFrom('record_log')
      .select((eb) => eb.fn.max('at').as('latest'))
      .executeTakeFirstOrThrow();
    expect(latest.getTime()).toBeLessThanOrEqual(now.getTime());
    const open = await database.db
      .selectFrom('deadline')
      .select(['process', 'key', 'record_id'])
      .where('closed_on', 'is', null)
      .where('due_on', '<', today)
      .execute();
    expect(open.filter((d) => processOf(d.process).deadlines[d.key]?.expire)).toEqual([]);
  });

  test('the log runs forward in time', async () => {
    const rows = await database.db.selectFrom('record_log').select('at').where('congress_id', '=', congressId).orderBy('seq').execute();
    expect(rows.every((r, i) => i === 0 || (rows[i - 1]?.at ?? r.at) <= r.at)).toBe(true);
  });

  test('some work is overdue, some due within the week', async () => {
    const rows = await database.db
      .selectFrom('assignment')
      .select(['next_due_on'])
      .where('congress_id', '=', congressId)
      .where('next_due_on', 'is not', null)
      .execute();
    const due = rows.map((r) => r.next_due_on ?? '');
    expect(due.filter((d) => d < today).length).toBeGreaterThan(3);
    expect(due.filter((d) => d >= today && d <= '2026-09-23').length).toBeGreaterThan(3);
  });

  test('every open promise is on the work list of somebody who can sign in', async () => {
    const { rows: accounts } = await sql<{ id: string }>`SELECT DISTINCT a.id FROM account a JOIN role_grant g ON g.account_id = a.id
      WHERE a.status = 'active' AND g.congress_id = ${congressId} AND g.revoked_at IS NULL`.execute(database.db);
    const listed = new Set<string>();
    for (const { id } of accounts) {
      const { groups } = await workList(database.db, await loadActor(database.db, id), congressId, today, 2000);
      for (const item of Object.values(groups).flatMap((g) => g.items)) if (item.process === 'commitment') listed.add(item.id);
    }
    const open = await database.db
      .selectFrom('commitment')
      .select(['id', 'state'])
      .where('congress_id', '=', congressId)
      .where('state', 'not in', ['fulfilled', 'superseded'])
      .execute();
    expect(open.length).toBeGreaterThan(20);
    expect(open.filter((c) => !listed.has(c.id))).toEqual([]);
  });

  test('everybody who works on suggestions and can sign in has something to do', async () => {
    const idle: string[] = [];
    const watching = [
      'chairperson',
      'scMember',
      'specialCommitteeOfficer',
      'legislativeAffairsOfficer',
      'systemAdmin',
      'securityAdmin',
      'auditAdmin',
    ];
    for (const spec of accountSpecs.filter((s) => !watching.includes(s.role) && !s.district)) {
      const { groups } = await workList(database.db, await actorOf(spec.username), congressId, today, 5);
      if (Object.values(groups).every((g) => g.count === 0)) idle.push(spec.username);
    }
    expect(idle).toEqual([]);
  });
});

describe('the library of statutes', () => {
  test('holds the made-up texts in their versions, with the days they tell of', async () => {
    const rows = await database.db
      .selectFrom('statute_version as v')
      .innerJoin('statute as s', 's.id', 'v.statute_id')
      .select(['s.title', 's.rank', 's.issuer', 's.region_code', 'v.change', 'v.passed_on', 'v.effective_on', 'v.article_count'])
      .orderBy('s.title')
      .orderBy('v.passed_on')
      .execute();
    expect(rows.map((r) => Object.values(r).join(' ').replace(/\s+/g, ' ')).sort()).toEqual([
      '中华人民共和国公共场所秩序法 law 全国人民代表大会常务委员会 made 2017-04-27 2017-10-01 24',
      '中华人民共和国公园和绿地法 law 全国人民代表大会常务委员会 made 2012-06-29 2012-10-01 33',
      '中华人民共和国公园和绿地法 law 全国人民代表大会常务委员会 revised 2022-08-30 2023-01-01 37',
      '公共绿地养护条例 administrativeRegulation 国务院 made 2016-03-02 2016-06-01 32',
      '桂汀市公园条例 localRegulation 桂汀市人民代表大会常务委员会 made 2021-06-25 2022-01-01 30',
      '棠宁市公园条例 localRegulation 棠宁市人民代表大会常务委员会 990100 amended 2019-06-27 42',
      '棠宁市公园条例 localRegulation 棠宁市人民代表大会常务委员会 990100 made 2014-08-28 2015-03-01 42',
      '棠宁市公园条例 localRegulation 棠宁市人民代表大会常务委员会 990100 revised 2024-04-25 2024-10-01 47',
      '泽川省公园和绿地条例 localRegulation 泽川省人民代表大会常务委员会 revised 2020-07-31 2020-10-01 35',
    ]);
  });
});

describe('the accounts', () => {
  test('the password passes the rules and opens every account', async () => {
    for (const { username } of demoAccounts()) expect(passwordShortcomings(demoPassword, username, 10), username).toEqual([]);
    const { password_hash } = await database.db
      .selectFrom('account')
      .select('password_hash')
      .where('username', '=', 'demo.clerk')
      .executeTakeFirstOrThrow();
    expect(await verifyPassword(demoPassword, password_hash)).toBe(true);
  });
});

describe('the texts', () => {
  test('are made of at least 150 topics', () => {
    expect(Object.values(topics).flat().length).toBeGreaterThanOrEqual(150);
  });

  test('have no two titles alike', async () => {
    const rows = await database.db.selectFrom('suggestion').select('title').where('congress_id', '=', congressId).execute();
    expect(rows.length).toBeGreaterThan(950);
    expect(new Set(rows.map((r) => r.title)).size).toBe(rows.length);
  });

  test('leave no place of a pattern unfilled', async () => {
    const suggestions = await database.db.selectFrom('suggestion').select(['title', 'problem', 'analysis', 'proposal']).execute();
    const assignments = await database.db
      .selectFrom('assignment')
      .select(['body', 'plan', 'co_opinion', 'contacts', 'evaluations'])
      .execute();
    const odd = [...suggestions, ...assignments]
      .map((r) => JSON.stringify(r))
      .filter((text) => /[[{]\d|\{[a-z]+\}|\|/.test(text.replace(/\[\{"|"\]|\[\]|:\[/g, '')));
    expect(odd.slice(0, 3)).toEqual([]);
  });

  test('differ in their words: hardly any two share most of their runs of eight characters', async () => {
    const rows = await database.db
      .selectFrom('suggestion')
      .select('problem')
      .where('congress_id', '=', congressId)
      .where('session_id', '=', sessions.finished)
      .orderBy('id')
      .limit(400)
      .execute();
    const grams = rows.map((r) => gramsOf(String(r.problem)));
    const alike: number[] = [];
    for (let i = 0; i < grams.length; i++)
      for (let j = 0; j < i; j++) {
        const both = shared(grams[i] ?? new Set(), grams[j] ?? new Set());
        if (both > 0.6) alike.push(both);
      }
    expect(alike.length).toBe(0);
  });
});
