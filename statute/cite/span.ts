/** A piece of a text that was recognised. `text` is what stands from `from` to before `to`, counted in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export const spanOf = (source: string, from: number, to: number): Span => ({ from, to, text: source.slice(from, to) });

/** All matches of a global pattern with where they stand. Patterns used with it repeat nothing without a bound, which keeps them linear. */
export function* matchesOf(pattern: RegExp, source: string): Generator<RegExpExecArray> {
  const own = new RegExp(pattern.source, pattern.flags);
  for (let found = own.exec(source); found; found = own.exec(source)) {
    yield found;
    if (found[0] === '') own.lastIndex++;
  }
}
