/** 履职种类: every kind of deed a deputy's record holds, in the order of the dossier. */
export const performanceKinds = [
  'sessionAttendance',
  'sessionLeave',
  'deliberationSpeech',
  'billLed',
  'suggestionLed',
  'suggestionCosigned',
  'keySuggestion',
  'excellentSuggestion',
  'evaluatedInTime',
  'judicialLiaison',
  'sitIn',
  'seminar',
  'inspection',
  'research',
  'visit',
  'groupActivity',
  'activitySpeech',
  'activityLeave',
  'stationReception',
  'voterContact',
  'problemSolved',
  'training',
  'reportToVoters',
  'legislativeOpinion',
  'budgetOpinion',
  'livelihoodSupervision',
  'mediation',
  'publicWelfare',
  'other',
] as const;
export type PerformanceKind = (typeof performanceKinds)[number];

/** Written by itself where the deed happened in the system: nobody reports these. */
const written: readonly PerformanceKind[] = [
  'billLed',
  'suggestionLed',
  'suggestionCosigned',
  'keySuggestion',
  'excellentSuggestion',
  'evaluatedInTime',
  'judicialLiaison',
  'activitySpeech',
  'activityLeave',
];

/** What a deputy may report of themselves. */
export const reportedKinds = performanceKinds.filter((kind) => !written.includes(kind)) as [PerformanceKind, ...PerformanceKind[]];
