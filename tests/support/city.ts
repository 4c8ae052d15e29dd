import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { SessionScope } from '../../contract/people.ts';
import { processOf } from '../../processes/all.ts';
import { congress } from '../../registers/registers.ts';
import type { RoleId } from '../../registers/roles.ts';
import type { ProcessId } from '../../registers/vocabulary.ts';
import { makeRecord } from '../../server/actions/make-record.ts';
import { runAction } from '../../server/actions/run-action.ts';
import { ManualClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import type { HouseDeps } from '../../server/deps.ts';
import { openFileStore } from '../../server/files/store.ts';
import { createApp } from '../../server/http/app.ts';
import { newId } from '../../server/new-id.ts';
import { createEgress } from '../../server/notices/egress.ts';
import { type SimulatedMessages, simulateMessages } from '../../server/opinions/messages.ts';
import { createAccount } from '../../server/people/accounts.ts';
import { byTheSystem } from '../../server/people/by.ts';
import { grantRole } from '../../server/people/grants.ts';
import { openSession } from '../../server/people/sessions.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

/** What an answer held; tests look into answers of every shape. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
  readonly text: string;
  readonly headers: Record<string, unknown>;
}

/** A record as it came back from a call. */
export interface Seen {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into fields of every kind
  readonly fields: any;
  readonly can: string[];
  readonly parties: { party: string; subject: string; status: string }[];
  readonly deadlines: {
    key: string;
    round: number;
    dueOn: string;
    startOn: string;
    closedOn: string | null;
    outcome: string | null;
    source: string | null;
  }[];
}

/** Somebody who works with the system, through HTTP like everybody. */
export class Member {
  readonly name: string;
  readonly accountId: string;
  readonly seat: string | null;
  readonly #city: City;
  /** What the sessions of this member reach. */
  readonly #scope: SessionScope;
  #session: { at: number; headers: Promise<Record<string, string>> } | null = null;

  constructor(city: City, name: string, accountId: string, seat: string | null, scope: SessionScope = 'full') {
    this.#city = city;
    this.#scope = scope;
    this.name = name;
    this.accountId = accountId;
    this.seat = seat;
  }

  /** The headers of a session, a new one where the clock has moved on. */
  #headers(): Promise<Record<string, string>> {
    const at = this.#city.clock.now().getTime();
    if (!this.#session || Math.abs(at - this.#session.at) > 10 * 60_000) this.#session = { at, headers: this.#signIn() };
    return this.#session.headers;
  }

  async #signIn(): Promise<Record<string, string>> {
    const { clock, deps } = this.#city;
    const by = { ...byTheSystem(clock.now()), ip: '127.0.0.1' };
    const proof = { method: 'password', secondFactor: true, scope: this.#scope } as const;
    const token = await deps.db.transaction().execute((tx) => openSession(tx, this.accountId, proof, by, deps.config));
    const { csrf } = await deps.db
      .selectFrom('sign_in_session')
      .select('csrf')
      .where('account_id', '=', this.accountId)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    return { cookie: `yishi_session=${token}`, 'x-csrf-token': csrf };
  }

  async call(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH',
    url: string,
    payload?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await this.#city.app.inject({
      method,
      url,
      headers: { ...(await this.#headers()), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    const isJson = /[/+]json(;|$)/.test(String(answer.headers['content-type'] ?? ''));
    return {
      status: answer.statusCode,
      body: isJson && answer.body !== '' ? JSON.parse(answer.body) : null,
      text: answer.body,
      headers: answer.headers,
    };
  }

  /** What an answer holds, byte for byte. */
  async bytes(method: 'GET' | 'POST', url: string, payload?: object): Promise<{ readonly status: number; readonly body: Buffer }> {
    const headers = await this.#headers();
    const answer = await this.#city.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    return { status: answer.statusCode, body: answer.rawPayload };
  }

  /** The same person, signed in through the portal. */
  atPortal = (): Member => new Member(this.#city, this.name, this.accountId, this.seat, 'deputy');

  get = (url: string) => this.call('GET', url);
  post = (url: string, body: object = {}, headers: Record<string, string> = {}) => this.call('POST', url, body, headers);

  /** Takes an action that must succeed, and answers the record. */
  async act(process: ProcessId, id: string, action: string, input: object = {}): Promise<Seen> {
    return expectOk(await this.try(process, id, action, input), `${this.name}: ${process}.${action}`);
  }

  try(process: ProcessId, id: string, action: string, input: object = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.post(`/api/${processOf(process).plural}/${id}/${action}`, input, headers);
  }

  async make(process: ProcessId, input: object, action = 'create'): Promise<Seen> {
    const base = `/api/${processOf(process).plural}`;
    return expectOk(await this.post(action === 'create' ? base : `${base}/${action}`, input), `${this.name}: ${process}.${action}`);
  }

  async see(process: ProcessId, id: string): Promise<Seen> {
    return expectOk(await this.get(`/api/${processOf(process).plural}/${id}`), `${this.name} reads ${process}`);
  }

  async list(process: ProcessId, query = ''): Promise<Seen[]> {
    const answer = await this.get(`/api/${processOf(process).plural}${query ? `?${query}` : ''}`);
    if (answer.status !== 200) throw new Error(`${this.name} lists ${process}: ${answer.status} ${answer.text}`);
    return answer.body.items;
  }
}

function expectOk(answer: Answer, what: string): Seen {
  if (answer.status !== 200) throw new Error(`${what}: ${answer.status} ${answer.text}`);
  return answer.body.record;
}

export interface City {
  readonly database: TestDatabase;
  readonly deps: HouseDeps;
  readonly app: FastifyInstance;
  readonly clock: ManualClock;
  readonly congressId: string;
  /** What was sent to people without an account. */
  readonly messages: SimulatedMessages;
  readonly ids: Record<
    'term' | 'session' | 'education' | 'transport' | 'delegation' | 'relay' | 'schools' | 'roads' | 'parks' | 'party',
    string
  >;
  /** clerk, office, chair, committee, head of delegation, relay, and clerk and head of each unit (`schools`, `schools.head` …), three deputies. */
  readonly people: Record<string, Member>;
  person(name: string): Member;
  addPerson(name: string, grants: readonly { role: RoleId; unitId?: string; delegationId?: string }[], seatNo?: string): Promise<Member>;
  drop(): Promise<void>;
}

export interface CityOptions {
  readonly rulePack?: string;
  readonly start?: string;
  /** Puts another congress into the database of an existing city. */
  readonly beside?: City;
  readonly regionCode?: string;
}

/** A small congress with everybody a suggestion meets on its way, under a clock that stands still until moved. */
export async function createCity({
  rulePack = 'chongqing',
  start = '2025-03-03T01:00:00Z',
  beside,
  regionCode = '510100',
}: CityOptions = {}): Promise<City> {
  const database = beside?.database ?? (await createTestDatabase());
  const clock = beside?.clock ?? new ManualClock(new Date(start));
  const folder = beside ? null : await mkdtemp(path.join(tmpdir(), 'yishi-files-'));
  const messages = beside?.messages ?? simulateMessages();
  const deps: HouseDeps = beside?.deps ?? {
    db: database.db,
    clock,
    config: readConfig({
      YISHI_LOG_LEVEL: process.env.YISHI_LOG_LEVEL ?? 'silent',
      YISHI_DATA: folder ?? '',
      YISHI_PUBLIC_PER_MINUTE: '1000000',
      YISHI_PUBLIC_AT_ONCE: '1000',
      YISHI_INTAKE_PER_HOUR: '1000000',
      YISHI_INTAKE_PROOF_BITS: '4',
    }),
    files: await openFileStore(folder ?? ''),
    secretKey: Buffer.alloc(32, 7),
    egress: createEgress([]),
    messages,
    webFolder: null,
  };
  const app = beside?.app ?? (await createApp(deps));
  const congressId = newId();
  await deps.db.transaction().execute((tx) =>
    makeRecord(tx, congress, {
      congressId,
      id: congressId,
      input: {
        name: `试验市${regionCode}人民代表大会`,
        shortName: '试验市',
        level: 'city',
        regionCode,
        parentId: null,
        rulePack,
        timeZone: 'Asia/Shanghai',
      },
      now: clock.now(),
      requestId: 'test',
    }),
  );
  const system = { kind: 'system', name: 'test' } as const;
  const make = async (process: ProcessId, input: object): Promise<string> => {
    const { kase } = await runAction(
      deps,
      { process: processOf(process), congressId, action: 'create', input, actor: system },
      { requestId: 'test' },
    );
    return kase.id;
  };
  const term = await make('term', { termNo: 16, startOn: '2022-01-10', endOn: '2027-01-10' });
  const session = await make('congressSession', {
    termId: term,
    sessionNo: 4,
    kind: 'regular',
    name: '第十六届第四次会议',
    startOn: '2025-02-18',
    endOn: '2025-02-22',
    year: 2025,
  });
  const category = (code: string, name: string, common: string) => make('category', { code, name, parentId: null, common, sortNo: 1 });
  const unit = (code: string, name: string, more: object = {}) =>
    make('unit', {
      code,
      name,
      shortName: name,
      unitGroup: 'government',
      isRelay: false,
      relayUnitId: null,
      docMark: `${name}函`,
      contactName: null,
      contactPhone: null,
      sortNo: 1,
      ...more,
    });
  const relay = await unit('100', '市政府办公室', { isRelay: true });
  const ids: City['ids'] = {
    term,
    session,
    education: await category('01', '教科文卫', 'educationCultureHealth'),
    transport: await category('02', '交通邮电', 'transport'),
    delegation: await make('delegation', { termId: term, code: 'D1', name: '东湖代表团', sortNo: 1 }),
    relay,
    schools: await unit('101', '市教育局', { relayUnitId: relay }),
    roads: await unit('102', '市交通局', { relayUnitId: relay }),
    parks: await unit('103', '市园林局', { relayUnitId: relay }),
    party: await unit('201', '市委政法委', { unitGroup: 'party' }),
  };
  const people: Record<string, Member> = {};
  const city: City = {
    database,
    deps,
    app,
    clock,
    congressId,
    messages,
    ids,
    people,
    person: (name) => {
      const found = people[name];
      if (!found) throw new Error(`nobody called ${name}`);
      return found;
    },
    addPerson: async (name, grants, seatNo) => {
      const by = byTheSystem(clock.now());
      const accountId = await deps.db.transaction().execute(async (tx) => {
        const id = await createAccount(tx, { homeCongressId: congressId, username: `${name}.${regionCode}`, name, password: null }, by);
        for (const grant of grants) await grantRole(tx, { congressId, accountId: id, ...grant }, by);
        return id;
      });
      let seat: string | null = null;
      if (seatNo) {
        const personId = await make('person', { name, gender: null, birthYear: null, phone: '13800000000', email: null, accountId });
        seat = await make('deputyship', {
          personId,
          name,
          seatNo,
          termId: term,
          delegationId: ids.delegation,
          electoralUnit: '东湖区',
          occupation: '教师',
          electedOn: '2022-01-05',
        });
      }
      const member = new Member(city, name, accountId, seat);
      people[name] = member;
      return member;
    },
    drop: async () => {
      if (beside) return;
      await app.close();
      await database.drop();
      if (folder) await rm(folder, { recursive: true, force: true });
    },
  };
  await city.addPerson('clerk', [{ role: 'deputyWorkOfficer' }]);
  await city.addPerson('office', [{ role: 'scOfficeClerk' }]);
  await city.addPerson('chair', [{ role: 'chairperson' }]);
  await city.addPerson('committee', [{ role: 'specialCommitteeOfficer' }]);
  await city.addPerson('legislation', [{ role: 'legislativeAffairsOfficer' }]);
  await city.addPerson('delegation.head', [{ role: 'delegationHead', delegationId: ids.delegation }]);
  await city.addPerson('delegation.staff', [{ role: 'delegationStaff', delegationId: ids.delegation }]);
  await city.addPerson('relay', [{ role: 'govOffice', unitId: relay }]);
  for (const name of ['schools', 'roads', 'parks', 'party'] as const) {
    await city.addPerson(name, [{ role: 'unitClerk', unitId: ids[name] }]);
    await city.addPerson(`${name}.head`, [{ role: 'unitHead', unitId: ids[name] }]);
  }
  for (const [i, name] of ['lin', 'mei', 'tan'].entries()) await city.addPerson(name, [{ role: 'deputy' }], `00${i + 1}`);
  await city.addPerson('system.admin', [{ role: 'systemAdmin' }]);
  await city.addPerson('security.admin', [{ role: 'securityAdmin' }]);
  await city.addPerson('audit.admin', [{ role: 'auditAdmin' }]);
  return city;
}

/** A good draft, with whatever a test wants otherwise. */
export const draftOf = (city: City, more: object = {}) => ({
  title: '关于在东湖片区增设社区托育点的建议',
  problem: '东湖片区三岁以下婴幼儿约有四千二百名，登记的托育机构只有六家，双职工家庭普遍需要跨区送托。',
  proposal: '建议在新建小区配套用房中预留托育空间，并对普惠性托育点给予运营补助。',
  formationSource: 'research',
  publishConsent: 'full',
  sessionId: city.ids.session,
  stage: 'interSession',
  ...more,
});

/** A reply of class A, with whatever a test wants otherwise. */
export const replyOf = (more: object = {}) => ({
  resultClass: 'A',
  body: '您提出的建议收悉。我局会同有关部门研究，已在东湖片区新增三处社区托育点，可提供托位一百八十个。感谢您对我局工作的关心和支持。',
  doneItems: [{ content: '新增三处社区托育点' }],
  replyContact: '周科长',
  replyPhone: '028-81234567',
  publishReply: true,
  ...more,
});

/** Registers a submitted draft of a deputy and answers its id. */
export async function registered(city: City, author = 'lin', more: object = {}): Promise<string> {
  const deputy = city.person(author);
  const clerk = city.person('clerk');
  const draft = await deputy.make('suggestion', draftOf(city, more));
  await deputy.act('suggestion', draft.id, 'submit', { oneMatter: true });
  await clerk.act('suggestion', draft.id, 'accept');
  await clerk.act('suggestion', draft.id, 'register', { categoryId: city.ids.education, nature: 'new' });
  return draft.id;
}

/** Hands a registered suggestion over to one unit directly and answers its assignment's id. */
export async function handedOver(city: City, id: string, unit: 'schools' | 'roads' | 'parks' | 'party' = 'schools'): Promise<string> {
  const clerk = city.person('clerk');
  await clerk.act('suggestion', id, 'handOver', { units: [{ unitId: city.ids[unit], role: 'lead' }] });
  const [assignment] = await clerk.list('assignment', `suggestionId=${id}`);
  if (!assignment) throw new Error('no assignment');
  return assignment.id;
}

/** Takes an assignment from hand-over to an issued reply. */
export async function replied(
  city: City,
  assignmentId: string,
  unit: 'schools' | 'roads' | 'parks' | 'party' = 'schools',
  more: object = {},
): Promise<void> {
  const clerk = city.person(unit);
  const head = city.person(`${unit}.head`);
  await clerk.act('assignment', assignmentId, 'signIn');
  await clerk.act('assignment', assignmentId, 'plan', {
    personInCharge: '周科长',
    personPhone: '028-81234567',
    leaderInCharge: '何副局长',
    plan: '先走访三个社区，再会同住建部门落实用房。',
  });
  await contact(city, assignmentId, unit);
  await clerk.act('assignment', assignmentId, 'draftReply', replyOf(more));
  await head.act('assignment', assignmentId, 'approveReply', { signatory: '何局长', docMark: '试教函' });
  await clerk.act('assignment', assignmentId, 'issueReply');
}

/** Logs a visit in each of the three phases. */
export async function contact(city: City, assignmentId: string, unit: 'schools' | 'roads' | 'parks' | 'party' = 'schools'): Promise<void> {
  const on = city.clock.now().toISOString().slice(0, 10);
  for (const phase of ['before', 'during', 'after']) {
    await city.person(unit).act('assignment', assignmentId, 'logContact', {
      phase,
      on,
      form: 'visit',
      place: '东湖社区',
      participants: '周科长、李主任科员',
      deputies: '建议提出人',
    });
  }
}
