import { z } from 'zod';
import { RecordId } from './records.ts';
import { type Route, route } from './route.ts';

const Counts = z.object({
  /** To how many deputies it was given, how many opened it, how many confirmed. */
  addressed: z.int(),
  opened: z.int(),
  confirmed: z.int(),
  /** With a question that is not answered. */
  asking: z.int(),
});

export const ReadingView = z
  .object({
    ...Counts.shape,
    /** By delegation, those who read least first; without a delegation under null. */
    delegations: z.array(Counts.extend({ id: z.uuid().nullable(), name: z.string().nullable() })),
  })
  .meta({ id: 'ReadingView' });
export type ReadingView = z.infer<typeof ReadingView>;

/** What information to deputies needs besides the routes that every process has. */
export const informationRoutes = {
  reading: route({
    method: 'GET',
    path: '/api/information/:id/reading',
    summary: '通报阅读情况，按代表团 · How far a piece of information was read, by delegation',
    access: 'engine',
    params: RecordId,
    query: z.object({ congress: z.uuid().optional() }),
    response: ReadingView,
  }),
} as const satisfies Record<string, Route>;
