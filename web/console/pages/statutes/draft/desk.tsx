import { Button, Drawer, Grid } from 'antd';
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { ComparedView, FindingView, HintView } from '../../../../../contract/draft-reviews.ts';
import { useWords } from '../../../../shared/words.ts';
import { ArticlePanel } from './article-panel.tsx';
import { deskWords } from './desk.text.ts';
import { DeskBar, type DeskFilter } from './desk-bar.tsx';
import { DraftText } from './draft-text.tsx';
import { type FindingAct, isDecided } from './use-desk.ts';

interface Props {
  readonly reviewId: string;
  readonly comparison: string;
  readonly compared: ComparedView;
  readonly findings: readonly FindingView[];
  readonly mayDecide: boolean;
  readonly act: FindingAct;
}

const everything: DeskFilter = { kind: '', severity: '', isUndecidedOnly: false };

/** The draft on the left, what is to be judged about the chosen article on the right. */
export function Desk({ reviewId, comparison, compared, findings, mayDecide, act }: Props) {
  const t = useWords(deskWords);
  const isPhone = Grid.useBreakpoint().lg === false;
  const [filter, setFilter] = useState(everything);
  const [sought, setSought] = useState('');
  const [at, setAt] = useState<{ readonly position: number; readonly hint: string | null } | null>(null);
  const decided = useMemo(() => new Set(findings.filter(isDecided).flatMap((f) => f.fields.hintKey ?? [])), [findings]);
  const isDone = useCallback((key: string) => decided.has(key), [decided]);
  const admitted = useMemo(() => compared.hints.filter((h) => admits(filter, h, decided)), [compared, filter, decided]);
  const byArticle = useMemo(() => Map.groupBy(admitted, (h) => h.position), [admitted]);
  const found = useMemo(() => (sought === '' ? [] : compared.articles.filter((a) => a.text.includes(sought))), [compared, sought]);
  const fresh = useMemo(() => new Set(compared.fresh), [compared]);
  // The text follows a little later than the panel where there is much of it: keys are never kept waiting.
  const chosen = useDeferredValue(at?.position ?? null);
  const choose = useCallback((position: number) => setAt({ position, hint: null }), []);
  const step = useCallback(
    (by: 1 | -1) => {
      const next = neighbour(admitted, at, by);
      if (!next) return;
      setAt({ position: next.position, hint: next.key });
    },
    [admitted, at],
  );
  useKeys(step);
  useEffect(() => {
    const card = at?.hint ? document.querySelector<HTMLElement>(`.desk-panel [data-hint="${at.hint}"]`) : null;
    const panel = card?.closest('.desk-panel');
    if (card && panel) panel.scrollTop += card.getBoundingClientRect().top - panel.getBoundingClientRect().top - 96;
  }, [at]);
  const article = at === null ? undefined : compared.articles[at.position];
  const panel = article && (
    <ArticlePanel
      key={article.position}
      reviewId={reviewId}
      comparison={comparison}
      article={article}
      hints={compared.hints.filter((h) => h.position === article.position)}
      findings={findings}
      fresh={fresh}
      mayDecide={mayDecide}
      act={act}
    />
  );
  return (
    <>
      <DeskBar
        articles={compared.articles}
        all={compared.hints}
        admitted={admitted.length}
        done={compared.hints.filter((h) => decided.has(h.key)).length}
        filter={filter}
        sought={sought}
        found={found.length}
        onFilter={setFilter}
        onSeek={(words) => {
          setSought(words);
          const first = words === '' ? undefined : compared.articles.find((a) => a.text.includes(words));
          if (first) choose(first.position);
        }}
        onGo={choose}
        onStep={step}
      />
      {compared.leftOut > 0 && <p className="quiet">{t.leftOut(compared.leftOut)}</p>}
      {compared.hints.length === 0 && <p className="quiet">{t.noHints}</p>}
      <div className="desk">
        <DraftText articles={compared.articles} hints={byArticle} isDone={isDone} chosen={chosen} sought={sought} onChoose={choose} />
        {!isPhone && (
          <aside className="desk-panel" aria-label={t.panel}>
            {panel ?? <p className="empty">{t.chooseArticle}</p>}
          </aside>
        )}
      </div>
      {isPhone && (
        <Drawer
          open={article !== undefined}
          onClose={() => setAt(null)}
          size={'100%' as never}
          title={article?.label}
          extra={
            <Button size="small" onClick={() => step(1)} disabled={admitted.length === 0}>
              {t.next}
            </Button>
          }
        >
          {panel}
        </Drawer>
      )}
    </>
  );
}

const admits = (filter: DeskFilter, hint: HintView, decided: ReadonlySet<string>): boolean =>
  (filter.kind === '' || hint.kind === filter.kind) &&
  (filter.severity === '' || hint.severity === filter.severity) &&
  (!filter.isUndecidedOnly || !decided.has(hint.key));

/** The hint after or before where one is; from an article without a chosen hint, the nearest in that direction. */
function neighbour(
  hints: readonly HintView[],
  at: { readonly position: number; readonly hint: string | null } | null,
  by: 1 | -1,
): HintView | undefined {
  if (hints.length === 0) return undefined;
  if (at === null) return by === 1 ? hints[0] : hints.at(-1);
  const own = at.hint === null ? -1 : hints.findIndex((h) => h.key === at.hint);
  if (own >= 0) return hints[(own + by + hints.length) % hints.length];
  const next = by === 1 ? hints.find((h) => h.position >= at.position) : hints.findLast((h) => h.position <= at.position);
  return next ?? (by === 1 ? hints[0] : hints.at(-1));
}

/** J and K go from hint to hint, unless somebody is writing. */
function useKeys(step: (by: 1 | -1) => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const on = event.target as HTMLElement | null;
      if (on?.closest('input, textarea, select, [contenteditable], [role="combobox"], [role="dialog"]')) return;
      if (event.key === 'j' || event.key === 'J') step(1);
      else if (event.key === 'k' || event.key === 'K') step(-1);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [step]);
}
