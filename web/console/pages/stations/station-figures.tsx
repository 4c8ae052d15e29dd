import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Select } from 'antd';
import { type StationFigures, stationRoutes } from '../../../../contract/stations.ts';
import { processOf } from '../../../../processes/all.ts';
import { call } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { numberText, today } from '../../record/format.ts';
import type { Search } from '../../router.tsx';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { Link, useSetSearch } from '../../shell/link.tsx';
import { stationWords } from './station-figures.text.ts';
import { StationTabs } from './station-tabs.tsx';
import './stations.css';

const yearsShown = 6;
/** What a citizen has sent but nobody has looked at yet is not counted. */
const openedOpinions = Object.keys(processOf('opinion').states)
  .filter((state) => state !== 'held')
  .join(',');
const counts = ['receptions', 'announced', 'visitors', 'serving', 'opinions', 'settled', 'satisfied', 'mediations'] as const;

/** How each station did in a year, each number opening its records; the stations without a reception for long come first. */
export function StationFiguresPage() {
  const t = useWords(stationWords);
  const locale = useLocale();
  const { congressId } = useHere();
  const search = useLocation().search as Search;
  const setSearch = useSetSearch();
  const thisYear = Number(today().slice(0, 4));
  const year = Number(search.year) || thisYear;
  const asked = useQuery({
    queryKey: ['station-figures', congressId, year],
    queryFn: ({ signal }) => call(stationRoutes.figures, { query: { year } }, { signal }),
  });
  return (
    <Loaded of={asked} rows={12}>
      {(view) => (
        <>
          <StationTabs />
          <header className="page-head">
            <h1>{t.title(view.year)}</h1>
            <span className="quiet">
              {t.lead(
                numberText(view.total.stations, locale),
                numberText(view.total.receptions, locale),
                numberText(view.total.visitors, locale),
                numberText(view.total.idle, locale),
              )}
            </span>
            <div className="tools no-print">
              <Select
                aria-label={t.year}
                value={year}
                options={Array.from({ length: yearsShown }, (_, i) => ({ value: thisYear - i, label: String(thisYear - i) }))}
                onChange={(to: number) => setSearch({ year: to === thisYear ? null : String(to) })}
              />
            </div>
          </header>
          {view.stations.length === 0 ? <p className="empty">{t.none}</p> : <Figures view={view} />}
        </>
      )}
    </Loaded>
  );
}

function Figures({ view }: { readonly view: StationFigures }) {
  const t = useWords(stationWords);
  const idle = view.stations.filter((s) => s.isIdle);
  return (
    <>
      <section className="section">
        <h2>{t.idleTitle(view.idleAfter)}</h2>
        {idle.length === 0 ? (
          <p className="quiet">{t.idleNone}</p>
        ) : (
          <ul className="idle-stations">
            {idle.map((s) => (
              <li key={s.id}>
                <Link to={`/stations/${s.id}`}>{s.name}</Link> <span className="quiet">{s.lastOn ?? t.never}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="section station-figures">
        <h2>{t.all}</h2>
        {view.isCut && <p className="quiet">{t.onlyMost}</p>}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard */}
        <section className="scrolled" aria-label={t.all} tabIndex={0}>
          <table className="rows-view">
            <thead>
              <tr>
                <th scope="col">{t.columns.name}</th>
                <th scope="col">{t.columns.district}</th>
                {counts.map((c) => (
                  <th key={c} scope="col" className="num">
                    {t.columns[c]}
                  </th>
                ))}
                <th scope="col">{t.columns.lastOn}</th>
                <th scope="col">{t.columns.nextOn}</th>
              </tr>
            </thead>
            <tbody>
              {view.stations.map((s) => (
                <StationRow key={s.id} station={s} year={view.year} />
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t.total}</th>
                <td />
                {counts.map((c) => (
                  <td key={c} className="num">
                    {view.total[c]}
                  </td>
                ))}
                <td />
                <td />
              </tr>
            </tfoot>
          </table>
        </section>
      </section>
    </>
  );
}

function StationRow({ station: s, year }: { readonly station: StationFigures['stations'][number]; readonly year: number }) {
  const t = useWords(stationWords);
  const within = (field: string) => ({ stationId: s.id, [`${field}.min`]: `${year}-01-01`, [`${field}.max`]: `${year}-12-31` });
  return (
    <tr>
      <th scope="row">
        <Link to={`/stations/${s.id}`}>{s.name}</Link>
      </th>
      <td>{s.district}</td>
      {counts.map((c) => (
        <td key={c} className="num">
          {c === 'receptions' && s.receptions > 0 ? (
            <Link to="/receptions" search={{ ...within('heldOn'), state: 'held,closed' }} aria-label={t.openReceptions(s.name, s[c])}>
              {s[c]}
            </Link>
          ) : c === 'opinions' && s.opinions > 0 ? (
            <Link to="/opinions" search={{ ...within('submittedOn'), state: openedOpinions }} aria-label={t.openOpinions(s.name, s[c])}>
              {s[c]}
            </Link>
          ) : c === 'mediations' && s.mediations > 0 ? (
            <Link
              to="/mediations"
              search={{ ...within('on'), 'confirmedOn.set': 'true', state: 'confirmed,closed,archived' }}
              aria-label={t.openMediations(s.name, s[c])}
            >
              {s[c]}
            </Link>
          ) : (
            s[c]
          )}
        </td>
      ))}
      <td className={s.isIdle ? 'late' : undefined}>{s.lastOn ?? t.never}</td>
      <td>{s.nextOn ?? ''}</td>
    </tr>
  );
}
