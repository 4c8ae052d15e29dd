import { type IndexDeps, type LibraryIndex, openLibraryIndex } from './library-index.ts';

const known = new WeakMap<object, LibraryIndex>();

/** The index of a database's library on this node: one, whoever asks. */
export function libraryIndexOf(deps: IndexDeps): LibraryIndex {
  const before = known.get(deps.db);
  if (before) return before;
  const made = openLibraryIndex(deps);
  known.set(deps.db, made);
  return made;
}

/** Ends the index, if there is one. */
export async function closeLibraryIndex({ db }: Pick<IndexDeps, 'db'>): Promise<void> {
  const index = known.get(db);
  known.delete(db);
  await index?.close();
}
