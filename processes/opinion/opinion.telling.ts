import type { Context, Tell } from '../../engine/define.ts';
import type { ProcessId, Words } from '../../registers/vocabulary.ts';
import type { Opinion } from './opinion.record.ts';

type Ctx = Pick<Context<Words, string, Opinion, unknown>, 'found'>;

/** Those joined to this one that have not been told anything yet. Asks for them under `needs`. */
export const mergedOf = (c: Ctx): string[] => c.found.filter((f) => f.process === 'opinion' && f.state === 'merged').map((f) => f.id);

/** Everybody whose opinion was joined to this one hears what its own author hears. Asks for the joined ones under `needs`. */
export const tellMerged = (c: Ctx, feedback: string): Tell<ProcessId>[] =>
  mergedOf(c).map((id) => ({ process: 'opinion', id, action: 'feedBackMerged', input: { feedback } }));
