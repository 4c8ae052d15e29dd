/** A stretch of a text, and whether the others hold it too. */
export interface Stretch {
  readonly text: string;
  readonly isShared: boolean;
}

/** Shorter agreements say nothing. */
const least = 5;
/** Longer texts are compared by their beginning. */
const most = 20_000;

/** A text cut into stretches that stand word for word in one of the others, and stretches that do not. */
export function stretchesOf(text: string, others: readonly string[]): readonly Stretch[] {
  const grams = new Set<string>();
  for (const other of others) for (const gram of gramsOf(other)) grams.add(gram);
  const shared = new Uint8Array(text.length);
  gramsOf(text).forEach((gram, i) => {
    if (grams.has(gram)) shared.fill(1, i, i + least);
  });
  const stretches: Stretch[] = [];
  let start = 0;
  for (let i = 1; i <= text.length; i++) {
    if (i < text.length && shared[i] === shared[start]) continue;
    stretches.push({ text: text.slice(start, i), isShared: shared[start] === 1 });
    start = i;
  }
  return stretches;
}

function gramsOf(text: string): string[] {
  const end = Math.min(text.length, most) - least;
  const grams: string[] = [];
  for (let i = 0; i <= end; i++) grams.push(text.slice(i, i + least));
  return grams;
}
