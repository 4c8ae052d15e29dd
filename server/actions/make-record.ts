import type { Transaction } from 'kysely';
import { createCalendar, toPlainDate } from '../../engine/calendar.ts';
import { decide } from '../../engine/decide.ts';
import type { AnyProcess } from '../../engine/define.ts';
import { apply, beforeAnything } from '../../engine/replay.ts';
import { packsFor } from '../../rules/packs.ts';
import { createRuleBook } from '../../rules/rule-book.ts';
import type { Database } from '../db/tables.ts';
import { newId } from '../new-id.ts';
import { appendLog } from './log.ts';
import { refusalProblem } from './refusals.ts';
import { saveChange } from './store.ts';

/**
 * Makes a congress, before which there are no rules and no day of its own to decide by. Everything else goes
 * through `runAction`; the decision, the row and the log entry are the same here.
 */
export async function makeRecord(
  tx: Transaction<Database>,
  process: AnyProcess,
  made: {
    readonly congressId: string;
    readonly id: string;
    readonly input: Record<string, unknown>;
    readonly now: Date;
    readonly requestId: string;
    /** Who asked for it. */
    readonly name?: string;
  },
): Promise<void> {
  const { congressId, id, now } = made;
  const actor = { kind: 'system', name: made.name ?? 'set-up' } as const;
  const around = {
    now,
    today: toPlainDate(now, 'Asia/Shanghai'),
    rules: createRuleBook(packsFor('national'), createCalendar({})),
    id: () => newId(now.getTime()),
  };
  const decision = decide(process, { new: true, congressId, id }, 'create', actor, made.input, around);
  if (decision.refused) throw refusalProblem(process, 'create', decision);
  const after = apply(beforeAnything(Object.keys(process.groups)), decision);
  await saveChange(tx, process, { congressId, id, before: 0, after, patch: decision.patch, parties: [], deadlines: [], at: now });
  await appendLog(tx, congressId, [
    {
      at: now,
      process: process.id,
      recordId: id,
      version: 1,
      action: 'create',
      from: null,
      to: decision.to,
      actor: { kind: 'system', accountId: null, name: actor.name, roles: [], unitId: null },
      input: decision.input,
      patch: decision.patch,
      parties: [],
      deadlines: [],
      requestId: made.requestId,
    },
  ]);
}
