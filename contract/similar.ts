import { z } from 'zod';
import { Names, RecordId, RecordLine } from './records.ts';
import { type Route, route } from './route.ts';

const InCongress = z.object({ congress: z.uuid().optional() });

/** The parts of a draft as they stand; a few words are enough. */
export const DraftText = z.object({
  title: z.string().max(200).default(''),
  problem: z.string().max(20_000).default(''),
  analysis: z.string().max(20_000).default(''),
  proposal: z.string().max(20_000).default(''),
  /** The draft itself, once it is kept. */
  except: z.uuid().nullable().default(null),
});
export type DraftText = z.input<typeof DraftText>;

/** One similar suggestion: how alike from 0 to 100, where, and what is shared. */
export const SimilarItem = z.object({
  record: RecordLine,
  score: z.int().min(0).max(100),
  /** Whether its own text matched, or a reply to it that the caller may read. */
  place: z.enum(['text', 'reply']),
  words: z.array(z.string()),
  phrases: z.array(z.string()),
});
export type SimilarItem = z.infer<typeof SimilarItem>;

const SimilarList = z.object({ items: z.array(SimilarItem), names: Names });

/** One unit or category proposed, how surely from 0 to 100, and why: words that spoke for it, and similar papers decided so before. */
export const Advice = z.object({
  id: z.uuid(),
  percent: z.int().min(0).max(100),
  words: z.array(z.string()),
  /** How many of the similar papers were decided so; some of them by id. */
  count: z.int(),
  cases: z.array(z.uuid()),
});
export type Advice = z.infer<typeof Advice>;

/** How well a model foretold decisions it had not seen. */
export const ModelView = z.object({
  version: z.int(),
  learntAt: z.string(),
  examples: z.int(),
  tested: z.int(),
  top1: z.number(),
  top3: z.number(),
  macroF1: z.number(),
});

const AdvicePart = z.object({ items: z.array(Advice), model: ModelView.nullable() });

export const similarRoutes = {
  ofDraft: route({
    method: 'POST',
    path: '/api/similar-suggestions',
    summary: 'Suggestions of all years that are like a draft, with what they share',
    access: 'signedIn',
    query: InCongress,
    body: DraftText,
    response: SimilarList,
  }),
  ofRecord: route({
    method: 'GET',
    path: '/api/similar-suggestions/:id',
    summary: 'Suggestions of all years that are like this one, with what they share',
    access: 'signedIn',
    params: RecordId,
    query: InCongress,
    response: SimilarList,
  }),
  advice: route({
    method: 'GET',
    path: '/api/assignment-advice/:id',
    summary: 'Units and categories that past decisions propose for this suggestion, with the reasons',
    access: { roles: ['deputyWorkOfficer', 'scOfficeClerk'] },
    params: RecordId,
    query: InCongress,
    response: z.object({ units: AdvicePart, categories: AdvicePart, cases: z.array(RecordLine), names: Names }),
  }),
} as const satisfies Record<string, Route>;
