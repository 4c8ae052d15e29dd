import { useQuery } from '@tanstack/react-query';
import { activityRoutes, type DayView } from '../../../contract/activities.ts';
import type { AnyProcess } from '../../../engine/define.ts';
import { activity } from '../../../processes/activity/activity.ts';
import { opinion } from '../../../processes/opinion/opinion.ts';
import { participation } from '../../../processes/participation/participation.ts';
import { call, sentenceOf } from '../../shared/api.ts';
import { useLocale, useWords } from '../../shared/words.ts';
import { clockText, numberText } from '../record/format.ts';
import { StateTag } from '../record/lights.tsx';
import { Link } from '../shell/link.tsx';
import { activityWords } from './activity.text.ts';

const often = 15_000;

/** The figures of a day held at many places, renewed while one looks; each opens the records it counts. */
export function DayPart({ id, isQuiet = false }: { readonly id: string; readonly isQuiet?: boolean }) {
  const t = useWords(activityWords);
  const asked = useQuery({
    queryKey: ['activity-day', id],
    queryFn: ({ signal }) => call(activityRoutes.day, { params: { id } }, { signal }),
    refetchInterval: often,
  });
  const day = asked.data;
  if (isQuiet && (!day || (day.places < 2 && day.invited === 0))) return null;
  return (
    <section className="section">
      <header>
        <h2>{t.day}</h2>
        {day && <span className="quiet">{t.dayLead(clockText(new Date(day.at)))}</span>}
      </header>
      {asked.isError && (
        <p className="late" role="alert">
          {sentenceOf(asked.error)}
        </p>
      )}
      {day && <Figures id={id} day={day} />}
    </section>
  );
}

/** All states but one, as a list's filter. */
const but = (process: Pick<AnyProcess, 'states'>, state: string): string =>
  Object.keys(process.states)
    .filter((s) => s !== state)
    .join();

function Figures({ id, day }: { readonly id: string; readonly day: DayView }) {
  const t = useWords(activityWords);
  const locale = useLocale();
  const ids = day.stations.map((s) => s.id).join(',');
  const isParted = day.stations.some((s) => s.id !== id);
  const told = { activityId: ids, state: but(opinion, 'held') };
  const places = isParted ? { partOfId: id } : null;
  const opens: Partial<Record<keyof typeof t.figures, { to: string; search: Record<string, string> }>> = {
    ...(places
      ? {
          places: { to: `/${activity.plural}`, search: places },
          open: { to: `/${activity.plural}`, search: { ...places, state: 'notified,signingUp' } },
          held: { to: `/${activity.plural}`, search: { ...places, state: 'held,reportDrafted,handedOver,organFeedback,archived' } },
        }
      : {}),
    invited: { to: `/${participation.plural}`, search: { activityId: ids, state: but(participation, 'withdrawn') } },
    present: { to: `/${participation.plural}`, search: { activityId: ids, state: 'present' } },
    opinions: { to: `/${opinion.plural}`, search: told },
    handedOver: { to: `/${opinion.plural}`, search: { ...told, 'unitId.set': 'true' } },
    closed: { to: `/${opinion.plural}`, search: { ...told, 'closedOn.set': 'true' } },
  };
  const most = Math.max(1, ...day.byCategory.map((c) => c.count));
  return (
    <>
      <dl className="activity-counts">
        {(Object.keys(t.figures) as (keyof typeof t.figures)[]).map((key) => {
          const shown = numberText(day[key], locale);
          const open = opens[key];
          return (
            <div key={key}>
              <dt>{t.figures[key]}</dt>
              <dd>
                {open ? (
                  <Link to={open.to} search={open.search}>
                    {shown}
                  </Link>
                ) : (
                  shown
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {day.byCategory.length > 0 && (
        <>
          <h3>{t.byCategory}</h3>
          <table className="rows-view">
            <tbody>
              {day.byCategory.map((c) => (
                <tr key={c.categoryId ?? ''}>
                  <td style={{ width: '60%' }}>
                    {c.categoryId ? (day.names[c.categoryId] ?? '') : t.noCategory}
                    <span
                      className="bar"
                      style={{ display: 'block', height: 4, background: 'var(--ink)', width: `${(c.count / most) * 100}%` }}
                    />
                  </td>
                  <td>
                    <Link
                      to={`/${opinion.plural}`}
                      search={{ ...told, ...(c.categoryId ? { categoryId: c.categoryId } : { 'categoryId.set': 'false' }) }}
                    >
                      {numberText(c.count, locale)}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {isParted && (
        <>
          <h3 style={{ marginTop: 12 }}>{t.perPlace}</h3>
          <div className="roster">
            <table className="rows-view">
              <thead>
                <tr>
                  <th>{t.figures.places}</th>
                  <th />
                  <th className="num">{t.figures.present}</th>
                  <th className="num">{t.figures.voters}</th>
                  <th className="num">{t.figures.opinions}</th>
                </tr>
              </thead>
              <tbody>
                {day.stations.map((s) => (
                  <tr key={s.id}>
                    <td>
                      <Link to={`/${activity.plural}/${s.id}`}>{s.name}</Link>
                    </td>
                    <td>
                      <StateTag process={activity} state={s.state} />
                    </td>
                    <td className="num">
                      {s.present}/{s.invited}
                    </td>
                    <td className="num">{numberText(s.voters, locale)}</td>
                    <td className="num">{numberText(s.opinions, locale)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  );
}
