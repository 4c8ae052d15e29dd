import { z } from 'zod';
import { grades } from '../processes/assessment/assessment.count.ts';
import { RecordId } from './records.ts';
import { type Route, route } from './route.ts';

const InCongress = z.object({ congress: z.uuid().optional() });
const UnitName = z.object({ id: z.uuid(), name: z.string() });

/** One member's ballot paper: what is voted on, and whether they have voted; never how. */
export const BallotView = z
  .object({ title: z.string(), subject: z.string(), units: z.array(UnitName), isOpen: z.boolean(), hasVoted: z.boolean() })
  .meta({ id: 'BallotView' });
export type BallotView = z.infer<typeof BallotView>;

/** Totals counted anew beside the frozen ones. */
export const RecountView = z
  .object({
    voted: z.int(),
    counts: z.array(
      z.object({
        unitId: z.uuid(),
        satisfied: z.int(),
        basicallySatisfied: z.int(),
        dissatisfied: z.int(),
        notPressed: z.int(),
        invalid: z.int(),
      }),
    ),
    hash: z.string(),
    frozenHash: z.string(),
    agrees: z.boolean(),
  })
  .meta({ id: 'RecountView' });
export type RecountView = z.infer<typeof RecountView>;

const RankedPart = z.object({
  measure: z.string(),
  process: z.string(),
  unitField: z.string(),
  weight: z.int(),
  prefer: z.enum(['high', 'low']),
  numerator: z.int(),
  denominator: z.int(),
  points: z.int().nullable(),
});

/** Units in their order, each with what every line of the formula brought; points and scores are hundredths. */
export const RankingView = z
  .object({
    formula: z.object({ id: z.uuid(), title: z.string(), revision: z.int(), explanation: z.string() }),
    sessionId: z.uuid(),
    cutoff: z.iso.date(),
    units: z.array(z.object({ unitId: z.uuid(), name: z.string(), place: z.int(), score: z.int().nullable(), parts: z.array(RankedPart) })),
  })
  .meta({ id: 'RankingView' });
export type RankingView = z.infer<typeof RankingView>;

const rankers = { roles: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'specialCommitteeOfficer'] } as const;
const RankingQuery = InCongress.extend({ session: z.uuid(), cutoff: z.iso.date().optional() });

/** What supervision needs besides the derived routes: the secret vote, the recount, the ranking. */
export const supervisionRoutes = {
  ballot: route({
    method: 'GET',
    path: '/api/assessments/:id/ballot',
    summary: 'My ballot paper of an assessment',
    access: 'engine',
    params: RecordId,
    query: InCongress,
    response: BallotView,
  }),
  vote: route({
    method: 'POST',
    path: '/api/assessments/:id/vote',
    summary: 'Vote in secret, once; how is counted and not kept',
    access: 'engine',
    params: RecordId,
    query: InCongress,
    body: z.object({ marks: z.array(z.object({ unitId: z.uuid(), grade: z.enum(grades) })).max(200) }),
    response: BallotView,
  }),
  recount: route({
    method: 'GET',
    path: '/api/assessments/:id/recount',
    summary: 'Count an assessment anew and compare it with the frozen totals',
    access: 'engine',
    params: RecordId,
    query: InCongress,
    response: RecountView,
  }),
  ranking: route({
    method: 'GET',
    path: '/api/unit-ranking',
    summary: 'Units ranked by the formula in use',
    access: rankers,
    query: RankingQuery,
    response: RankingView,
  }),
  exportRanking: route({
    method: 'GET',
    path: '/api/unit-ranking/export',
    summary: 'The ranking as a table, for the yearly appraisal of units',
    access: rankers,
    query: RankingQuery.extend({ format: z.enum(['xlsx', 'csv']) }),
    produces: 'application/octet-stream',
  }),
} as const satisfies Record<string, Route>;
