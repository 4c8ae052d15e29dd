import type { Postings } from './postings.ts';
import type { Segment } from './segment.ts';
import { type Part, partOf, type StatuteIndex } from './statute-index.ts';
import type { Strings } from './strings.ts';

const magic = 0x59534958;
const layout = 1;
type Piece = Uint8Array | Uint16Array | Uint32Array;

/** The index as one buffer; reading it back copies nothing. */
export function saveIndex(index: StatuteIndex): ArrayBuffer {
  const saving = beginSaving(index);
  const buffer = new ArrayBuffer(saving.bytes);
  saving.write(buffer, 0);
  return buffer;
}

/** How many bytes the saved index takes, and how to write it into a buffer that has room for them, from a place divisible by four. */
export function beginSaving(index: StatuteIndex): { readonly bytes: number; write(buffer: ArrayBuffer, from: number): void } {
  const pieces = index.parts.flatMap((p) => [...piecesOf(p.segment), p.removed]);
  const head = 4 + pieces.length * 2;
  let bytes = head * 4;
  const table = new Uint32Array(head);
  table.set([magic, layout, index.parts.length, pieces.length]);
  for (const [n, piece] of pieces.entries()) {
    table[4 + n * 2] = bytes / 4;
    table[5 + n * 2] = piece.length;
    bytes += Math.ceil(piece.byteLength / 4) * 4;
  }
  const write = (buffer: ArrayBuffer, from: number): void => {
    new Uint32Array(buffer, from, head).set(table);
    for (const [n, piece] of pieces.entries()) {
      const at = from + (table[4 + n * 2] as number) * 4;
      new Uint8Array(buffer, at).set(new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength));
    }
  };
  return { bytes, write };
}

/** An index from the buffer it was saved to, or from a part of one; it goes on lying there. Refuses what is no such buffer or was made by another layout. */
export function loadIndex(buffer: ArrayBuffer, from = 0, bytes = buffer.byteLength - from): StatuteIndex {
  if (bytes < 16 || bytes % 4 !== 0 || from % 4 !== 0) throw new RangeError('not a saved index');
  const [seen, version, parts = 0, pieces = 0] = new Uint32Array(buffer, from, 4);
  if (seen !== magic) throw new RangeError('not a saved index');
  if (version !== layout || pieces !== parts * piecesAPart) throw new RangeError(`saved by another layout (${version})`);
  if ((4 + pieces * 2) * 4 > bytes) throw new RangeError('a saved index that ends early');
  const table = new Uint32Array(buffer, from + 16, pieces * 2);
  let next = 0;
  const place = (width: number): [ArrayBuffer, number, number] => {
    const at = (table[next * 2] as number) * 4;
    const length = table[next * 2 + 1] as number;
    if (at + length * width > bytes) throw new RangeError('a saved index that ends early');
    next++;
    return [buffer, from + at, length];
  };
  const u32 = (): Uint32Array => new Uint32Array(...place(4));
  const u16 = (): Uint16Array => new Uint16Array(...place(2));
  const strings = (): Strings => ({ units: u16(), starts: u32() });
  const postings = (): Postings => ({
    terms: { a: u32(), b: u32(), slots: u32() },
    starts: u32(),
    entries: u32(),
    lengths: u16(),
  });
  const loaded: Part[] = [];
  for (let n = 0; n < parts; n++) {
    const segment: Segment = { articles: postings(), titles: postings(), lawOf: u32(), ids: strings(), laws: strings(), texts: strings() };
    loaded.push(partOf(segment, new Uint8Array(...place(1))));
  }
  return { parts: loaded };
}

const piecesAPart = 20;

function piecesOf({ articles, titles, lawOf, ids, laws, texts }: Segment): Piece[] {
  const postings = (p: Postings): Piece[] => [p.terms.a, p.terms.b, p.terms.slots, p.starts, p.entries, p.lengths];
  const strings = (s: Strings): Piece[] => [s.units, s.starts];
  return [...postings(articles), ...postings(titles), lawOf, ...strings(ids), ...strings(laws), ...strings(texts)];
}
