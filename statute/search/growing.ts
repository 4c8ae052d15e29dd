const chunkSize = 1 << 18;

/** A list of unsigned numbers that grows without being copied. */
export class Growing {
  private readonly chunks: Uint32Array[] = [];
  private chunk = new Uint32Array(0);
  private at = 0;
  length = 0;

  push(value: number): void {
    if (this.at === this.chunk.length) {
      this.chunk = new Uint32Array(chunkSize);
      this.chunks.push(this.chunk);
      this.at = 0;
    }
    this.chunk[this.at++] = value;
    this.length++;
  }

  /** The chunks in order, the last cut to what it holds. */
  *parts(): Generator<Uint32Array> {
    let left = this.length;
    for (const chunk of this.chunks) {
      yield left < chunk.length ? chunk.subarray(0, left) : chunk;
      left -= chunk.length;
    }
  }

  toArray(): Uint32Array {
    const whole = new Uint32Array(this.length);
    let at = 0;
    for (const part of this.parts()) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}
