import { writeNumeral } from '../../parse/numerals.ts';
import { articlesOf } from '../../parse/walk.ts';
import type { Statute, Unit } from '../../tree.ts';

/** An item with what stands under it. */
export interface DraftItem {
  label: string;
  text: string;
  readonly under: string[];
}

export interface DraftParagraph {
  text: string;
  readonly items: DraftItem[];
}

/** An article of the text being made. */
export interface DraftArticle {
  /** Its number in the old text, null for a new one. */
  readonly was: string | null;
  /** Its number in the new text once that is said. */
  number: string | null;
  gone: boolean;
  heading: string;
  /** Null once it was given anew as lines. */
  paragraphs: DraftParagraph[] | null;
  lines: string[];
}

export interface DraftDivision {
  readonly level: string;
  label: string;
  heading: string;
  /** The article it begins with: as one of the draft, or by its new number. */
  begins: DraftArticle | string | null;
  /** Whether it was added by the decision. */
  readonly added: boolean;
  gone: boolean;
}

/** The text a decision works on. */
export interface Draft {
  title: string;
  preamble: string;
  readonly articles: DraftArticle[];
  divisions: DraftDivision[];
  readonly annexes: (string[] | null)[];
  /** The whole body, once it was given anew. */
  body: string[] | null;
}

/** Lays the old text out for amending. */
export function draftOf(old: Statute): Draft {
  const units = articlesOf(old);
  const articles = units.map(draftArticle);
  const divisions: DraftDivision[] = [];
  let next = 0;
  const walk = (unit: Unit): void => {
    if (unit.level === 'article') next += 1;
    else if (unit.level !== 'paragraph' && unit.level !== 'item' && unit.level !== 'subitem') {
      divisions.push({
        level: unit.level,
        label: unit.label,
        heading: unit.heading,
        begins: articles[next] ?? null,
        added: false,
        gone: false,
      });
      for (const child of unit.children) walk(child);
    }
  };
  for (const unit of old.body) walk(unit);
  return {
    title: old.title,
    preamble: old.preamble,
    articles,
    divisions,
    annexes: old.annexes.map((a) => [a.title, ...a.text.split('\n')].filter((l) => l !== '')),
    body: null,
  };
}

function draftArticle(unit: Unit): DraftArticle {
  const paragraphs: DraftParagraph[] = unit.children
    .filter((c) => c.level === 'paragraph')
    .map((p) => ({
      text: `${p.label}${p.text}`,
      items: p.children.map((i) => ({ label: i.label, text: i.text, under: i.children.map((s) => `${s.label}${s.text}`) })),
    }));
  return { was: unit.number, number: null, gone: false, heading: unit.heading, paragraphs, lines: [] };
}

/** The article's words, its number before the first line. */
export function linesOf(article: DraftArticle): string[] {
  const lines = article.paragraphs
    ? article.paragraphs.flatMap((p) => [p.text, ...p.items.flatMap((i) => [`${i.label}${i.text}`, ...i.under])])
    : article.lines;
  const [first = '', ...rest] = lines;
  return [`${labelOf(article.number ?? '')}　${article.paragraphs ? article.heading : ''}${first}`.trimEnd(), ...rest];
}

/** `12.1` → 第十二条之一. */
export function labelOf(number: string): string {
  const [base, extra] = number.split('.');
  return `第${writeNumeral(Number(base))}条${extra === undefined ? '' : `之${writeNumeral(Number(extra))}`}`;
}
