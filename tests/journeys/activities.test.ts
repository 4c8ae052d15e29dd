import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FigureView } from '../../contract/system.ts';
import { verifyLog } from '../../server/actions/verify.ts';
import { shownCode } from '../../server/activities/sign-in-code.ts';
import { derivePerformance } from '../../server/performance/derive.ts';
import { jpegWith, tell } from '../support/citizen.ts';
import { type City, createCity, type Seen } from '../support/city.ts';
import { upload } from '../support/tables.ts';

/** An activity from the year's plan to the archive, and a meeting day at many places. */
let city: City;
let group: Seen;
const who = (name: string) => city.person(name);
const seat = (name: string): string => who(name).seat ?? '';
const derive = () => derivePerformance(city.deps);
const at = (moment: string) => city.clock.set(new Date(moment));

const activity = (more: object = {}) => ({
  name: '社区托育专题调研',
  kind: 'research',
  startOn: '2025-03-20',
  endOn: '2025-03-20',
  place: '东湖片区',
  organiser: '市人大常委会代工委',
  delegationId: null,
  note: null,
  ...more,
});
const partOf = async (name: string, activityId: string): Promise<Seen> => {
  const [one] = await who(name).list('participation', `activityId=${activityId}&deputyId=${seat(name)}`);
  if (!one) throw new Error(`${name} has no part`);
  return one;
};
const invite = (...names: string[]) => names.map((name) => ({ deputyId: seat(name), because: '关注教育' }));
const codeOf = (id: string) => shownCode(city.deps.secretKey, city.congressId, id, city.clock.now()).code;
const signIn = (name: string, id: string, code: string) => who(name).post(`/api/activities/${id}/sign-in`, { code });
const addPhoto = (name: string, id: string) =>
  upload(city, who(name), `/api/activities/${id}/photos`, 'IMG.jpg', jpegWith('GPS 30.6,104.0'));

beforeAll(async () => {
  city = await createCity();
  await who('clerk').act('deputyship', seat('lin'), 'edit', { fieldIds: [city.ids.education], specialties: ['学前教育'] });
  await who('clerk').act('deputyship', seat('mei'), 'edit', { fieldIds: [city.ids.education] });
  group = await who('clerk').make('deputyGroup', {
    code: 'G1',
    name: '东湖代表小组',
    kind: 'area',
    termId: city.ids.term,
    delegationId: city.ids.delegation,
    convenerId: seat('tan'),
    viceConvenerId: null,
    memberIds: [seat('lin'), seat('mei'), seat('tan')],
    fieldIds: [],
    purpose: null,
    formedOn: '2022-03-01',
    sortNo: 1,
  });
});
afterAll(() => city.drop());

