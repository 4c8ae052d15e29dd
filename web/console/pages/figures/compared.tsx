import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { reportRoutes } from '../../../../contract/reports.ts';
import type { FigureView } from '../../../../contract/system.ts';
import { type Answer, addressOf, call } from '../../../shared/api.ts';
import { type Locale, useLocale, useWords } from '../../../shared/words.ts';
import { numberText } from '../../record/format.ts';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { Link } from '../../shell/link.tsx';
import { ComparedChart } from './compared-chart.tsx';
import { recordsOf, type Span } from './figure-search.ts';
import { figureWords } from './figures.text.ts';

type Answered = Answer<typeof reportRoutes.compare>;
type Value = Answered['figures'][number]['values'][number];

/** The figures beside those of the session before and of the same session of the term before, with how they moved. */
export function Compared({ span }: { readonly span: Span }) {
  const t = useWords(figureWords);
  const { congressId } = useHere();
  const compared = useQuery({
    queryKey: ['compared', congressId, span],
    queryFn: ({ signal }) => call(reportRoutes.compare, { query: { ...span } }, { signal }),
  });
  return (
    <section className="section">
      <header>
        <h2>{t.earlier}</h2>
        <Button
          size="small"
          className="no-print"
          href={addressOf(reportRoutes.exportCompared, { query: { ...span, format: 'xlsx' } })}
          download
        >
          {t.exportXlsx}
        </Button>
      </header>
      <Loaded of={compared} rows={14}>
        {(data) => (data.sessions.length < 2 ? <p className="quiet">{t.noEarlier}</p> : <Both data={data} />)}
      </Loaded>
    </section>
  );
}

/** The chart beside the table it was drawn from. */
function Both({ data }: { readonly data: Answered }) {
  return (
    <>
      <ComparedChart data={data} />
      <Table data={data} />
    </>
  );
}

function Table({ data }: { readonly data: Answered }) {
  const t = useWords(figureWords);
  const locale = useLocale();
  const { sessions } = data;
  const shown = data.figures.filter((f) => f.values[0] && f.values[0].figure.by === null);
  return (
    <>
      <p className="quiet">{t.samePeriod}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section style={{ overflowX: 'auto' }} tabIndex={0} aria-label={t.earlier}>
        <table className="rows-view figures">
          <thead>
            <tr>
              <th scope="col">{t.figure}</th>
              {sessions.map((s, i) => (
                <th key={s.when} scope="colgroup" className="num" colSpan={i === 0 ? 1 : 2}>
                  {i === 0 ? '' : `${t.when[s.when]}: `}
                  {s.name}
                  <br />
                  <span className="quiet">
                    {t.cutoff} {s.cutoff}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ measure, values }) => (
              <tr key={measure}>
                <td>{values[0]?.figure.label[locale]}</td>
                {sessions.flatMap((session, i) => {
                  const value = values[i];
                  if (!value) return [];
                  const own = { session: session.sessionId, cutoff: session.cutoff };
                  const cell = (
                    <td key={session.when} className="num">
                      <Counted figure={value.figure} span={own} name={`${value.figure.label[locale]} ${session.name}`} />
                    </td>
                  );
                  if (i === 0) return [cell];
                  return [
                    cell,
                    <td key={`${session.when}-change`} className="num quiet">
                      {changeText(value, locale, t)}
                    </td>,
                  ];
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

interface NumberProps {
  readonly figure: FigureView;
  readonly span: Span;
  readonly name: string;
}

/** A share with its two counts, a mean with its base, or a plain count; each count opens its records. */
function Counted({ figure, span, name }: NumberProps) {
  const t = useWords(figureWords);
  const locale = useLocale();
  const link = (n: number, part: 'of' | 'part') => (
    <Link {...recordsOf(figure, span, { part })} aria-label={`${name} ${n}`}>
      {numberText(n, locale)}
    </Link>
  );
  if (figure.mean !== undefined)
    return (
      <>
        {figure.mean === null ? '—' : t.days(figure.mean)} ({link(figure.denominator, 'of')})
      </>
    );
  if (!figure.isShare) return link(figure.numerator, 'of');
  return (
    <>
      {figure.percent === null ? '—' : `${figure.percent}%`} ({link(figure.numerator, 'part')}/{link(figure.denominator, 'of')})
    </>
  );
}

type T = { readonly points: string; days(n: string): string };

function changeText({ figure, difference, growth }: Value, locale: Locale, t: T): string {
  if (difference === null) return '—';
  const number = Number(difference);
  const sign = number > 0 ? '+' : number < 0 ? '−' : '';
  const size = difference.replace('-', '');
  if (figure.mean !== undefined) return `${sign}${t.days(size)}`;
  if (figure.isShare) return `${sign}${size} ${t.points}`;
  return `${sign}${numberText(Math.abs(number), locale)}${growth === null ? '' : ` (${growth.startsWith('-') ? '−' : number > 0 ? '+' : ''}${growth.replace('-', '')}%)`}`;
}
