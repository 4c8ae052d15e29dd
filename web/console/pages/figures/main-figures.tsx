import type { FigureView } from '../../../../contract/system.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { numberText } from '../../record/format.ts';
import { Link } from '../../shell/link.tsx';
import { recordsOf, type Span } from './figure-search.ts';
import { figureWords } from './figures.text.ts';

interface Shown extends FigureView {
  readonly recordIds?: readonly string[] | undefined;
  readonly wholeIds?: readonly string[] | undefined;
}

interface Props {
  readonly figures: readonly Shown[];
  readonly span: Span;
  /** The same figures of another time, and what to call it. */
  readonly other: { readonly name: string; readonly figures: readonly FigureView[]; readonly span: Span } | null;
}

/** Counts and shares in a table: numerator, denominator, percentage, how it is counted; beside those of another time. */
export function MainFigures({ figures, span, other }: Props) {
  const t = useWords(figureWords);
  const locale = useLocale();
  const beside = new Map(other?.figures.map((f) => [f.measure, f]));
  return (
    <section className="section">
      <header>
        <h2>{t.numbers}</h2>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section style={{ overflowX: 'auto' }} tabIndex={0} aria-label={t.numbers}>
        <table className="rows-view figures">
          <thead>
            <tr>
              <th scope="col">{t.figure}</th>
              <th scope="col" className="num">
                {t.count}
              </th>
              <th scope="col" className="num">
                {t.base}
              </th>
              <th scope="col" className="num">
                {t.share}
              </th>
              {other && (
                <>
                  <th scope="col" className="num">
                    {other.name}
                  </th>
                  <th scope="col" className="num">
                    {t.difference}
                  </th>
                </>
              )}
              <th scope="col" className="how">
                {t.basis}
              </th>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => {
              const before = beside.get(figure.measure);
              const name = figure.label[locale];
              const number = (n: number, part: 'of' | 'part') =>
                span.frozen && !opensKept(figure, part, n) ? (
                  numberText(n, locale)
                ) : (
                  <Link {...recordsOf(figure, span, { part })} aria-label={`${name} ${n}`}>
                    {numberText(n, locale)}
                  </Link>
                );
              return (
                <tr key={figure.measure}>
                  <td>
                    {name}
                    {figure.hasRest && !span.frozen && (
                      <>
                        {' '}
                        <Link {...recordsOf(figure, span, { part: 'rest' })} className="quiet" aria-label={`${name} ${t.rest}`}>
                          {t.rest}
                        </Link>
                      </>
                    )}
                  </td>
                  {figure.mean === undefined ? (
                    <>
                      <td className="num">{number(figure.numerator, figure.isShare ? 'part' : 'of')}</td>
                      <td className="num">{figure.isShare ? number(figure.denominator, 'of') : ''}</td>
                      <td className="num">{shareText(figure)}</td>
                    </>
                  ) : (
                    <>
                      <td className="num">{figure.mean === null ? '—' : t.days(figure.mean)}</td>
                      <td className="num">{number(figure.denominator, 'of')}</td>
                      <td className="num" />
                    </>
                  )}
                  {other && (
                    <>
                      <td className="num quiet">
                        {before
                          ? figure.isShare
                            ? `${shareText(before)} (${before.numerator}/${before.denominator})`
                            : numberText(before.numerator, locale)
                          : '—'}
                      </td>
                      <td className="num">{before ? differenceText(figure, before, t.points) : '—'}</td>
                    </>
                  )}
                  <td className="quiet how">{figure.basis[locale]}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** Frozen numbers open the ids kept with them. Units and the like are counted out of those records; there is no list of them. */
function opensKept(figure: Shown, part: 'of' | 'part', n: number): boolean {
  const kept = part === 'of' && figure.isShare ? figure.wholeIds : figure.recordIds;
  return figure.opens[part] === figure.process && kept?.length === n;
}

const shareText = (figure: FigureView): string => (!figure.isShare ? '' : figure.percent === null ? '—' : `${figure.percent}%`);

/** Shares differ by percentage points, counts by their number. Worked out in hundredths, so that nothing is lost. */
function differenceText(now: FigureView, before: FigureView, points: string): string {
  const signed = (n: number, text: string) => (n > 0 ? `+${text}` : n < 0 ? `−${text}` : text);
  if (!now.isShare) {
    const n = now.numerator - before.numerator;
    return signed(n, String(Math.abs(n)));
  }
  if (now.percent === null || before.percent === null) return '—';
  const n = hundredths(now.percent) - hundredths(before.percent);
  return `${signed(n, (Math.abs(n) / 100).toFixed(2))} ${points}`;
}

const hundredths = (percent: string): number => Number(percent.replace('.', ''));
