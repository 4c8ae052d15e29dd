import type { Level } from '../tree.ts';

/** The namespace of Akoma Ntoso 1.0 (OASIS LegalDocML; its schema counts itself 3.0). */
export const namespace = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';

/** The element each level is written as, and what it is called in an eId after the naming convention. */
export const elements: Readonly<Record<Level, { readonly element: string; readonly short: string }>> = {
  part: { element: 'part', short: 'part' },
  subpart: { element: 'subpart', short: 'subpart' },
  chapter: { element: 'chapter', short: 'chp' },
  section: { element: 'section', short: 'sec' },
  article: { element: 'article', short: 'art' },
  paragraph: { element: 'paragraph', short: 'para' },
  item: { element: 'point', short: 'point' },
  subitem: { element: 'indent', short: 'indent' },
};

const others: Readonly<Record<string, Level>> = {
  book: 'part',
  tome: 'part',
  title: 'part',
  subtitle: 'subpart',
  subchapter: 'section',
  subsection: 'section',
  rule: 'article',
  clause: 'paragraph',
  alinea: 'paragraph',
  subparagraph: 'item',
  list: 'item',
  subclause: 'item',
};

/** The level an element of another writer's document is read as; null for what is no unit. */
export function levelOfElement(name: string): Level | null {
  for (const [level, { element }] of Object.entries(elements)) if (element === name) return level as Level;
  return others[name] ?? null;
}

/** `article_12.1__paragraph_2` as `art_12.1__para_2`. */
export const eIdOf = (id: string): string =>
  id
    .split('__')
    .map((piece) => {
      const at = piece.indexOf('_');
      const short = elements[piece.slice(0, at) as Level]?.short;
      return short === undefined ? piece : `${short}${piece.slice(at)}`;
    })
    .join('__');
