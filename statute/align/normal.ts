const halfToFull = new Map(
  Object.entries({
    ',': '，',
    ':': '：',
    ';': '；',
    '(': '（',
    ')': '）',
    '?': '？',
    '!': '！',
    '﹔': '；',
    '﹕': '：',
    '﹐': '，',
    '．': '.',
    '－': '-',
  }),
);

/** Spaces of any width, line ends and marks that do not show. */
const unseen = /[\s\u00a0\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/;

/** The text by which two texts count as the same: no spaces, punctuation of one width, digits and letters of one width. */
export function folded(text: string): string {
  let out = '';
  for (const char of text) {
    if (unseen.test(char)) continue;
    const code = char.charCodeAt(0);
    const narrow = (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff5a) ? String.fromCharCode(code - 0xfee0) : char;
    out += halfToFull.get(narrow) ?? narrow;
  }
  return out;
}
