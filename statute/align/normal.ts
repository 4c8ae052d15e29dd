/** What each character counts as: itself, the wide form of a narrow mark, the narrow form of a wide digit or letter, or nothing (0). */
const counts = Uint16Array.from({ length: 65536 }, (_, code) => code);
for (let code = 0xff10; code <= 0xff19; code += 1) counts[code] = code - 0xfee0;
for (let code = 0xff21; code <= 0xff5a; code += 1) counts[code] = code - 0xfee0;
for (const pair of [',，', ':：', ';；', '(（', ')）', '?？', '!！', '﹔；', '﹕：', '﹐，', '．.', '－-'])
  counts[pair.charCodeAt(0)] = pair.charCodeAt(1);
for (const [from, to] of [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0x85, 0x85],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x180e, 0x180e],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
] as const) {
  counts.fill(0, from, to + 1);
}

/** The text by which two texts count as the same: no spaces or unseen marks, punctuation of one width, digits and letters of one width. */
export function folded(text: string): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const as = counts[code] ?? code;
    if (as === code) continue;
    out += text.slice(from, i);
    if (as !== 0) out += String.fromCharCode(as);
    from = i + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}
