import type { Kysely, Transaction } from 'kysely';
import type { SecurityPolicy } from '../../contract/people.ts';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';
import type { By } from './by.ts';
import { logSecurity } from './logs.ts';

type Db = Kysely<Database> | Transaction<Database>;

/** The policy of a congress; the mildest one where it never set any. Version 0 means so. */
export async function getPolicy(db: Db, congressId: string): Promise<SecurityPolicy> {
  const row = await db.selectFrom('security_policy').selectAll().where('congress_id', '=', congressId).executeTakeFirst();
  return {
    congressId,
    secondFactor: row?.second_factor ?? 'optional',
    minPasswordLength: row?.min_password_length ?? 10,
    maxPasswordAgeDays: row?.max_password_age_days ?? 0,
    version: row?.version ?? 0,
  };
}

/** Changes the policy of a congress, if nobody else did since the version read. */
export async function setPolicy(
  tx: Transaction<Database>,
  next: Omit<SecurityPolicy, 'version'>,
  version: number,
  by: By,
): Promise<SecurityPolicy> {
  const before = await getPolicy(tx, next.congressId);
  const values = {
    second_factor: next.secondFactor,
    min_password_length: next.minPasswordLength,
    max_password_age_days: next.maxPasswordAgeDays,
    updated_at: by.now,
    updated_by: by.accountId,
    version: version + 1,
  };
  const written =
    version === 0
      ? await tx
          .insertInto('security_policy')
          .values({ congress_id: next.congressId, ...values })
          .onConflict((oc) => oc.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await tx
          .updateTable('security_policy')
          .set(values)
          .where('congress_id', '=', next.congressId)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst();
  if (!written) throw new ProblemError('versionConflict', { version: before.version });
  const after = await getPolicy(tx, next.congressId);
  await logSecurity(tx, by, {
    kind: 'policyChanged',
    congressId: next.congressId,
    accountId: null,
    accountName: '',
    data: { before, after },
  });
  return after;
}
