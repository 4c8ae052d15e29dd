import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { popoloKinds } from '../../contract/popolo.ts';
import { type City, createCity } from '../support/city.ts';

/** Deputies as open data: the shapes that the Popolo specification publishes, written down here from it and not from our own. */
const text = z.string().nullable().optional();
const day = z
  .string()
  .regex(/^[0-9]{4}(-[0-9]{2}){0,2}$/)
  .nullable()
  .optional();
const common = { created_at: text, updated_at: text, sources: z.array(z.object({ url: z.string() })).optional() };
const identifiers = z.array(z.object({ identifier: z.string(), scheme: text })).optional();
const links = z.array(z.object({ url: z.url(), note: text })).optional();
const otherNames = z.array(z.object({ name: z.string(), start_date: day, end_date: day, note: text })).optional();
const popolo = {
  persons: z.strictObject({
    id: z.string(),
    name: z.string(),
    other_names: otherNames,
    identifiers,
    family_name: text,
    given_name: text,
    additional_name: text,
    honorific_prefix: text,
    honorific_suffix: text,
    patronymic_name: text,
    sort_name: text,
    email: text,
    gender: text,
    birth_date: day,
    death_date: day,
    image: z.url().nullable().optional(),
    summary: text,
    biography: text,
    national_identity: text,
    contact_details: z.array(z.unknown()).optional(),
    links,
    ...common,
  }),
  organizations: z.strictObject({
    id: z.string(),
    name: z.string(),
    other_names: otherNames,
    identifiers,
    classification: text,
    parent_id: text,
    area_id: text,
    abstract: text,
    description: text,
    founding_date: day,
    dissolution_date: day,
    image: z.url().nullable().optional(),
    contact_details: z.array(z.unknown()).optional(),
    links,
    ...common,
  }),
  memberships: z.strictObject({
    id: z.string(),
    label: text,
    role: text,
    member: text,
    person_id: z.string(),
    organization_id: text,
    post_id: text,
    on_behalf_of_id: text,
    area_id: text,
    start_date: day,
    end_date: day,
    contact_details: z.array(z.unknown()).optional(),
    links,
    ...common,
  }),
  posts: z.strictObject({
    id: z.string(),
    label: text,
    other_label: text,
    role: text,
    organization_id: text,
    area_id: text,
    start_date: day,
    end_date: day,
    contact_details: z.array(z.unknown()).optional(),
    links,
    ...common,
  }),
  areas: z.strictObject({
    id: z.string(),
    name: text,
    identifier: text,
    classification: text,
    parent_id: text,
    geometry: z.unknown().optional(),
    ...common,
  }),
};

let city: City;
const get = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await city.app.inject({ method: 'GET', url: `/public/popolo/${path}`, headers });
  return { status: answer.statusCode, text: answer.body, headers: answer.headers };
};
// biome-ignore lint/suspicious/noExplicitAny: the test looks into records of every kind
const all = async (kind: string): Promise<any[]> => JSON.parse((await get(`${kind}.json`)).text)[kind];

beforeAll(async () => {
  city = await createCity();
});
afterAll(() => city.drop());

test('deputies are open data as Popolo has it, each record pointing to one that is there, and hold nothing that is not public', async () => {
  for (const kind of popoloKinds) {
    const items = await all(kind);
    expect(items.length, kind).toBeGreaterThan(0);
    for (const item of items) expect(popolo[kind].safeParse(item), `${kind} ${JSON.stringify(item)}`).toMatchObject({ success: true });
  }
  const ids = async (kind: string) => new Set((await all(kind)).map((r) => r.id));
  const [persons, organizations, posts, areas] = await Promise.all(['persons', 'organizations', 'posts', 'areas'].map(ids));
  for (const m of await all('memberships')) {
    expect(persons?.has(m.person_id) && organizations?.has(m.organization_id) && areas?.has(m.area_id)).toBe(true);
    expect(m.post_id === null || posts?.has(m.post_id)).toBe(true);
    expect(m.on_behalf_of_id === null || organizations?.has(m.on_behalf_of_id)).toBe(true);
  }
  const whole = (await Promise.all(popoloKinds.map((kind) => get(`${kind}.json`)))).map((a) => a.text).join();
  for (const hidden of ['13800000000', 'birth', 'gender', 'accountId', 'phone']) expect(whole).not.toContain(hidden);
});

test('whose duties are suspended is not among them while that lasts; the answer is known by its mark and paged', async () => {
  const first = await get('persons.json');
  const before = (JSON.parse(first.text).persons as unknown[]).length;
  expect((await get('persons.json', { 'if-none-match': String(first.headers.etag) })).status).toBe(304);
  const seat = city.person('tan').seat ?? '';
  await city.person('clerk').act('deputyship', seat, 'suspend', { ground: 'detainedOnTrial', on: '2025-02-28' });
  const again = await get('persons.json', { 'if-none-match': String(first.headers.etag) });
  expect(again.status).toBe(200);
  expect(JSON.parse(again.text).persons).toHaveLength(before - 1);
  expect((await all('memberships')).some((m) => m.id === seat)).toBe(false);
  const [lowest] = (await all('posts')).map((p) => p.id as string).sort();
  const rest = JSON.parse((await get(`posts.json?after=${lowest}`)).text).posts as { id: string }[];
  expect(rest.map((p) => p.id)).not.toContain(lowest);
  for (const bad of ['persons.json?after=x', 'persons.json?more=1', 'people.json', 'persons.json?region=999999'])
    expect((await get(bad)).status, bad).toBeGreaterThanOrEqual(400);
});
