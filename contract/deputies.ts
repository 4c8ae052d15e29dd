import { z } from 'zod';
import { performanceKinds } from '../registers/performance-kinds.ts';
import { type Route, route } from './route.ts';

const InCongress = z.object({ congress: z.uuid().optional() });

/** What deputies are told apart by in the statistics of a congress's structure. */
export const structureDimensions = [
  'gender',
  'age',
  'ethnicity',
  'politicalStatus',
  'education',
  'composition',
  'mandate',
  'delegation',
] as const;
export type StructureDimension = (typeof structureDimensions)[number];

/** Names the seats behind one figure of the structure in a list's address: `gender:female`; nothing after the colon for those not entered. */
export const structureFilter = z.string().regex(/^[A-Za-z]{1,20}:[\w-]{0,60}$/);

/** `count` is null where so few are meant that they could be recognised. */
const StructureRow = z.object({ value: z.string().nullable(), count: z.int().nullable(), percent: z.string().nullable() });

export const StructureView = z
  .object({
    termId: z.uuid().nullable(),
    termNo: z.int().nullable(),
    total: z.int(),
    suspended: z.int(),
    /** Whether small numbers are left out: for everybody but the offices that keep the register. */
    isMasked: z.boolean(),
    dimensions: z.array(z.object({ id: z.enum(structureDimensions), rows: z.array(StructureRow) })),
    names: z.record(z.string(), z.string()),
  })
  .meta({ id: 'StructureView' });
export type StructureView = z.infer<typeof StructureView>;

const DeedCount = z.object({ kind: z.enum(performanceKinds), year: z.int(), count: z.int(), hours: z.int(), people: z.int() });

export const DossierView = z
  .object({
    seatId: z.uuid(),
    /** Whether the reader is the deputy or one of the offices: only they are told what is open, the other seats and the points. */
    isInside: z.boolean(),
    years: z.array(z.int()),
    counts: z.array(DeedCount),
    open: z.object({ reported: z.int(), sentBack: z.int(), doubted: z.int() }),
    groups: z.array(z.object({ id: z.uuid(), name: z.string(), kind: z.string(), isConvener: z.boolean() })),
    mandates: z.array(
      z.object({
        id: z.uuid(),
        congressId: z.uuid(),
        congress: z.string(),
        level: z.string(),
        termNo: z.int(),
        seatNo: z.string(),
        state: z.string(),
      }),
    ),
    score: z
      .object({
        year: z.int(),
        ruleId: z.uuid(),
        rule: z.string(),
        versionNo: z.int(),
        source: z.string(),
        lines: z.array(
          z.object({
            kind: z.enum(performanceKinds),
            counted: z.int(),
            per: z.enum(['time', 'hour']),
            points: z.int(),
            most: z.int().nullable(),
            sum: z.int(),
            isCut: z.boolean(),
          }),
        ),
        total: z.int(),
        band: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'DossierView' });
export type DossierView = z.infer<typeof DossierView>;

/** Deputies as a whole. */
export const deputyRoutes = {
  structure: route({
    method: 'GET',
    path: '/api/deputies/structure',
    summary: 'The structure of a congress’s deputies: sex, age, ethnicity, education …; small numbers only for the offices',
    access: 'anyone',
    query: z.strictObject({ ...InCongress.shape, term: z.uuid().optional() }),
    response: StructureView,
  }),
  dossier: route({
    method: 'GET',
    path: '/api/deputyships/:id/dossier',
    summary: 'A deputy’s record in numbers, year by year; groups; for the deputy and the offices also what is open, other seats, points',
    access: 'anyone',
    params: z.object({ id: z.uuid() }),
    query: z.strictObject({ ...InCongress.shape, year: z.coerce.number().int().min(1954).max(2200).optional() }),
    response: DossierView,
  }),
} as const satisfies Record<string, Route>;
