import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { InputNumber } from 'antd';
import { activityRoutes, type FrequencyView } from '../../../../contract/activities.ts';
import { activity } from '../../../../processes/activity/activity.ts';
import { optionLabel } from '../../../../processes/text.ts';
import { deputyGroup } from '../../../../registers/deputy-group.ts';
import { call } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { activityWords } from '../../activity/activity.text.ts';
import { useText } from '../../language.ts';
import { today } from '../../record/format.ts';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { Link, useGo } from '../../shell/link.tsx';
import '../../activity/activity.css';

const took = 'held,reportDrafted,handedOver,organFeedback,archived';

/** How often groups met against the rule of the place, activities by kind and month, and deputies nobody invited. */
export function FrequencyPage() {
  const t = useWords(activityWords);
  const go = useGo();
  const { congressId } = useHere();
  const search = useSearch({ strict: false }) as { readonly year?: string };
  const year = Number(search.year) || Number(today().slice(0, 4));
  const asked = useQuery({
    queryKey: ['frequency', congressId, year],
    queryFn: ({ signal }) => call(activityRoutes.frequency, { query: { year } }, { signal }),
  });
  return (
    <Loaded of={asked} rows={10}>
      {(view) => (
        <div className="frequency">
          <header className="page-head">
            <h1>{t.frequency}</h1>
            <span className="quiet">{t.frequencyLead(view.year)}</span>
            <InputNumber
              aria-label={t.year}
              min={1954}
              max={2200}
              value={year}
              onChange={(next) => next && next >= 1954 && go('/activity-statistics', { year: String(next) }, true)}
            />
          </header>
          <Groups view={view} />
          <Held view={view} />
          <Never view={view} />
        </div>
      )}
    </Loaded>
  );
}

function Groups({ view }: { readonly view: FrequencyView }) {
  const t = useWords(activityWords);
  return (
    <section className="section">
      <header>
        <h2>{t.groups}</h2>
        <span className="quiet">{t.rule(view.every, view.perYear, view.centralPerYear)}</span>
      </header>
      {view.groups.length === 0 ? (
        <p className="quiet">{t.noGroups}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard
        <section className="scrolled" aria-label={t.groups} tabIndex={0}>
          <table className="rows-view groups">
            <thead>
              <tr>
                <th>{t.group}</th>
                <th className="num">{t.heldTimes}</th>
                {(view.perYear > 0 || view.centralPerYear > 0) && <th className="num">{t.asked}</th>}
                <th>{t.lastOn}</th>
                {view.every > 0 && <th>{t.dueOn}</th>}
                <th>{t.standing}</th>
              </tr>
            </thead>
            <tbody>
              {view.groups.map((g) => (
                <tr key={g.id}>
                  <td>
                    <Link to={`/${deputyGroup.plural}/${g.id}`}>{g.name}</Link>
                  </td>
                  <td className="num">
                    <Link to={`/${activity.plural}`} search={inYear(view.year, { groupId: g.id, state: took })}>
                      {g.held}
                    </Link>
                  </td>
                  {(view.perYear > 0 || view.centralPerYear > 0) && <td className="num">{g.required}</td>}
                  <td className="nowrap">{g.lastOn}</td>
                  {view.every > 0 && <td className="nowrap">{g.dueOn}</td>}
                  <td className={g.isBehind ? 'late nowrap' : 'quiet nowrap'}>{g.isBehind ? t.behind : t.fine}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

const inYear = (year: number, more: Record<string, string>) => ({
  'startOn.min': `${year}-01-01`,
  'startOn.max': `${year}-12-31`,
  ...more,
});

function Held({ view }: { readonly view: FrequencyView }) {
  const t = useWords(activityWords);
  const text = useText('activity');
  const monthOf = (n: number) => String(n).padStart(2, '0');
  const rows = [
    {
      title: t.kinds,
      rows: view.byKind.map((k) => ({
        name: optionLabel(text, 'kind', k.kind),
        count: k.count,
        search: inYear(view.year, { kind: k.kind, state: took }),
      })),
    },
    {
      title: t.months,
      rows: view.byMonth.map((m) => ({
        name: t.month(m.month),
        count: m.count,
        search: {
          'startOn.min': `${view.year}-${monthOf(m.month)}-01`,
          'startOn.max': `${view.year}-${monthOf(m.month)}-${new Date(Date.UTC(view.year, m.month, 0)).getUTCDate()}`,
          state: took,
        },
      })),
    },
  ];
  if (view.byKind.length === 0) return <p className="empty">{t.nothingHeld}</p>;
  return (
    <div className="counts">
      {rows.map((part) => (
        <section className="section" key={part.title}>
          <h3>{part.title}</h3>
          <table className="rows-view">
            <tbody>
              {part.rows.map((row) => (
                <tr key={row.name}>
                  <td>
                    {row.name}
                    <span className="bar" style={{ width: `${(row.count / Math.max(1, ...part.rows.map((r) => r.count))) * 100}%` }} />
                  </td>
                  <td className="num">
                    <Link to={`/${activity.plural}`} search={row.search}>
                      {row.count}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  );
}

function Never({ view }: { readonly view: FrequencyView }) {
  const t = useWords(activityWords);
  const { count, of, items } = view.neverInvited;
  return (
    <section className="section">
      <h2>{count === 0 ? t.everybody : t.never(count, of)}</h2>
      <p style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 16px' }}>
        {items.map((seat) => (
          <Link key={seat.id} to={`/deputyships/${seat.id}`}>
            {seat.name}
          </Link>
        ))}
        {count > items.length && <span className="quiet">{t.more(count - items.length)}</span>}
      </p>
    </section>
  );
}
