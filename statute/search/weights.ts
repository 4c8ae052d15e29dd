/** How much each sign counts; found on the training questions of a public collection, four fifths against one, and the same for all laws. */
export interface Weights {
  /** Saturation and length of BM25 over articles, over whole laws, over titles. */
  readonly article: Bm25;
  readonly law: Bm25;
  readonly title: Bm25;
  /** What the article's own words, its law as a whole, and the law's title count for. */
  readonly ofArticle: number;
  readonly ofLaw: number;
  readonly ofTitle: number;
  /** What words learned for lay questions count for, in the article and in the title. */
  readonly ofLay: number;
  readonly ofLayTitle: number;
  /** What a word of law counts for that stands for an everyday word, against one that was asked for itself. */
  readonly ofEveryday: number;
}

export interface Bm25 {
  readonly k: number;
  readonly b: number;
}

export const weights: Weights = {
  article: { k: 1.2, b: 0.5 },
  law: { k: 1.2, b: 0.5 },
  title: { k: 1.2, b: 0.3 },
  ofArticle: 2,
  ofLaw: 0.8,
  ofTitle: 0.3,
  ofLay: 0.1,
  ofLayTitle: 0.05,
  ofEveryday: 0.5,
};
