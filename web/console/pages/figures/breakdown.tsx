import { useMemo } from 'react';
import type { FigureView } from '../../../../contract/system.ts';
import { optionLabel } from '../../../../processes/text.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { useText } from '../../language.ts';
import { numberText } from '../../record/format.ts';
import { Link, useGo } from '../../shell/link.tsx';
import { type Bar, Bars } from './bars.tsx';
import { recordsOf, type Span } from './figure-search.ts';
import { figureWords } from './figures.text.ts';

interface Props {
  readonly figure: FigureView;
  readonly names: Readonly<Record<string, string>>;
  readonly span: Span;
}

const mostBars = 12;

/** One figure broken down by the values of a field: the finding as title, bars, and the numbers beside them. */
export function Breakdown({ figure, names, span }: Props) {
  const t = useWords(figureWords);
  const locale = useLocale();
  const go = useGo();
  const text = useText(figure.process);
  const { rows, by } = figure;
  const parts = useMemo(
    () =>
      (rows ?? []).map((row) => {
        const name = row.value === null ? t.unset : (names[row.value] ?? optionLabel(text, by ?? '', row.value));
        return {
          key: row.value ?? '',
          name,
          count: row.count,
          percent: row.percent,
          label:
            row.part === undefined
              ? `${numberText(row.count, locale)} · ${row.percent ?? '0.00'}%`
              : t.kept(numberText(row.part, locale), numberText(row.count, locale), row.percent ?? '0.00'),
        };
      }),
    [rows, by, names, text, t, locale],
  );
  const bars = useMemo(() => parts.slice(0, mostBars), [parts]);
  const [first, second] = parts.filter((p) => p.key !== '');
  const label = figure.label[locale];
  const unset = parts.find((p) => p.key === '');
  const hasPart = rows?.some((r) => r.part !== undefined) === true;
  const finding =
    !first || hasPart
      ? label
      : unset && unset.count > first.count
        ? t.mostUnset(numberText(unset.count, locale), unset.percent ?? '0.00', first.name, numberText(first.count, locale))
        : second?.count === first.count
          ? t.even(first.name, numberText(first.count, locale))
          : t.most(first.name, numberText(first.count, locale), first.percent ?? '0.00');
  const open = (bar: Bar) => {
    const { to, search } = recordsOf(figure, span, { value: bar.key });
    go(to, search);
  };
  return (
    <section className="section breakdown">
      <header>
        <h3>{finding}</h3>
        {finding !== label && <span className="quiet">{label}</span>}
      </header>
      {parts.length === 0 ? (
        <p className="quiet">{t.none}</p>
      ) : (
        <div className="beside">
          <Bars title={`${label} · ${finding}`} bars={bars} onBar={open} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
          <section className="table-scroll" tabIndex={0} aria-label={label}>
            <table className="rows-view">
              <thead>
                <tr>
                  <th scope="col">{t.part}</th>
                  <th scope="col" className="num">
                    {t.count}
                  </th>
                  <th scope="col" className="num">
                    {t.share}
                  </th>
                </tr>
              </thead>
              <tbody>
                {parts.map((part) => (
                  <tr key={part.key}>
                    <td>
                      <Link {...recordsOf(figure, span, { value: part.key })} aria-label={t.open(part.name)}>
                        {part.name}
                      </Link>
                    </td>
                    <td className="num">{numberText(part.count, locale)}</td>
                    <td className="num">{part.percent === null ? '—' : `${part.percent}%`}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {parts.length > mostBars && <p className="unseen">{t.others(parts.length - mostBars)}</p>}
          </section>
        </div>
      )}
    </section>
  );
}