describe('from the plan to the archive', () => {
  let plan: Seen;
  let id: string;

  test('the plan is published with its activities; nobody outside reads them before', async () => {
    plan = await who('clerk').make('activityPlan', { year: 2025, title: '2025年代表活动计划', adoptedBy: '主任会议' });
    expect((await who('clerk').try('activityPlan', plan.id, 'publish')).body.data.reason).toBe('nothingPlanned');
    const made = await who('clerk').make(
      'activity',
      activity({
        planId: plan.id,
        fieldIds: [city.ids.education],
        specialties: ['学前教育'],
        capacity: 2,
        recorderId: who('tan').accountId,
      }),
    );
    id = made.id;
    // Five workdays before 20 March.
    expect(made.deadlines.map((d) => [d.key, d.dueOn])).toEqual([['notify', '2025-03-13']]);
    const outside = async () => {
      const answer = await city.app.inject({ method: 'GET', url: `/api/activities?congress=${city.congressId}` });
      return [answer.statusCode, (answer.json().items ?? []).map((a: Seen) => a.id)];
    };
    expect(await outside()).toEqual([200, []]);
    await who('clerk').act('activityPlan', plan.id, 'publish');
    expect(await outside()).toEqual([200, [id]]);
    const page = await city.app.inject({ method: 'GET', url: '/public/activities?region=510100&lang=zh' });
    expect([page.statusCode, page.body.includes('2025年代表活动计划'), page.body.includes('社区托育专题调研')]).toEqual([200, true, true]);
    expect((await city.app.inject({ method: 'GET', url: '/public/activities?region=999999' })).statusCode).toBe(404);
  });

  test('whoever fits is proposed with the reason, those least invited first', async () => {
    const answer = await who('clerk').get(`/api/activities/${id}/candidates`);
    const items = answer.body.items as { deputyId: string; invited: number; reasons: { kind: string; word: string }[] }[];
    expect(items.map((i) => [i.deputyId, i.reasons.map((r) => `${r.kind}:${r.word}`)])).toEqual([
      [seat('lin'), ['field:教科文卫', 'specialty:学前教育']],
      [seat('mei'), ['field:教科文卫']],
    ]);
    expect(answer.body).toMatchObject({ fitting: 2, free: items.length + 1 });
    expect((await who('clerk').get(`/api/activities/${id}/candidates?all=true`)).body.items).toHaveLength(3);
    const { name } = await who('clerk')
      .see('deputyship', seat('tan'))
      .then((d) => d.fields);
    const sought = (await who('clerk').get(`/api/activities/${id}/candidates?q=${encodeURIComponent(name)}`)).body;
    expect([sought.items.map((i: { deputyId: string }) => i.deputyId), sought.isCut]).toEqual([[seat('tan')], false]);
    expect((await who('lin').get(`/api/activities/${id}/candidates`)).status).toBe(404);
  });

  test('answers, a waiting list that moves up, leave that is decided on', async () => {
    const twice = { invitations: [...invite('lin'), ...invite('lin')] };
    expect((await who('clerk').try('activity', id, 'notify', twice)).body.data.reason).toBe('invitedTwice');
    expect((await who('clerk').try('activity', id, 'notify', { invitations: [] })).body.data.reason).toBe('invitedNobody');
    const told = await who('clerk').act('activity', id, 'notify', { invitations: invite('lin', 'mei', 'tan'), answerBy: '2025-03-18' });
    expect([told.state, told.deadlines.find((d) => d.key === 'notify')?.outcome]).toEqual(['notified', 'met']);
    expect((await who('clerk').try('activity', id, 'invite', { invitations: invite('mei') })).body.data.reason).toBe('alreadyInvited');
    const lin = await partOf('lin', id);
    const mei = await partOf('mei', id);
    const tan = await partOf('tan', id);
    expect((await who('mei').try('participation', lin.id, 'accept')).status).toBe(404);
    expect((await who('lin').act('participation', lin.id, 'accept')).state).toBe('accepted');
    expect((await who('mei').act('participation', mei.id, 'accept')).state).toBe('accepted');
    expect((await who('tan').act('participation', tan.id, 'accept')).state).toBe('waiting');
    await who('mei').act('participation', mei.id, 'askLeave', { reason: '出差' });
    expect((await who('clerk').act('participation', mei.id, 'refuseLeave', { reason: '请调整安排' })).state).toBe('accepted');
    // Who waits keeps the place in the line, and leave from there takes nobody's place.
    await who('tan').act('participation', tan.id, 'askLeave', { reason: '出差' });
    expect((await who('clerk').act('participation', tan.id, 'refuseLeave', { reason: '请调整安排' })).state).toBe('waiting');
    await who('mei').act('participation', mei.id, 'askLeave', { reason: '住院' });
    expect((await who('office').try('participation', mei.id, 'approveLeave')).status).toBe(403);
    expect((await who('clerk').act('participation', mei.id, 'approveLeave')).state).toBe('onLeave');
    expect((await who('tan').see('participation', tan.id)).state).toBe('accepted');
  });

  test('the code lets in whoever was invited, once; an old, foreign or made-up one nobody', async () => {
    expect((await signIn('lin', id, codeOf(id))).body.data.reason).toBe('notToday');
    at('2025-03-20T01:00:10Z');
    const shown = await who('tan').get(`/api/activities/${id}/sign-in-code`);
    expect(shown.body).toMatchObject({ code: codeOf(id), seconds: 20, present: 0, expected: 2 });
    expect(shown.body.svg).toContain('<svg');
    // The recorder and the offices show it; a deputy who only takes part may not.
    expect((await who('lin').get(`/api/activities/${id}/sign-in-code`)).status).toBe(404);
    const other = await who('clerk').make('activity', activity({ name: '另一场调研' }));
    for (const code of ['AAAAAAAA', codeOf(other.id), '', 'x'.repeat(21)]) {
      const answer = await signIn('lin', id, code);
      expect([code, answer.status >= 400, answer.body.data?.reason ?? 'form']).toEqual([
        code,
        true,
        /^.{8}$/.test(code) ? 'wrongCode' : 'form',
      ]);
    }
    const forwarded = codeOf(id);
    at('2025-03-20T01:01:05Z');
    expect((await signIn('lin', id, forwarded)).body.data.reason).toBe('wrongCode');
    const before = codeOf(id);
    at('2025-03-20T01:01:35Z');
    expect(codeOf(id)).not.toBe(before);
    const done = await signIn('lin', id, ` ${before.slice(0, 4).toLowerCase()} ${before.slice(4)} `);
    expect([done.status, done.body.signedInAt]).toEqual([200, '2025-03-20T01:01:35.000Z']);
    const again = await signIn('lin', id, codeOf(id));
    expect([again.status, again.body.data.reason, again.body.title]).toEqual([409, 'signedInAlready', expect.stringContaining('已经签到')]);
    expect((await signIn('clerk', id, codeOf(id))).status).toBe(403);
    const uninvited = await who('clerk').act('activity', other.id, 'notify', { invitations: invite('mei'), answerBy: '2025-03-20' });
    expect((await signIn('lin', uninvited.id, codeOf(uninvited.id))).status).toBe(403);
    const byHand = { deputyId: seat('tan'), reason: '手机没电' };
    expect((await who('lin').try('activity', id, 'signInByHand', byHand)).status).toBe(403);
    await who('tan').act('activity', id, 'signInByHand', byHand);
    expect((await who('tan').try('activity', id, 'signInByHand', byHand)).body.data.reason).toBe('signedInAlready');
    const roster = await who('clerk').get(`/api/activities/${id}/roster`);
    expect(roster.body.counts).toEqual({ present: 2, onLeave: 1 });
  });

  test('speeches and photos stay with it; photos without what the camera wrote', async () => {
    const lin = await partOf('lin', id);
    await who('lin').act('participation', lin.id, 'speak', { title: '托位不足', text: '建议在社区配建托育点。' });
    expect((await who('mei').get(`/api/participations/${lin.id}`)).status).toBe(404);
    const sent = await addPhoto('tan', id);
    expect([sent.status, sent.body]).toEqual([200, { photos: 1 }]);
    const [fileId] = (await who('tan').see('activity', id)).fields.photoIds;
    const kept = await who('tan').bytes('GET', `/api/files/${fileId}`);
    expect([kept.status, kept.body.includes('GPS')]).toEqual([200, false]);
    expect((await addPhoto('lin', id)).status).toBe(404);
    const loose = await who('clerk').try('activity', id, 'addPhoto', { fileId: [fileId] });
    expect(loose.status).toBe(404);
  });

  test('the report is handed over and answered, one organ late; all who were asked are told', async () => {
    await who('tan').act('activity', id, 'hold', { summary: '走访三个社区', voters: 40 });
    await who('tan').act('activity', id, 'draftReport', { findings: '托位不足', proposals: '新建托育点' });
    const over = await who('office').act('activity', id, 'handOver', { unitIds: [city.ids.schools, city.ids.roads] });
    // One month in Chongqing.
    expect(over.deadlines.find((d) => d.key === 'feedBack')).toMatchObject({ dueOn: '2025-04-21', source: expect.stringContaining('31') });
    expect((await who('parks').try('activity', id, 'feedBack', { text: '不相干' })).status).toBe(403);
    at('2025-04-10T01:00:00Z');
    expect((await who('schools').act('activity', id, 'feedBack', { text: '已列入计划' })).state).toBe('handedOver');
    expect((await who('schools').try('activity', id, 'feedBack', { text: '再答' })).body.data.reason).toBe('answeredAlready');
    at('2025-04-25T01:00:00Z');
    const answered = await who('roads').act('activity', id, 'feedBack', { text: '增设公交站' });
    expect([answered.state, answered.deadlines.find((d) => d.key === 'feedBack')?.outcome]).toEqual(['organFeedback', 'late']);
    const notices = await who('mei').get('/api/notices');
    expect(notices.text).toContain('反馈了处理情况');
    expect((await who('mei').see('activity', id)).fields.feedbacks).toHaveLength(2);
    expect((await who('clerk').act('activity', id, 'archive')).state).toBe('archived');
  });

  test('performance records write themselves, and follow a correction', async () => {
    await derive();
    const deeds = async (name: string) =>
      (await who(name).list('performance', `deputyId=${seat(name)}&activityId=${id}`))
        .map((p) => [p.fields.kind, p.fields.title, p.state])
        .sort();
    expect(await deeds('lin')).toEqual([
      ['activitySpeech', '社区托育专题调研', 'confirmed'],
      ['research', '社区托育专题调研', 'confirmed'],
    ]);
    expect(await deeds('mei')).toEqual([['activityLeave', '社区托育专题调研', 'confirmed']]);
    const tan = await partOf('tan', id);
    await who('clerk').act('participation', tan.id, 'correct', { attendance: 'absent', reason: '核对签到表' });
    await derive();
    expect(await deeds('tan')).toEqual([['research', '社区托育专题调研', 'struck']]);
    await who('clerk').act('participation', tan.id, 'correct', { attendance: 'present', reason: '核对照片' });
    await derive();
    expect(await deeds('tan')).toEqual([['research', '社区托育专题调研', 'confirmed']]);
  });
});

