import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawSample, frameHash } from '../../engine/draw.ts';
import { processOf } from '../../processes/all.ts';
import { totalsHash } from '../../processes/assessment/assessment.count.ts';
import { findMeasure } from '../../processes/measures.ts';
import { rankable } from '../../processes/rankingFormula/rankingFormula.ts';
import { shapesOf } from '../../registers/shape.ts';
import { sweepDeadlines } from '../../server/sweeps/deadlines.ts';
import { type City, createCity, handedOver, registered, replied, type Seen } from '../support/city.ts';

let city: City;
const who = (name: string) => city.person(name);
const first = (items: readonly Seen[]): Seen => {
  const [item] = items;
  if (!item) throw new Error('the list is empty');
  return item;
};

/** A concluded suggestion of the schools. */
async function concluded(title: string, author = 'lin'): Promise<string> {
  const id = await registered(city, author, { title });
  const assignment = await handedOver(city, id);
  await replied(city, assignment);
  await who(author).act('assignment', assignment, 'evaluate', { attitude: 'satisfied', result: 'satisfied', channel: 'platform' });
  return id;
}

let done: string[];
let committeeId: string;
beforeAll(async () => {
  city = await createCity();
  for (const name of ['member.one', 'member.two', 'member.three']) await city.addPerson(name, [{ role: 'scMember' }]);
  await city.addPerson('evaluator', [{ role: 'evaluator' }]);
  done = [];
  for (const n of ['一', '二', '三', '四', '五', '六'])
    done.push(await concluded(`关于东湖片区第${n}处托育点的建议，联系人林木森13912345678`.replace('林木森', 'lin')));
  committeeId = (await who('office').make('committee', { code: 'C1', name: '教科文卫委员会', field: null, sortNo: 1 })).id;
}, 240_000);
afterAll(() => city.drop());

const proposal = () => ({
  title: '加快补齐托育服务短板',
  sessionId: city.ids.session,
  year: 2025,
  suggestionIds: done.slice(0, 2),
  ground: '六位代表提出同一问题，群众反映集中。',
  leadKind: 'standingCommittee',
  leader: '韩副主任',
  committeeId,
  followKind: 'follow',
});

