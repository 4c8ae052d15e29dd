export { type Alignment, type ArticleLink, align, type Pair, type PairKind, pairKinds } from './align/align.ts';
export { type Article, type Division, type Line, type Outline, outlineOf } from './align/articles.ts';
export type { TextChange } from './align/references.ts';
export { contentOf } from './parse/lines.ts';
export { readNumeral, writeNumeral } from './parse/numerals.ts';
export { parseStatute } from './parse/parse.ts';
export { articlesOf, unitsOf } from './parse/walk.ts';
export { textOf, writeStatute } from './parse/write.ts';
export type { LayTable } from './search/lay.ts';
export { type Answered, learnLayTable } from './search/lay-learn.ts';
export { loadIndex, saveIndex } from './search/save.ts';
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
export { type Annex, type Level, levels, type Statute, type Unit } from './tree.ts';
export { algorithmVersion } from './version.ts';
