import { openDeadline } from '../../engine/case.ts';
import { issuedReply, openCommitment, siblings, tellCo } from './assignment.calculations.ts';
import { head } from './assignment.head.ts';
import * as input from './assignment.inputs.ts';
import { clerks, coordinators, everyAuthor, heads, lateTells, office } from './assignment.people.ts';
import { ownsReply, working } from './assignment.states.ts';

/** The reply, from the draft over sign-off to its issue. */
export const replyingActions = head.actions({
  draftReply: {
    from: [...working, 'reworkOrdered', 'replyDrafted'],
    to: 'replyDrafted',
    by: [...clerks],
    input: input.ReplyInput,
    basis: '《代表法》第五十一条；答复格式统一',
    when: (c) => ownsReply(c.record.role) || { reason: 'leadOnly' },
    check: (c) => {
      const planned = c.input.plannedItems ?? [];
      if (c.input.resultClass === 'B' && planned.length === 0) return { reason: 'plannedItemsNeeded', field: 'plannedItems' };
      if (planned.some((p) => p.dueOn <= c.today)) return { reason: 'planDateNotLater', field: 'plannedItems' };
      if (c.input.resultClass === 'C' && (c.input.notAdoptedItems ?? []).length === 0)
        return { reason: 'reasonsNeeded', field: 'notAdoptedItems' };
      const contacts = (c.record.contacts ?? []).filter((x) => x.form !== 'none');
      const wanted = c.rules.number('suggestion.contact.visitsRequired', c.today);
      if (new Set(contacts.map((x) => x.phase)).size < wanted) return { reason: 'contactNeeded', data: { wanted } };
      const inPerson = contacts.some((x) => x.form === 'seminar' || x.form === 'visit');
      return inPerson || !c.rules.flag('suggestion.contact.faceToFace', c.today) || { reason: 'faceToFaceNeeded' };
    },
    patch: (c) => ({
      ...c.input,
      doneItems: c.input.doneItems ?? [],
      plannedItems: c.input.plannedItems ?? [],
      notAdoptedItems: c.input.notAdoptedItems ?? [],
      replyFileIds: c.input.replyFileIds ?? null,
      draftNote: null,
      checkedOn: null,
    }),
    notices: () => [{ kind: 'replyDrafted', to: [...heads] }],
  },
  returnDraft: {
    from: ['replyDrafted', 'replyApproved'],
    to: { oneOf: ['inProgress', 'reworkOrdered'], by: (c) => (c.record.round > 1 ? 'reworkOrdered' : 'inProgress') },
    by: [...heads, office],
    input: input.ReasonInput,
    basis: '核稿',
    patch: (c) => ({ draftNote: c.input.reason }),
    notices: () => [{ kind: 'draftReturned', to: [...clerks] }],
  },
  approveReply: {
    from: ['replyDrafted'],
    to: 'replyApproved',
    by: [...heads],
    input: input.ApproveInput,
    basis: '答复由承办单位负责人签发',
    patch: (c) => ({ signatory: c.input.signatory, signedOn: c.today }),
    numbers: (c) => [
      {
        field: 'docNumber',
        series: `reply:${c.record.unitId}:${c.today.slice(0, 4)}`,
        format: `${c.input.docMark}〔${c.today.slice(0, 4)}〕{n}号`,
      },
    ],
  },
  checkReply: {
    from: ['replyApproved'],
    to: 'same',
    by: [...coordinators],
    input: input.NoteInput,
    basis: '答复印发前由人大代表工作机构或者交办机关预审',
    when: (c) => c.rules.flag('suggestion.reply.preCheck', c.today) || { reason: 'checkNotUsed' },
    patch: (c) => ({ checkedOn: c.today, checkNote: c.input.note ?? null }),
  },
  issueReply: {
    from: ['replyApproved'],
    to: { oneOf: ['replied', 'reworked'], by: (c) => (c.record.round > 1 ? 'reworked' : 'replied') },
    by: [...clerks],
    input: input.NoInput,
    confirm: true,
    basis: '《代表法》第五十一条；逐一答复每位代表，抄送代表工作机构和交办机关',
    when: (c) => {
      if (c.rules.flag('suggestion.reply.preCheck', c.today) && c.record.checkedOn === null) return { reason: 'checkNeeded' };
      const missing = siblings(c, 'co').some((l) => !['coOpinionReceived', 'concluded'].includes(l.state));
      return !missing || c.record.role !== 'lead' || { reason: 'coOpinionsMissing' };
    },
    patch: (c) => {
      const due = openDeadline(c.case, c.record.round > 1 ? 'rework' : 'reply')?.dueOn ?? null;
      const first = c.record.round === 1;
      return {
        repliedOn: c.today,
        replies: [...(c.record.replies ?? []), issuedReply(c)],
        ...(first ? { replyDueOn: due, onTime: due === null ? null : c.today <= due } : {}),
      };
    },
    starts: (c) =>
      (c.record.plannedItems ?? []).map((item) => ({
        process: 'commitment',
        action: 'start',
        id: c.id(),
        input: {
          assignmentId: c.case.id,
          suggestionId: c.record.suggestionId,
          suggestionTitle: c.record.suggestionTitle,
          suggestionNumber: c.record.suggestionNumber,
          sessionId: c.record.sessionId,
          confidential: c.record.confidential,
          unitId: c.record.unitId,
          content: item.content,
          measures: item.measures,
          dueOn: item.dueOn,
          secondFeedbackOn: item.secondFeedbackOn ?? null,
          parties: c.case.parties
            .filter((p) => p.status === 'active' && p.party !== 'leadUnit')
            .map((p) => ({ party: p.party, subject: p.subject })),
        },
      })),
    tells: (c) => [
      ...c.case.linked
        .filter((l) => l.process === 'commitment' && l.record.assignmentId === c.case.id && openCommitment.has(l.state))
        .map((l) => ({ process: 'commitment', id: l.id, action: 'supersede', input: {} }) as const),
      ...(c.record.role === 'lead' ? tellCo(c, 'closeCo', {}) : []),
      { process: 'suggestion', id: c.record.suggestionId, action: 'noteReplied', input: { repliedOn: c.today } },
    ],
    notices: (c) => [
      { kind: 'replied', to: [...everyAuthor, ...lateTells], urgent: true, data: { resultClass: c.record.resultClass ?? '' } },
    ],
  },
});
