import { z } from 'zod';
import { route } from './route.ts';

/**
 * Deputies as open data by the Popolo specification (popoloproject.com): persons, memberships, posts, organizations and areas. What is
 * not known is null, as its schemas allow; dates are whole days.
 */

const Identifier = z.object({ scheme: z.string(), identifier: z.string() });
const date = z.iso.date().nullable();

export const popoloRecords = {
  persons: z.object({
    id: z.string(),
    name: z.string(),
    summary: z.string().nullable(),
    biography: z.string().nullable(),
    image: z.string().nullable(),
    identifiers: z.array(Identifier),
  }),
  memberships: z.object({
    id: z.string(),
    label: z.string(),
    role: z.string(),
    person_id: z.string(),
    organization_id: z.string(),
    post_id: z.string().nullable(),
    on_behalf_of_id: z.string().nullable(),
    area_id: z.string().nullable(),
    start_date: date,
    end_date: date,
  }),
  posts: z.object({
    id: z.string(),
    label: z.string(),
    role: z.string(),
    organization_id: z.string(),
    area_id: z.string().nullable(),
    start_date: date,
    end_date: date,
  }),
  organizations: z.object({
    id: z.string(),
    name: z.string(),
    other_names: z.array(z.object({ name: z.string() })),
    classification: z.string(),
    parent_id: z.string().nullable(),
    area_id: z.string().nullable(),
    identifiers: z.array(Identifier),
    links: z.array(z.object({ url: z.string(), note: z.string() })),
  }),
  areas: z.object({
    id: z.string(),
    name: z.string(),
    identifier: z.string().nullable(),
    classification: z.string(),
    parent_id: z.string().nullable(),
  }),
} as const;

export type PopoloKind = keyof typeof popoloRecords;
export const popoloKinds = Object.keys(popoloRecords) as PopoloKind[];

export const popoloRoute = route({
  method: 'GET',
  path: '/public/popolo/:kind',
  summary: '代表开放数据（Popolo），以 Link 头翻页 · Deputies as Popolo data, paged by the Link header',
  access: 'anyone',
  params: z.object({ kind: z.enum(popoloKinds.map((kind) => `${kind}.json` as const) as [`${PopoloKind}.json`]) }),
  query: z.strictObject({
    region: z
      .string()
      .regex(/^\d{6,12}$/)
      .optional(),
    after: z.uuid().optional(),
  }),
  produces: 'application/json',
});
