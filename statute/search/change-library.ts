import { indexable, indexFor, type Library, type LibraryLaw, repealedBy } from './library.ts';
import { addLaws, removeLaw, type StatuteIndex } from './statute-index.ts';

/** A law as it stands now, or the title of one that is gone. */
export type LawChange = LibraryLaw | { readonly gone: string };

/**
 * The library after some laws changed. The one given stays as it was, so that whoever still reads it is not disturbed; both share
 * what is stored, and only the changed laws are indexed anew.
 */
export function changeLibrary(library: Library, changes: readonly LawChange[]): Library {
  const laws = new Map(library.laws);
  const indexes = { national: forkIndex(library.national), local: forkIndex(library.local) };
  const added: Record<keyof typeof indexes, LibraryLaw[]> = { national: [], local: [] };
  for (const change of changes) {
    const title = 'gone' in change ? change.gone : change.title;
    removeLaw(indexes.national, title);
    removeLaw(indexes.local, title);
    if ('gone' in change) {
      laws.delete(title);
      continue;
    }
    laws.set(title, change);
    const into = indexFor(change);
    if (into) added[into].push(change);
  }
  for (const name of ['national', 'local'] as const)
    if (added[name].length > 0)
      addLaws(
        indexes[name],
        added[name].flatMap((law) => [...indexable(law)]),
      );
  return { laws, ...indexes, repealed: repealedBy(laws) };
}

/** An index of its own over the same segments: what is added to it or taken out of it does not show in the other. */
export function forkIndex(index: StatuteIndex): StatuteIndex {
  return { parts: index.parts.map((part) => ({ ...part, removed: part.removed.slice() })) };
}