describe('a meeting day at many places', () => {
  test('shows the figures of all places as they grow, and each opens its records', async () => {
    at('2025-05-10T01:00:00Z');
    const whole = await who('clerk').make(
      'activity',
      activity({ name: '统一见面日', kind: 'meetingDay', startOn: '2025-05-10', endOn: '2025-05-10' }),
    );
    const places = [];
    for (const name of ['东湖站', '西山站']) {
      const more = { name: `统一见面日（${name}）`, kind: 'meetingDay', startOn: '2025-05-10', endOn: '2025-05-10', partOfId: whole.id };
      places.push(await who('clerk').make('activity', activity(more)));
    }
    const [east, west] = places as [Seen, Seen];
    await who('clerk').act('activity', east.id, 'notify', { invitations: invite('lin', 'mei') });
    const day = async () => (await who('clerk').get(`/api/activities/${whole.id}/day`)).body;
    expect(await day()).toMatchObject({ places: 2, open: 1, invited: 2, present: 0, voters: 0, opinions: 0 });
    await who('clerk').act('activity', whole.id, 'notify', { invitations: invite('tan') });
    expect(await day()).toMatchObject({ places: 2, open: 1, invited: 3 });
    await signIn('lin', east.id, codeOf(east.id));
    await who('clerk').act('activity', east.id, 'count', { voters: 35, enterprises: 3 });
    const issued = await who('clerk').make('deputyCode', { name: '见面日', subject: 'activity', activityId: east.id }, 'issue');
    const address = await who('clerk').get(`/api/deputy-codes/${issued.id}/address`);
    const told = await tell(city, { code: address.body.code, categoryId: city.ids.transport });
    await who('clerk').act('opinion', told.id, 'receive', { grade: 'ordinary' });
    await who('clerk').act('opinion', told.id, 'route', { routeKind: 'department', unitId: city.ids.roads, routeReason: '请办理。' });
    expect((await who('clerk').list('opinion', `activityId=${east.id},${west.id}&unitId.set=true`)).length).toBe((await day()).handedOver);
    expect(await day()).toMatchObject({
      present: 1,
      handedOver: 1,
      voters: 35,
      enterprises: 3,
      opinions: 1,
      byCategory: [{ categoryId: city.ids.transport, count: 1 }],
    });
    expect((await who('clerk').list('opinion', `activityId=${east.id},${west.id}`)).length).toBe(1);
    expect((await who('clerk').list('activity', `partOfId=${whole.id}`)).length).toBe(2);
    expect((await who('schools').get(`/api/activities/${whole.id}/day`)).status).toBe(404);
  });
});

