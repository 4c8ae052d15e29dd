/** What stands where a name, a number or an address was. */
const hidden = { name: '某某', phone: '（号码略）', mail: '（邮箱略）', identity: '（证件号略）' } as const;

const patterns: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, hidden.mail],
  [/\b\d{17}[\dXx]\b/g, hidden.identity],
  [/(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g, hidden.phone],
  [/(?<!\d)0\d{2,3}[-－ ]?\d{7,8}(?!\d)/g, hidden.phone],
];

/**
 * Takes persons out of a text: every known name wherever it stands, and what looks like a telephone number, a mail address or an
 * identity number. Known names go longest first, so that a short one never uncovers the rest of a long one.
 */
export function masker(names: Iterable<string>): (text: string) => string {
  const known = [...new Set(names)].filter((name) => name.trim().length >= 2).sort((a, b) => b.length - a.length);
  const anyName = known.length > 0 ? new RegExp(known.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g') : null;
  return (text) => {
    const bare = anyName ? text.replace(anyName, hidden.name) : text;
    return patterns.reduce((masked, [pattern, word]) => masked.replace(pattern, word), bare);
  };
}
