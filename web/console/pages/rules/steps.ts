/** The steps of the work, in their order, and the rules that belong to each by the beginning of their keys. */
export const ruleSteps = {
  making: ['suggestion.draft.', 'preConsultation.'],
  handOver: ['suggestion.handover.', 'suggestion.handoverMeeting'],
  signIn: ['suggestion.sign.', 'suggestion.return.', 'suggestion.restartClockOnReassign'],
  contact: ['suggestion.contact.', 'suggestion.coOpinion'],
  reply: ['suggestion.reply.'],
  evaluate: ['suggestion.evaluate', 'suggestion.rework'],
  commitment: ['commitment.'],
  supervision: ['keyItem.', 'appraisal.', 'assessment.'],
  report: ['suggestion.annualReport'],
  opinion: ['opinion.'],
  petition: ['petition.'],
  consultation: ['consultation.'],
  reviewSuggestion: ['reviewSuggestion.'],
  performance: ['performance.'],
  activity: ['activity.'],
  station: ['reception.', 'station.'],
  dutyReport: ['dutyReport.'],
  doubleContact: ['contact.'],
  liaison: ['liaison.'],
  information: ['information.'],
  mediation: ['mediation.'],
} as const;

export type RuleStep = keyof typeof ruleSteps;

/** The step a rule belongs to; null where none is known. */
export function stepOf(key: string): RuleStep | null {
  const found = Object.entries(ruleSteps).find(([, starts]) => starts.some((start) => key.startsWith(start)));
  return (found?.[0] as RuleStep | undefined) ?? null;
}
