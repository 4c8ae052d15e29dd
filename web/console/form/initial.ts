import type { RecordView } from '../../../contract/records.ts';
import type { AnyProcess } from '../../../engine/define.ts';
import { isRegister } from '../../../engine/register.ts';
import type { RoleId } from '../../../registers/roles.ts';
import type { FieldShape } from '../../../registers/shape.ts';
import { today } from '../record/format.ts';
import type { Here } from '../session.tsx';
import type { Values } from './shapes.ts';

/** Actions that start from what the record already says. */
const carried = new Set(['suggestion.edit', 'suggestion.register', 'assignment.plan', 'assignment.draftReply', 'liaisonMatter.resubmit']);

/** Entries that are nearly always right; people change them where they are not. */
const usual: Readonly<Record<string, (view: RecordView | null, here: Here) => Values>> = {
  'opinion.record': atReception,
  'preConsultation.create': () => ({ suggestionId: new URLSearchParams(location.search).get('suggestionId') }),
  'suggestion.register': (view) => ({ nature: view?.record.fields.nature ?? 'new' }),
  'suggestion.handOver': (view) => ({ units: proposed(view) }),
  'suggestion.preAssign': (view) => ({
    units: [{ role: 'lead', unitId: (view?.record.fields.wishedUnitIds as string[] | null | undefined)?.[0] ?? null }],
  }),
  'liaisonMatter.forward': (view) => ({ unitId: view?.record.fields.unitId ?? null }),
  'suggestion.answerPreAssignment': () => ({ accepts: true }),
  'assignment.logContact': () => ({ on: today(), phase: 'during' }),
  'assignment.holdTripartite': () => ({ on: today() }),
  'assignment.reassign': (view) => ({ unitId: view?.record.fields.returnSuggestedUnitId ?? null }),
  'assignment.distribute': (view) => ({ units: view?.record.fields.forUnits ?? [{ role: 'lead' }] }),
  'assignment.draftReply': (view) => ({ publishReply: view?.record.fields.publishReply ?? true }),
  'commitment.evaluate': () => ({ accepted: true }),
  'opinion.receive': (view) => ({ categoryId: view?.record.fields.categoryId ?? null, district: view?.record.fields.district ?? null }),
  'opinion.classify': (view) => ({
    categoryId: view?.record.fields.categoryId ?? null,
    grade: view?.record.fields.grade ?? null,
    district: view?.record.fields.district ?? null,
  }),
  'activity.notify': (view) => ({
    invitations: [],
    place: view?.record.fields.place ?? null,
    timeFrom: view?.record.fields.timeFrom ?? null,
  }),
  'activity.invite': () => ({ invitations: [] }),
  'activity.create': (_, here) => ({ delegationId: ownOf(here, 'delegationId', ['delegationStaff']) }),
  'replyTemplate.create': (_, here) => ({ unitId: ownOf(here, 'unitId', ['unitClerk', 'unitHead']) }),
};

/** Something told at a reception: its station and day stand in the address that led here. */
function atReception(): Values {
  const asked = new URLSearchParams(location.search);
  const [receptionId, stationId, on] = ['receptionId', 'stationId', 'on'].map((name) => asked.get(name));
  return receptionId ? { channel: 'table', receptionId, stationId, on } : { on: today() };
}

/** The unit or delegation somebody works for, where it is one; null for the congress's own people. */
function ownOf(here: Here, scope: 'unitId' | 'delegationId', roles: readonly RoleId[]): string | null {
  const own = new Set(
    here.session.grants
      .filter((g) => g.congressId === here.congressId && (roles as readonly string[]).includes(g.role))
      .flatMap((g) => g[scope] ?? []),
  );
  const [only = null] = own;
  return own.size === 1 ? only : null;
}

function proposed(view: RecordView | null): unknown[] {
  const given = (view?.record.fields.proposedUnits ?? []) as { unitId: string; role: string; answer: string | null }[];
  const taken = given.filter((u) => u.answer !== 'declines').map((u) => ({ unitId: u.unitId, role: u.role }));
  if (taken.length > 0) return taken;
  const wished = (view?.record.fields.wishedUnitIds as string[] | null | undefined)?.[0];
  return [{ role: 'lead', unitId: wished ?? null }];
}

/** What a form starts with. */
export function initialOf(
  process: AnyProcess,
  action: string,
  view: RecordView | null,
  shapes: Readonly<Record<string, FieldShape>>,
  here: Here,
): Values {
  const fields = Object.keys(shapes);
  const key = `${process.id}.${action}`;
  const isRegisterEdit = action === 'edit' && isRegister(process);
  const record = view?.record.fields ?? {};
  const kept = carried.has(key) || isRegisterEdit ? Object.fromEntries(fields.filter((f) => f in record).map((f) => [f, record[f]])) : {};
  const unticked = Object.fromEntries(fields.filter((f) => shapes[f]?.kind === 'yes' && !shapes[f]?.optional).map((f) => [f, false]));
  return { ...unticked, ...kept, ...usual[key]?.(view, here) };
}
