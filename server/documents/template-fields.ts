import type { Paper } from '../../engine/paper.ts';

/** The field that stands for the code of the public page; templates use it as a condition around its picture. */
export const qrField = '二维码';

/** The name of the condition "this field or list is not empty". */
export const conditionOf = (paper: Paper, name: string): string =>
  Object.values(paper.lists ?? {}).some((l) => l.zh === name) ? `有${name}` : name;

/** The names a template of this paper may use, and within which list each may stand (null: anywhere). */
export function knownFields(paper: Paper): Map<string, ReadonlySet<string | null>> {
  const known = new Map<string, Set<string | null>>();
  const add = (name: string, within: string | null) => known.set(name, (known.get(name) ?? new Set()).add(within));
  for (const label of Object.values(paper.fields)) add(label.zh, null);
  for (const list of Object.values(paper.lists ?? {})) {
    add(list.zh, null);
    add(`有${list.zh}`, null);
    for (const label of Object.values(list.columns)) add(label.zh, list.zh);
  }
  add(qrField, null);
  return known;
}

/** The names that the paper's own default layout uses: an office's template without one of them is told so. */
export function expectedFields(paper: Paper): string[] {
  const texts = paper.layout.flatMap((b): string[] => {
    if (b.kind === 'text') return [b.text, b.each ? `{${b.each}}` : ''];
    if (b.kind === 'form') return b.rows.flatMap((r) => r.cells.map((c) => c.text));
    if (b.kind === 'list') return [`{${b.list}}`, ...b.columns.map((c) => c.text)];
    return [];
  });
  return [...new Set(texts.flatMap((t) => [...t.matchAll(/\{([^{}]+)\}/g)].map((m) => m[1] ?? '')))];
}
