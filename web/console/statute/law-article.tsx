import { Fragment, memo } from 'react';
import type { ShownArticle } from '../../../contract/statute-comparisons.ts';
import { KindMark } from './kind-mark.tsx';
import type { ChangeKind } from './kinds.ts';

interface Props {
  readonly article: ShownArticle;
  readonly at: number;
  readonly kinds: readonly ChangeKind[];
}

/** How high an article will be, roughly, before it is laid out; characters to a line as in half a desk's width. */
export function guessHeight({ lines }: ShownArticle, perLine = 34): number {
  const printed = lines.reduce((sum, line) => sum + Math.ceil((line.pieces.reduce((n, [, text]) => n + text.length, 0) + 6) / perLine), 0);
  return 18 + 27 * Math.max(1, printed);
}

/** One article of one side: its label, what became of it, and its words with what changed. */
export const LawArticle = memo(function LawArticle({ article, at, kinds }: Props) {
  return (
    <div
      className={`law-article ${kinds.map((k) => `is-${k}`).join(' ')}`}
      data-at={at}
      style={{ containIntrinsicBlockSize: `auto ${guessHeight(article)}px` }}
    >
      <LawWords article={article} />
      {kinds.length > 0 && (
        <span className="law-marks">
          {kinds.map((kind) => (
            <KindMark key={kind} kind={kind} />
          ))}
        </span>
      )}
    </div>
  );
});

/** The words of an article: struck through what went, underlined what came; `plain` shows no change. */
export function LawWords({ article, plain = false }: { readonly article: ShownArticle; readonly plain?: boolean }) {
  return (
    <>
      {(article.lines.length === 0 ? [null] : article.lines).map((line, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
        <p key={n} className={line && line.level !== 'paragraph' ? 'law-line law-item' : 'law-line'}>
          {n === 0 && (
            <button type="button" className="plain law-label">
              {article.label}
              {article.heading !== '' && ` ${article.heading}`}
            </button>
          )}
          {n === 0 && '　'}
          {line?.label}
          {line?.pieces.map(([sign, text], i) =>
            sign === '=' || plain ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name than their place
              <Fragment key={i}>{text}</Fragment>
            ) : sign === '-' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name than their place
              <del key={i}>{text}</del>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name than their place
              <ins key={i}>{text}</ins>
            ),
          )}
        </p>
      ))}
    </>
  );
}
