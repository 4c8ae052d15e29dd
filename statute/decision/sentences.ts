import type { Article } from '../align/articles.ts';
import { writeNumeral } from '../parse/numerals.ts';
import type { Change, PlaceName } from './article-changes.ts';
import type { Phrase } from './phrases.ts';
import { quoteLines } from './quote.ts';

/** One article's places in which a phrase changes alike. */
export interface Where {
  readonly article: Article;
  readonly places: readonly PlaceName[];
}

/** The sentence for a phrase that changes alike in several places of several articles. */
export function phraseSentence(phrase: Phrase, where: readonly Where[]): string {
  const names = where.flatMap(({ article, places }) => {
    const single = hasOneParagraph(article);
    return places.map((place, i) => `${i === 0 ? article.label : ''}${placeWords(place, single)}`);
  });
  return phraseWords(phrase, names.join('、'), true);
}

/**
 * The sentences for what changes within one article, the first of them naming the article.
 * `renumbered`: its new label, when that has to be said.
 */
export function articleSentences(article: Article, renumbered: string | null, changes: readonly Change[]): string {
  const single = hasOneParagraph(article);
  const lead = renumbered === null ? '' : `将${article.label}改为${renumbered}，`;
  return together(changes)
    .map(({ change, places }, i) => {
      const named = i === 0 && renumbered === null;
      const words = sentenceOf(change, places, single, named ? article.label : '');
      return i === 0 ? `${lead}${words}` : words;
    })
    .join('\n');
}

interface Together {
  readonly change: Change;
  readonly places: PlaceName[];
}

/** The same phrase in several places of the article is said once. */
function together(changes: readonly Change[]): Together[] {
  const said: Together[] = [];
  for (const change of changes) {
    const last = said.at(-1);
    const alike =
      change.form === 'phrase' && last?.change.form === 'phrase' && JSON.stringify(change.phrase) === JSON.stringify(last.change.phrase);
    if (alike) last.places.push(change.place);
    else said.push({ change, places: [change.place] });
  }
  return said;
}

function sentenceOf(change: Change, places: readonly PlaceName[], single: boolean, article: string): string {
  const place = placeWords(change.place, single);
  switch (change.form) {
    case 'phrase': {
      const names = `${article}${places.map((p) => placeWords(p, single)).join('、')}`;
      return phraseWords(change.phrase, names === '' ? '其' : names, article !== '');
    }
    case 'replace':
      return `${article === '' ? '' : '将'}${article}${place === '' ? '第一款' : place}修改为：\n${quoteLines(change.lines)}`;
    case 'delete':
      return `删去${article}${place === '' ? '第一款' : place}。`;
    case 'add':
      return change.place.item === 0
        ? `${article}增加一款，作为第${writeNumeral(change.place.paragraph)}款：\n${quoteLines(change.lines)}`
        : `${article}${placeWords({ ...change.place, item: 0 }, single)}增加一项，作为第${writeNumeral(change.place.item)}项：\n${quoteLines(change.lines)}`;
  }
}

function phraseWords({ form, find, put }: Phrase, where: string, opening: boolean): string {
  if (form === 'remove') return `删去${where}中的“${find}”。`;
  if (form === 'addAfter') return `${opening ? '在' : ''}${where}中的“${find}”后增加“${put}”。`;
  return `${opening ? '将' : ''}${where}中的“${find}”修改为“${put}”。`;
}

const hasOneParagraph = (article: Article): boolean => article.lines.filter((l) => l.level === 'paragraph').length === 1;

function placeWords({ paragraph, item }: PlaceName, single: boolean): string {
  return `${single ? '' : `第${writeNumeral(paragraph)}款`}${item === 0 ? '' : `第${writeNumeral(item)}项`}`;
}
