import type { HouseDeps } from '../deps.ts';

/** How long a request's id is remembered: longer than any client keeps trying. */
const keptFor = 7 * 86_400_000;
const draftsKeptFor = 180 * 86_400_000;

/** Forgets old request ids, and forms that nobody has come back to for half a year. */
export async function sweepRequests({ db, clock }: Pick<HouseDeps, 'db' | 'clock'>): Promise<void> {
  const now = clock.now().getTime();
  await db
    .deleteFrom('action_request')
    .where('at', '<', new Date(now - keptFor))
    .execute();
  await db
    .deleteFrom('form_draft')
    .where('updated_at', '<', new Date(now - draftsKeptFor))
    .execute();
}
