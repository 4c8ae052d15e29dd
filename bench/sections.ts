/** Between which lines of the page a section stands. */
interface Marks {
  readonly begin: string;
  readonly end: string;
}
export const statuteMarks: Marks = { begin: '<!-- statute -->', end: '<!-- /statute -->' };
export const manyArticlesMarks: Marks = { begin: '<!-- statute-many -->', end: '<!-- /statute-many -->' };
export const intakeMarks: Marks = { begin: '<!-- statute-intake -->', end: '<!-- /statute-intake -->' };
export const opinionMarks: Marks = { begin: '<!-- opinions -->', end: '<!-- /opinions -->' };

/** A page with one of its sections replaced, or put at its end. */
export function withSection(page: string, section: string, { begin, end }: Marks): string {
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) return `${page.trimEnd()}\n\n${section}\n`;
  return `${page.slice(0, from)}${section}${page.slice(to + end.length)}`;
}

/** A section that a page has, or null. */
export function sectionOf(page: string, { begin, end }: Marks): string | null {
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  return from < 0 || to < from ? null : page.slice(from, to + end.length);
}
