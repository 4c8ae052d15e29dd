import type { Context, Tell } from '../../engine/define.ts';
import type { ProcessId, Words } from '../../registers/vocabulary.ts';
import type { Opinion } from './opinion.record.ts';

type Ctx = Pick<Context<Words, string, Opinion, unknown>, 'found'>;

/** Everybody whose opinion was joined to this one hears what its own author hears. Asks for the joined ones under `needs`. */
export const tellMerged = (c: Ctx, feedback: string): Tell<ProcessId>[] =>
  c.found
    .filter((f) => f.process === 'opinion' && f.state === 'merged')
    .map((f) => ({ process: 'opinion', id: f.id, action: 'feedBackMerged', input: { feedback } }));
