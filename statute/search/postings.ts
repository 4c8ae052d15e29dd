import { Growing } from './growing.ts';
import { findTerm, TermNumbers, type Terms } from './terms.ts';

/** Which documents hold a term and how often: for each term a run of `document << 8 | times`, documents ascending. */
export interface Postings {
  readonly terms: Terms;
  readonly starts: Uint32Array;
  readonly entries: Uint32Array;
  /** Terms a document holds, repeated ones counted. */
  readonly lengths: Uint16Array;
}

const mostTimes = 255;

/** Builds postings in one pass over the documents. */
export class PostingsBuilder {
  private readonly numbers = new TermNumbers();
  private readonly forward = new Growing();
  private readonly ends = new Growing();
  private readonly lengths = new Growing();
  private times = new Uint16Array(1 << 12);
  private touched: number[] = [];
  private length = 0;

  /** Counts a term of the document being added. */
  readonly term = (a: number, b: number): void => {
    const n = this.numbers.numberOf(a, b);
    if (n >= this.times.length) {
      const wide = new Uint16Array(this.times.length * 2);
      wide.set(this.times);
      this.times = wide;
    }
    const times = this.times[n] as number;
    if (times === 0) this.touched.push(n);
    if (times < mostTimes) this.times[n] = times + 1;
    this.length++;
  };

  /** Ends the document whose terms were given. */
  endDocument(): void {
    for (const n of this.touched) {
      this.forward.push(((n << 8) | (this.times[n] as number)) >>> 0);
      this.times[n] = 0;
    }
    this.ends.push(this.forward.length);
    this.lengths.push(Math.min(this.length, 0xffff));
    this.touched = [];
    this.length = 0;
  }

  /** Terms seen so far; a builder is full long before they reach what a posting can say. */
  get size(): number {
    return this.numbers.size;
  }

  finish(): Postings {
    const size = this.numbers.size;
    const starts = new Uint32Array(size + 1);
    for (const part of this.forward.parts()) {
      for (let at = 0; at < part.length; at++) {
        const next = ((part[at] as number) >>> 8) + 1;
        starts[next] = (starts[next] as number) + 1;
      }
    }
    for (let n = 0; n < size; n++) starts[n + 1] = (starts[n + 1] as number) + (starts[n] as number);
    const entries = this.turned(starts.slice(0, size));
    return { terms: this.numbers.toTerms(), starts, entries, lengths: Uint16Array.from(this.lengths.toArray()) };
  }

  /** What was kept by document, laid out by term. */
  private turned(next: Uint32Array): Uint32Array {
    const entries = new Uint32Array(this.forward.length);
    const ends = this.ends.toArray();
    let document = 0;
    let at = 0;
    for (const part of this.forward.parts()) {
      for (let k = 0; k < part.length; k++) {
        while (at >= (ends[document] as number)) document++;
        const term = (part[k] as number) >>> 8;
        const place = next[term] as number;
        entries[place] = ((document << 8) | ((part[k] as number) & 255)) >>> 0;
        next[term] = place + 1;
        at++;
      }
    }
    return entries;
  }
}

/** In how many documents a term stands. */
export function frequencyOf(postings: Postings, a: number, b: number): number {
  const n = findTerm(postings.terms, a, b);
  return n < 0 ? 0 : (postings.starts[n + 1] as number) - (postings.starts[n] as number);
}
