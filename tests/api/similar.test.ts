import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { learnFromDecisions } from '../../server/advice/learn.ts';
import { countWords } from '../../server/similar/word-use.ts';
import { type City, createCity, draftOf, handedOver, registered, replied } from '../support/city.ts';
import { ownTexts } from '../support/own-texts.ts';

let city: City;

/** Which unit takes a matter of our own list. */
const unitOf = (title: string): 'roads' | 'parks' | 'schools' =>
  /路灯|站台/.test(title) ? 'roads' : /书屋/.test(title) ? 'schools' : 'parks';

const past = (text: string, title: string, number: number, leadUnitId: string | undefined, categoryId: string | undefined) => ({
  number,
  title,
  problem: text,
  proposal: null,
  leadDeputyId: city.person('lin').seat,
  sessionId: city.ids.session,
  stage: 'inSession',
  nature: 'new',
  categoryId,
  submittedOn: '2024-02-01',
  registeredOn: '2024-02-05',
  handedOverOn: '2024-02-20',
  repliedOn: '2024-04-20',
  concludedOn: '2024-05-20',
  resultClass: 'A',
  attitude: 'satisfied',
  result: 'satisfied',
  leadUnitId,
});

beforeAll(async () => {
  city = await createCity();
  const clerk = city.person('clerk');
  const many = [...ownTexts, ...ownTexts.map(({ text }) => ({ title: text.slice(0, 20), text }))];
  for (const [n, { title, text }] of many.entries()) {
    await clerk.make('suggestion', past(text, title, 200 + n, city.ids[unitOf(title)], city.ids.education), 'enter');
  }
  const now = city.clock.now();
  await countWords({ db: city.deps.db, now });
  await learnFromDecisions({ db: city.deps.db, now });
}, 120_000);
afterAll(() => city.drop());

const similar = async (name: string, draft: object) => {
  const answer = await city.person(name).post('/api/similar-suggestions', draft);
  expect(answer.status, answer.text).toBe(200);
  return answer.body.items as {
    record: { id: string; fields: Record<string, unknown> };
    score: number;
    words: string[];
    phrases: string[];
    place: string;
  }[];
};

