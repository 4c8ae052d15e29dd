import { z } from 'zod';
import { type Route, route } from './route.ts';
import { StatuteRank, Validity } from './statutes.ts';

/** One article that answers a search: its statute, the part of it that answers, and where in that the words asked for stand. */
export const StatuteHit = z.object({
  statuteId: z.uuid(),
  versionId: z.uuid(),
  title: z.string(),
  rank: StatuteRank,
  regionCode: z.string().nullable(),
  effectiveOn: z.iso.date().nullable(),
  validity: Validity,
  /** The article's number in digits: 12, or 12.1 for 第十二条之一. */
  article: z.string(),
  snippet: z.string(),
  marks: z.array(z.tuple([z.int(), z.int()])),
  score: z.number(),
});
export type StatuteHit = z.infer<typeof StatuteHit>;

export const statuteSearchRoutes = {
  search: route({
    method: 'GET',
    path: '/api/statutes/search',
    summary: 'Articles of the library that answer a question or are nearest to a text, best first',
    access: 'signedIn',
    query: z.object({
      q: z.string().trim().min(1).max(500),
      rank: StatuteRank.optional(),
      /** Where it holds: the beginning of a region code. What holds in the whole country always counts. */
      region: z
        .string()
        .regex(/^\d{2,12}$/)
        .optional(),
      validity: z.enum([...Validity.options, 'any']).default('inForce'),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    response: z.object({ items: z.array(StatuteHit), stamp: z.int(), day: z.iso.date() }),
  }),
} as const satisfies Record<string, Route>;
