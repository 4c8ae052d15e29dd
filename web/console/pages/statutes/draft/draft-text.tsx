import { memo, useEffect, useMemo, useRef } from 'react';
import type { DraftArticle, HintView } from '../../../../../contract/draft-reviews.ts';
import { useWords } from '../../../../shared/words.ts';
import { MarkedText, type TextMark } from '../../../statute/marked-text.tsx';
import { deskWords } from './desk.text.ts';
import { SeverityMark } from './severity.tsx';

interface Props {
  readonly articles: readonly DraftArticle[];
  /** Hints that the filter admits, by the place of their article. */
  readonly hints: ReadonlyMap<number, readonly HintView[]>;
  readonly isDone: (key: string) => boolean;
  readonly chosen: number | null;
  /** Words to find; places of articles that hold them. */
  readonly sought: string;
  readonly onChoose: (position: number) => void;
}

/** The draft as it reads, with marks where there are hints. Articles out of sight cost the browser nothing. */
export const DraftText = memo(function DraftText({ articles, hints, isDone, chosen, sought, onChoose }: Props) {
  const t = useWords(deskWords);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (chosen === null) return;
    const own = box.current;
    const article = own?.querySelector<HTMLElement>(`[data-position="${chosen}"]`);
    if (!own || !article) return;
    return bringIntoSight(own, article);
  }, [chosen]);
  return (
    <section className="desk-text" aria-label={t.text} ref={box} tabIndex={-1}>
      {articles.map((article) => (
        <Article
          key={article.position}
          article={article}
          hints={hints.get(article.position) ?? none}
          done={(hints.get(article.position) ?? none).filter((h) => isDone(h.key)).length}
          isChosen={chosen === article.position}
          sought={sought}
          onChoose={onChoose}
        />
      ))}
    </section>
  );
});

/** Scrolls the text, not the page. What was out of sight takes its real height only when it comes into it, so it is looked at once more. */
function bringIntoSight(box: HTMLElement, article: HTMLElement): () => void {
  const look = (): void => {
    const [outer, inner] = [box.getBoundingClientRect(), article.getBoundingClientRect()];
    const bottom = Math.min(outer.bottom, window.innerHeight);
    if (inner.top >= outer.top && inner.bottom <= bottom) return;
    if (box.scrollHeight > box.clientHeight + 1) box.scrollTop += inner.top - outer.top - (bottom - outer.top) / 3;
    else article.scrollIntoView({ block: 'center' });
  };
  look();
  const frame = requestAnimationFrame(look);
  return () => cancelAnimationFrame(frame);
}

const none: readonly HintView[] = [];
const rank = { error: 0, warning: 1, note: 2 } as const;

interface ArticleProps {
  readonly article: DraftArticle;
  readonly hints: readonly HintView[];
  readonly done: number;
  readonly isChosen: boolean;
  readonly sought: string;
  readonly onChoose: (position: number) => void;
}

const Article = memo(function Article({ article, hints, done, isChosen, sought, onChoose }: ArticleProps) {
  const worst = [...hints].sort((a, b) => rank[a.severity] - rank[b.severity])[0];
  const marks = useMemo(() => [...hintMarks(article.text, hints), ...soughtMarks(article.text, sought)], [article.text, hints, sought]);
  return (
    <>
      {article.begins.map((line) => (
        <h3 key={line} className="desk-chapter">
          {line}
        </h3>
      ))}
      <article className={isChosen ? 'desk-article chosen' : 'desk-article'} data-position={article.position}>
        <button type="button" className="plain" aria-current={isChosen} onClick={() => onChoose(article.position)}>
          <span className="desk-label">
            {article.label}
            {article.heading !== '' && ` ${article.heading}`}
          </span>
          <span className="desk-words">
            <MarkedText text={article.text} marks={marks} />
          </span>
          {worst && (
            <span className="desk-marks">
              <SeverityMark severity={worst.severity} bare />
              {done < hints.length ? `${done}/${hints.length}` : `✓ ${hints.length}`}
            </span>
          )}
        </button>
      </article>
    </>
  );
});

/** Where the clauses with hints stand in an article. */
function hintMarks(text: string, hints: readonly HintView[]): TextMark[] {
  return hints.flatMap(({ clause, severity }) => {
    const at = text.indexOf(clause);
    return at < 0 ? [] : [{ from: at, to: at + clause.length, className: `hinted hinted-${severity}` }];
  });
}

const mostFound = 50;

function soughtMarks(text: string, sought: string): TextMark[] {
  const marks: TextMark[] = [];
  if (sought === '') return marks;
  for (let at = text.indexOf(sought); at >= 0 && marks.length < mostFound; at = text.indexOf(sought, at + sought.length))
    marks.push({ from: at, to: at + sought.length, className: 'sought' });
  return marks;
}
