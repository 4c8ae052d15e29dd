import type { Transaction } from 'kysely';
import type { Decision } from '../../engine/decide.ts';
import type { AnyProcess } from '../../engine/define.ts';
import type { Database } from '../db/tables.ts';
import { confide, searchedTexts } from './confide.ts';
import { markText, sealText, vaultKey } from './marks.ts';
import { holdsConfided } from './replace.ts';
import { reveal } from './reveal.ts';
import { keepTraces } from './traces.ts';

/** A decision ready to be written, and the words to find its record by where they are not those of the row. */
export interface Confided {
  readonly decision: Decision;
  readonly searched: Readonly<Record<string, unknown>> | null;
}

/** Puts what a decision confides into the vault, in the transaction that writes the decision. */
export async function confideInVault(
  tx: Transaction<Database>,
  secretKey: Buffer,
  process: AnyProcess,
  owner: { readonly congressId: string; readonly recordId: string },
  before: Readonly<Record<string, unknown>>,
  decision: Decision,
  at: Date,
): Promise<Confided> {
  if (!holdsConfided(process)) return { decision: confide(process, before, decision, markText).decision, searched: null };
  const { congressId, recordId } = owner;
  const searched = await searchedTexts(process, before, decision.patch, async (marked) => {
    const [opened] = await reveal({ db: tx, secretKey }, process, congressId, [{ id: recordId, fields: marked }]);
    return opened?.fields ?? {};
  });
  const confided = confide(process, before, decision, markText);
  await keepTraces(tx, secretKey, process, owner, decision.patch);
  if (confided.kept.length > 0) {
    const key = vaultKey(secretKey);
    await tx
      .insertInto('confided')
      .values(
        confided.kept.map((one) => ({
          congress_id: congressId,
          record_id: recordId,
          mark: one.mark,
          sealed: sealText(key, owner, one),
          kept_at: at,
        })),
      )
      .execute();
  }
  return { decision: confided.decision, searched };
}
