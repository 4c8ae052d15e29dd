import type { Transaction } from 'kysely';
import type { Actor } from '../../engine/actor.ts';
import { person } from '../../registers/person.ts';
import { type ActionTools, runActionsWithin } from '../actions/run-action.ts';
import type { Database } from '../db/tables.ts';
import { assertOver, assertOverAccount } from './authority.ts';
import { type By, refuse } from './by.ts';
import { adminGrantsOf, lockAccount } from './grants.ts';
import { logSecurity } from './logs.ts';

/** Which person of a congress an account is to stand for; null for nobody there. */
export interface Tie {
  readonly accountId: string;
  readonly congressId: string;
  readonly personId: string | null;
  readonly reason: string;
}

/**
 * Ties an account to one person of a congress, in place of whomever it stood for there: whoever signs in with it then holds that
 * person's seats. Refuses administrators' accounts, a person tied elsewhere, and administrators without reach over both.
 */
export async function tieAccountToPerson(tx: Transaction<Database>, tools: ActionTools, actor: Actor, tie: Tie, by: By): Promise<void> {
  const { accountId, congressId, personId } = tie;
  await assertOver(tx, actor, 'systemAdmin', congressId);
  await assertOverAccount(tx, actor, 'systemAdmin', accountId);
  if (accountId === actor.accountId) throw refuse('ownAccount', by);
  const account = await lockAccount(tx, accountId);
  if (personId !== null) {
    if ((await adminGrantsOf(tx, accountId)).length > 0) throw refuse('adminRolesDisjoint', by);
    await assertFree(tx, tie, by);
  }
  for (const old of await tiedPersons(tx, tie)) if (old.id !== personId) await put(old, null);
  if (personId !== null) await put({ id: personId, state: 'active' }, accountId);

  async function put(one: { readonly id: string; readonly state: string }, to: string | null): Promise<void> {
    const request = { process: person, congressId, id: one.id, actor: { kind: 'system', name: 'accounts' } } as const;
    const edit = { ...request, action: 'edit', input: { accountId: to } };
    // An ended row takes no edit: it is opened for it and ended again, and its story says so.
    const requests =
      one.state === 'active'
        ? [edit]
        : [{ ...request, action: 'resume', input: {} }, edit, { ...request, action: 'end', input: { reason: tie.reason.slice(0, 200) } }];
    await runActionsWithin(tx, tools, requests, { requestId: by.requestId });
    await logSecurity(tx, by, {
      kind: to === null ? 'personUntied' : 'personTied',
      congressId,
      accountId,
      accountName: account.username,
      data: { personId: one.id, reason: tie.reason },
    });
  }
}

const tiedPersons = (tx: Transaction<Database>, { accountId, congressId }: Tie) =>
  tx
    .selectFrom('person')
    .select(['id', 'state'])
    .where('congress_id', '=', congressId)
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();

async function assertFree(tx: Transaction<Database>, { accountId, congressId, personId }: Tie, by: By): Promise<void> {
  const row = await tx
    .selectFrom('person')
    .select(['state', 'account_id'])
    .where('congress_id', '=', congressId)
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (row?.state !== 'active') throw refuse('personUnknown', by);
  if (row.account_id !== null && row.account_id !== accountId) throw refuse('personTaken', by);
}
