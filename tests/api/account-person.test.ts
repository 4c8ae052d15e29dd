import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SecurityLogEntry } from '../../contract/people.ts';
import { verifyLog } from '../../server/actions/verify.ts';
import { byTheSystem } from '../../server/people/by.ts';
import { grantRole } from '../../server/people/grants.ts';
import { type City, createCity, type Member } from '../support/city.ts';

let city: City;
let admin: Member;
let clerk: Member;
beforeAll(async () => {
  city = await createCity();
  admin = city.person('system.admin');
  clerk = city.person('clerk');
});
afterAll(() => city.drop());

const someone = { name: '周岚', gender: null, birthYear: null, phone: '13900000001', email: null };

/** A person with a seat whom no account stands for. */
async function newDeputy(seatNo: string, of: City = city): Promise<string> {
  const by = of.person('clerk');
  const person = await by.make('person', { ...someone, phone: `139${seatNo.padStart(8, '0')}` });
  await by.make('deputyship', {
    personId: person.id,
    name: someone.name,
    seatNo,
    termId: of.ids.term,
    delegationId: of.ids.delegation,
    electoralUnit: null,
    occupation: null,
    electedOn: null,
  });
  return person.id;
}
const tie = (who: Member, accountId: string, personId: string | null, more: object = {}) =>
  who.post(`/api/accounts/${accountId}/person`, { congressId: city.congressId, personId, reason: '当选代表', ...more });
const seatsOf = async (who: Member) => (await who.get('/api/session')).body.deputyships.length;
const tiedTo = async (personId: string) =>
  (
    await city.deps.db
      .selectFrom('person')
      .select('account_id')
      .where('congress_id', '=', city.congressId)
      .where('id', '=', personId)
      .executeTakeFirstOrThrow()
  ).account_id;

