import { App, Button } from 'antd';
import type { RecordView } from '../../../../../contract/records.ts';
import type { ComparisonResult } from '../../../../../contract/statute-comparisons.ts';
import { useLocale, useWords } from '../../../../shared/words.ts';
import { momentText, numberText } from '../../../record/format.ts';
import { Story } from '../../../record/story.tsx';
import { useKindLabel } from '../../../statute/kind-mark.tsx';
import { comparisonPageWords } from './comparison.text.ts';
import { recordOf, useAct } from './use-comparison.ts';

interface Props {
  readonly view: RecordView;
  readonly result: ComparisonResult;
  readonly old: string;
  readonly now: string;
}

/** What made the result, its figures, every correction by hand, and the story of the comparison. */
export function FiguresView({ view, result, old, now }: Props) {
  const t = useWords(comparisonPageWords);
  const locale = useLocale();
  const label = useKindLabel();
  const { message } = App.useApp();
  const act = useAct(view, () => void message.success(t.undone));
  const record = recordOf(view);
  const { statistics: s, rows, lost } = result.shown;
  const number = (n: number) => numberText(n, locale);
  const figures: readonly (readonly [string, string])[] = [
    [t.articlesOld, number(s.articles.old)],
    [t.articlesNew, number(s.articles.new)],
    ...(['modified', 'inserted', 'deleted', 'split', 'merged', 'split+merged', 'renumbered', 'unchanged'] as const).map(
      (kind): [string, string] => [label(kind), number(s.pairs[kind])],
    ),
    [label('moved'), number(s.moved)],
    [label('xref'), number(s.citationsOnly)],
    [label('byHand'), number(rows.filter((r) => r.byHand).length)],
    [t.lines, [s.lines.same, s.lines.changed, s.lines.moved, s.lines.inserted, s.lines.deleted].map(number).join(' / ')],
    [t.characters, [s.characters.kept, s.characters.added, s.characters.removed].map(number).join(' / ')],
  ];
  const nameOf = (key: string) => record.versions.find((v) => v.key === key)?.label ?? '';
  const corrections = record.corrections ?? [];
  return (
    <>
      <section className="section">
        <header>
          <h2>{t.facts}</h2>
        </header>
        <p>
          {t.madeBy(result.algorithmVersion, momentText(result.computedAt, locale), (result.computedIn / 1000).toFixed(2))} ·{' '}
          {t.round(result.round)}
        </p>
        {result.shownVersion !== result.algorithmVersion && <p>{t.shownBy(result.shownVersion)}</p>}
        {result.currentVersion !== result.algorithmVersion && <p className="law-newer">{t.newer(result.currentVersion)}</p>}
        <p className="quiet">{t.advice}</p>
      </section>
      <section className="section">
        <header>
          <h2>{t.figures}</h2>
        </header>
        <table className="rows-view law-figures">
          <thead>
            <tr>
              <th scope="col">{t.item}</th>
              <th scope="col">{t.count}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map(([item, count]) => (
              <tr key={item}>
                <td>{item}</td>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="section">
        <header>
          <h2>{t.corrections}</h2>
        </header>
        {corrections.length === 0 ? (
          <p className="quiet">{t.noCorrections}</p>
        ) : (
          <ul className="law-corrections">
            {corrections.map((c) => (
              <li key={c.key}>
                <div>
                  <b>{t.paired(c.oldArticles.join('、') || t.noOne, c.newArticles.join('、') || t.noOne)}</b>{' '}
                  <span className="quiet">{t.between(nameOf(c.oldVersion), nameOf(c.newVersion))}</span>
                </div>
                <div>{c.reason}</div>
                <div className="quiet">
                  {c.by} · {c.on}
                  {c.oldVersion === old && c.newVersion === now && lost.includes(c.key) && <span className="late"> · {t.lost}</span>}
                </div>
                {view.record.can.includes('undoCorrection') && (
                  <Button
                    size="small"
                    className="no-print"
                    loading={act.isPending && (act.variables?.input as { key?: string } | undefined)?.key === c.key}
                    onClick={() => act.mutate({ action: 'undoCorrection', input: { key: c.key } })}
                  >
                    {t.undo}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      <Story view={view} />
    </>
  );
}