describe('signing up, putting off and calling off', () => {
  test('deputies sign up while there are places; what is put off asks again, what is called off withdraws', async () => {
    const made = await who('clerk').make(
      'activity',
      activity({ name: '代表讲坛', kind: 'forum', startOn: '2025-06-20', endOn: '2025-06-20', capacity: 1 }),
    );
    await who('clerk').act('activity', made.id, 'openSignUp');
    await who('lin').act('activity', made.id, 'signUp');
    await who('mei').act('activity', made.id, 'signUp');
    expect([(await partOf('lin', made.id)).state, (await partOf('mei', made.id)).state]).toEqual(['accepted', 'waiting']);
    expect((await who('lin').try('activity', made.id, 'signUp')).body.data.reason).toBe('alreadyInvited');
    await who('lin').act('participation', (await partOf('lin', made.id)).id, 'decline', {});
    expect((await partOf('mei', made.id)).state).toBe('accepted');
    const off = await who('clerk').act('activity', made.id, 'postpone', { reason: '场地维修', startOn: '2025-07-01', endOn: '2025-07-01' });
    expect([off.state, (await partOf('mei', made.id)).state, (await partOf('mei', made.id)).fields.startOn]).toEqual([
      'postponed',
      'invited',
      '2025-07-01',
    ]);
    await who('clerk').act('activity', made.id, 'edit', { startOn: '2025-07-05', endOn: '2025-07-05' });
    await who('clerk').act('activity', made.id, 'notify', { invitations: [], answerBy: '2025-07-03' });
    const told = await who('mei').see('participation', (await partOf('mei', made.id)).id);
    expect([told.fields.startOn, told.fields.answerBy, told.deadlines.filter((d) => !d.closedOn).map((d) => d.dueOn)]).toEqual([
      '2025-07-05',
      '2025-07-03',
      ['2025-07-03'],
    ]);
    expect((await who('mei').get('/api/notices')).text).toContain('现定于');
    await who('clerk').act('activity', made.id, 'edit', { startOn: '2025-07-06', endOn: '2025-07-06', answerBy: '2025-07-04' });
    const moved = await who('mei').see('participation', told.id);
    expect([moved.fields.startOn, moved.deadlines.filter((d) => !d.closedOn).map((d) => d.dueOn)]).toEqual(['2025-07-06', ['2025-07-04']]);
    // A place that grows goes to whoever waits; once it is held, nobody moves up and every request can be settled.
    const lin = await partOf('lin', made.id);
    await who('mei').act('participation', told.id, 'accept');
    expect((await who('lin').act('participation', lin.id, 'accept')).state).toBe('waiting');
    await who('clerk').act('activity', made.id, 'edit', { capacity: 2 });
    expect((await who('lin').see('participation', lin.id)).state).toBe('accepted');
    await who('clerk').act('activity', made.id, 'cancel', { reason: '与会议冲突' });
    expect((await partOf('mei', made.id)).state).toBe('withdrawn');
  });
});