describe('suggestions like a draft', () => {
  test('are found over the words of title and text, and what is shared is said', async () => {
    const found = await similar('clerk', { title: '巷道路灯损坏', problem: '夜里行人看不清路面，盼望修复' });
    expect(found.length).toBeGreaterThan(2);
    for (const { record } of found.slice(0, 3)) expect(record.fields.title).toContain('路灯');
    const [first] = found;
    expect([...(first?.words ?? []), ...(first?.phrases ?? [])].join(' ')).toMatch(/路灯|行人看不清路面/);
    expect(first?.record.fields).not.toHaveProperty('problem');
    for (const [a, b] of found.slice(1).map((f, n) => [found[n]?.score ?? 0, f.score] as const)) expect(a).toBeGreaterThanOrEqual(b);
  });

  test('nothing typed, and nothing alike, finds nothing', async () => {
    expect(await similar('clerk', {})).toEqual([]);
    expect(await similar('clerk', { title: 'zzqx wwvv' })).toEqual([]);
  });

  test('a paper that says the same in other places comes first and scores high', async () => {
    const [first] = await similar('clerk', { title: '关于东湖片区菜场问题的建议', problem: '东湖片区菜场积水严重，雨天难以下脚。' });
    expect(first?.record.fields.title).toBe('关于东湖片区菜场问题的建议');
    expect(first?.score).toBeGreaterThan(60);
    expect(first?.phrases.join(' ')).toContain('菜场积水严重');
  });

  test('a deputy finds nobody else’s unpublished paper, neither by its words nor by its number of matches', async () => {
    const mine = await city.person('mei').make('suggestion', draftOf(city, { title: '琥珀码头夜航灯', problem: '琥珀码头夜航灯熄灭' }));
    expect(await similar('tan', { title: '琥珀码头夜航灯' })).toEqual([]);
    expect(await similar('clerk', { title: '琥珀码头夜航灯' })).toEqual([]);
    expect((await similar('mei', { title: '琥珀码头夜航灯' })).map((f) => f.record.id)).toEqual([mine.id]);
    expect(await similar('mei', { title: '琥珀码头夜航灯', except: mine.id })).toEqual([]);
    expect((await city.person('tan').get(`/api/similar-suggestions/${mine.id}`)).status).toBe(404);
  });

  test('a confidential paper is found by its author, not by staff to whom it is not named', async () => {
    const lin = city.person('lin');
    const secret = { title: '青瓷仓库失窃线索', problem: '青瓷仓库失窃线索详情', secrecy: 'confidential', secrecyReason: '涉及线索' };
    const { id } = await lin.make('suggestion', draftOf(city, secret));
    await lin.act('suggestion', id, 'submit', { oneMatter: true });
    const ids = async (name: string) => (await similar(name, { title: secret.title })).map((f) => f.record.id);
    expect(await ids('lin')).toEqual([id]);
    for (const name of ['clerk', 'tan', 'chair', 'schools']) expect(await ids(name)).toEqual([]);
  });

  test('the words of a reply find the suggestion it answers', async () => {
    const id = await registered(city, 'lin', { title: '关于校车的建议', problem: '校车班次少' });
    const assignment = await handedOver(city, id);
    await replied(city, assignment, 'schools', { body: '我局已会同交投集团开通珊瑚线定制巴士，珊瑚线定制巴士每日十二班。' });
    const found = await similar('clerk', { title: '珊瑚线定制巴士' });
    expect(found[0]?.record.id).toBe(id);
    expect(found[0]?.place).toBe('reply');
    const same = await city.person('clerk').get(`/api/similar-suggestions/${id}`);
    expect(same.status).toBe(200);
    expect(same.body.items.map((i: { record: { id: string } }) => i.record.id)).not.toContain(id);
  });
});

describe('assignment advice', () => {
  test('proposes the unit that took such matters before, with the cases and the words that speak for it', async () => {
    const id = await registered(city, 'lin', { title: '关于修复北岭镇路灯的建议', problem: '巷道里路灯损坏多，夜里行人看不清路面。' });
    const answer = await city.person('clerk').get(`/api/assignment-advice/${id}`);
    expect(answer.status, answer.text).toBe(200);
    const [first] = answer.body.units.items;
    expect(first.id).toBe(city.ids.roads);
    expect(first.words.join(' ')).toMatch(/路灯/);
    expect(first.cases.length).toBeGreaterThan(0);
    expect(answer.body.cases.map((c: { id: string }) => c.id)).toEqual(expect.arrayContaining(first.cases));
    expect(answer.body.names[first.id]).toBeTruthy();
    expect(answer.body.units.model).toMatchObject({ version: 1 });
    expect(answer.body.units.model.top1).toBeGreaterThan(0.8);
  });

  test('the model is kept by version, and not learnt again while nothing has grown', async () => {
    const models = () => city.deps.db.selectFrom('learnt_model').select(['target', 'version']).orderBy('target').execute();
    const before = await models();
    expect(before.map((m) => m.target)).toContain('unit');
    await learnFromDecisions({ db: city.deps.db, now: city.clock.now() });
    expect(await models()).toEqual(before);
  });

  test('a congress without past decisions gets what similar cases say, or nothing', async () => {
    const young = await createCity({ beside: city, regionCode: '510300' });
    const id = await registered(young, 'lin', { title: '关于路灯的建议' });
    const answer = await young.person('clerk').get(`/api/assignment-advice/${id}`);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toMatchObject({ units: { items: [], model: null }, categories: { items: [], model: null } });
  });

  test('is for the staff who hand over, nobody else', async () => {
    const id = await registered(city, 'lin');
    for (const name of ['lin', 'schools', 'relay']) {
      expect((await city.person(name).get(`/api/assignment-advice/${id}`)).status).toBe(403);
    }
  });
});
