import './holidays.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { systemRoutes } from '../../../../contract/system.ts';
import { holidayYear } from '../../../../registers/registers.ts';
import { type Answer, call, sentenceOf } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { today } from '../../record/format.ts';
import { actionRoute, routesOf } from '../../record/routes-of.ts';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { Link, useSetSearch } from '../../shell/link.tsx';
import { Labelled, Sentence } from '../admin/labelled.tsx';
import { holidayWords } from './holidays.text.ts';
import { isWeekend, YearCalendar } from './year-calendar.tsx';

type YearView = Answer<typeof systemRoutes.calendar>;
const mostDays = 60;

/** The statutory calendar of a year, and the congress's own entry where it has one. */
export function HolidaysPage() {
  const t = useWords(holidayWords);
  const { congressId, roles } = useHere();
  const { search } = useLocation();
  const setSearch = useSetSearch();
  const thisYear = Number(today().slice(0, 4));
  const given = Number((search as Record<string, string>).year);
  const year = Number.isInteger(given) && given >= 2000 && given <= 2200 ? given : thisYear;
  const [isEditing, setEditing] = useState(false);
  const asked = useCalendar(congressId, year);
  const next = useCalendar(congressId, thisYear + 1);
  const own = useQuery({
    queryKey: [holidayYear.plural, congressId, year],
    queryFn: () => call(routesOf(holidayYear).list, { query: { year: String(year), state: 'active', limit: 1 } }),
  });
  const row = own.data?.items[0] ?? null;
  const show = (to: number) => {
    setEditing(false);
    setSearch({ year: String(to) });
  };
  return (
    <>
      <header className="page-head">
        <h1>{t.title}</h1>
        <span className="quiet">{t.lead}</span>
      </header>
      {next.data && !next.data.hasNotice && (
        <p
          className={`section light ${Number(today().slice(5, 7)) >= 11 ? 'light-near' : ''}`}
          style={{ whiteSpace: 'normal' }}
          role="status"
        >
          <i aria-hidden>▲</i>
          {t.missing(thisYear + 1)}
        </p>
      )}
      <div className="filters">
        <Button aria-label={t.previous} disabled={year <= 2000} onClick={() => show(year - 1)}>
          ‹
        </Button>
        <strong style={{ padding: '0 8px', fontSize: 16 }}>{t.yearOf(year)}</strong>
        <Button aria-label={t.next} disabled={year >= 2200} onClick={() => show(year + 1)}>
          ›
        </Button>
        {roles.has('systemAdmin') && !isEditing && asked.data && own.data && (
          <Button style={{ marginLeft: 'auto' }} onClick={() => setEditing(true)}>
            {row ? t.edit : t.add}
          </Button>
        )}
      </div>
      <Loaded of={asked} rows={12}>
        {(view) =>
          isEditing ? (
            <YearEditor key={year} view={view} row={row} onClose={() => setEditing(false)} />
          ) : (
            <section className="section">
              <p>{t.sentence(view.restDays.filter((d) => !isWeekend(d)).length, view.workDays.length)}</p>
              <p className="quiet" style={{ marginBottom: 12 }}>
                {view.hasNotice ? (
                  <>
                    <span className="tag">{view.own ? t.own : t.national}</span> {view.notice}
                    {row && (
                      <>
                        {' · '}
                        <Link to={`/${holidayYear.plural}/${row.id}`}>{t.log}</Link>
                      </>
                    )}
                  </>
                ) : (
                  t.missingHere
                )}
              </p>
              <YearCalendar year={year} restDays={view.restDays} workDays={view.workDays} />
            </section>
          )
        }
      </Loaded>
    </>
  );
}

const useCalendar = (congressId: string, year: number) =>
  useQuery({
    queryKey: ['calendar', congressId, year],
    queryFn: ({ signal }) => call(systemRoutes.calendar, { query: { year } }, { signal }),
  });

interface EditorProps {
  readonly view: YearView;
  readonly row: { readonly id: string; readonly version: number } | null;
  readonly onClose: () => void;
}

function YearEditor({ view, row, onClose }: EditorProps) {
  const t = useWords(holidayWords);
  const client = useQueryClient();
  const [rest, setRest] = useState<readonly string[]>(view.restDays);
  const [work, setWork] = useState<readonly string[]>(view.workDays);
  const [notice, setNotice] = useState(view.notice ?? '');
  const [fault, setFault] = useState<string | undefined>();
  const save = useMutation({
    mutationFn: () => {
      const body = { year: view.year, restDays: [...rest].sort(), workDays: [...work].sort(), notice: notice.trim() };
      return call(
        actionRoute(holidayYear, row ? 'edit' : 'create'),
        { ...(row ? { params: { id: row.id } } : {}), body } as never,
        row ? { version: row.version } : {},
      );
    },
    onSuccess: async () => {
      await Promise.all(['calendar', holidayYear.plural].map((key) => client.invalidateQueries({ queryKey: [key] })));
      onClose();
    },
  });
  const toggle = (day: string) => {
    const without = (list: readonly string[]) => list.filter((d) => d !== day);
    if (work.includes(day)) setWork(without(work));
    else if (isWeekend(day)) {
      setRest(without(rest));
      setWork([...work, day]);
    } else setRest(rest.includes(day) ? without(rest) : [...rest, day]);
  };
  const send = () => {
    const found = notice.trim() === '' ? t.needNotice : rest.length > mostDays || work.length > mostDays ? t.tooMany : undefined;
    setFault(found);
    if (!found) save.mutate();
  };
  return (
    <section className="section form">
      <Sentence text={save.error ? sentenceOf(save.error) : null} />
      <p className="quiet">{t.editHelp}</p>
      <p aria-live="polite">{t.sentence(rest.filter((d) => !isWeekend(d)).length, work.length)}</p>
      <YearCalendar year={view.year} restDays={rest} workDays={work} onDay={toggle} />
      <Labelled id="holiday-notice" label={t.notice} help={t.noticeHelp} fault={fault}>
        <Input id="holiday-notice" maxLength={200} value={notice} onChange={(e) => setNotice(e.target.value)} />
      </Labelled>
      <div className="form-foot">
        <Button type="primary" loading={save.isPending} onClick={send}>
          {t.save}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </div>
    </section>
  );
}
