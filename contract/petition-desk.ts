import { z } from 'zod';
import { RecordId } from './records.ts';
import { type Route, route } from './route.ts';

const InCongress = z.object({ congress: z.uuid().optional() });

/** A petition in a group or beside another, with so much of it as tells what it is about. */
const PetitionLine = z.object({
  id: z.uuid(),
  title: z.string(),
  content: z.string(),
  state: z.string(),
  district: z.string().nullable(),
  receivedOn: z.iso.date(),
  repeated: z.boolean(),
});

/** What the petition desk needs besides the routes that every process has. */
export const petitionDeskRoutes = {
  alike: route({
    method: 'GET',
    path: '/api/similar-petitions/:id',
    summary: '同一信访人或者内容相近的信访 · Petitions of the same person, or that say much the same',
    access: { roles: ['petitionOfficer'] },
    params: RecordId,
    query: InCongress,
    response: z.object({
      items: z.array(
        PetitionLine.extend({
          /** By which fields it is the same person. */
          same: z.array(z.enum(['name', 'phone', 'email'])),
          score: z.int().min(0).max(100),
          phrases: z.array(z.string()),
        }),
      ),
    }),
  }),
  topics: route({
    method: 'GET',
    path: '/api/petition-topics',
    summary: '信访集中反映的问题，按内容归并 · What many petition about, grouped by what they say',
    access: { roles: ['petitionOfficer', 'chairperson'] },
    query: InCongress.extend({ days: z.coerce.number().int().min(1).max(400).default(180) }),
    response: z.object({
      since: z.iso.date(),
      items: z.array(z.object({ title: z.string(), words: z.array(z.string()), count: z.int(), petitions: z.array(PetitionLine) })),
    }),
  }),
} as const satisfies Record<string, Route>;
