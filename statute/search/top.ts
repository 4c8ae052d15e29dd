/** Keeps the best few of many scored numbers: a heap whose root is the worst kept. */
export class Top {
  private readonly numbers: Float64Array;
  private readonly scores: Float64Array;
  private size = 0;
  /** What a score must exceed to be kept. */
  least = Number.NEGATIVE_INFINITY;

  constructor(most: number) {
    this.numbers = new Float64Array(most);
    this.scores = new Float64Array(most);
  }

  offer(number: number, score: number): void {
    if (this.size < this.scores.length) {
      this.raise(this.size++, number, score);
      if (this.size === this.scores.length) this.least = this.scores[0] ?? Number.POSITIVE_INFINITY;
    } else if (score > this.least) {
      this.sink(number, score);
      this.least = this.scores[0] ?? Number.POSITIVE_INFINITY;
    }
  }

  /** Best first; equal scores in the order of their numbers. */
  ranked(): { number: number; score: number }[] {
    const kept = Array.from({ length: this.size }, (_, n) => ({ number: this.numbers[n] ?? 0, score: this.scores[n] ?? 0 }));
    return kept.sort((x, y) => y.score - x.score || x.number - y.number);
  }

  private raise(from: number, number: number, score: number): void {
    let at = from;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if ((this.scores[up] ?? 0) <= score) break;
      this.put(at, this.numbers[up] ?? 0, this.scores[up] ?? 0);
      at = up;
    }
    this.put(at, number, score);
  }

  private sink(number: number, score: number): void {
    let at = 0;
    for (;;) {
      let down = at * 2 + 1;
      if (down >= this.size) break;
      if (down + 1 < this.size && (this.scores[down + 1] ?? 0) < (this.scores[down] ?? 0)) down++;
      if ((this.scores[down] ?? 0) >= score) break;
      this.put(at, this.numbers[down] ?? 0, this.scores[down] ?? 0);
      at = down;
    }
    this.put(at, number, score);
  }

  private put(at: number, number: number, score: number): void {
    this.numbers[at] = number;
    this.scores[at] = score;
  }
}
