import type { Transaction } from 'kysely';
import type { Database } from '../../db/tables.ts';
import { type Keeper, logChange } from './log.ts';
import { startOf, type VersionDays } from './validity.ts';
import { versionsOf } from './versions.ts';

interface End extends VersionDays {
  readonly id: string;
  readonly ended_by: string;
}

type Mark = Pick<End, 'ended_on' | 'ended_by'>;

/**
 * A repeal belongs to the version that held last before its day. Where versions changed it is carried there, and the log tells of it.
 * `withdrawn` is a version just taken out, whose repeal goes to the one that holds now. A version that begins on the day of the repeal
 * takes the place of the one before and is not repealed by it.
 */
export async function carryEnd(tx: Transaction<Database>, statuteId: string, keeper: Keeper, withdrawn?: End): Promise<void> {
  const versions = await versionsOf(tx, statuteId);
  const set = async (id: string, from: Mark, to: Mark) => {
    await tx.updateTable('statute_version').set({ ended_on: to.ended_on, ended_by: to.ended_by }).where('id', '=', id).execute();
    const fields = { endedOn: [from.ended_on, to.ended_on], endedBy: [from.ended_by, to.ended_by] } as const;
    await logChange(tx, { statuteId, versionId: id, kind: to.ended_on === null ? 'versionCorrected' : 'ended', fields }, keeper);
  };
  for (const end of [...versions, ...(withdrawn ? [withdrawn] : [])]) {
    const { ended_on } = end;
    if (ended_on === null) continue;
    const last = versions.findLast((v) => startOf(v) < ended_on);
    // Repealed on the day it was to begin: it never held.
    if (end !== withdrawn && startOf(end) === ended_on) continue;
    if (!last || last.id === end.id || last.ended_on !== null) continue;
    if (end !== withdrawn) await set(end.id, end, { ended_on: null, ended_by: '' });
    await set(last.id, last, end);
  }
}
