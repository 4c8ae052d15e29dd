/** Many strings as one run of UTF-16 units, so that they lie in a buffer and cost nothing until they are read. */
export interface Strings {
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
}

export function packed(strings: readonly string[]): Strings {
  const starts = new Uint32Array(strings.length + 1);
  let length = 0;
  for (const [n, s] of strings.entries()) {
    length += s.length;
    starts[n + 1] = length;
  }
  const units = new Uint16Array(length);
  let at = 0;
  for (const s of strings) for (let k = 0; k < s.length; k++) units[at++] = s.charCodeAt(k);
  return { units, starts };
}

const slice = 8192;

export function stringAt({ units, starts }: Strings, n: number): string {
  const to = starts[n + 1] ?? 0;
  let text = '';
  for (let from = starts[n] ?? 0; from < to; from += slice) {
    text += String.fromCharCode(...units.subarray(from, Math.min(from + slice, to)));
  }
  return text;
}
