import type { ReactNode } from 'react';

/** A stretch of a text to be marked, and how. */
export interface TextMark {
  readonly from: number;
  readonly to: number;
  readonly className: string;
  readonly title?: string;
}

/** A text with some stretches marked. Where two overlap, the one that begins first keeps its place. */
export function MarkedText({ text, marks }: { readonly text: string; readonly marks: readonly TextMark[] }) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const mark of [...marks].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const from = Math.max(mark.from, at);
    if (from >= mark.to || mark.to > text.length) continue;
    if (from > at) pieces.push(text.slice(at, from));
    pieces.push(
      <mark key={from} className={mark.className} title={mark.title}>
        {text.slice(from, mark.to)}
      </mark>,
    );
    at = mark.to;
  }
  pieces.push(text.slice(at));
  return <>{pieces}</>;
}