describe('the tie between an account and a person', () => {
  it('is not for those who keep the register of persons: naming it is refused, not overlooked', async () => {
    const who = await city.addPerson('outsider', [{ role: 'specialCommitteeOfficer' }]);
    const created = await clerk.post('/api/persons', { ...someone, accountId: who.accountId });
    expect(created.status).toBe(400);
    const person = await newDeputy('801');
    const edited = await clerk.try('person', person, 'edit', { accountId: who.accountId });
    expect(edited.status).toBe(400);
    expect(await tiedTo(person)).toBeNull();
    expect(await seatsOf(who)).toBe(0);
  });

  it('gives the account the seats of the person at once, and is written into the security log and the register', async () => {
    const who = await city.addPerson('new.deputy', [{ role: 'deputy' }]);
    const person = await newDeputy('802');
    const answer = await tie(admin, who.accountId, person);
    expect(answer.status).toBe(200);
    expect(answer.body.persons).toEqual([{ congressId: city.congressId, id: person, name: someone.name, seats: ['802'] }]);
    expect(await seatsOf(who)).toBe(1);
    const log = await city.person('audit.admin').get('/api/audit/security?kind=personTied');
    expect(log.body.items.map((e: SecurityLogEntry) => [e.accountId, e.data.personId, e.data.reason])).toContainEqual([
      who.accountId,
      person,
      '当选代表',
    ]);
    const story = await clerk.get(`/api/persons/${person}/log`);
    expect(story.body.items.map((e: { action: string; actorKind: string }) => [e.action, e.actorKind])).toContainEqual(['edit', 'system']);
    expect((await verifyLog(city.deps.db, city.congressId)).faults).toEqual([]);
  });

  it('moves to another person of the same congress, and ends', async () => {
    const who = await city.addPerson('moving', [{ role: 'deputy' }]);
    const [first, second] = [await newDeputy('803'), await newDeputy('804')];
    await tie(admin, who.accountId, first);
    expect((await tie(admin, who.accountId, second)).body.persons.map((p: { id: string }) => p.id)).toEqual([second]);
    expect(await tiedTo(first)).toBeNull();
    expect((await tie(admin, who.accountId, null)).body.persons).toEqual([]);
    expect(await seatsOf(who)).toBe(0);
  });

  it('is refused for a person whom another account stands for, and for one who is not there', async () => {
    const [one, other] = [await city.addPerson('one', []), await city.addPerson('other', [])];
    const person = await newDeputy('805');
    expect((await tie(admin, one.accountId, person)).status).toBe(200);
    const taken = await tie(admin, other.accountId, person);
    expect([taken.status, taken.body.data.code]).toEqual([409, 'personTaken']);
    expect(await tiedTo(person)).toBe(one.accountId);
    const ended = await newDeputy('806');
    await clerk.act('person', ended, 'end', { reason: '离任' });
    expect((await tie(admin, other.accountId, ended)).body.data.code).toBe('personUnknown');
  });

  it('is refused for administrators: they hold no seat', async () => {
    const person = await newDeputy('807');
    const security = city.person('security.admin');
    const answer = await tie(admin, security.accountId, person);
    expect([answer.status, answer.body.data.code]).toEqual([409, 'adminRolesDisjoint']);
    expect((await tie(admin, admin.accountId, person)).body.data.code).toBe('ownAccount');
  });

  it('is for the system administrator of that congress alone', async () => {
    const who = await city.addPerson('target', []);
    const person = await newDeputy('808');
    for (const name of ['security.admin', 'audit.admin', 'clerk', 'lin']) {
      expect((await tie(city.person(name), who.accountId, person)).status, name).toBe(403);
    }
    const beside = await createCity({ beside: city, regionCode: '510200' });
    expect((await tie(beside.person('system.admin'), who.accountId, person)).status).toBe(404);
    expect((await tie(admin, beside.person('clerk').accountId, person)).status).toBe(404);
    expect(await tiedTo(person)).toBeNull();
  });

  it('lets one person sit in two congresses with one account, each with its own record', async () => {
    const district = await createCity({ beside: city, regionCode: '510104' });
    const putBelow = (parent_id: string | null) =>
      city.database.owner.updateTable('congress').set({ parent_id }).where('id', '=', district.congressId).execute();
    await putBelow(city.congressId);
    const lin = city.person('lin');
    const person = await newDeputy('811', district);
    expect((await tie(admin, lin.accountId, person, { congressId: district.congressId })).status).toBe(200);
    const by = { ...byTheSystem(city.clock.now()), ip: '127.0.0.1' };
    const grant = { congressId: district.congressId, accountId: lin.accountId, role: 'deputy' } as const;
    await city.deps.db.transaction().execute((tx) => grantRole(tx, grant, by));
    const { deputyships } = (await lin.get('/api/session')).body as { deputyships: { id: string; congressId: string }[] };
    expect(deputyships.map((d) => d.congressId).sort()).toEqual([city.congressId, district.congressId].sort());
    const there = deputyships.find((d) => d.congressId === district.congressId)?.id ?? '';
    const deed = { kind: 'publicWelfare', on: '2025-03-01', title: '参加社区清洁日' };
    const reported = await lin.post(`/api/performances/report?congress=${district.congressId}`, deed);
    expect(reported.status, reported.text).toBe(200);
    const countIn = async (congress: string) => (await lin.get(`/api/performances/count?congress=${congress}`)).body.count;
    expect([await countIn(district.congressId), await countIn(city.congressId)]).toEqual([1, 0]);
    const dossier = await lin.get(`/api/deputyships/${there}/dossier?congress=${district.congressId}`);
    expect(dossier.body.mandates.map((m: { congressId: string }) => m.congressId).sort()).toEqual(
      [city.congressId, district.congressId].sort(),
    );
    // What is not confirmed yet is no other congress's business.
    expect((await clerk.get(`/api/performances/count?congress=${district.congressId}`)).body.count).toBe(0);
    expect((await district.person('clerk').get(`/api/performances/count?congress=${district.congressId}`)).body.count).toBe(1);
    await putBelow(null);
  });

  it('comes off an ended person too', async () => {
    const who = await city.addPerson('leaver', []);
    const person = await newDeputy('809');
    await tie(admin, who.accountId, person);
    await clerk.act('person', person, 'end', { reason: '离任' });
    expect((await tie(admin, who.accountId, null)).status).toBe(200);
    expect(await tiedTo(person)).toBeNull();
    expect((await clerk.see('person', person)).state).toBe('ended');
  });
});

