const longest = 30;

/** A heading made of the first sentence of what somebody wrote, cut where it grows too long. */
export function headingOf(content: string): string {
  const first =
    content
      .trim()
      .split(/[\n。！？!?；;]/u)
      .find((part) => part.trim() !== '') ?? content;
  const chars = [...first.trim().replace(/\s+/gu, ' ')];
  return chars.length > longest ? `${chars.slice(0, longest - 1).join('')}…` : chars.join('') || '—';
}
