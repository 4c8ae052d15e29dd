import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleCalled } from '../../processes/consulting.ts';
import { verifyLog } from '../../server/actions/verify.ts';
import { sweepDeadlines } from '../../server/sweeps/deadlines.ts';
import { type City, createCity } from '../support/city.ts';
import { commented, commentOf, consultationOf, draftText, holderOf, issued, reviewOf, send, suggested } from '../support/consulting.ts';
import { download, sheetsOf } from '../support/tables.ts';

/** What is out for comments, from the draft to the published feedback; and suggestions to review a document, to their answer. */
let city: City;
const legislation = () => city.person('legislation');
const committee = () => city.person('committee');
const lin = () => city.person('lin');
const days = (n: number) => city.clock.advanceDays(n);
const today = () => city.clock.now().toISOString().slice(0, 10);
const inDays = (n: number) => new Date(city.clock.now().getTime() + n * 86_400_000).toISOString().slice(0, 10);
const page = async (path: string) => {
  const answer = await city.app.inject({ method: 'GET', url: path, headers: { 'accept-language': 'zh-CN' } });
  return { status: answer.statusCode, text: answer.body };
};
const commentsOn = (id: string, query = '') => legislation().list('consultationComment', `consultationId=${id}${query}`);
/** The tables in which some words stand. */
async function everywhere(words: string): Promise<string[]> {
  const tables = await sql<{ name: string }>`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`.execute(city.deps.db);
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql`SELECT FROM ${sql.table(name)} t WHERE to_json(t)::text LIKE ${`%${words}%`} LIMIT 1`.execute(city.deps.db);
    if (rows.length > 0) found.push(name);
  }
  return found;
}
/** Row, log and notices of a review suggestion as they stand in the database. */
const wordsKept = async (id: string): Promise<string> => {
  const { rows } = await sql`SELECT to_jsonb(r) - 'search' AS it FROM review_suggestion r WHERE id = ${id}
    UNION ALL SELECT to_jsonb(l) FROM record_log l WHERE record_id = ${id}
    UNION ALL SELECT to_jsonb(n) FROM notice n WHERE record_id = ${id}`.execute(city.deps.db);
  return JSON.stringify(rows);
};
const reasonOf = (answer: { body: { data?: { reason?: string } } }) => answer.body.data?.reason;

beforeAll(async () => {
  city = await createCity();
});
afterAll(() => city.drop());

