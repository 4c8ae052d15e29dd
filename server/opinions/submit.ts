import type { Transaction } from 'kysely';
import type { z } from 'zod';
import type { SubmitOpinion } from '../../contract/portal.ts';
import { processOf } from '../../processes/all.ts';
import { runActionsWithin } from '../actions/run-action.ts';
import { inTransaction } from '../db/connect.ts';
import type { Database } from '../db/tables.ts';
import type { HouseDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { ProblemError } from '../problem.ts';
import { type ActiveCode, findCode } from './codes.ts';
import { consent } from './consent.ts';
import { takeContactCode } from './contact-codes.ts';
import { heldBy } from './content-rules.ts';
import { districtsOf } from './districts.ts';
import { type Caller, defined, throughDoor } from './door.ts';
import { keepSecret } from './tracking.ts';

type Given = z.output<typeof SubmitOpinion>;

const opinion = processOf('opinion');

/**
 * Takes in an opinion: the work was done, the address has not asked too often, the rules on contents hold, the contact is proved where it
 * is said to be. The opinion, its log and the way back to it are one transaction.
 */
export async function submitOpinion(deps: HouseDeps, given: Given, caller: Caller): Promise<{ key: string; state: string }> {
  const { db, clock, secretKey } = deps;
  return throughDoor(deps, opinion, given, caller, async (secret, spend) => {
    const place = await placeOf(deps, given);
    const contact = given.verification?.kind === 'phone' ? given.phone : given.email;
    const takeCode = given.verification
      ? await takeContactCode(db, secretKey, { ...given.verification, to: contact ?? '' }, clock.now())
      : null;
    const told = { ...given, verified: given.verification?.kind ?? 'none' } as const;
    const { state } = await takeIn(deps, told, place, { ...caller, secret }, async (tx) => {
      await spend(tx);
      await takeCode?.(tx);
    });
    return state;
  });
}

/** What somebody told, by whatever way it came. */
export type Told = Pick<
  Given,
  'content' | 'place' | 'district' | 'categoryId' | 'name' | 'phone' | 'email' | 'anonymous' | 'consentVersion'
> & { readonly verified: 'none' | 'phone' | 'email' };

/**
 * Makes an opinion of what somebody told: the consent is the one asked for now, the district is known, the rules on contents hold.
 * `along` does what belongs into the same transaction.
 */
export async function takeIn(
  deps: HouseDeps,
  told: Told,
  place: Place,
  caller: Omit<Caller, 'key'> & { readonly secret: string },
  along: (tx: Transaction<Database>, id: string) => Promise<void>,
): Promise<{ id: string; key: string; state: string }> {
  const { db, clock } = deps;
  const { congressId } = place;
  const now = clock.now();
  if (told.consentVersion !== consent.version) throw new ProblemError('badRequest', { field: 'consentVersion' });
  if (told.district !== undefined && !(await districtsOf(db, congressId)).includes(told.district))
    throw new ProblemError('invalidInput', { count: 1 }, [{ path: 'district', code: 'unknownReference', message: '' }]);
  const held = await heldBy(db, congressId, [told.content, told.place ?? '', told.name ?? ''].join('\n'));
  const id = newId(now.getTime());
  const input = {
    content: told.content,
    place: told.place,
    categoryId: told.categoryId,
    district: told.district ?? place.district,
    name: told.name,
    phone: told.phone,
    email: told.email,
    anonymous: told.anonymous,
    consentVersion: told.consentVersion,
    language: caller.locale,
    channel: place.channel,
    verified: told.verified,
    ...(held ? { heldBy: held } : {}),
    ...place.addressed,
  };
  return inTransaction(db, async (tx) => {
    const actor = { kind: 'citizen', name: '', congressId, recordId: id } as const;
    const request = { process: opinion, congressId, action: 'submit', input: defined(input), actor };
    const [made] = await runActionsWithin(tx, deps, [request], { requestId: caller.requestId, newId: id });
    if (!made || !(await keepSecret(tx, { process: 'opinion', congressId, id }, caller.secret, now))) throw new ProblemError('badRequest');
    await along(tx, id);
    return { id, key: caller.secret, state: made.kase.state };
  });
}

/** To whom an opinion is told, and by what way. */
export interface Place {
  readonly congressId: string;
  readonly channel: 'deputyCode' | 'stationCode' | 'activityCode' | 'web' | 'otherApp';
  readonly addressed: { codeId?: string; deputyId?: string; stationId?: string; activityId?: string };
  readonly district: string | undefined;
}

/** To whom it goes: those the code leads to, else the congress named. */
async function placeOf(deps: HouseDeps, given: Given): Promise<Place> {
  const { db, secretKey } = deps;
  if (given.code === undefined) {
    const congress = await db
      .selectFrom('congress')
      .select('id')
      .where('id', '=', given.congress ?? '00000000-0000-0000-0000-000000000000')
      .where('state', '=', 'active')
      .executeTakeFirst();
    if (!congress) throw new ProblemError('invalidInput', { count: 1 }, [{ path: 'congress', code: 'unknownReference', message: '' }]);
    return { congressId: congress.id, channel: 'web', addressed: {}, district: undefined };
  }
  const code = await findCode(db, secretKey, given.code);
  if (!code) throw new ProblemError('codeNotValid');
  return {
    congressId: code.congressId,
    channel: `${code.subject}Code`,
    addressed: addressedBy(code),
    district: await districtOf(deps, code),
  };
}

const addressedBy = (code: ActiveCode): Place['addressed'] => ({
  codeId: code.id,
  ...(code.deputyId ? { deputyId: code.deputyId } : {}),
  ...(code.stationId ? { stationId: code.stationId } : {}),
  ...(code.activityId ? { activityId: code.activityId } : {}),
});

async function districtOf({ db }: HouseDeps, code: ActiveCode): Promise<string | undefined> {
  if (!code.stationId) return undefined;
  const row = await db
    .selectFrom('station')
    .select('district')
    .where('congress_id', '=', code.congressId)
    .where('id', '=', code.stationId)
    .executeTakeFirst();
  return typeof row?.district === 'string' ? row.district : undefined;
}
