import { evaluationActions } from './assignment.evaluation.ts';
import { handingOverActions } from './assignment.handing-over.ts';
import { handlingActions } from './assignment.handling.ts';
import { head } from './assignment.head.ts';
import { authors, everyAuthor, lateTells, office, unitSide } from './assignment.people.ts';
import { replyingActions } from './assignment.replying.ts';
import { issued, ownsReply } from './assignment.states.ts';

/** 承办: hand-over to one unit, its work, its reply and the deputy's evaluation of it. */
export const assignment = head
  .withActions({ ...handingOverActions, ...handlingActions, ...replyingActions, ...evaluationActions })
  .withDeadlines({
    sign: {
      from: ['handedOver'],
      until: ['signedIn', 'returnRequested', 'distributed', 'concluded'],
      rule: () => 'suggestion.sign.remindAfter',
      start: (r) => r.handedOverOn,
      warn: [],
      who: [...unitSide],
      tell: [...lateTells],
    },
    returnWindow: {
      from: ['handedOver'],
      until: ['returnRequested', 'inProgress', 'consulting', 'distributed'],
      rule: () => 'suggestion.return.request',
      start: (r, event) => (event === 'receipt' ? (r.signedInOn ?? r.clockStartOn) : r.clockStartOn),
      warn: [],
      window: true,
      who: [...unitSide],
    },
    reassign: {
      from: ['returnRequested'],
      until: ['signedIn', 'returned'],
      rule: () => 'suggestion.return.reassign',
      start: (r) => r.returnRequestedOn,
      warn: [3],
      who: [office],
    },
    firstContact: {
      from: ['handedOver'],
      until: ['consulting', 'replyDrafted', 'coOpinionReceived'],
      metBy: ['logContact'],
      rule: (r) => (ownsReply(r.role) ? 'suggestion.contact.first' : null),
      start: (r) => r.clockStartOn,
      warn: [5],
      who: [...unitSide],
    },
    coOpinion: {
      from: ['handedOver'],
      until: ['coOpinionReceived'],
      rule: (r) => (r.role === 'co' ? 'suggestion.coOpinion' : null),
      start: (r, event) => (event === 'receipt' ? (r.signedInOn ?? r.clockStartOn) : r.clockStartOn),
      warn: [10, 3],
      who: [...unitSide],
      tell: [{ party: 'leadUnit', role: ['unitClerk'] }, ...lateTells],
    },
    coOpinionRedo: {
      from: ['coOpinionRejected'],
      until: ['coOpinionReceived'],
      rule: () => 'suggestion.coOpinion.redo',
      warn: [1],
      who: [...unitSide],
      tell: [{ party: 'leadUnit', role: ['unitClerk'] }],
    },
    reply: {
      from: ['handedOver'],
      until: ['replied'],
      rule: (r) => (ownsReply(r.role) ? 'suggestion.reply.normal' : null),
      start: (r) => r.clockStartOn,
      onParent: true,
      warn: [30, 10, 3],
      who: [...unitSide],
      tell: [...lateTells],
    },
    evaluate: {
      from: ['replied', 'reworked'],
      until: ['concluded', 'dissatisfied', 'tripartite', 'evaluationLapsed'],
      rule: () => 'suggestion.evaluate',
      start: (r) => r.repliedOn,
      warn: [10, 3],
      who: [...authors],
      expire: 'lapse',
    },
    rework: {
      from: ['reworkOrdered'],
      until: ['reworked'],
      rule: () => 'suggestion.rework',
      start: (r) => r.reworkOrderedOn,
      onParent: true,
      warn: [10, 3],
      who: [...unitSide],
      tell: [...lateTells],
    },
  })
  .withViews({
    reach: [
      ...[office, 'scOfficeClerk', 'chairperson', 'specialCommitteeOfficer'].map(
        (who) =>
          ({
            who: who as typeof office,
            groups: ['public', 'text', 'parties', 'identity', 'evaluation', 'staff'],
            where: { confidential: { in: [false] } },
          }) as const,
      ),
      { who: { party: 'namedStaff' }, groups: ['public', 'text', 'parties', 'identity', 'evaluation', 'staff'] },
      {
        who: { party: 'unit', role: ['unitClerk', 'unitHead', 'govOffice'] },
        groups: ['public', 'text', 'parties', 'identity', 'staff'],
        where: { confidential: { in: [false] } },
      },
      { who: { party: 'unit', role: 'unitHead' }, groups: ['public', 'text', 'parties', 'staff'], where: { confidential: { in: [true] } } },
      { who: { party: 'namedHandler' }, groups: ['public', 'text', 'parties', 'staff'] },
      {
        who: { party: 'relay', role: 'govOffice' },
        groups: ['public', 'text', 'parties', 'identity', 'staff'],
        where: { confidential: { in: [false] } },
      },
      {
        who: { party: 'leadUnit', role: ['unitClerk', 'unitHead'] },
        groups: ['public', 'parties', 'staff'],
        where: { confidential: { in: [false] } },
      },
      ...(['unit', 'relay'] as const).map(
        (party) =>
          ({
            who: { party, role: ['unitClerk', 'unitHead', 'govOffice'] },
            groups: ['evaluation'],
            where: { state: { in: ['concluded'] }, confidential: { in: [false] } },
          }) as const,
      ),
      ...everyAuthor.flatMap((who) => [
        { who, groups: ['public', 'parties', 'identity', 'evaluation'], where: { state: { not: ['returned'] } } } as const,
        { who, groups: ['text'], where: { state: { in: [...issued] } } } as const,
      ]),
      {
        who: 'public',
        groups: ['public', 'text'],
        where: { publishedOn: { set: true }, publishReply: { in: [true] }, confidential: { in: [false] } },
      },
    ],
    turns: {
      handedOver: 'signIn',
      signedIn: 'plan',
      returnRequested: 'reassign',
      inProgress: 'logContact',
      consulting: 'draftReply',
      extended: 'draftReply',
      extensionRequested: 'approveExtension',
      inDispute: 'mediate',
      coOpinionRejected: 'submitCoOpinion',
      replyDrafted: 'approveReply',
      replyApproved: 'issueReply',
      replied: 'evaluate',
      reworked: 'evaluate',
      dissatisfied: 'orderRework',
      reworkOrdered: 'draftReply',
      tripartite: 'holdTripartite',
    },
    list: {
      columns: [
        'suggestionNumber',
        'suggestionTitle',
        'state',
        'unitId',
        'role',
        'handedOverOn',
        'signedInOn',
        'repliedOn',
        'resultClass',
        'result',
      ],
      filters: [
        'state',
        'unitId',
        'role',
        'level',
        'sessionId',
        'suggestionId',
        'resultClass',
        'result',
        'attitude',
        'firstResult',
        'onTime',
        'handedOverOn',
        'repliedOn',
        'concludedOn',
        'evaluatedOn',
      ],
      sorts: ['suggestionNumber', 'handedOverOn', 'repliedOn', 'createdAt', 'updatedAt'],
      search: ['suggestionTitle', 'body'],
      searchInOrder: true,
      defaultSort: '-updatedAt',
    },
  });
