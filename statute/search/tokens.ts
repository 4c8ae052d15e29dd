/** Takes each term of a text as a pair of numbers: two characters, or two hashes of a longer word. */
export type TermSink = (a: number, b: number) => void;

/** One character as the index sees it: full-width forms as half-width, small letters; 0 where it does not count, 1 where it ends a run. */
export function folded(code: number): number {
  if (code >= 0x4e00 && code <= 0x9fff) return code;
  if (code >= 0xff01 && code <= 0xff5e) return folded(code - 0xfee0);
  if (code >= 0x61 && code <= 0x7a) return code;
  if (code >= 0x41 && code <= 0x5a) return code + 32;
  if (code >= 0x30 && code <= 0x39) return code;
  if (code === 0x200b || code === 0x200c || code === 0x200d || code === 0xfeff || code === 0xad) return 0;
  if (code === 0x3007) return code;
  if ((code >= 0x3400 && code <= 0x4dbf) || (code >= 0xc0 && code <= 0x24f) || (code >= 0xd800 && code <= 0xdfff)) return code;
  return 1;
}

const isLatin = (code: number): boolean => code < 0x250;

/** The terms of a text in order: every two neighbouring characters, a character that stands alone, and numbers or Latin words whole. */
export function gramsOf(text: string, sink: TermSink): void {
  let before = 0;
  let alone = false;
  let hash = 0;
  let check = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? folded(text.charCodeAt(at)) : 1;
    if (code === 0) continue;
    const latin = code > 1 && isLatin(code);
    if (hash !== 0 && !latin) {
      sink(hash, check);
      hash = 0;
      check = 0;
    }
    if (latin) {
      hash = mixed(hash, code);
      check = checked(check, code);
    }
    if (code === 1 || latin) {
      if (alone) sink(before, 1);
      before = 0;
      alone = false;
      continue;
    }
    if (before !== 0) sink(((before << 16) | code) >>> 0, 0);
    alone = before === 0;
    before = code;
  }
}

const mixed = (hash: number, code: number): number => (Math.imul(hash ^ code, 0x9e3779b1) ^ (hash >>> 15)) >>> 0 || 1;
const checked = (hash: number, code: number): number => ((Math.imul(hash + code, 0x85ebca6b) ^ (hash >>> 13)) | 1) >>> 0;
