import type { Context } from '../../engine/define.ts';
import type { Words } from '../../registers/vocabulary.ts';
import { subjectsOf } from '../people.ts';
import type { Assignment } from './assignment.record.ts';

/** The reply as it stands on the day it is issued. */
export function issuedReply(c: Ctx): NonNullable<Assignment['replies']>[number] {
  const r = c.record;
  return {
    round: r.round,
    on: c.today,
    docNumber: r.docNumber,
    signatory: r.signatory,
    resultClass: r.resultClass ?? 'D',
    body: r.body ?? '',
    doneItems: r.doneItems ?? [],
    plannedItems: r.plannedItems ?? [],
    notAdoptedItems: r.notAdoptedItems ?? [],
    replyContact: r.replyContact ?? '',
    replyPhone: r.replyPhone ?? '',
    publishReply: r.publishReply ?? false,
    replyFileIds: r.replyFileIds,
  };
}

export type Ctx = Context<Words, string, Assignment, unknown>;

export const openCommitment: ReadonlySet<string> = new Set(['ongoing', 'reportDue', 'changeRequested', 'fulfilmentReported']);

export function siblings(c: Ctx, role: string) {
  return c.case.linked.filter(
    (l) => l.process === 'assignment' && l.id !== c.case.id && l.record.role === role && !['returned', 'cancelled'].includes(l.state),
  );
}

export function tellCo(c: Ctx, action: string, told: Record<string, unknown>) {
  return siblings(c, 'co')
    .filter((l) => l.state !== 'concluded')
    .map((l) => ({ process: 'assignment', id: l.id, action, input: told }) as const);
}

/** The hand-over that follows from this one, to another unit. */
export function startOf(c: Ctx, more: Record<string, unknown>) {
  const { suggestionId, suggestionTitle, suggestionNumber, sessionId, confidential, handedOverOn } = c.record;
  return {
    process: 'assignment',
    action: 'start',
    id: c.id(),
    input: {
      suggestionId,
      suggestionTitle,
      suggestionNumber,
      sessionId,
      confidential,
      handedOverOn,
      authorIds: subjectsOf(c.case, 'author'),
      cosignerIds: subjectsOf(c.case, 'cosigner'),
      mergedAuthorIds: subjectsOf(c.case, 'mergedAuthor'),
      delegationIds: subjectsOf(c.case, 'delegation'),
      namedStaffIds: subjectsOf(c.case, 'namedStaff'),
      ...more,
    },
  } as const;
}
