/** What kinds of document can be checked: they may set different things. */
export const documentKinds = ['localRegulation', 'governmentRule', 'normativeDocument'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const hintKinds = [
  'competence',
  'fine',
  'limit',
  'subject',
  'modal',
  'penaltyKind',
  'deadCitation',
  'movedCitation',
  'repealedLaw',
  'burden',
  'duplicate',
] as const;
export type HintKind = (typeof hintKinds)[number];

/** `error` contradicts a rule as far as words can tell, `warning` wants a look, `note` is good to know. */
export const severities = ['error', 'warning', 'note'] as const;
export type Severity = (typeof severities)[number];

export interface Both {
  readonly zh: string;
  readonly en: string;
}

/** A superior clause that is set beside a clause of the draft. */
export interface SuperiorClause {
  readonly law: string;
  readonly article: string;
  readonly quote: string;
}

/** Advice on one clause of a draft, with what it rests on; a person decides. */
export interface Hint {
  readonly kind: HintKind;
  readonly severity: Severity;
  /** The article's number in digits, as in 12 or 12.1. */
  readonly article: string;
  readonly clause: string;
  readonly superior: SuperiorClause | null;
  /** The rule of law that the hint follows from, where it is one on competence. */
  readonly source: string | null;
  readonly why: Both;
}
