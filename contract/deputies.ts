import { z } from 'zod';
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
} as const satisfies Record<string, Route>;
