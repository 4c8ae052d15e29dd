import type { StatuteRank, Validity } from '../../../contract/statutes.ts';
import type { CitationState, Difference, DocumentKind, HintKind, RelatedGroup, Severity } from '../../../statute/index.ts';

/** One version of a statute as the index takes it in; days are plain dates. */
export interface IndexText {
  readonly statuteId: string;
  readonly versionId: string;
  readonly title: string;
  readonly rank: StatuteRank;
  readonly regionCode: string | null;
  readonly passedOn: string | null;
  readonly effectiveOn: string | null;
  readonly endedOn: string | null;
  readonly text: string;
}

/** What the index knows of the law behind a short title. */
export interface LawFacts {
  readonly statuteId: string;
  readonly versionId: string;
  readonly title: string;
  readonly rank: StatuteRank;
  readonly regionCode: string | null;
  readonly effectiveOn: string | null;
  readonly validity: Validity;
}

/** From what an index was made: the library's stamp, the change that bears it, and the day whose law is in force. */
export interface IndexState {
  readonly stamp: number;
  readonly mark: string;
  readonly day: string;
}

export interface SearchRequest {
  readonly q: string;
  readonly ranks: readonly StatuteRank[];
  readonly region: string | null;
  readonly validity: Validity | 'any';
  readonly top: number;
}

/** An article that answers a search, with the part of it that does; `marks` are places in the snippet. */
export interface SearchHit extends LawFacts {
  readonly article: string;
  readonly snippet: string;
  readonly marks: readonly (readonly [number, number])[];
  readonly score: number;
}

export interface CompareRequest {
  readonly text: string;
  /** The draft's own title where the text does not tell. */
  readonly title: string;
  readonly kind: DocumentKind;
  readonly day: string;
  readonly regionCode: string;
  /** Statutes whose law in force that day is another than the index has. */
  readonly otherwise: readonly IndexText[];
}

export interface ComparedHint {
  readonly key: string;
  readonly position: number;
  readonly article: string;
  readonly kind: HintKind;
  readonly severity: Severity;
  readonly clause: string;
  readonly superior: { readonly law: string; readonly article: string; readonly quote: string; readonly statuteId: string | null } | null;
  readonly source: string | null;
  readonly why: { readonly zh: string; readonly en: string };
  readonly differences: readonly Difference[];
}

export interface ComparedLaw {
  readonly law: string;
  readonly statuteId: string | null;
  readonly rank: StatuteRank | null;
  readonly validity: Validity | null;
  readonly effectiveOn: string | null;
}

export interface ComparedArticle {
  readonly position: number;
  readonly id: string;
  readonly number: string;
  readonly label: string;
  readonly heading: string;
  /** Parts, chapters and sections that begin before it. */
  readonly begins: readonly string[];
  readonly text: string;
}

/** What a comparison of a draft gave as a whole. */
export interface Compared {
  readonly title: string;
  readonly articles: readonly ComparedArticle[];
  readonly superior: readonly (ComparedLaw & { readonly cited: boolean })[];
  readonly citedLaws: readonly (ComparedLaw & { readonly times: number; readonly states: readonly CitationState[] })[];
  readonly hints: readonly ComparedHint[];
  /** Hints that were found but are too many to keep, the least severe first. */
  readonly leftOut: number;
}

export interface ComparedRelated extends ComparedLaw {
  readonly article: string;
  readonly text: string;
  readonly group: RelatedGroup;
  readonly near: number;
  readonly differences: readonly Difference[];
}

export interface ComparedCitation {
  readonly law: string;
  readonly article: string | null;
  readonly text: string;
  readonly state: CitationState;
  readonly now: string | null;
  readonly validity: Validity | null;
  readonly statuteId: string | null;
}

/** What was found for one article of the draft. */
export interface ComparedDetail {
  readonly position: number;
  readonly related: readonly ComparedRelated[];
  readonly citations: readonly ComparedCitation[];
}

/** What the program asks of the thread that holds the index. Each is answered by its number. */
export type Ask =
  | { readonly kind: 'load' }
  | { readonly kind: 'begin' }
  | { readonly kind: 'texts'; readonly texts: readonly IndexText[]; readonly day: string }
  | { readonly kind: 'finish'; readonly state: IndexState }
  | { readonly kind: 'change'; readonly gone: readonly string[]; readonly texts: readonly IndexText[]; readonly state: IndexState }
  | { readonly kind: 'search'; readonly request: SearchRequest }
  | { readonly kind: 'compare'; readonly request: CompareRequest };

export type Answer =
  | { readonly id: number; readonly ok: unknown }
  | { readonly id: number; readonly failed: string }
  | { readonly id: number; readonly done: number; readonly details: readonly ComparedDetail[] };
