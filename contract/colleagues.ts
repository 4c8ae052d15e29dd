import { z } from 'zod';
import { roleIds } from '../registers/roles.ts';
import { route } from './route.ts';

/** Somebody who may be named for a task: the name, and as what they work. Nothing else of the account is told. */
export const Colleague = z.object({
  id: z.uuid(),
  name: z.string(),
  roles: z.array(z.enum(roleIds)),
  unit: z.string().nullable(),
});
export type Colleague = z.infer<typeof Colleague>;

/**
 * The people a caller may name: staff of the congress see everybody who works there, people of a unit those of their own unit. `q` is
 * part of a name; `id` asks for the names of those chosen before.
 */
export const listColleagues = route({
  method: 'GET',
  path: '/api/colleagues',
  summary: '可指定的人员 · People who may be named for a task',
  access: 'signedIn',
  query: z.strictObject({
    congress: z.uuid().optional(),
    q: z.string().trim().max(50).optional(),
    id: z.uuid().optional(),
  }),
  response: z.object({ items: z.array(Colleague) }),
});