describe('a consultation', () => {
  test('is published, commented on article by article, closed by its day and answered; everybody reads what became of the comments', async () => {
    const { id } = await legislation().make('consultation', consultationOf());
    expect((await page(`/public/consultations/${id}`)).status).toBe(404);
    expect((await city.app.inject({ method: 'GET', url: `/api/consultations/${id}` })).statusCode).toBe(404);
    // Thirty days at least, unless the office says why.
    const short = await legislation().try('consultation', id, 'issue', { untilOn: inDays(29) });
    expect(short.body).toMatchObject({ code: 'guardRefused', title: expect.stringContaining(inDays(30)), data: { reason: 'tooShort' } });
    expect((await lin().try('consultation', id, 'issue', { untilOn: inDays(30) })).status).toBe(404);
    await legislation().act('consultation', id, 'issue', { untilOn: inDays(30) });
    const shown = await page(`/public/consultations/${id}`);
    expect(shown.status).toBe(200);
    for (const words of ['第一章　总则', '每周开放时间不少于五十小时', '还剩 30 天', '对第三条提意见']) expect(shown.text).toContain(words);
    expect((await page('/public/consultations')).text).toContain('试验市城市书房条例');
    expect((await page(`/public/consultations/${id}?lang=en`)).text).toContain('30 days left');

    const first = await commented(city, id, { article: '第三条', name: '钱读者', phone: '13912345678' });
    const same = await commented(city, id, { article: '第三条', content: '开放时间应当延长到晚上十点，方便下班的人。 ' });
    const whole = await commented(city, id, { content: '赞成立法，希望尽快施行。' });
    const elsewhere = await commented(city, id, { article: '第二条' });
    const url = `/api/portal/consultations/${id}/comments`;
    expect((await send(city, url, commentOf({ article: '第九条' }))).body).toMatchObject({
      code: 'guardRefused',
      data: { reason: 'articleGone' },
    });
    expect((await send(city, url, commentOf({ consentVersion: 'old' }))).status).toBe(400);
    expect([articleCalled('一、开放\n3.5%的比例', '一'), articleCalled('一、开放\n3.5%的比例', '3')]).toEqual(['一、', null]);
    expect((await send(city, url, commentOf({ article: '违反前款规定' }))).body).toMatchObject({ data: { reason: 'articleGone' } });
    // A deputy who has signed in comments as such, also through the portal.
    await lin().atPortal().act('consultation', id, 'comment', { article: '第一条', content: '建议增加保障特殊群体阅读权利的内容。' });
    expect(reasonOf(await lin().try('consultation', id, 'comment', { article: '第八条', content: '没有这一条。' }))).toBe('articleGone');

    const all = await commentsOn(id);
    expect(all.map((c) => c.fields.channel).sort()).toEqual(['deputy', 'web', 'web', 'web', 'web']);
    expect(all.filter((c) => c.fields.repeatOfId !== null)).toHaveLength(1);
    expect(await lin().list('consultationComment')).toHaveLength(1);
    expect(all.find((c) => c.fields.channel === 'deputy')?.fields).toMatchObject({ deputyId: lin().seat, article: '第一条' });
    const named = all.find((c) => c.fields.article === '第三条' && c.fields.repeatOfId === null);
    expect((await legislation().see('consultationComment', named?.id ?? '')).fields).toMatchObject({
      name: '钱读者',
      phone: '13912345678',
    });
    const atCommittee = await committee().get(`/api/consultation-comments/${named?.id}`);
    expect(atCommittee.text).toContain('晚上十点');
    expect(atCommittee.text).not.toContain('钱读者');
    expect(await first.see()).toMatchObject({
      state: 'submitted',
      article: '第三条',
      contact: { name: '钱**' },
      result: null,
      can: ['erase'],
    });

    await legislation().act('consultation', id, 'extend', { untilOn: inDays(35), reason: '应各方要求延长。' });
    days(36);
    expect((await send(city, url, commentOf())).body).toMatchObject({ data: { reason: 'notOpen' } });
    await sweepDeadlines(city.deps);
    expect(await legislation().see('consultation', id)).toMatchObject({ state: 'closed' });
    expect(reasonOf(await legislation().try('consultation', id, 'publishFeedback', { feedback: '已研究。' }))).toBe('unsortedLeft');

    // Alike ones at once; what was said in the same words goes along.
    const one = (article: string | null, channel = 'web') =>
      all.find((c) => c.fields.article === article && c.fields.channel === channel && c.fields.repeatOfId === null);
    const sort = { result: 'partlyAdopted', reason: '开放时间改为不少于五十六小时。' };
    const batch = await legislation().post('/api/consultation-comments/batch/sort', {
      items: [one('第三条'), one('第二条')].map((c) => ({ id: c?.id, version: c?.version, input: sort })),
    });
    expect([batch.status, batch.text]).toEqual([200, expect.any(String)]);
    expect(await commentsOn(id, '&state=sorted')).toHaveLength(3);
    expect(reasonOf(await legislation().try('consultationComment', one(null)?.id ?? '', 'sort', { result: 'noted' }))).toBe('reasonNeeded');
    await legislation().act('consultationComment', one(null)?.id ?? '', 'sort', { result: 'noted', reason: '留作参考。' });
    await committee().act('consultationComment', one('第一条', 'deputy')?.id ?? '', 'sort', { result: 'adopted' });
    expect(await same.see()).toMatchObject({ state: 'submitted', result: null, feedback: null });

    const points = [{ article: '第三条', summary: '延长开放时间', result: 'partlyAdopted', reason: '兼顾运行成本。' }];
    const gone = [{ ...points[0], article: '第七条' }];
    expect(reasonOf(await legislation().try('consultation', id, 'publishFeedback', { feedback: '已研究。', points: gone }))).toBe(
      'articleGone',
    );
    const published = await legislation().act('consultation', id, 'publishFeedback', { feedback: '各方意见已逐条研究。', points });
    expect(published).toMatchObject({ state: 'answered', fields: { received: 4, repeated: 1 } });
    expect(published.fields.tallies).toEqual(
      expect.arrayContaining([
        { article: '第三条', result: 'partlyAdopted', count: 1 },
        { article: '第一条', result: 'adopted', count: 1 },
        { article: null, result: 'noted', count: 1 },
      ]),
    );
    const read = await page(`/public/consultations/${id}`);
    for (const words of ['共收到意见 4 条，另有相同的意见 1 条', '各方意见已逐条研究。', '兼顾运行成本。', '部分采纳'])
      expect(read.text).toContain(words);
    for (const words of ['晚上十点', '钱读者']) expect(read.text).not.toContain(words);
    expect(await same.see()).toMatchObject({
      state: 'sorted',
      result: 'partlyAdopted',
      reason: sort.reason,
      feedback: { text: '各方意见已逐条研究。' },
    });
    expect(await whole.see()).toMatchObject({ result: 'noted' });
    expect(await elsewhere.see()).toMatchObject({ article: '第二条', result: 'partlyAdopted' });
    expect(reasonOf(await legislation().try('consultationComment', one(null)?.id ?? '', 'sort', { result: 'adopted' }))).toBe(
      'answeredAlready',
    );

    const { bytes } = await download(
      city,
      legislation(),
      `/api/consultation-comments/export?columns=article,result,resultReason&format=xlsx&consultationId=${id}`,
    );
    expect((await sheetsOf(bytes)).flatMap((s) => s.rows.flat()).join(' ')).toContain('部分采纳');
    for (const format of ['', '?format=docx'])
      expect((await legislation().bytes('GET', `/api/papers/consultationFeedback/${id}${format}`)).status).toBe(200);
    expect((await verifyLog(city.deps.db, city.congressId)).faults).toEqual([]);
  });

  test('counts what several said in the same words once, also when the first of them takes it back', async () => {
    const { id } = await issued(committee(), inDays(20), { kind: 'plan', body: '就是一段没有分条的文字。' });
    const [first, second, third] = [await commented(city, id), await commented(city, id), await commented(city, id)];
    expect((await first.call('POST', '/erase', { sure: true })).status).toBe(204);
    expect((await first.call('GET')).status).toBe(404);
    const left = await commentsOn(id, '&state=submitted');
    expect(left).toHaveLength(2);
    const heir = left.find((c) => c.fields.repeatOfId === null);
    expect(left.filter((c) => c.fields.repeatOfId === heir?.id)).toHaveLength(1);
    const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM consultation_comment
      WHERE consultation_id = ${id} AND repeat_of_id IS NULL`.execute(city.deps.db);
    expect(rows[0]?.n).toBe(1);
    expect(JSON.parse((await second.call('GET', '/export')).text)).toMatchObject({ content: commentOf().content, state: 'submitted' });
    days(21);
    await sweepDeadlines(city.deps);
    await committee().act('consultationComment', heir?.id ?? '', 'sort', { result: 'adopted' });
    expect(await commentsOn(id, '&state=sorted')).toHaveLength(2);
    const published = await committee().act('consultation', id, 'publishFeedback', { feedback: '已采纳。' });
    expect(published.fields).toMatchObject({ received: 1, repeated: 2, tallies: [{ article: null, result: 'adopted', count: 1 }] });
    expect(await third.see()).toMatchObject({ result: 'adopted' });
    // After their time the words are forgotten; the figures stay.
    days(800);
    await sweepDeadlines(city.deps);
    expect((await third.call('GET')).status).toBe(404);
    expect((await committee().see('consultation', id)).fields.received).toBe(1);
  });

  test('keeps no words of an erased comment anywhere, says who erased it, and counts what was not taken up neither now nor later', async () => {
    const body = `试验市人大常委会办公室公告\n${draftText}`;
    const { id } = await issued(legislation(), inDays(31), { body });
    expect((await page(`/public/consultations/${id}`)).text).toContain('试验市人大常委会办公室公告');
    expect(await everywhere('试验市人大常委会办公室公告')).toContain('consultation');
    const words = '老旧书架应当换成防倾倒的';
    expect((await lin().call('PUT', `/api/drafts/consultation:${id}:comment`, { data: { content: words } })).status).toBeLessThan(300);
    expect(await everywhere(words)).toEqual([]);
    await lin().act('consultation', id, 'comment', { article: '第一条', content: words });
    const [own] = await commentsOn(id);
    const erase = (more: object) => legislation().try('consultationComment', own?.id ?? '', 'erase', more);
    expect(reasonOf(await erase({}))).toBe('groundNeeded');
    expect((await erase({ ground: 'authorAsked' })).status).toBe(200);
    expect(await everywhere(words)).toEqual([]);
    const kept = await sql`SELECT FROM confided WHERE record_id IN (${id}, ${own?.id})`.execute(city.deps.db);
    expect(kept.rows).toHaveLength(0);

    // The first of those in the same words is not taken up: the next one stands in, and goes on being counted.
    const [first] = [await commented(city, id), await commented(city, id), await commented(city, id)];
    const [refused] = (await commentsOn(id, '&state=submitted')).filter((c) => c.fields.repeatOfId === null);
    await legislation().act('consultationComment', refused?.id ?? '', 'refuse', { reason: '重复提交。' });
    expect(await first?.see()).toMatchObject({ state: 'refused', result: null });
    const left = await commentsOn(id, '&state=submitted');
    const heir = left.find((c) => c.fields.repeatOfId === null);
    expect(left.map((c) => c.fields.repeatOfId).sort()).toEqual([heir?.id, null].sort());
    const back = await commented(city, id, { content: '我收回这条。' });
    expect((await back.call('POST', '/erase', { sure: true })).status).toBe(204);
    days(32);
    await sweepDeadlines(city.deps);
    days(800);
    await sweepDeadlines(city.deps);
    expect((await first?.call('GET'))?.status).toBe(404);
    // Nobody decided on it yet, so it waits.
    await legislation().act('consultationComment', heir?.id ?? '', 'sort', { result: 'adopted' });
    const { fields } = await legislation().act('consultation', id, 'publishFeedback', { feedback: '已采纳。' });
    expect(fields).toMatchObject({ received: 3, repeated: 1 });
    const { text } = await page(`/public/consultations/${id}`);
    for (const told of ['其中 1 条已由提出人撤回', '其中 1 条由工作机构应提出人要求']) expect(text).toContain(told);
    expect((await verifyLog(city.deps.db, city.congressId)).faults).toEqual([]);
  });

  test('holds what breaks the rules on contents, takes what came by letter, and is withdrawn with its reason for all to read', async () => {
    await city.person('clerk').make('contentRule', { name: '广告', words: ['加微信'], effect: 'hold', explanation: '疑似广告' });
    const { id } = await issued(legislation(), inDays(31));
    const held = await commented(city, id, { content: '支持，加微信了解更多。' });
    expect(await held.see()).toMatchObject({ state: 'held' });
    const [kept] = await commentsOn(id, '&state=held');
    expect((await legislation().get('/api/work')).text).toContain(kept?.id ?? '-');
    await legislation().act('consultationComment', kept?.id ?? '', 'refuse', { reason: '内容与征求意见无关。' });
    expect(await held.see()).toMatchObject({ state: 'refused', refusal: '内容与征求意见无关。' });
    const letter = { consultationId: id, channel: 'letter', content: '建议增加儿童阅览区。', article: '第二条' };
    await city.person('office').make('consultationComment', { ...letter, on: today() }, 'note');
    await city.person('office').make('consultationComment', { ...letter, channel: 'visit', on: today() }, 'note');
    const alike = (await commentsOn(id, '&state=submitted')).map((c) => c.fields.repeatOfId);
    expect(alike.filter((first) => first === null)).toHaveLength(1);
    expect(alike).toHaveLength(2);
    const early = await city.person('office').post('/api/consultation-comments/note', { ...letter, on: '2020-01-01' });
    expect(reasonOf(early)).toBe('notYet');
    const longer = await legislation().try('consultation', id, 'extend', { untilOn: inDays(20), reason: '提前。' });
    expect(reasonOf(longer)).toBe('notLater');
    await legislation().act('consultation', id, 'withdraw', { reason: '草案需要重新起草。' });
    expect((await page(`/public/consultations/${id}`)).text).toContain('草案需要重新起草。');
    expect((await send(city, `/api/portal/consultations/${id}/comments`, commentOf())).body).toMatchObject({ data: { reason: 'notOpen' } });
    // Also what nobody decided on is forgotten after its time.
    const [waiting] = await commentsOn(id, '&state=submitted');
    expect(waiting?.fields.content ?? waiting?.fields.title).toBeTruthy();
    days(800);
    await sweepDeadlines(city.deps);
    expect((await commentsOn(id)).map((c) => [c.state, c.fields.title])).toEqual([
      ['archived', null],
      ['archived', null],
      ['archived', null],
    ]);
    const nothing = await legislation().make('consultation', consultationOf({ body: undefined }));
    expect((await legislation().see('consultation', nothing.id)).id).toBe(nothing.id);
    expect((await legislation().try('consultation', nothing.id, 'issue', { untilOn: inDays(40) })).body).toMatchObject({
      data: { reason: 'nothingToRead' },
    });
    expect(draftText).toContain('第三条');
  });
});

describe('a review suggestion', () => {
  test('is completed, registered, reviewed by a committee and answered in its time; the issuing side never learns who made it', async () => {
    const holder = await suggested(city);
    const [one] = await legislation().list('reviewSuggestion');
    const id = one?.id ?? '';
    const due = async (key: string) =>
      (await legislation().see('reviewSuggestion', id)).deadlines.find((d) => d.key === key && d.closedOn === null)?.dueOn;
    expect((await legislation().see('reviewSuggestion', id)).fields).toMatchObject({ name: '赵清', issuer: '试验市人民政府' });
    expect(await due('check')).toBeDefined();
    // Which document it is lies in the vault like the other words: no row, log or notice holds it.
    const kept = (): Promise<string> => wordsKept(id);
    expect(await kept()).not.toMatch(/电动自行车|第十六条|第四条/u);
    expect((await legislation().get('/api/notices')).text).toContain('收到审查建议');
    expect(await holder.see()).toMatchObject({ state: 'submitted', contact: { name: '赵*', phone: '139****0009' } });
    await legislation().act('reviewSuggestion', id, 'askCompletion', { missing: '请写明通告的文号和发布日期。' });
    expect(await holder.see()).toMatchObject({
      state: 'incomplete',
      missing: '请写明通告的文号和发布日期。',
      can: ['supplement', 'erase'],
    });
    expect((await committee().get(`/api/review-suggestions/${id}`)).status).toBe(404);
    expect((await holder.call('POST', '/supplements', { text: '试府发〔2024〕3号，2024年5月发布。' })).status).toBe(200);
    await legislation().act('reviewSuggestion', id, 'register');
    expect(await legislation().see('reviewSuggestion', id)).toMatchObject({ state: 'registered', fields: { number: 1 } });
    expect((await legislation().bytes('GET', `/api/papers/reviewSuggestionReceipt/${id}`)).status).toBe(200);
    const followed = await city.person('chair').get(`/api/review-suggestions/${id}`);
    expect([followed.status, followed.text]).toEqual([200, expect.not.stringMatching(/自行设定罚款|电动自行车/u)]);
    const begun = today();
    const board = await city.person('clerk').make('committee', { code: 'C1', name: '法制委员会', field: null, sortNo: 1 });
    await legislation().act('reviewSuggestion', id, 'assign', { committeeId: board.id });
    const first = (await due('review')) ?? '';
    expect(first > begun).toBe(true);
    await legislation().act('reviewSuggestion', id, 'extend', { reason: '需要征求有关方面意见。' });
    expect(((await due('review')) ?? '') > first).toBe(true);
    expect(reasonOf(await legislation().try('reviewSuggestion', id, 'extend', { reason: '再延。' }))).toBe('extendedAlready');
    const seen = await committee().get(`/api/review-suggestions/${id}`);
    expect(seen.text).toContain('自行设定罚款');
    expect(seen.text).not.toContain('赵清');
    for (const name of ['roads', 'roads.head', 'relay', 'lin', 'clerk'])
      expect((await city.person(name).get(`/api/review-suggestions/${id}`)).status, name).toBe(404);
    await committee().act('reviewSuggestion', id, 'conclude', { finding: 'corrected', result: '经沟通，制定机关废止第四条。' });
    expect(await holder.see()).toMatchObject({ state: 'underReview', answer: null });
    await legislation().act('reviewSuggestion', id, 'answer', { answer: '您的建议已经采纳，通告第四条已废止。' });
    const told = await holder.see();
    expect(told).toMatchObject({ state: 'answered', answer: '您的建议已经采纳，通告第四条已废止。', number: 1 });
    expect(JSON.stringify(told)).not.toContain('制定机关废止第四条');
    expect((await legislation().bytes('GET', `/api/papers/reviewSuggestionAnswer/${id}`)).status).toBe(200);
    expect(JSON.parse((await holder.call('GET', '/export')).text)).toMatchObject({ name: '赵清', phone: '13912340009' });
    // One secret opens one kind of record and no other.
    expect((await holderOf(city, 'comment', holder.key).call('GET')).status).toBe(404);
    expect((await holder.call('POST', '/erase', { sure: true })).status).toBe(204);
    expect((await holder.call('GET')).status).toBe(404);
    const left = await sql<{ n: number }>`SELECT count(*)::int AS n FROM confided WHERE record_id = ${id}`.execute(city.deps.db);
    expect(left.rows[0]?.n).toBe(0);
    expect(await kept()).not.toMatch(/电动自行车|第十六条/u);
    expect((await legislation().see('reviewSuggestion', id)).fields).toMatchObject({ title: null, superiorLaw: null });
    expect((await verifyLog(city.deps.db, city.congressId)).faults).toEqual([]);
  });

  test('is passed on when out of scope, not started for a ground that is told, and taken up again with new reasons', async () => {
    const noContact = await send(city, '/api/portal/review-suggestions', {
      ...reviewOf(city, { phone: undefined }),
    });
    expect(noContact.body).toMatchObject({ code: 'guardRefused', data: { reason: 'contactNeeded' } });
    const out = await suggested(city, { title: '关于某小区停车收费的通知', issuer: '某物业公司' });
    const [first] = await legislation().list('reviewSuggestion', 'state=submitted');
    await legislation().act('reviewSuggestion', first?.id ?? '', 'transfer', {
      transferredTo: '区住建部门',
      reason: '不是规范性文件，已转区住建部门。',
    });
    expect(await out.see()).toMatchObject({
      state: 'transferred',
      transferredTo: '区住建部门',
      answer: '不是规范性文件，已转区住建部门。',
    });
    const again = await suggested(city, { title: '关于烟花爆竹燃放的通告', name: '钱律师事务所', suggesterKind: 'institution' });
    const [second] = await legislation().list('reviewSuggestion', 'state=submitted');
    const id = second?.id ?? '';
    await legislation().act('reviewSuggestion', id, 'register');
    await legislation().act('reviewSuggestion', id, 'decline', { ground: 'reviewedBefore', reason: '对同一规定已有审查结论。' });
    expect(await again.see()).toMatchObject({ state: 'declined', declineGround: 'reviewedBefore', can: ['supplement', 'erase'] });
    await again.call('POST', '/supplements', { text: '上位法今年已经修改，请重新研究。' });
    expect(await again.see()).toMatchObject({ state: 'submitted', declineGround: null, answer: null });
    await legislation().act('reviewSuggestion', id, 'register');
    expect((await legislation().see('reviewSuggestion', id)).fields.number).toBe(2);
    // What the office reviews by itself is no committee's to read or conclude; only the person may have it erased while an answer is owed.
    await legislation().act('reviewSuggestion', id, 'assign');
    expect((await committee().get(`/api/review-suggestions/${id}`)).status).toBe(404);
    const conclusion = { finding: 'noProblem', result: '经审查未发现问题。' };
    expect((await committee().try('reviewSuggestion', id, 'conclude', conclusion)).status).toBe(404);
    expect((await legislation().try('reviewSuggestion', id, 'erase', {})).status).toBe(404);
    expect((await legislation().try('reviewSuggestion', id, 'eraseAsAsked', {})).status).toBe(400);
    const early = { askedBy: 'letter', askedOn: inDays(-400) };
    expect(reasonOf(await legislation().try('reviewSuggestion', id, 'eraseAsAsked', early))).toBe('notYet');
    const erased = await legislation().act('reviewSuggestion', id, 'eraseAsAsked', { askedBy: 'letter', askedOn: today() });
    expect(erased).toMatchObject({ state: 'archived', fields: { reasons: null, title: null, erasedOn: today() } });
    expect((await again.call('GET')).status).toBe(404);
    // By letter it is written down with the day it came.
    const letter = {
      title: '某规定',
      issuer: '市政府办公室',
      superiorLaw: '《行政许可法》',
      reasons: '增设许可条件。',
      suggesterKind: 'citizen',
    };
    const noted = { ...letter, name: '孙某', address: '某路1号', channel: 'letter' };
    expect((await legislation().make('reviewSuggestion', { ...noted, on: today() }, 'record')).state).toBe('submitted');
    expect(reasonOf(await legislation().post('/api/review-suggestions/record', { ...noted, on: inDays(2) }))).toBe('notYet');
    // What is never completed rests after its time, and is taken up again when it is added to.
    const silent = await suggested(city, { title: '关于占道经营的规定' });
    const [waiting] = (await legislation().list('reviewSuggestion', 'state=submitted')).filter((r) => r.fields.channel === 'web');
    await legislation().act('reviewSuggestion', waiting?.id ?? '', 'askCompletion', { missing: '请写明文号。' });
    expect(await silent.see()).toMatchObject({ state: 'incomplete', due: { key: 'completion', on: inDays(60) } });
    days(70);
    await sweepDeadlines(city.deps);
    expect(await silent.see()).toMatchObject({ state: 'declined', declineGround: 'notCompleted', can: ['supplement', 'erase'] });
    await silent.call('POST', '/supplements', { text: '试府发〔2024〕9号。' });
    expect(await silent.see()).toMatchObject({ state: 'submitted', declineGround: null });
  });
});
