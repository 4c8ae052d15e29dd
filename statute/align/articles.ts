import type { Level, Statute, Unit } from '../tree.ts';

/** One line of an article as it is printed: a paragraph, an item or a subitem. */
export interface Line {
  readonly level: 'paragraph' | 'item' | 'subitem';
  /** Which paragraph of the article, from 1. */
  readonly paragraph: number;
  /** Which item of the paragraph, from 1; 0 for the paragraph's own words. */
  readonly item: number;
  /** Which subitem of the item, from 1; 0 for the item's own words. */
  readonly subitem: number;
  /** As written before the words: （三）; empty for a paragraph. */
  readonly label: string;
  readonly text: string;
}

/** An article laid flat, with where it stands. */
export interface Article {
  /** `12`, or `12.1` for 第十二条之一. */
  readonly number: string;
  /** As written: 第十二条. */
  readonly label: string;
  readonly heading: string;
  /** Among all articles of the statute, from 0. */
  readonly position: number;
  /** Headings of the parts, chapters and sections around it, outermost first. */
  readonly within: readonly string[];
  readonly lines: readonly Line[];
}

/** A part, chapter or section, with the first article that stands in it. */
export interface Division {
  readonly level: Level;
  readonly number: string | null;
  readonly label: string;
  readonly heading: string;
  /** Labels from the outermost down to this one: 第二编第三章. */
  readonly path: string;
  /** Position of its first article; that of the next article, if it has none. */
  readonly first: number;
}

/** All articles of a statute in their order, and what they are arranged under. */
export interface Outline {
  readonly articles: readonly Article[];
  readonly divisions: readonly Division[];
}

/** Lays a statute flat. Units below the article that stand outside one are passed over. */
export function outlineOf(statute: Statute): Outline {
  const articles: Article[] = [];
  const divisions: Division[] = [];
  const walk = (unit: Unit, within: readonly string[], path: string): void => {
    if (unit.level === 'article') {
      articles.push({
        number: unit.number ?? String(articles.length + 1),
        label: unit.label,
        heading: unit.heading,
        position: articles.length,
        within,
        lines: linesOf(unit),
      });
      return;
    }
    if (unit.level === 'paragraph' || unit.level === 'item' || unit.level === 'subitem') return;
    const here = path + unit.label;
    divisions.push({
      level: unit.level,
      number: unit.number,
      label: unit.label,
      heading: unit.heading,
      path: here,
      first: articles.length,
    });
    const inside = [...within, unit.heading];
    for (const child of unit.children) walk(child, inside, here);
  };
  for (const unit of statute.body) walk(unit, [], '');
  return { articles, divisions };
}

/** The article's words in one piece, a line for each paragraph, item and subitem. */
export function textOf(article: Article): string {
  return article.lines.map((l) => l.label + l.text).join('\n');
}

function linesOf(article: Unit): Line[] {
  const lines: Line[] = [];
  let paragraph = 0;
  if (article.text !== '') {
    paragraph = 1;
    lines.push({ level: 'paragraph', paragraph, item: 0, subitem: 0, label: '', text: article.text });
  }
  const addItems = (items: readonly Unit[]): void => {
    items.forEach((item, i) => {
      lines.push({ level: 'item', paragraph, item: i + 1, subitem: 0, label: item.label, text: item.text });
      item.children.forEach((sub, j) => {
        lines.push({ level: 'subitem', paragraph, item: i + 1, subitem: j + 1, label: sub.label, text: sub.text });
      });
    });
  };
  for (const child of article.children) {
    if (child.level === 'paragraph') {
      paragraph += 1;
      lines.push({ level: 'paragraph', paragraph, item: 0, subitem: 0, label: child.label, text: child.text });
      addItems(child.children);
    } else {
      if (paragraph === 0) paragraph = 1;
      addItems([child]);
    }
  }
  return lines;
}
