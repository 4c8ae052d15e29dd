import { sql } from 'kysely';
import type { SetupInput } from '../../contract/system.ts';
import { congress } from '../../registers/registers.ts';
import type { AdminRole } from '../../registers/roles.ts';
import { choosablePacks } from '../../rules/packs.ts';
import { makeRecord } from '../actions/make-record.ts';
import type { HouseDeps } from '../deps.ts';
import type { Call } from '../http/serve.ts';
import { newId } from '../new-id.ts';
import { createAccount } from '../people/accounts.ts';
import type { By } from '../people/by.ts';
import { grantRole } from '../people/grants.ts';
import { ProblemError } from '../problem.ts';

const setupLock = 7_140_954_002;

/** Makes the first congress and its three administrators, all or nothing. Works only while there is no congress. */
export async function setUp(
  { db, clock }: Pick<HouseDeps, 'db' | 'clock'>,
  input: SetupInput,
  call: Pick<Call, 'ip' | 'requestId' | 'locale'>,
): Promise<string> {
  if (!choosablePacks.some((p) => p.id === input.congress.rulePack))
    throw new ProblemError('invalidInput', { count: 1 }, [{ path: 'congress.rulePack', code: 'invalid_value', message: '' }]);
  assertTimeZone(input.congress.timeZone);
  const now = clock.now();
  const by: By = { accountId: null, name: 'set-up', ip: call.ip, userAgent: '', requestId: call.requestId, locale: call.locale, now };
  return db.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(${setupLock})`.execute(tx);
    const there = await tx.selectFrom('congress').select('id').limit(1).executeTakeFirst();
    if (there) throw new ProblemError('alreadySetUp');
    const id = newId(now.getTime());
    await makeRecord(tx, congress, { congressId: id, id, input: { ...input.congress, parentId: null }, now, requestId: call.requestId });
    for (const role of ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const satisfies readonly AdminRole[]) {
      const { username, name, password } = input[role];
      const accountId = await createAccount(tx, { homeCongressId: id, username, name, password }, by).catch((error) => {
        throw within(role, error);
      });
      await grantRole(tx, { congressId: id, accountId, role }, by);
    }
    return id;
  });
}

/** Says in whose part of the form an entry was refused. */
function within(role: AdminRole, error: unknown): unknown {
  if (!(error instanceof ProblemError)) return error;
  const errors = error.errors ?? (error.code === 'alreadyExists' ? [{ path: 'username', code: error.code, message: '' }] : undefined);
  return new ProblemError(
    error.code,
    error.data,
    errors?.map((e) => ({ ...e, path: `${role}.${e.path}` })),
  );
}

function assertTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new ProblemError('invalidInput', { count: 1 }, [{ path: 'congress.timeZone', code: 'invalid_value', message: '' }]);
  }
}
