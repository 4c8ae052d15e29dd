/** The facts of a record in the order in which people look for them; a field that stands in none comes last. */
export const sections: Readonly<Record<string, readonly { readonly key: SectionKey; readonly fields: readonly string[] }[]>> = {
  suggestion: [
    { key: 'text', fields: ['summary', 'problem', 'analysis', 'proposal', 'fileIds'] },
    {
      key: 'origin',
      fields: [
        'leadDeputyId',
        'delegationId',
        'contact',
        'sessionId',
        'stage',
        'kind',
        'formationSource',
        'activityIds',
        'formationNote',
        'keywords',
        'wishedUnitIds',
        'preConsultation',
        'preConsultationIds',
        'publishConsent',
        'publishReason',
        'secrecy',
        'secrecyReason',
        'urgent',
        'channel',
        'cosignCutoff',
        'cosignNote',
        'billTitle',
        'billNumber',
        'submittedOn',
      ],
    },
    {
      key: 'review',
      fields: [
        'registeredOn',
        'categoryId',
        'nature',
        'reviewNote',
        'returnReason',
        'inadmissibleKind',
        'disposal',
        'mergedIntoId',
        'mergedIds',
        'proposedUnits',
      ],
    },
    { key: 'handling', fields: ['handedOverOn', 'leadUnitId', 'unitIds', 'handOverNote', 'repliedOn', 'resultClass'] },
    {
      key: 'ending',
      fields: [
        'attitude',
        'result',
        'firstResult',
        'evaluationLapsed',
        'concludedOn',
        'publishedOn',
        'withheldReason',
        'withdrawnOn',
        'withdrawReason',
        'archivedOn',
      ],
    },
  ],
  assignment: [
    {
      key: 'handling',
      fields: [
        'suggestionId',
        'unitId',
        'role',
        'level',
        'viaUnitId',
        'leadUnitId',
        'forUnits',
        'sessionId',
        'handedOverOn',
        'signedInOn',
        'replyDueOn',
        'confidential',
      ],
    },
    { key: 'plan', fields: ['personInCharge', 'personPhone', 'leaderInCharge', 'plan', 'measures'] },
    { key: 'contacts', fields: ['contacts'] },
    {
      key: 'return',
      fields: [
        'returnReason',
        'returnSuggestedUnitId',
        'returnRequestedOn',
        'returnDecision',
        'extensionReason',
        'extensionUntil',
        'extensionDecision',
        'extendedOn',
        'disputeReason',
        'mediation',
      ],
    },
    { key: 'coOpinion', fields: ['coOpinion', 'coOpinionOn', 'coOpinionFileIds', 'coOpinionRejection'] },
    { key: 'rework', fields: ['reworkReason', 'reworkOrderedOn', 'tripartiteOn', 'tripartiteParticipants', 'tripartiteRecord'] },
    {
      key: 'ending',
      fields: [
        'attitude',
        'result',
        'adoption',
        'firstResult',
        'evaluatedOn',
        'evaluations',
        'repliedOn',
        'onTime',
        'concludedOn',
        'cancelReason',
      ],
    },
  ],
  commitment: [
    {
      key: 'promise',
      fields: [
        'content',
        'measures',
        'dueOn',
        'originalDueOn',
        'secondFeedbackOn',
        'unitId',
        'suggestionId',
        'assignmentId',
        'sessionId',
        'carriedOver',
      ],
    },
    { key: 'reports', fields: ['reportDueOn', 'reports', 'changeReason', 'newDueOn', 'changeDecision', 'reportedFulfilledOn'] },
    { key: 'ending', fields: ['fulfilledOn', 'confirmation', 'result', 'evaluationText', 'evaluatedOn', 'channel'] },
  ],
};

export type SectionKey =
  | 'text'
  | 'origin'
  | 'review'
  | 'handling'
  | 'ending'
  | 'plan'
  | 'contacts'
  | 'return'
  | 'coOpinion'
  | 'rework'
  | 'promise'
  | 'reports'
  | 'other';

/** Fields that the page shows elsewhere: in the title, as the reply, or not to people at all. */
export const elsewhere: Readonly<Record<string, readonly string[]>> = {
  suggestion: ['title', 'number', 'authorKind'],
  assignment: [
    'suggestionTitle',
    'suggestionNumber',
    'clockStartOn',
    'round',
    'publishedOn',
    'resultClass',
    'body',
    'doneItems',
    'plannedItems',
    'notAdoptedItems',
    'replyContact',
    'replyPhone',
    'publishReply',
    'replyFileIds',
    'draftNote',
    'docNumber',
    'signatory',
    'signedOn',
    'checkedOn',
    'checkNote',
    'replies',
  ],
  commitment: ['suggestionTitle', 'suggestionNumber', 'confidential'],
  preConsultation: ['title'],
  keyItem: ['title', 'number', 'letters', 'visits', 'minutes', 'progress'],
  inspection: ['title', 'frame', 'sample', 'frameHash', 'seed', 'seedSource', 'witnesses'],
  inspectionItem: ['suggestionTitle', 'suggestionNumber'],
  outsideEvaluation: ['title'],
  appraisal: ['title'],
  assessment: ['title', 'results', 'totalsHash'],
  nomination: ['title'],
  rankingFormula: ['title'],
  supervisionTopic: ['title'],
  opinion: ['title', 'number'],
  deputyCode: ['name'],
};
