import { type Postings, PostingsBuilder } from './postings.ts';
import { packed, type Strings } from './strings.ts';
import { gramsOf } from './tokens.ts';

/** An article as it enters the index. */
export interface IndexedArticle {
  readonly id: string;
  /** The title of its law; articles of one law carry the same. */
  readonly law: string;
  /** Its own heading and those of its chapter and section; left out when there are none. */
  readonly heading?: string;
  readonly text: string;
}

/** A part of the index that is never changed: articles and laws by number, their words, and their texts. */
export interface Segment {
  readonly articles: Postings;
  readonly titles: Postings;
  readonly lawOf: Uint32Array;
  readonly ids: Strings;
  readonly laws: Strings;
  readonly texts: Strings;
}

/** A segment is closed at this many articles or terms, which bounds what building needs. */
const mostArticles = 1 << 18;
const mostTerms = 1 << 22;

/** Builds segments in one pass; the articles of a law may come in any order but must not be split over two builders. */
export class SegmentBuilder {
  private articles = new PostingsBuilder();
  private lawOf: number[] = [];
  private ids: string[] = [];
  private texts: string[] = [];
  private laws = new Map<string, number>();

  add(article: IndexedArticle): void {
    const law = this.laws.get(article.law) ?? this.laws.size;
    this.laws.set(article.law, law);
    this.lawOf.push(law);
    this.ids.push(article.id);
    this.texts.push(article.text);
    if (article.heading) gramsOf(article.heading, this.articles.term);
    gramsOf(article.text, this.articles.term);
    this.articles.endDocument();
  }

  /** Whether the next law had better begin a new segment. */
  get full(): boolean {
    return this.ids.length >= mostArticles || this.articles.size >= mostTerms;
  }

  knows(law: string): boolean {
    return this.laws.has(law);
  }

  finish(): Segment {
    const titles = new PostingsBuilder();
    for (const law of this.laws.keys()) {
      gramsOf(law, titles.term);
      titles.endDocument();
    }
    return {
      articles: this.articles.finish(),
      titles: titles.finish(),
      lawOf: Uint32Array.from(this.lawOf),
      ids: packed(this.ids),
      laws: packed([...this.laws.keys()]),
      texts: packed(this.texts),
    };
  }
}
