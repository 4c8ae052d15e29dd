import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify';
import { hasZodFastifySchemaValidationErrors, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import type { RoleId } from '../../registers/roles.ts';
import { ManualClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import type { Database } from '../../server/db/tables.ts';
import { type PeopleDeps, registerPeopleRoutes } from '../../server/http/routes/people.ts';
import { registerSessionHooks } from '../../server/http/session-hooks.ts';
import { newId } from '../../server/new-id.ts';
import { createAccount, type NewAccount } from '../../server/people/accounts.ts';
import { byTheSystem } from '../../server/people/by.ts';
import { grantRole } from '../../server/people/grants.ts';
import { hashPassword } from '../../server/people/passwords.ts';
import { ProblemError } from '../../server/problem.ts';

/** A password that is good enough for everybody in the tests, and its hash. */
export const goodPassword = 'Lantern-River-42';
let goodHash: Promise<string> | null = null;

export interface PeopleApp {
  readonly app: FastifyInstance;
  readonly clock: ManualClock;
  readonly deps: PeopleDeps;
  visitor(ip?: string): Visitor;
}

/** The routes of people alone over a test database, under a clock that stands still. */
export async function createPeopleApp(db: Kysely<Database>, env: Record<string, string> = {}): Promise<PeopleApp> {
  const clock = new ManualClock(new Date('2026-03-02T01:00:00Z'));
  const deps = { db, clock, config: readConfig(env), secretKey: Buffer.alloc(32, 7) };
  const app = Fastify({ logger: false });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof ProblemError)
      return reply
        .status(error.status)
        .send({ type: 'about:blank', title: error.code, status: error.status, code: error.code, data: error.data, errors: error.errors });
    if (hasZodFastifySchemaValidationErrors(error))
      return reply.status(400).send({ type: 'about:blank', title: 'invalidInput', status: 400, code: 'invalidInput' });
    return reply.status(500).send({ type: 'about:blank', title: String(error), status: 500, code: 'internal' });
  });
  await registerSessionHooks(app, deps);
  registerPeopleRoutes(app, deps);
  await app.ready();
  return { app, clock, deps, visitor: (ip = '10.0.0.1') => new Visitor(app, ip) };
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
  readonly text: string;
  readonly headers: Record<string, unknown>;
}

/** Somebody at a browser: keeps cookies and the CSRF token between calls. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  csrf: string | null = null;
  readonly #app: FastifyInstance;
  readonly #ip: string;

  constructor(app: FastifyInstance, ip: string) {
    this.#app = app;
    this.#ip = ip;
  }

  async call(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const options: InjectOptions = {
      method,
      url,
      remoteAddress: this.#ip,
      cookies: Object.fromEntries(this.cookies),
      headers: { 'user-agent': 'test', ...(this.csrf === null ? {} : { 'x-csrf-token': this.csrf }), ...headers },
      ...(payload === undefined ? {} : { payload }),
    };
    const answer = await this.#app.inject(options);
    for (const cookie of answer.cookies) {
      if (cookie.value === '' || cookie.maxAge === 0) this.cookies.delete(cookie.name);
      else this.cookies.set(cookie.name, cookie.value);
    }
    const json = String(answer.headers['content-type'] ?? '').includes('json');
    const body = json && answer.body !== '' ? JSON.parse(answer.body) : null;
    if (typeof body?.csrf === 'string') this.csrf = body.csrf;
    return { status: answer.statusCode, body, text: answer.body, headers: answer.headers };
  }

  get = (url: string, headers?: Record<string, string>) => this.call('GET', url, undefined, headers);
  post = (url: string, body: object = {}, headers?: Record<string, string>) => this.call('POST', url, body, headers);

  signIn(username: string, password: string = goodPassword, code?: string): Promise<Answer> {
    return this.post('/api/session', { username, password, ...(code === undefined ? {} : { code }) });
  }
}

const t = new Date('2026-01-05T00:00:00Z');
const row = (congressId: string, id: string) => ({
  congress_id: congressId,
  id,
  version: 1,
  state: 'active',
  created_at: t,
  updated_at: t,
});

export async function addCongress(db: Kysely<Database>, name: string, parentId: string | null = null): Promise<string> {
  const id = newId();
  await db
    .insertInto('congress')
    .values({
      ...row(id, id),
      name,
      short_name: name,
      level: 'city',
      region_code: String(Math.floor(Math.random() * 1e6)).padStart(6, '0'),
      parent_id: parentId,
      rule_pack: 'chongqing',
      time_zone: 'Asia/Shanghai',
    })
    .execute();
  return id;
}

export async function addUnit(db: Kysely<Database>, congressId: string, code: string): Promise<string> {
  const id = newId();
  await db
    .insertInto('unit')
    .values({
      ...row(congressId, id),
      code,
      name: code,
      short_name: code,
      unit_group: 'government',
      is_relay: false,
      relay_unit_id: null,
      doc_mark: code,
      contact_name: null,
      contact_phone: null,
      sort_no: 0,
    })
    .execute();
  return id;
}

/** A term, a person tied to the account, and their seat. */
export async function addSeat(db: Kysely<Database>, congressId: string, accountId: string, seatNo: string): Promise<string> {
  const [termId, personId, seatId] = [newId(), newId(), newId()];
  await db
    .insertInto('term')
    .values({
      ...row(congressId, termId),
      term_no: Math.floor(Math.random() * 1e6),
      start_on: '2022-01-01',
      end_on: '2027-01-01',
    })
    .execute();
  await db
    .insertInto('person')
    .values({
      ...row(congressId, personId),
      name: seatNo,
      gender: null,
      birth_year: null,
      phone: null,
      email: null,
      account_id: accountId,
    })
    .execute();
  await db
    .insertInto('deputyship')
    .values({
      ...row(congressId, seatId),
      person_id: personId,
      name: seatNo,
      seat_no: seatNo,
      term_id: termId,
      delegation_id: null,
      electoral_unit: null,
      occupation: null,
      elected_on: null,
    })
    .execute();
  return seatId;
}

/** An account with the good password, and roles over its home congress. */
export async function addAccount(
  db: Kysely<Database>,
  homeCongressId: string,
  username: string,
  roles: readonly RoleId[] = [],
  more: Partial<NewAccount> & { unitId?: string } = {},
): Promise<string> {
  goodHash ??= hashPassword(goodPassword);
  const { unitId, ...rest } = more;
  const hash = await goodHash;
  return db.transaction().execute(async (tx) => {
    const by = byTheSystem(t);
    const id = await createAccount(tx, { homeCongressId, username, name: username, password: { hash }, ...rest }, by);
    for (const role of roles) await grantRole(tx, { congressId: homeCongressId, accountId: id, role, ...(unitId ? { unitId } : {}) }, by);
    return id;
  });
}
