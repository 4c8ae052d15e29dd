import { memo, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import type { ShownArticle, ShownComparison, ShownRow } from '../../../../../contract/statute-comparisons.ts';
import { useLocale, useWords } from '../../../../shared/words.ts';
import { KindMark } from '../../../statute/kind-mark.tsx';
import type { ChangeKind } from '../../../statute/kinds.ts';
import { guessHeight, LawWords } from '../../../statute/law-article.tsx';
import { settle } from '../../../statute/settle.ts';
import { inParts, useGrowing } from '../../../statute/use-growing.ts';
import { comparisonPageWords } from './comparison.text.ts';
import type { TextsProps } from './side-view.tsx';

/** 原条文 | 修改后 | 说明: what belongs together in one row. */
export function TableView({ shown, kinds, only, current, handle, onChoose }: TextsProps) {
  const t = useWords(comparisonPageWords);
  const box = useRef<HTMLElement>(null);
  const parts = useMemo(() => inParts(shown.rows.flatMap((_, i) => (!only || only.has(i) ? [i] : []))), [shown, only]);
  const growing = useGrowing(parts.length);
  const find = (row: number) => box.current?.querySelector<HTMLElement>(`[data-row="${row}"]`) ?? null;
  const goToRow = (row: number) => {
    if (!find(row)) growing.all();
    settle(() => {
      const found = find(row);
      const element = box.current;
      if (!found || !element) return true;
      const wanted = Math.min(found.offsetTop - 44, element.scrollHeight - element.clientHeight);
      const isThere = Math.abs(element.scrollTop - wanted) < 1;
      element.scrollTop = wanted;
      return isThere;
    });
  };
  useImperativeHandle(handle, () => ({
    goToRow,
    goToArticle: ({ side, at }) => goToRow(shown[side].articles[at]?.row ?? 0),
    elementOf: ({ side, at }) => find(shown[side].articles[at]?.row ?? -1)?.querySelector<HTMLElement>(`[data-${side}="${at}"]`) ?? null,
  }));
  useEffect(() => {
    const found = current === null ? null : (box.current?.querySelector(`[data-row="${current}"]`) ?? null);
    found?.classList.add('is-here');
    return () => found?.classList.remove('is-here');
  }, [current]);
  useEffect(() => {
    const element = box.current;
    const choose = (event: Event) => {
      const row = (event.target as Element).closest<HTMLElement>('[data-row]')?.dataset.row;
      if (row !== undefined && window.getSelection()?.isCollapsed !== false) onChoose(Number(row));
    };
    element?.addEventListener('click', choose);
    return () => element?.removeEventListener('click', choose);
  }, [onChoose]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard
    <section className="law-table-box" ref={box} tabIndex={0} aria-label={t.view.table}>
      <table className="law-table" aria-label={t.view.table}>
        <thead>
          <tr className="law-row law-heads">
            <th scope="col">{t.oldHead}</th>
            <th scope="col">{t.newHead}</th>
            <th scope="col">{t.noteHead}</th>
          </tr>
        </thead>
        {parts.slice(0, growing.count).map((part) => (
          <RowsPart key={part[0]} rows={part} shown={shown} kinds={kinds} />
        ))}
      </table>
    </section>
  );
}

const RowsPart = memo(function RowsPart({
  rows,
  shown,
  kinds,
}: {
  readonly rows: readonly number[];
  readonly shown: ShownComparison;
  readonly kinds: readonly (readonly ChangeKind[])[];
}) {
  return (
    <tbody>
      {rows.map((at) => {
        const row = shown.rows[at];
        return row && <TableRow key={at} at={at} row={row} shown={shown} kinds={kinds[at] ?? []} />;
      })}
    </tbody>
  );
});

function TableRow({
  at,
  row,
  shown,
  kinds,
}: {
  readonly at: number;
  readonly row: ShownRow;
  readonly shown: ShownComparison;
  readonly kinds: readonly ChangeKind[];
}) {
  const locale = useLocale();
  const olds = row.old.flatMap((o) => shown.old.articles[o] ?? []);
  const news = row.new.flatMap((n) => shown.new.articles[n] ?? []);
  const height = (articles: readonly ShownArticle[]) => articles.reduce((sum, a) => sum + guessHeight(a, 30), 0);
  return (
    <tr
      className={`law-row ${kinds.map((k) => `is-${k}`).join(' ')}`}
      data-row={at}
      style={{ containIntrinsicBlockSize: `auto ${Math.max(40, height(olds), height(news))}px` }}
    >
      <td lang="zh-CN" className="law-cell">
        {row.old.map(
          (o, i) =>
            olds[i] && (
              <div key={o} data-old={o}>
                <LawWords article={olds[i]} />
              </div>
            ),
        )}
      </td>
      <td lang="zh-CN" className="law-cell">
        {row.new.map(
          (n, i) =>
            news[i] && (
              <div key={n} data-new={n}>
                <LawWords article={news[i]} />
              </div>
            ),
        )}
      </td>
      <td className="law-note">
        {kinds.length > 0 && (
          <span className="law-marks">
            {kinds.map((kind) => (
              <KindMark key={kind} kind={kind} />
            ))}
          </span>
        )}
        {row.note[locale]}
      </td>
    </tr>
  );
}