test('group frequency, deputies never invited and participation come out of the records', async () => {
  await who('clerk')
    .make('activity', activity({ name: '小组学习', kind: 'groupActivity', startOn: '2025-04-02', endOn: '2025-04-02', groupId: group.id }))
    .then((a) => who('clerk').act('activity', a.id, 'hold', {}));
  at('2025-09-01T01:00:00Z');
  const seen = (await who('clerk').get('/api/activities/frequency?year=2025')).body;
  expect(seen).toMatchObject({ every: 3, perYear: 0 });
  expect(seen.groups).toEqual([
    expect.objectContaining({ id: group.id, held: 1, lastOn: '2025-04-02', dueOn: '2025-07-02', isBehind: true }),
  ]);
  expect(seen.neverInvited.count).toBe(0);
  expect((await who('lin').get('/api/activities/frequency')).status).toBe(403);
  const figures = await who('clerk').get(`/api/figures?session=${city.ids.session}&cutoff=2025-09-01`);
  const of = (measure: string) => (figures.body.figures as FigureView[]).find((f) => f.measure === measure);
  expect([of('participationRate')?.numerator, of('participationRate')?.denominator]).toEqual([3, 4]);
  expect(of('activitiesByMonth')?.rows?.map((r) => [r.value, r.count])).toEqual([
    ['2025-03', 1],
    ['2025-04', 1],
  ]);
  const opened = await who('clerk').list(
    'participation',
    `measure=participationRate&part=part&session=${city.ids.session}&cutoff=2025-09-01`,
  );
  expect(opened.map((p) => p.state)).toEqual(['present', 'present', 'present']);
  const verified = await city.deps.db.transaction().execute((tx) => verifyLog(tx, city.congressId));
  expect(verified.faults).toEqual([]);
});

test('what is open when an activity is held is settled afterwards', async () => {
  const made = await who('clerk').make('activity', activity({ name: '视察', startOn: '2025-09-01', endOn: '2025-09-01', capacity: 1 }));
  await who('clerk').act('activity', made.id, 'notify', { invitations: invite('lin', 'mei', 'tan') });
  const [lin, mei, tan] = [await partOf('lin', made.id), await partOf('mei', made.id), await partOf('tan', made.id)];
  await who('lin').act('participation', lin.id, 'accept');
  await who('lin').act('participation', lin.id, 'askLeave', { reason: '出差' });
  await who('mei').act('participation', mei.id, 'accept');
  await who('tan').act('participation', tan.id, 'decline', {});
  const present = { attendance: 'present', reason: '核对照片' };
  expect((await who('clerk').try('participation', tan.id, 'correct', present)).body.data.reason).toBe('notHeld');
  expect((await who('office').see('participation', lin.id)).fields.leaveReason).toBeUndefined();
  await who('clerk').act('activity', made.id, 'hold', {});
  expect((await who('clerk').see('participation', mei.id)).state).toBe('absent');
  expect((await who('clerk').act('participation', lin.id, 'refuseLeave', { reason: '未说明' })).state).toBe('absent');
  expect((await who('clerk').act('participation', tan.id, 'correct', present)).state).toBe('present');
});
