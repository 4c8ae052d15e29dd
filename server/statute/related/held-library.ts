import {
  addLaws,
  articlesOf,
  changeLibrary,
  forkIndex,
  type IndexedArticle,
  indexable,
  indexFor,
  type LawChange,
  type Library,
  loadIndex,
  loadLibrary,
  parseStatute,
  removeLaw,
  type StatuteIndex,
  saveIndex,
  saveLibrary,
  wordsOf,
} from '../../../statute/index.ts';
import { byStatute, keyOf, type LawAt, lawAt } from './laws-at.ts';
import type { IndexState, IndexText, LawFacts } from './messages.ts';

/** The library as a thread holds it in memory: what drafts are compared with, what else can be searched, and what is known of each law. */
export interface HeldLibrary {
  readonly state: IndexState;
  readonly library: Library;
  /** Articles that no draft is compared with: rules, interpretations, laws not in force yet or no longer. */
  readonly others: StatuteIndex;
  /** By short title. */
  readonly facts: ReadonlyMap<string, LawFacts>;
}

const none: Library = { laws: new Map(), national: { parts: [] }, local: { parts: [] }, repealed: new Map() };

/** Gathers laws page by page and makes the library of them at the end, so that the texts need not all lie in memory at once. */
export class LibraryBuilder {
  private readonly found = new Map<string, LawAt>();

  add(texts: readonly IndexText[], day: string): void {
    for (const versions of byStatute(texts)) keepBetter(this.found, lawAt(versions, day));
  }

  finish(state: IndexState): HeldLibrary {
    return withLaws({ state, library: none, others: { parts: [] }, facts: new Map() }, [...this.found], state);
  }
}

/** Where two statutes share a short title, the one in force is kept, else the first. */
function keepBetter(found: Map<string, LawAt>, law: LawAt | null): void {
  if (!law) return;
  const key = keyOf(law.facts.title);
  const known = found.get(key);
  if (!known || (known.facts.validity !== 'inForce' && law.facts.validity === 'inForce')) found.set(key, { ...law, text: trimmed(law) });
}

/** The words are only needed again where no library holds them. */
const trimmed = ({ law, text }: LawAt): IndexText => (law ? { ...text, text: '' } : text);

/** The same after some statutes changed: `texts` are all their versions, `gone` the short titles they had before. */
export function changeHeld(held: HeldLibrary, gone: readonly string[], texts: readonly IndexText[], state: IndexState): HeldLibrary {
  const found = new Map<string, LawAt>();
  for (const versions of byStatute(texts)) keepBetter(found, lawAt(versions, state.day));
  return withLaws(held, [...found], state, gone);
}

/** The library as it stands on another day, where some statutes are otherwise. */
export function libraryOn(held: HeldLibrary, texts: readonly IndexText[], day: string): Pick<HeldLibrary, 'library' | 'facts'> {
  return texts.length === 0 ? held : changeHeld(held, [], texts, { ...held.state, day });
}

function withLaws(
  held: HeldLibrary,
  found: readonly (readonly [string, LawAt])[],
  state: IndexState,
  gone: readonly string[] = [],
): HeldLibrary {
  const facts = new Map(held.facts);
  const others = forkIndex(held.others);
  const changes: LawChange[] = [];
  const unread: IndexedArticle[] = [];
  for (const title of gone) {
    facts.delete(title);
    removeLaw(others, title);
    changes.push({ gone: title });
  }
  for (const [key, { facts: own, law, text }] of found) {
    facts.set(key, own);
    removeLaw(others, key);
    changes.push(law ?? { gone: key });
    if (law === null) unread.push(...articlesIn(key, text.text));
    else if (indexFor(law) === null) unread.push(...indexable(law));
  }
  if (unread.length > 0) addLaws(others, unread);
  return { state, library: changeLibrary(held.library, changes), others, facts };
}

function articlesIn(key: string, text: string): IndexedArticle[] {
  return articlesOf(parseStatute(text)).map((unit) => ({ id: `${key}#${unit.number ?? unit.id}`, law: key, text: wordsOf(unit) }));
}

/** What is written to disk: the library with what it was made from, and the other articles. */
export function packHeld({ library, state, facts, others }: HeldLibrary): { readonly library: ArrayBuffer; readonly others: ArrayBuffer } {
  return { library: saveLibrary(library, JSON.stringify({ state, facts: [...facts] })), others: saveIndex(others) };
}

/** Reads it back. Throws RangeError where it is no such file. */
export function unpackHeld(packed: { readonly library: ArrayBuffer; readonly others: ArrayBuffer }): HeldLibrary {
  const { library, note } = loadLibrary(packed.library);
  const { state, facts } = JSON.parse(note) as { state: IndexState; facts: [string, LawFacts][] };
  return { state, library, others: loadIndex(packed.others), facts: new Map(facts) };
}
