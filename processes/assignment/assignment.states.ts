export const working = ['inProgress', 'consulting', 'extended'] as const;
export const beforeReply = [
  'handedOver',
  'signedIn',
  'returnRequested',
  ...working,
  'extensionRequested',
  'inDispute',
  'replyDrafted',
  'replyApproved',
  'coOpinionReceived',
  'coOpinionRejected',
  'distributed',
] as const;
/** States in which a unit still owes something that it may be reminded of. */
export const urgeable = [
  'handedOver',
  'signedIn',
  ...working,
  'coOpinionRejected',
  'replyDrafted',
  'replyApproved',
  'reworkOrdered',
] as const;
/** States in which the reply fields hold what was issued and not a new draft. */
export const issued = ['replied', 'dissatisfied', 'reworked', 'tripartite', 'concluded', 'evaluationLapsed'] as const;
export const ownsReply = (role: string) => role === 'lead' || role === 'separate';
