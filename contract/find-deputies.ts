import { z } from 'zod';
import { type Route, route } from './route.ts';

/** Finding one's deputy and where deputies are to be met, without an account: only what the registers make public. */

const access = 'anyone';
const Named = z.object({ id: z.uuid(), name: z.string() });

const DeputyLine = z.object({
  id: z.uuid(),
  name: z.string(),
  delegation: z.string().nullable(),
  electoralUnit: z.string().nullable(),
  occupation: z.string().nullable(),
  /** Leads to speaking to this deputy; null where no code is in use. */
  code: z.string().nullable(),
});

export const FoundStation = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.string(),
  district: z.string(),
  address: z.string(),
  /** Longitude and latitude in degrees. */
  location: z.object({ longitude: z.number(), latitude: z.number() }).nullable(),
  openingHours: z.string(),
  publicPhone: z.string().nullable(),
  receptionRule: z.string().nullable(),
  /** Announced days of reception that are still to come. */
  receptions: z.array(
    z.object({ on: z.iso.date(), from: z.string(), until: z.string(), subject: z.string().nullable(), deputies: z.array(z.string()) }),
  ),
  deputies: z.array(Named),
  code: z.string().nullable(),
});
export type FoundStation = z.infer<typeof FoundStation>;

export const FoundDeputies = z
  .object({ items: z.array(DeputyLine), next: z.string().nullable(), delegations: z.array(Named), districts: z.array(z.string()) })
  .meta({ id: 'FoundDeputies' });
export type FoundDeputies = z.infer<typeof FoundDeputies>;

export const FoundDeputy = DeputyLine.extend({
  congress: Named,
  introduction: z.string().nullable(),
  specialties: z.array(z.string()),
  photoId: z.uuid().nullable(),
  stations: z.array(FoundStation.pick({ id: true, name: true, address: true, openingHours: true })),
}).meta({ id: 'FoundDeputy' });
export type FoundDeputy = z.infer<typeof FoundDeputy>;

export const findRoutes = {
  deputies: route({
    method: 'GET',
    path: '/api/portal/deputies',
    summary: '找代表：按姓名、区域、代表团、家站点 · Find a deputy by name, area, delegation or station',
    access,
    query: z.strictObject({
      congress: z.uuid(),
      q: z.string().trim().max(40).optional(),
      delegation: z.uuid().optional(),
      district: z.string().max(40).optional(),
      station: z.uuid().optional(),
      /** The last seat of the page before. */
      after: z.string().max(20).optional(),
    }),
    response: FoundDeputies,
  }),
  deputy: route({
    method: 'GET',
    path: '/api/portal/deputies/:id',
    summary: '代表的公开信息 · What everybody may know of a deputy',
    access,
    params: z.object({ id: z.uuid() }),
    query: z.strictObject({ congress: z.uuid() }),
    response: FoundDeputy,
  }),
  stations: route({
    method: 'GET',
    path: '/api/portal/stations',
    summary: '代表家站点、开放时间和接待日 · Where and when deputies are to be met',
    access,
    query: z.strictObject({ congress: z.uuid(), q: z.string().trim().max(40).optional() }),
    response: z.object({ items: z.array(FoundStation) }).meta({ id: 'FoundStations' }),
  }),
} as const satisfies Record<string, Route>;
