import { admissionActions } from './suggestion.admission.ts';
import { conclusionActions } from './suggestion.conclusion.ts';
import { draftingActions } from './suggestion.drafting.ts';
import { handingOverActions } from './suggestion.handing-over.ts';
import { head } from './suggestion.head.ts';
import { everyAuthor, handlingUnits, staff } from './suggestion.people.ts';

/** 代表建议: from the deputy's draft to the archive. */
export const suggestion = head
  .withActions({ ...draftingActions, ...admissionActions, ...handingOverActions, ...conclusionActions })
  .withDeadlines({
    cosign: {
      from: ['cosigning'],
      until: ['submitted', 'draft'],
      on: (r) => r.cosignCutoff?.slice(0, 10) ?? null,
      warn: [1],
      window: true,
      metBy: ['closeCosigning'],
      who: [{ party: 'cosigner', status: 'invited' }],
      expire: 'closeCosigning',
    },
    handOver: {
      from: ['submitted', 'convertedFromBill'],
      until: ['handedOver', 'returnedToDeputy', 'merged', 'inadmissible'],
      rule: (r) => (r.stage === 'interSession' ? 'suggestion.handover.interSession' : null),
      start: (r) => r.submittedOn,
      warn: [3],
      who: ['deputyWorkOfficer'],
    },
  })
  .withViews({
    reach: [
      ...everyAuthor.map((who) => ({ who, groups: ['public', 'text', 'parties', 'identity', 'evaluation'] }) as const),
      {
        who: { party: 'cosigner', status: 'invited' },
        groups: ['public', 'text', 'parties', 'identity'],
        where: { state: { in: ['cosigning'] } },
      },
      ...staff.map(
        (who) =>
          ({
            who,
            groups: ['public', 'text', 'parties', 'identity', 'evaluation', 'staff'],
            where: { state: { not: ['draft', 'cosigning', 'discarded'] }, secrecy: { not: ['confidential'] } },
          }) as const,
      ),
      ...staff.map((who) => ({ who, groups: ['public'], where: { state: { in: ['submitted'] } } }) as const),
      { who: { party: 'namedStaff' }, groups: ['public', 'text', 'parties', 'identity', 'evaluation', 'staff'] },
      { who: { party: 'namedHandler' }, groups: ['public', 'text', 'parties'] },
      ...(['chairperson', 'specialCommitteeOfficer'] as const).map(
        (who) =>
          ({
            who,
            groups: ['public', 'text', 'parties', 'identity', 'evaluation'],
            where: { state: { not: ['draft', 'cosigning', 'discarded'] }, secrecy: { not: ['confidential'] } },
          }) as const,
      ),
      {
        who: { party: 'proposedUnit', role: ['unitClerk', 'unitHead'] },
        groups: ['public', 'text'],
        where: { state: { in: ['preAssigned'] } },
      },
      ...handlingUnits.flatMap((party) => [
        {
          who: { party, role: ['unitClerk', 'unitHead', 'govOffice'] },
          groups: ['public', 'text', 'parties', 'identity'],
          where: { secrecy: { not: ['confidential'] } },
        } as const,
        { who: { party, role: 'unitHead' }, groups: ['public', 'text', 'parties'], where: { secrecy: { in: ['confidential'] } } } as const,
        {
          who: { party, role: ['unitClerk', 'unitHead', 'govOffice'] },
          groups: ['evaluation'],
          where: { state: { in: ['concluded', 'published', 'archived'] }, secrecy: { not: ['confidential'] } },
        } as const,
      ]),
      {
        who: 'public',
        groups: ['public'],
        where: { publishedOn: { set: true }, publishConsent: { in: ['full', 'summary'] }, secrecy: { not: ['confidential'] } },
      },
      {
        who: 'public',
        groups: ['text'],
        where: { publishedOn: { set: true }, publishConsent: { in: ['full'] }, secrecy: { not: ['confidential'] } },
      },
    ],
    turns: {
      draft: 'submit',
      cosigning: 'cosign',
      submitted: 'accept',
      convertedFromBill: 'accept',
      reviewing: 'register',
      returnedToDeputy: 'submit',
      registered: 'handOver',
      preAssigned: 'answerPreAssignment',
      concluded: 'publish',
    },
    list: {
      columns: [
        'number',
        'title',
        'state',
        'sessionId',
        'stage',
        'categoryId',
        'leadDeputyId',
        'leadUnitId',
        'submittedOn',
        'handedOverOn',
        'repliedOn',
        'resultClass',
        'result',
      ],
      filters: [
        'state',
        'sessionId',
        'stage',
        'kind',
        'nature',
        'categoryId',
        'authorKind',
        'leadDeputyId',
        'delegationId',
        'leadUnitId',
        'formationSource',
        'activityIds',
        'resultClass',
        'attitude',
        'result',
        'firstResult',
        'secrecy',
        'submittedOn',
        'handedOverOn',
        'concludedOn',
        'publishedOn',
        'evaluationLapsed',
        'number',
      ],
      sorts: ['number', 'submittedOn', 'handedOverOn', 'repliedOn', 'concludedOn', 'title', 'createdAt', 'updatedAt'],
      search: ['title', 'problem', 'analysis', 'proposal', 'keywords'],
      searchInOrder: true,
      defaultSort: '-updatedAt',
    },
  });
