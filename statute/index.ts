export { readAkn } from './akn/read.ts';
export { schemaFaults } from './akn/schema-rules.ts';
export { type AknOptions, writeAkn } from './akn/write.ts';
export type { XmlProblem } from './akn/xml.ts';
export { type Alignment, type ArticleLink, align, type Pair, type PairKind, pairKinds } from './align/align.ts';
export { type Article, type Division, type Line, type Outline, outlineOf } from './align/articles.ts';
export { articleKeys, type CorrectedAlignment, type Correction, correctAlignment } from './align/correct.ts';
export { type LineLink, lineLinks, type Place } from './align/inner.ts';
export { type PackedPair, type PackedPairs, packPairs, unpackPairs } from './align/pack.ts';
export type { TextChange } from './align/references.ts';
export { type CheckResult, checkDraft, checkSteps } from './check/check.ts';
export { type CitedPlace, citedPlaces } from './check/citations.ts';
export { type CompetenceRule, competenceRules } from './check/competence-rules.ts';
export { type DocumentKind, documentKinds, type Hint, type HintKind, hintKinds, type Severity, severities } from './check/hint.ts';
export { type Amount, findAmounts } from './cite/amounts.ts';
export { type Citation, type CitedLaw, findCitations, type Step } from './cite/citations.ts';
export { type Definition, findDefinitions } from './cite/definitions.ts';
export {
  type Duty,
  findDuties,
  findModals,
  type Modal,
  type ModalKind,
  modalKinds,
  type SubjectKind,
  subjectKinds,
} from './cite/duties.ts';
export { type EffectiveDate, findEffectiveDates, findRepeals, type Repeal } from './cite/effective.ts';
export { type Marks, readMarks } from './cite/marks.ts';
export {
  type CoercionKind,
  coercionKinds,
  coerciveMeasures,
  findCoercion,
  findLicences,
  findPenalties,
  type LicenceKind,
  licenceKinds,
  type PenaltyKind,
  penaltyKinds,
} from './cite/measures.ts';
export type { Range } from './cite/quantities.ts';
export { createResolver, type Resolved, type Resolver } from './cite/resolve.ts';
export type { Span } from './cite/span.ts';
export type { Term } from './cite/terms.ts';
export { findTimeLimits, type TimeLimit, type TimeUnit, timeUnits } from './cite/time-limits.ts';
export type { Note } from './compare/note.ts';
export { chineseHeads, type TableHeads, tableHtml, tableMarkdown } from './compare/print.ts';
export { type ChangeStatistics, changeStatistics } from './compare/statistics.ts';
export { type CellLine, type ComparisonRow, comparisonTable } from './compare/table.ts';
export { type Timeline, type TimelineStep, timelines } from './compare/timeline.ts';
export { type AppliedDecision, applyDecision, type DecisionProblem } from './decision/apply/apply.ts';
export { contentLines } from './decision/content-lines.ts';
export { type DecisionOccasion, type DecisionParts, decisionText } from './decision/text.ts';
export { type Decision, type DecisionOptions, writeDecision } from './decision/write.ts';
export { diffText, type Piece } from './diff/diff.ts';
export { cutWords, type Segment } from './diff/words.ts';
export { articleLabel } from './parse/article-label.ts';
export { textOfHtml } from './parse/html.ts';
export { contentOf } from './parse/lines.ts';
export { textOfMarkdown } from './parse/markdown.ts';
export { readNumeral, writeNumeral } from './parse/numerals.ts';
export { parseStatute } from './parse/parse.ts';
export { articlesOf, unitsOf } from './parse/walk.ts';
export { textOf, writeStatute } from './parse/write.ts';
export { type Difference, differencesBetween } from './related/differences.ts';
export {
  type CitationState,
  citationStates,
  type DifferenceField,
  type DifferenceRelation,
  differenceFields,
  differenceRelations,
  type RelatedGroup,
  relatedGroups,
} from './related/kinds.ts';
export { type RelatedArticle, type RelatedOptions, relatedArticles } from './related/related.ts';
export { changeLibrary, forkIndex, type LawChange } from './search/change-library.ts';
export { type CitedArticle, citedArticles } from './search/cite.ts';
export type { LayTable } from './search/lay.ts';
export { type Answered, learnLayTable } from './search/lay-learn.ts';
export {
  articlesFor,
  buildLibrary,
  indexable,
  indexFor,
  type Library,
  type LibraryLaw,
  type LibraryText,
  type Rank,
  readLaw,
  wordsOf,
} from './search/library.ts';
export { loadIndex, saveIndex } from './search/save.ts';
export { loadLibrary, saveLibrary } from './search/save-library.ts';
export { type Hit, type SearchOptions, search, searchLaws } from './search/search.ts';
export type { IndexedArticle } from './search/segment.ts';
export {
  type ArticleRef,
  addLaws,
  articleAt,
  buildIndex,
  indexedArticles,
  removeLaw,
  type StatuteIndex,
  sizeOf,
} from './search/statute-index.ts';
export { type Draft, type SuperiorLaw, superiorLaws } from './search/superior.ts';
export { shortTitle } from './search/titles.ts';
export { type Annex, type Level, levels, type Statute, type Unit } from './tree.ts';
export { algorithmVersion } from './version.ts';
