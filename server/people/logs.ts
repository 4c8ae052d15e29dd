import type { Kysely, Transaction } from 'kysely';
import type { securityLogKinds } from '../../contract/people.ts';
import type { Database } from '../db/tables.ts';
import { newId } from '../new-id.ts';
import type { By } from './by.ts';

type Db = Kysely<Database> | Transaction<Database>;

/** Stands for the congress where a name was typed that no account has. */
export const noCongress = '00000000-0000-0000-0000-000000000000';

export interface SecurityEntry {
  readonly kind: (typeof securityLogKinds)[number];
  readonly congressId: string;
  /** Whose account it is about. */
  readonly accountId: string | null;
  readonly accountName: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

const short = (text: string): string => text.slice(0, 300);

/** Writes one line of the security log. */
export async function logSecurity(db: Db, by: By, entry: SecurityEntry): Promise<void> {
  await db
    .insertInto('security_log')
    .values({
      congress_id: entry.congressId,
      id: newId(),
      at: by.now,
      kind: entry.kind,
      account_id: entry.accountId,
      account_name: short(entry.accountName),
      actor_id: by.accountId,
      actor_name: by.accountId === null && by.ip !== '' ? null : short(by.name),
      ip: by.ip,
      user_agent: short(by.userAgent),
      data: JSON.stringify(entry.data ?? {}),
      request_id: short(by.requestId),
    })
    .execute();
}

/** What was read of whose personal data. `count` is the number of persons for lists and exports. */
export interface PersonalDataRead {
  readonly congressId: string;
  /** What the data belongs to, such as `person`, `account` or `suggestion`. */
  readonly kind: string;
  readonly subjectId: string | null;
  readonly subjectName: string;
  readonly fields: readonly string[];
  readonly count?: number;
}

/** Writes one line of the access log: who read whose personal data, when and which. */
export async function logPersonalDataRead(
  db: Db,
  by: Pick<By, 'name' | 'ip' | 'requestId' | 'now'> & { accountId: string },
  read: PersonalDataRead,
): Promise<void> {
  await db
    .insertInto('access_log')
    .values({
      congress_id: read.congressId,
      id: newId(),
      at: by.now,
      kind: read.kind,
      account_id: by.accountId,
      account_name: short(by.name),
      subject_id: read.subjectId,
      subject_name: short(read.subjectName),
      fields: [...read.fields],
      count: read.count ?? 1,
      ip: by.ip,
      request_id: short(by.requestId),
    })
    .execute();
}
