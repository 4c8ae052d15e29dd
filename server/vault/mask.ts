/** A name, number, address or place with most of it covered: enough to tell two apart, not enough to find anybody. */
export function masked(kind: string, text: string): string {
  const chars = [...text];
  if (kind === 'phone') return chars.length < 7 ? '*'.repeat(chars.length) : `${chars.slice(0, 3).join('')}****${chars.slice(-4).join('')}`;
  if (kind === 'email') return `${chars[0] ?? ''}***${text.slice(text.lastIndexOf('@'))}`;
  const shown = chars.length > 6 ? 3 : 1;
  return `${chars.slice(0, shown).join('')}${'*'.repeat(Math.min(6, Math.max(1, chars.length - shown)))}`;
}
