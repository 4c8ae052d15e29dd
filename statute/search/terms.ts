/** Terms by number in an open hash table of typed arrays, so that it is saved and read back as it lies. */
export interface Terms {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** The number of a term plus one, 0 where the slot is free; a power of two long. */
  readonly slots: Uint32Array;
}

const slotOf = (a: number, b: number, mask: number): number => {
  const h = Math.imul(a ^ Math.imul(b, 0x27d4eb2f), 0x9e3779b1);
  return (h ^ (h >>> 15)) & mask;
};

/** The number of a term, or -1. */
export function findTerm({ a, b, slots }: Terms, termA: number, termB: number): number {
  const mask = slots.length - 1;
  for (let slot = slotOf(termA, termB, mask); ; slot = (slot + 1) & mask) {
    const number = slots[slot] as number;
    if (number === 0) return -1;
    if (a[number - 1] === termA && b[number - 1] === termB) return number - 1;
  }
}

/** Gives terms numbers as they come. */
export class TermNumbers {
  private a = new Uint32Array(1 << 12);
  private b = new Uint32Array(1 << 12);
  private slots = new Uint32Array(1 << 13);
  size = 0;

  numberOf(termA: number, termB: number): number {
    const mask = this.slots.length - 1;
    let slot = slotOf(termA, termB, mask);
    for (;;) {
      const number = this.slots[slot] as number;
      if (number === 0) break;
      if (this.a[number - 1] === termA && this.b[number - 1] === termB) return number - 1;
      slot = (slot + 1) & mask;
    }
    this.slots[slot] = this.size + 1;
    this.a[this.size] = termA;
    this.b[this.size] = termB;
    this.size++;
    if (this.size === this.a.length) this.grow();
    return this.size - 1;
  }

  private grow(): void {
    const bigger = (old: Uint32Array): Uint32Array<ArrayBuffer> => {
      const wide = new Uint32Array(old.length * 2);
      wide.set(old);
      return wide;
    };
    this.a = bigger(this.a);
    this.b = bigger(this.b);
    this.slots = new Uint32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let n = 0; n < this.size; n++) {
      let slot = slotOf(this.a[n] as number, this.b[n] as number, mask);
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = n + 1;
    }
  }

  toTerms(): Terms {
    return { a: this.a.slice(0, this.size), b: this.b.slice(0, this.size), slots: this.slots };
  }
}