describe('a key item', () => {
  test('is fixed by the council, led, visited, urged, answered, closed and made public', async () => {
    const [clerk, chair, schools, committee] = [who('clerk'), who('chair'), who('schools'), who('committee')];
    const made = await clerk.make('keyItem', proposal());
    const { id } = made;
    expect([made.state, made.fields.unitIds]).toEqual(['proposed', [city.ids.schools]]);
    // Nothing is told outside before it is fixed.
    expect((await schools.get(`/api/key-items/${id}`)).status).toBe(404);
    expect((await schools.try('keyItem', id, 'fix', { decision: '自行确定', finishBy: '2025-10-31' })).status).toBe(404);
    const fixed = await chair.act('keyItem', id, 'fix', {
      decision: '第三十次主任会议',
      finishBy: '2025-10-31',
      leaderAccountId: chair.accountId,
      coordinator: '代表工作委员会',
    });
    expect([fixed.state, fixed.fields.number]).toEqual(['fixed', 1]);
    expect(fixed.deadlines.find((d) => d.key === 'plan')?.source).toBeTruthy();
    expect((await who('lin').see('keyItem', id)).fields.leader).toBe('韩副主任');
    expect((await schools.try('keyItem', id, 'makePlan', { plan: '由我单位自行制定' })).status).toBe(403);
    await committee.act('keyItem', id, 'makePlan', { plan: '四月现场督办，六月召开推进会，十月评估。' });
    await chair.act('keyItem', id, 'noteVisit', {
      on: '2025-03-20',
      place: '东湖社区',
      attendees: '韩副主任、市教育局',
      findings: '两处选址未定。',
    });
    await committee.act('keyItem', id, 'noteMinutes', { on: '2025-03-21', subject: '推进会', text: '四月底前定址。' });
    const wrong = await chair.try('keyItem', id, 'sendLetter', {
      kind: 'urging',
      unitId: city.ids.roads,
      text: '请说明进度。',
      answerBy: '2025-04-10',
    });
    expect([wrong.status, wrong.body.data.reason]).toEqual([409, 'unitNotInvolved']);
    const letter = { kind: 'supervision', unitId: city.ids.schools, text: '请书面说明两处选址进度。', answerBy: '2025-04-10' };
    const urged = await committee.act('keyItem', id, 'sendLetter', letter);
    expect([urged.state, urged.deadlines.find((d) => d.key === 'answer')?.dueOn]).toEqual(['answerDue', '2025-04-10']);
    const work = await schools.get('/api/work');
    const mine = Object.values(work.body.groups as Record<string, { items: { id: string; action: string }[] }>).flatMap((g) => g.items);
    expect(mine.find((i) => i.id === id)?.action).toBe('answerLetter');
    const early = await clerk.try('keyItem', id, 'close', { outcome: 'solved', report: '已解决。' });
    expect(early.status).toBe(409);
    // A second letter to the same unit is answered after the first.
    await clerk.act('keyItem', id, 'sendLetter', { ...letter, kind: 'urging', answerBy: '2025-04-05' });
    expect((await schools.act('keyItem', id, 'answerLetter', { answer: '选址已定。' })).state).toBe('answerDue');
    const answered = await schools.act('keyItem', id, 'answerLetter', { answer: '两处均已开工。' });
    expect([answered.state, answered.fields.letters.map((l: { answer: string }) => l.answer)]).toEqual([
      'underway',
      ['选址已定。', '两处均已开工。'],
    ]);
    expect((await schools.act('keyItem', id, 'answerLetter', { answer: '再次答复。' }).catch((e: Error) => e.message)) as string).toContain(
      '409',
    );
    await schools.act('keyItem', id, 'reportProgress', { text: '主体完工。' });
    await clerk.act('keyItem', id, 'close', { outcome: 'solved', report: '两处托育点建成开放，新增托位一百八十个。' });
    const anyone = (url: string) => city.app.inject({ method: 'GET', url });
    expect((await anyone(`/api/key-items/${id}`)).statusCode).toBe(404);
    await clerk.act('keyItem', id, 'publish');
    const seen = (await anyone(`/api/key-items/${id}`)).json();
    expect(seen.record.fields.report).toContain('一百八十');
    expect(seen.record.fields.letters).toBeUndefined();
    // From the suggestion one finds it again.
    expect((await who('lin').list('keyItem', `suggestionIds=${done[1]}`)).map((k) => k.id)).toEqual([id]);
    expect(await who('lin').list('keyItem', `suggestionIds=${done[4]}`)).toEqual([]);
  });

  test('takes no confidential suggestion and none that nobody handles', async () => {
    const secret = await registered(city, 'tan', {
      secrecy: 'confidential',
      secrecyReason: '未公开',
      publishConsent: 'none',
      publishReason: '敏感',
    });
    const refused = await who('clerk').post('/api/key-items', { ...proposal(), suggestionIds: [secret] });
    expect([refused.status, refused.body.data.reason]).toEqual([409, 'suggestionConfidential']);
    const open = await registered(city, 'tan');
    const unhandled = await who('clerk').post('/api/key-items', { ...proposal(), suggestionIds: [open] });
    expect(unhandled.body.data.reason).toBe('suggestionNotHandled');
  });
});

