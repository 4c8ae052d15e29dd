import { z } from 'zod';
import { stationKinds } from '../registers/station.ts';
import { type Route, route } from './route.ts';

const StationLine = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(stationKinds),
  district: z.string(),
  /** Reception days held in the year, and how many of them had been announced. */
  receptions: z.int(),
  announced: z.int(),
  visitors: z.int(),
  /** Different deputies who were there. */
  serving: z.int(),
  opinions: z.int(),
  /** Fed back to whoever told it, and not found bad by them. */
  settled: z.int(),
  /** Disputes that deputies mediated there, confirmed. */
  mediations: z.int(),
  rated: z.int(),
  satisfied: z.int(),
  lastOn: z.iso.date().nullable(),
  nextOn: z.iso.date().nullable(),
  /** No reception for as long as the rule says. */
  isIdle: z.boolean(),
});

export const StationFigures = z
  .object({
    year: z.int(),
    /** After how many days without a reception a station is listed as idle. */
    idleAfter: z.int(),
    total: StationLine.omit({ id: true, name: true, kind: true, district: true, lastOn: true, nextOn: true, isIdle: true }).extend({
      stations: z.int(),
      idle: z.int(),
    }),
    stations: z.array(StationLine),
    isCut: z.boolean(),
  })
  .meta({ id: 'StationFigures' });
export type StationFigures = z.infer<typeof StationFigures>;

/** Stations as a whole. */
export const stationRoutes = {
  figures: route({
    method: 'GET',
    path: '/api/stations/figures',
    summary: 'How each open station did in a year: reception days, people, opinions, deputies; which had no reception for long',
    access: { roles: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'deputyStationKeeper'] },
    query: z.strictObject({ congress: z.uuid().optional(), year: z.coerce.number().int().min(1954).max(2200).optional() }),
    response: StationFigures,
  }),
} as const satisfies Record<string, Route>;
