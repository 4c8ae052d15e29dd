import { type Library, type LibraryLaw, repealedBy } from './library.ts';
import { beginSaving, loadIndex } from './save.ts';
import { indexedArticles, type StatuteIndex } from './statute-index.ts';

const magic = 0x5953484c;
const layout = 1;
const head = 24;

type Articles = readonly (readonly [string, string])[];
type SavedLaw = Omit<LibraryLaw, 'articles' | 'earlier'> & {
  /** Of a law that stands in no index; the others' articles are read from there. */
  readonly articles: Articles | null;
  readonly earlier: readonly Articles[];
};

/** The whole library as one buffer, with a note of the caller's own (what it was made from). */
export function saveLibrary(library: Library, note: string): ArrayBuffer {
  const indexed = new Set([...lawsIn(library.national), ...lawsIn(library.local)]);
  const laws: SavedLaw[] = [...library.laws.values()].map((law) => ({
    ...law,
    articles: indexed.has(law.title) ? null : [...law.articles],
    earlier: law.earlier.map((e) => [...e]),
  }));
  const words = new TextEncoder().encode(JSON.stringify({ note, laws }));
  const national = beginSaving(library.national);
  const local = beginSaving(library.local);
  const from = head + padded(words.length);
  const buffer = new ArrayBuffer(from + national.bytes + local.bytes);
  new Uint32Array(buffer, 0, head / 4).set([magic, layout, words.length, national.bytes, local.bytes, 0]);
  new Uint8Array(buffer, head).set(words);
  national.write(buffer, from);
  local.write(buffer, from + national.bytes);
  return buffer;
}

/** A library from the buffer it was saved to, with the note. Refuses what is no such buffer or was made by another layout. */
export function loadLibrary(buffer: ArrayBuffer): { readonly library: Library; readonly note: string } {
  if (buffer.byteLength < head) throw new RangeError('not a saved library');
  const [seen, version, ...lengths] = new Uint32Array(buffer, 0, 5);
  if (seen !== magic) throw new RangeError('not a saved library');
  if (version !== layout) throw new RangeError(`saved by another layout (${version})`);
  let at = head;
  const [words, national, local] = lengths.map((length) => {
    const from = at;
    at += padded(length);
    return { from, to: from + length };
  });
  if (!words || !national || !local || at > buffer.byteLength) throw new RangeError('a saved library that ends early');
  const saved = readSaved(new TextDecoder().decode(new Uint8Array(buffer, words.from, words.to - words.from)));
  const indexes = {
    national: loadIndex(buffer, national.from, national.to - national.from),
    local: loadIndex(buffer, local.from, local.to - local.from),
  };
  const texts = new Map<string, Map<string, string>>();
  for (const index of [indexes.national, indexes.local]) {
    for (const { id, law, text } of indexedArticles(index)) {
      const articles = texts.get(law) ?? new Map<string, string>();
      texts.set(law, articles.set(id.slice(id.lastIndexOf('#') + 1), text));
    }
  }
  const laws = new Map<string, LibraryLaw>();
  for (const law of saved.laws) {
    const articles = law.articles === null ? (texts.get(law.title) ?? new Map()) : new Map(law.articles);
    laws.set(law.title, { ...law, articles, earlier: law.earlier.map((e) => new Map(e)) });
  }
  return { library: { laws, ...indexes, repealed: repealedBy(laws) }, note: saved.note };
}

const padded = (length: number): number => Math.ceil(length / 4) * 4;

function* lawsIn(index: StatuteIndex): Generator<string> {
  for (const part of index.parts) for (const [title, n] of part.lawNumbers) if (part.removed[n] === 0) yield title;
}

function readSaved(text: string): { note: string; laws: SavedLaw[] } {
  try {
    return JSON.parse(text);
  } catch {
    throw new RangeError('a saved library that cannot be read');
  }
}