describe('a comprehensive inspection', () => {
  test('draws openly what anyone can draw again, and follows each finding to its end', async () => {
    const [clerk, office] = [who('clerk'), who('office')];
    const plan = {
      title: '二〇二五年综合检查',
      sessionId: city.ids.session,
      year: 2025,
      frameOf: 'concluded',
      sampleSize: 3,
      plan: '十一月检查。',
    };
    const { id } = await clerk.make('inspection', plan);
    const fixed = await office.act('inspection', id, 'fixFrame');
    const frame = fixed.fields.frame as { id: string }[];
    expect([...frame].map((f) => f.id).sort()).toEqual([...done].sort());
    expect(fixed.fields.frameHash).toBe(frameHash(done));
    const seed = '20251116-07-11-23';
    const drawn = await office.act('inspection', id, 'draw', {
      seed,
      seedSource: '现场摇号',
      witnesses: '三位代表',
      finishBy: '2025-12-10',
    });
    expect(drawn.fields.sample.map((s: { id: string }) => s.id)).toEqual(drawSample(done, seed, 3));
    const items = await clerk.list('inspectionItem', `inspectionId=${id}`);
    expect(items).toHaveLength(3);
    const early = await clerk.try('inspection', id, 'report', { report: '完成。' });
    expect([early.status, early.body.data.reason]).toEqual([409, 'itemsOpen']);
    const record = { inspectedOn: '2025-03-03', finding: '现场核查。', authorPresent: true };
    for (const [i, item] of items.entries()) {
      await clerk.act('inspectionItem', item.id, 'assign', {
        committeeId,
        inspectors: '教科文卫委员会、两位委员',
        accountId: who('member.one').accountId,
      });
      await who('lin').act('inspectionItem', item.id, 'giveView', { authorView: i === 0 ? 'disagrees' : 'agrees' });
      const remedy = { found: 'partly', remedyAsked: '补齐无障碍设施。', remedyBy: '2025-05-30' };
      await who('member.one').act('inspectionItem', item.id, 'record', { ...record, ...(i === 0 ? remedy : { found: 'asReplied' }) });
    }
    const one = first(items).id;
    await who('schools').act('inspectionItem', one, 'reportRemedy', { text: '已补齐。' });
    await who('member.one').act('inspectionItem', one, 'refuseRemedy', { note: '坡道仍过陡。', remedyBy: '2025-06-30' });
    await who('schools').act('inspectionItem', one, 'reportRemedy', { text: '坡道已改造。' });
    expect((await who('member.one').act('inspectionItem', one, 'acceptRemedy')).fields.remedyRounds).toBe(2);
    await clerk.act('inspection', id, 'report', { report: '抽查三件，一件整改。' });
    await clerk.act('inspection', id, 'publish');
    const open = (await city.app.inject({ method: 'GET', url: `/api/inspections/${id}` })).json().record.fields;
    // Whoever reads the public page has all that is needed to draw again.
    const ids = open.frame.map((f: { id: string }) => f.id);
    expect([frameHash(ids), drawSample(ids, open.seed, open.sampleSize)]).toEqual([
      open.frameHash,
      open.sample.map((s: { id: string }) => s.id),
    ]);
  });
});

