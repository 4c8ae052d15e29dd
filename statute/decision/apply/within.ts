import { anyNumeral, readNumeral, writeNumeral } from '../../parse/numerals.ts';
import type { DraftArticle, DraftItem, DraftParagraph } from './draft.ts';
import { type Clause, restored } from './read.ts';
import { missing, phraseMissing, phraseTwice, type Reason, together, unread } from './reasons.ts';

const n = `[${anyNumeral}]{1,8}`;
const place = `(?:第(${n})款)?(?:第(${n})项)?`;
const onePlace = new RegExp(`^${place}$`);
const places = `((?:第${n}款|第${n}项|、|其)*)`;
const phrase = new RegExp(`^(?:将|在)?${places}中的“([^“”]*)”(修改为|后增加)“([^“”]*)”。$`);
const phraseGone = new RegExp(`^删去${places}中的“([^“”]*)”。$`);
const anew = new RegExp(`^将?${place}修改为：$`);
const removed = new RegExp(`^删去${place}。$`);
const paragraphAdded = new RegExp(`^增加一款，作为第(${n})款：$`);
const itemAdded = new RegExp(`^(?:第(${n})款)?增加一项，作为第(${n})项：$`);

/** What is done to one article; places are those before, places of what is added those after. */
export class ArticleWork {
  readonly #article: DraftArticle;
  readonly #before: readonly (DraftParagraph & { readonly was: readonly DraftItem[] })[];
  readonly #gone = new Set<DraftParagraph | DraftItem>();
  readonly #anew = new Map<DraftParagraph, DraftParagraph>();
  readonly #paragraphs: [number, DraftParagraph][] = [];
  readonly #items = new Map<DraftParagraph, [number, DraftItem][]>();

  constructor(article: DraftArticle) {
    this.#article = article;
    this.#before = (article.paragraphs ?? []).map((p) => Object.assign(p, { was: [...p.items] }));
  }

  /** Does what a clause says; answers why it cannot, or null. */
  take(clause: Clause): Reason | null {
    const { sentence } = clause;
    const changed = phrase.exec(sentence);
    if (changed) return this.#phrases(changed[1] ?? '', changed[2] ?? '', changed[3] === '修改为', changed[4] ?? '');
    const without = phraseGone.exec(sentence);
    if (without) return this.#phrases(without[1] ?? '', without[2] ?? '', true, '');
    const given = anew.exec(sentence);
    if (given) return this.#giveAnew(given[1], given[2], clause.quoted);
    const taken = removed.exec(sentence);
    if (taken) return this.#remove(taken[1], taken[2]);
    const paragraph = paragraphAdded.exec(sentence);
    if (paragraph) {
      this.#paragraphs.push([readNumeral(paragraph[1] ?? '') ?? 0, paragraphFrom(clause.quoted)]);
      return null;
    }
    const item = itemAdded.exec(sentence);
    if (item) {
      const target = this.#paragraph(item[1]);
      if (!target) return missing(`第${item[1] ?? '一'}款`);
      this.#items.set(target, [...(this.#items.get(target) ?? []), [readNumeral(item[2] ?? '') ?? 0, itemFrom(clause.quoted)]]);
      return null;
    }
    return unread;
  }

  /** Puts what was added in its place; to be called once, when all clauses are taken. */
  finish(): void {
    if (!this.#article.paragraphs) return;
    for (const p of this.#before) {
      const added = this.#items.get(p) ?? [];
      const left = p.items.filter((i) => !this.#gone.has(i));
      if (added.length === 0 && left.length === p.items.length) continue;
      p.items.splice(0, p.items.length, ...placed(left, added));
      p.items.forEach((item, i) => {
        item.label = `（${writeNumeral(i + 1)}）`;
      });
    }
    const left = this.#before.filter((p) => !this.#gone.has(p)).map((p) => this.#anew.get(p) ?? p);
    this.#article.paragraphs = placed<DraftParagraph>(left, this.#paragraphs);
  }

  #paragraph(written: string | undefined): (DraftParagraph & { readonly was: readonly DraftItem[] }) | undefined {
    return this.#before[(written === undefined ? 1 : (readNumeral(written) ?? 0)) - 1];
  }

  #phrases(where: string, find: string, instead: boolean, put: string): Reason | null {
    const reasons = where.split('、').flatMap((name) => this.#phrase(name.replace('其', ''), restored(find), instead, restored(put)) ?? []);
    return together(reasons);
  }

  #phrase(name: string, find: string, instead: boolean, put: string): Reason | null {
    const [, p, i] = onePlace.exec(name) ?? [];
    const paragraph = this.#paragraph(p);
    const target = i === undefined ? paragraph : paragraph?.was[(readNumeral(i) ?? 0) - 1];
    if (!target) return missing(name);
    const at = target.text.indexOf(find);
    if (at < 0 || find === '') return phraseMissing(name, find);
    if (target.text.indexOf(find, at + 1) >= 0) return phraseTwice(name, find);
    target.text = target.text.slice(0, at) + (instead ? '' : find) + put + target.text.slice(at + find.length);
    return null;
  }

  #giveAnew(p: string | undefined, i: string | undefined, quoted: readonly string[]): Reason | null {
    const paragraph = this.#paragraph(p);
    if (!paragraph) return missing(`第${p ?? '一'}款`);
    if (i === undefined) {
      this.#anew.set(paragraph, paragraphFrom(quoted));
      return null;
    }
    const item = paragraph.was[(readNumeral(i) ?? 0) - 1];
    if (!item) return missing(`第${i}项`);
    const { label, text, under } = itemFrom(quoted);
    item.label = label;
    item.text = text;
    item.under.splice(0, item.under.length, ...under);
    return null;
  }

  #remove(p: string | undefined, i: string | undefined): Reason | null {
    const paragraph = this.#paragraph(p);
    const target = i === undefined ? paragraph : paragraph?.was[(readNumeral(i) ?? 0) - 1];
    if (!target) return missing(`${p === undefined ? '' : `第${p}款`}${i === undefined ? '' : `第${i}项`}`);
    this.#gone.add(target);
    return null;
  }
}

/** Sets what was added at its place, counted from 1; the others fill the rest in their order. */
function placed<T>(left: readonly T[], added: readonly (readonly [number, T])[]): T[] {
  const at = new Map(added);
  const result: T[] = [];
  const queue = [...left];
  while (queue.length > 0 || result.length < left.length + added.length) {
    const here = at.get(result.length + 1);
    if (here !== undefined) result.push(here);
    else {
      const next = queue.shift();
      if (next === undefined) break;
      result.push(next);
    }
  }
  return result;
}

/** A paragraph as quoted: its first line, and below it whatever it lists, word for word. */
function paragraphFrom([first = '', ...rest]: readonly string[]): DraftParagraph {
  return { text: first, items: rest.map((text) => ({ label: '', text, under: [] })) };
}

const itemLabel = new RegExp(`^(?:[（(]${n}[）)]|[0-9０-９]{1,3}[.．、]|${n}、)`);

function itemFrom([first = '', ...under]: readonly string[]): DraftItem {
  const label = itemLabel.exec(first)?.[0] ?? '';
  return { label, text: first.slice(label.length), under: [...under] };
}