describe('a row that would break the rules of its congress', () => {
  const rule = (more: object) => ({
    ruleKey: 'suggestion.reply.normal',
    value: '{"amount":2,"unit":"month","roll":"nextWorkday","startEvent":"handOver"}',
    source: '本市办理办法第十条',
    effectiveFrom: '2025-04-01',
    effectiveTo: null,
    note: null,
    ...more,
  });

  it('is taken where it is stricter than the law', async () => {
    const made = await admin.make('localRule', rule({}));
    const shown = await clerk.get('/api/rules?on=2025-04-02');
    const found = shown.body.rules.find((r: { key: string }) => r.key === 'suggestion.reply.normal');
    expect(found).toMatchObject({ packId: 'own', value: { amount: 2, unit: 'month' } });
    const worse = await admin.try('localRule', made.id, 'edit', {
      value: '{"amount":9,"unit":"month","roll":"none","startEvent":"handOver"}',
    });
    expect([worse.status, worse.body.data.reason, worse.body.title, worse.body.errors[0].path]).toEqual([
      409,
      'longerThanLaw',
      expect.stringContaining('长于法律规定的期限'),
      'value',
    ]);
  });

  it.each([
    [
      'a limit longer than the law',
      rule({ ruleKey: 'suggestion.reply.complex', value: '{"amount":7,"unit":"month","roll":"none","startEvent":"handOver"}' }),
    ],
    ['no limit where the law sets one', rule({ value: 'null', effectiveFrom: '2025-05-01' })],
    ['a value that is no JSON', rule({ value: '{"amount":', effectiveFrom: '2025-05-01' })],
    ['a value of another kind', rule({ value: '"two months"', effectiveFrom: '2025-05-01' })],
    ['a rule nobody knows', rule({ ruleKey: 'suggestion.never', effectiveFrom: '2025-05-01' })],
    ['an end before the beginning', rule({ effectiveFrom: '2025-05-01', effectiveTo: '2025-04-01' })],
  ])('is refused: %s', async (_what, input) => {
    const answer = await admin.post('/api/local-rules', input);
    expect(answer.status).toBe(409);
    expect((await clerk.get('/api/rules')).status).toBe(200);
  });

  it('is refused for a holiday outside its year or both of rest and of work', async () => {
    const year = { year: 2028, restDays: ['2028-01-03'], workDays: ['2028-01-08'], notice: '2028年放假安排' };
    expect((await admin.post('/api/holiday-years', { ...year, restDays: ['2027-12-31'] })).status).toBe(409);
    expect((await admin.post('/api/holiday-years', { ...year, workDays: ['2028-01-03'] })).status).toBe(409);
    expect((await admin.post('/api/holiday-years', year)).status).toBe(200);
  });

  it('is refused for a congress on a rule pack or in a time zone that there is not', async () => {
    expect((await admin.try('congress', city.congressId, 'edit', { rulePack: 'atlantis' })).status).toBe(409);
    expect((await admin.try('congress', city.congressId, 'edit', { timeZone: 'Mars/Olympus' })).status).toBe(409);
    expect((await admin.try('congress', city.congressId, 'edit', { shortName: '试验' })).status).toBe(200);
  });
});

describe('a congress below another', () => {
  const below = (more: object = {}) => ({
    name: '东湖区人民代表大会',
    shortName: '东湖区',
    level: 'county',
    regionCode: '510199',
    parentId: city.congressId,
    rulePack: 'chongqing',
    timeZone: 'Asia/Shanghai',
    ...more,
  });

  it('is set up by the system administrator above as a congress of its own, with its own log', async () => {
    const made = await admin.post('/api/congresses', below());
    expect(made.status).toBe(200);
    const { id } = made.body;
    const list = await admin.get('/api/administered-congresses');
    expect(list.body.items.map((c: { id: string }) => c.id)).toEqual([city.congressId, id]);
    expect((await admin.get(`/api/rules?congress=${id}`)).status).toBe(200);
    expect(await verifyLog(city.deps.db, id)).toMatchObject({ entries: 1, records: 1, faults: [] });
  });

  it('is refused to everybody else, under a congress out of reach, and on an unknown rule pack', async () => {
    const beside = await createCity({ beside: city, regionCode: '510300' });
    for (const name of ['security.admin', 'clerk']) expect((await city.person(name).post('/api/congresses', below())).status).toBe(403);
    expect((await beside.person('system.admin').post('/api/congresses', below())).status).toBe(404);
    expect((await admin.post('/api/congresses', below({ regionCode: '510198', rulePack: 'atlantis' }))).status).toBe(409);
    expect((await city.person('clerk').get('/api/administered-congresses')).status).toBe(403);
  });
});