describe('a satisfaction assessment', () => {
  const marksOf = (schools: string, roads: string) => ({
    marks: [
      { unitId: city.ids.schools, grade: schools },
      { unitId: city.ids.roads, grade: roads },
    ],
  });

  test('is secret, counted once, frozen, and counted again to the same', async () => {
    const { id } = await who('clerk').make('assessment', {
      title: '部门办理工作满意度测评',
      sessionId: city.ids.session,
      year: 2025,
      subject: '二〇二五年办理代表建议情况',
      unitIds: [city.ids.schools, city.ids.roads],
      mode: 'electronic',
    });
    const vote = (name: string, body: object) => who(name).post(`/api/assessments/${id}/vote`, body);
    expect((await vote('member.one', marksOf('satisfied', 'satisfied'))).body.code).toBe('voteClosed');
    await who('office').act('assessment', id, 'openVote', { meeting: '第二十八次会议', members: 5, present: 4 });
    expect((await vote('clerk', marksOf('satisfied', 'satisfied'))).status).toBe(404);
    expect((await vote('member.one', marksOf('satisfied', 'dissatisfied'))).status).toBe(200);
    const again = await vote('member.one', marksOf('dissatisfied', 'dissatisfied'));
    expect([again.status, again.body.code]).toEqual([409, 'alreadyVoted']);
    const [two, three] = await Promise.all([
      vote('member.two', marksOf('basicallySatisfied', 'dissatisfied')),
      vote('member.three', { marks: [{ unitId: city.ids.schools, grade: 'satisfied' }] }),
    ]);
    expect([two.status, three.status]).toEqual([200, 200]);
    expect((await who('member.two').get(`/api/assessments/${id}/ballot`)).body).toMatchObject({ isOpen: true, hasVoted: true });
    // Before the count nobody sees how it stands, not even the office.
    expect((await who('clerk').see('assessment', id)).fields.results).toBeUndefined();
    expect((await who('clerk').get(`/api/assessments/${id}/recount`)).status).toBe(404);
    const counted = await who('office').act('assessment', id, 'countVote');
    const row = (unitId: string) => counted.fields.results.find((r: { unitId: string }) => r.unitId === unitId);
    expect(row(city.ids.schools)).toEqual({
      unitId: city.ids.schools,
      satisfied: 2,
      basicallySatisfied: 1,
      dissatisfied: 0,
      notPressed: 0,
      invalid: 0,
      passed: true,
    });
    expect(row(city.ids.roads)).toMatchObject({ satisfied: 0, dissatisfied: 2, notPressed: 1, passed: false });
    expect(counted.fields.failedIds).toEqual([city.ids.roads]);
    const recount = (await who('clerk').get(`/api/assessments/${id}/recount`)).body;
    expect([recount.agrees, recount.hash, recount.voted]).toEqual([true, counted.fields.totalsHash, 3]);
    expect(recount.hash).toBe(totalsHash(id, 3, recount.counts));
    expect((await vote('lin', marksOf('satisfied', 'satisfied'))).status).toBe(404);

    // No table ties a member to a grade, and none but the turnout knows that they voted.
    const members = ['member.one', 'member.two', 'member.three'].map((n) => who(n).accountId);
    const owner = city.database.owner;
    const { rows: tables } = await sql<{ table_name: string }>`SELECT table_name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`.execute(owner);
    const naming: string[] = [];
    for (const { table_name: table } of tables) {
      const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM ${sql.table(table)} t
        WHERE t::text LIKE ${`%${id}%`} AND (${sql.join(
          members.map((m) => sql`t::text LIKE ${`%${m}%`}`),
          sql` OR `,
        )})`.execute(owner);
      if ((rows[0]?.n ?? 0) > 0) naming.push(table);
    }
    expect(naming.filter((t) => t !== 'notice' && t !== 'outbox')).toEqual(['assessment_turnout']);
    const columns = await sql<{ column_name: string }>`SELECT column_name FROM information_schema.columns
      WHERE table_name = 'assessment_turnout' ORDER BY column_name`.execute(owner);
    expect(columns.rows.map((c) => c.column_name)).toEqual(['account_id', 'assessment_id', 'congress_id']);
    // A count changed behind the house's back is found.
    await sql`UPDATE assessment_tally SET count = count + 1 WHERE unit_id = ${city.ids.roads} AND grade = 'satisfied'`.execute(owner);
    expect((await who('clerk').get(`/api/assessments/${id}/recount`)).body.agrees).toBe(false);
    await sql`UPDATE assessment_tally SET count = count - 1 WHERE unit_id = ${city.ids.roads} AND grade = 'satisfied'`.execute(owner);

    const announced = await who('office').act('assessment', id, 'announce');
    expect([announced.state, announced.deadlines.find((d) => d.key === 'reportAgain')?.dueOn]).toEqual(['announced', '2025-06-03']);
    expect((await who('roads').see('assessment', id)).fields.results).toHaveLength(2);
    expect((await who('office').act('assessment', id, 'takeReport', { text: '交通局再次报告。' })).state).toBe('finished');
  });

  test('on paper takes only rows that add up', async () => {
    const { id } = await who('clerk').make('assessment', {
      title: '纸质测评',
      sessionId: city.ids.session,
      year: 2025,
      subject: '办理情况',
      unitIds: [city.ids.schools],
      mode: 'paper',
    });
    await who('office').act('assessment', id, 'openVote', { meeting: '第二十九次会议', members: 5, present: 4 });
    expect((await who('member.one').post(`/api/assessments/${id}/vote`, { marks: [] })).body.code).toBe('voteClosed');
    const row = { unitId: city.ids.schools, satisfied: 2, basicallySatisfied: 0, dissatisfied: 1, notPressed: 0, invalid: 1 };
    const off = await who('office').try('assessment', id, 'enterPaper', { voted: 3, rows: [row] });
    expect(off.body.data.reason).toBe('rowsDisagree');
    const counted = await who('office').act('assessment', id, 'enterPaper', { voted: 4, rows: [row] });
    // Two of five members is no majority of all members.
    expect(counted.fields.results[0].passed).toBe(false);
    expect((await who('clerk').get(`/api/assessments/${id}/recount`)).body.agrees).toBe(true);
  });
});

describe('a third-party evaluation', () => {
  test('hands over no person, shows the evaluator nothing else, and adds up the marks', async () => {
    const { id } = await who('clerk').make('outsideEvaluation', {
      title: '托育建议办理评估',
      sessionId: city.ids.session,
      evaluatorName: '某高校公共管理学院',
      suggestionIds: done.slice(0, 2),
      purpose: '评估答复与落实是否一致。',
      indicators: [
        { name: '针对性', most: 40, explanation: '是否逐条回应' },
        { name: '落实程度', most: 60, explanation: '承诺是否兑现' },
      ],
    });
    const outside = who('evaluator');
    expect((await outside.get(`/api/outside-evaluations/${id}`)).status).toBe(404);
    await who('clerk').act('outsideEvaluation', id, 'commission', { accountId: outside.accountId, reportBy: '2025-06-30' });
    const got = await outside.get(`/api/outside-evaluations/${id}`);
    for (const named of ['lin', '周科长', '何副局长', '何局长', '028-81234567', '13912345678', done[0] ?? '-', who('lin').seat ?? '-'])
      expect(JSON.stringify(got.body.record.fields).includes(named), named).toBe(false);
    expect(got.body.record.fields.cases).toHaveLength(2);
    expect(got.body.record.fields.cases[0].reply).toContain('社区托育点');
    expect((await outside.get('/api/suggestions')).body.items).toEqual([]);
    expect((await outside.get(`/api/suggestions/${done[0]}`)).status).toBe(404);
    expect((await outside.get('/api/units')).body.items ?? []).toEqual([]);
    const story = await outside.get(`/api/outside-evaluations/${id}/log`);
    expect(story.text).not.toContain('"clerk"');
    const marks = [1, 2].flatMap((no) => [
      { no, indicator: '针对性', points: 35, note: null },
      { no, indicator: '落实程度', points: 50, note: null },
    ]);
    const tooHigh = await outside.try('outsideEvaluation', id, 'mark', { marks: [{ no: 1, indicator: '针对性', points: 41, note: null }] });
    expect(tooHigh.body.data.reason).toBe('markTooHigh');
    await outside.act('outsideEvaluation', id, 'mark', { marks: marks.slice(0, 3) });
    const missing = await outside.try('outsideEvaluation', id, 'submit', { report: '评估报告。' });
    expect(missing.body.data).toMatchObject({ reason: 'markMissing' });
    await outside.act('outsideEvaluation', id, 'mark', { marks: marks.slice(3) });
    await outside.act('outsideEvaluation', id, 'submit', { report: '总体较好，落实需要跟踪。' });
    const accepted = await who('clerk').act('outsideEvaluation', id, 'accept');
    expect([accepted.fields.points, accepted.fields.pointsOf]).toEqual([170, 200]);
  });
});

describe('an appraisal, awards and a topic', () => {
  test('an appraisal grades by the most votes and follows the remedy', async () => {
    const input = { title: '托育点建设个案评议', sessionId: city.ids.session, suggestionId: done[2], ground: '多年重复提出。' };
    const { id } = await who('committee').make('appraisal', input);
    await who('schools').act('appraisal', id, 'reportSelf', { text: '已自查。' });
    const held = {
      heldOn: '2025-03-03',
      participants: '委员、代表',
      forGood: 1,
      forFair: 6,
      forPoor: 2,
      conclusion: '进度偏慢。',
      rectify: true,
    };
    const wrong = await who('clerk').try('appraisal', id, 'appraise', { ...held, grade: 'good', rectifyBy: '2025-06-30' });
    expect(wrong.body.data.reason).toBe('countsDisagree');
    await who('clerk').act('appraisal', id, 'appraise', { ...held, grade: 'fair', rectifyBy: '2025-06-30' });
    await who('schools').act('appraisal', id, 'reportRectified', { text: '已加快。' });
    expect((await who('clerk').act('appraisal', id, 'close')).state).toBe('closed');
  });

  test('awards keep to the round, its day and its quota', async () => {
    const round = await who('clerk').make('awardRound', {
      name: '二〇二五年度评选',
      sessionId: city.ids.session,
      year: 2025,
      nominateBy: '2025-03-31',
      suggestionQuota: 1,
      unitQuota: 1,
      personQuota: 1,
      standard: null,
    });
    const good = (n: number) => ({
      roundId: round.id,
      kind: 'suggestion',
      title: `优秀建议${n}`,
      suggestionId: done[n],
      ground: '调研充分。',
    });
    const one = await who('lin').make('nomination', good(0));
    expect((await who('mei').post('/api/nominations', good(0))).body.data.reason).toBe('nominatedBefore');
    const two = await who('mei').make('nomination', good(1));
    for (const n of [one, two]) await who('clerk').act('nomination', n.id, 'shortlist', { score: 90 });
    await who('chair').act('nomination', one.id, 'award', { decision: '第三十一次主任会议' });
    const over = await who('chair').try('nomination', two.id, 'award', { decision: '第三十一次主任会议' });
    expect(over.body.code).toBe('guardRefused');
    expect(over.body.data).toMatchObject({ reason: 'overQuota', reasonData: { quota: 1 } });
    await who('clerk').act('nomination', one.id, 'publish');
    await who('clerk').act('nomination', two.id, 'reject', { note: '名额所限。' });
    expect((await who('mei').get(`/api/nominations/${two.id}`)).body.record.fields.score).toBeUndefined();
  });

  test('a topic leads from suggestions to supervision and back', async () => {
    const input = {
      title: '托育服务供给',
      sessionId: city.ids.session,
      planYear: 2026,
      source: 'suggestions',
      theme: '多件建议反映托位不足。',
    };
    const bare = await who('committee').post('/api/supervision-topics', input);
    expect(bare.body.data.reason).toBe('needsSuggestions');
    const { id } = await who('member.one').make('supervisionTopic', { ...input, suggestionIds: done.slice(0, 3) });
    await who('chair').act('supervisionTopic', id, 'adopt', { decision: '第三十二次主任会议', instrument: 'report', planYear: 2026 });
    expect((await who('clerk').list('supervisionTopic', `suggestionIds=${done[2]}`)).map((t) => t.id)).toEqual([id]);
    expect((await who('schools').get(`/api/supervision-topics/${id}`)).status).toBe(404);
  });
});

describe('the ranking of units', () => {
  test('each share of a formula is a measure whose records name the unit', () => {
    for (const id of rankable) {
      const measure = findMeasure(id);
      expect(measure?.part, id).toBeDefined();
      const fields = Object.keys(shapesOf(processOf(measure?.process ?? '').record));
      expect(fields.includes('unitId') || fields.includes('leadUnitId'), id).toBe(true);
    }
  });

  test('is off until turned on, explains itself, and opens the records it counts', async () => {
    const clerk = who('clerk');
    const url = `/api/unit-ranking?session=${city.ids.session}`;
    expect((await clerk.get(url)).body.code).toBe('rankingOff');
    const terms = [
      { measure: 'onTime', weight: 60, prefer: 'high', explanation: '按期答复' },
      { measure: 'reworked', weight: 40, prefer: 'low', explanation: '重新办理' },
    ];
    const formula = { title: '办理工作排名', explanation: '按期与质量。', terms };
    const { id } = await clerk.make('rankingFormula', formula);
    await clerk.act('rankingFormula', id, 'turnOn');
    const { body } = await clerk.get(url);
    const [top] = body.units;
    expect([top.unitId, top.score, top.place]).toEqual([city.ids.schools, 10_000, 1]);
    for (const part of top.parts) {
      const plural = processOf(part.process).plural;
      const counted = await clerk.get(
        `/api/${plural}/count?measure=${part.measure}&part=of&session=${city.ids.session}&${part.unitField}=${top.unitId}&cutoff=${body.cutoff}`,
      );
      expect([part.measure, counted.body.count]).toEqual([part.measure, part.denominator]);
    }
    expect((await who('schools').get(url)).status).toBe(403);
    const csv = await clerk.get(`/api/unit-ranking/export?session=${city.ids.session}&format=csv`);
    expect(csv.text).toContain('市教育局');
    const next = await clerk.make('rankingFormula', { ...formula, basedOnId: id });
    expect(next.fields.revision).toBe(2);
    expect((await clerk.try('rankingFormula', next.id, 'turnOn')).body.data.reason).toBe('anotherInUse');
    await clerk.act('rankingFormula', id, 'turnOff');
    expect((await clerk.get(url)).status).toBe(404);
  });
});

describe('all of it', () => {
  test('stands in the chain of records and replays', async () => {
    const verified = await who('audit.admin').post('/api/audit/verify');
    expect(verified.body.faults).toEqual([]);
  });

  test('is reminded of and found late', async () => {
    const { id } = await who('clerk').make('keyItem', { ...proposal(), title: '迟到的督办' });
    await who('chair').act('keyItem', id, 'fix', { decision: '第三十三次主任会议', finishBy: '2025-12-31' });
    city.clock.set(new Date('2025-05-20T01:00:00Z'));
    expect((await sweepDeadlines(city.deps)).overdue).toBeGreaterThan(0);
    const notices = await who('clerk').get('/api/notices');
    expect(notices.text).toContain('迟到的督办');
  });
});
