/** The kinds of unit a statute is made of, outermost first: 编、分编、章、节、条、款、项、目. */
export const levels = ['part', 'subpart', 'chapter', 'section', 'article', 'paragraph', 'item', 'subitem'] as const;
export type Level = (typeof levels)[number];

/** One unit of a statute with all that stands within it. Offsets count UTF-16 units of the source the statute was parsed from. */
export interface Unit {
  readonly level: Level;
  /** Stable within the statute, after its place: `article_12`, `article_12.1__paragraph_2__item_3`. */
  readonly id: string;
  /** The number in digits, `12`, or `12.1` for 第十二条之一; null where the text gives none and none follows from the place. */
  readonly number: string | null;
  /** The number as written: 第十二条之一, （三）, 3. ; empty for a paragraph. */
  readonly label: string;
  /** Of a part, chapter or section, and of an article that has one, with its brackets (【…】); otherwise empty. */
  readonly heading: string;
  /** The unit's own words, without its label and without its children's. An article has none: its words stand in its paragraphs, also when there is only one. */
  readonly text: string;
  readonly children: readonly Unit[];
  readonly from: number;
  readonly to: number;
}

/** What follows the last article and belongs to none: an annex with its title, or closing lines without one. */
export interface Annex {
  readonly title: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A statute text as a tree. Joining what every piece covers gives the source again, character by character of content. */
export interface Statute {
  /** Lines above the title: the order or announcement that publishes the text. Absent where there are none. */
  readonly opening?: readonly string[];
  readonly title: string;
  /** Lines between the title and the body: adoption, amendments, publication. */
  readonly history: readonly string[];
  /** Lines of a table of contents, when the text carries one. */
  readonly contents: readonly string[];
  /** Text before the first unit that belongs to no unit (a preamble). */
  readonly preamble: string;
  readonly body: readonly Unit[];
  readonly annexes: readonly Annex[];
}
