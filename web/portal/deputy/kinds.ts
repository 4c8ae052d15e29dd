/** The kinds of record that a deputy works with here, and those they choose from: each with its part of an address. */
export const plurals = {
  suggestion: 'suggestions',
  assignment: 'assignments',
  opinion: 'opinions',
  performance: 'performances',
  commitment: 'commitments',
  participation: 'participations',
  activity: 'activities',
  liaisonMatter: 'liaison-matters',
  information: 'information',
  informationReceipt: 'information-receipts',
  consultation: 'consultations',
  congressSession: 'congress-sessions',
  category: 'categories',
  unit: 'units',
  deputyship: 'deputyships',
} as const;

export const kinds = [
  'suggestion',
  'assignment',
  'opinion',
  'performance',
  'commitment',
  'participation',
  'activity',
  'liaisonMatter',
  'consultation',
] as const;
export type Kind = (typeof kinds)[number];
/** Those that are read and acted on here, with pages of their own besides. */
export type Served = Kind | 'information' | 'informationReceipt';
export const isKind = (text: string | undefined): text is Kind => kinds.some((kind) => kind === text);
