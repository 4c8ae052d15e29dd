import { ProblemError } from '../problem.ts';
import { householdOf } from './household.ts';

/** Guards the public pages, so that asking much of them does not slow the work of those who have signed in. */
export interface Shield {
  /** Does the work, unless this address has asked too often this minute or too much is being answered already. */
  guard<T>(address: string, now: number, work: () => Promise<T>): Promise<T>;
}

const mostAddresses = 50_000;
const minute = 60_000;

/**
 * Counts calls by address and minute, in this node's memory: writing each call down would be the load it is to prevent. An IPv6
 * address counts with its /64, which is what one household holds. `atOnce` bounds what is answered at the same time.
 */
export function createShield(perMinute: number, atOnce: number): Shield {
  const counts = new Map<string, { from: number; count: number }>();
  let running = 0;
  return {
    guard: async (address, now, work) => {
      const key = householdOf(address);
      const known = counts.get(key);
      const fresh = known && now >= known.from && now - known.from < minute ? known : { from: now, count: 0 };
      fresh.count += 1;
      counts.delete(key);
      counts.set(key, fresh);
      if (counts.size > mostAddresses)
        for (const oldest of counts.keys()) {
          counts.delete(oldest);
          break;
        }
      if (fresh.count > perMinute || running >= atOnce) throw new ProblemError('tooManyRequests');
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
      }
    },
  };
}
