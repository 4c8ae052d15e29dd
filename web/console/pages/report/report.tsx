import './report.css';
import { useLocation } from '@tanstack/react-router';
import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { reportRoutes } from '../../../../contract/reports.ts';
import { congressSession } from '../../../../registers/registers.ts';
import { addressOf } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { momentText, today } from '../../record/format.ts';
import { useCongressSessions, useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { Link, useSetSearch } from '../../shell/link.tsx';
import { Found } from './found.tsx';
import { MadeReports, MakeReport } from './made.tsx';
import { ReportPaper } from './paper.tsx';
import { reportWords } from './report.text.ts';
import { TemplatePage } from './template.tsx';
import { useMadeReport, useReport } from './use-report.ts';

/** The yearly report on handling: as it reads now, as it was made earlier, and the template it is made from. */
export function ReportPage() {
  const t = useWords(reportWords);
  const sessions = useCongressSessions();
  return (
    <Loaded of={sessions}>
      {(items) =>
        items.length === 0 ? (
          <p className="empty">
            {t.noSession} <Link to={`/${congressSession.plural}`}>{t.toSessions}</Link>
          </p>
        ) : (
          <Reports sessions={items.map((s) => ({ id: s.id, name: String(s.fields.name ?? '') }))} />
        )
      }
    </Loaded>
  );
}

function Reports({ sessions }: { readonly sessions: readonly { readonly id: string; readonly name: string }[] }) {
  const t = useWords(reportWords);
  const { sessionId, roles } = useHere();
  const { search } = useLocation();
  const { session: asked, cutoff: until, made, edit } = search as Record<string, string | undefined>;
  const setSearch = useSetSearch();
  const [isMaking, setMaking] = useState(false);
  const session = sessions.find((s) => s.id === (asked ?? sessionId))?.id ?? sessions[0]?.id ?? '';
  const cutoff = until && /^\d{4}-\d{2}-\d{2}$/.test(until) ? until : today();
  const isLive = !made && !edit;
  const live = useReport(session, cutoff, isLive);
  const mayMake = roles.has('deputyWorkOfficer');
  return (
    <>
      <header className="page-head">
        <h1>{t.title}</h1>
        {isLive && <span className="quiet">{t.lead}</span>}
        <span className="tools no-print">
          <Button onClick={() => setSearch({ edit: edit ? null : '1', made: null })}>{edit ? t.backToReport : t.edit}</Button>
          {mayMake && isLive && (
            <Button type="primary" onClick={() => setMaking(true)}>
              {t.make}
            </Button>
          )}
        </span>
      </header>
      <search className="filters no-print">
        <Select
          aria-label={t.session}
          value={session}
          style={{ minWidth: 220 }}
          onChange={(id) => setSearch({ session: id, made: null })}
          options={sessions.map((s) => ({ value: s.id, label: s.name }))}
        />
        <label htmlFor="report-cutoff">{t.cutoff}</label>
        <DatePicker
          id="report-cutoff"
          value={dayjs(cutoff)}
          allowClear={false}
          format="YYYY-MM-DD"
          onChange={(d) => setSearch({ cutoff: d ? d.format('YYYY-MM-DD') : null, made: null })}
        />
        <Link to="/check-report">{t.toCheck}</Link>
      </search>
      {made && <MadeReport id={made} />}
      {edit && !made && <TemplatePage session={session} cutoff={cutoff} maySave={mayMake} />}
      {isLive && (
        <Loaded of={live} rows={14}>
          {(report) => (
            <section className="section">
              <Found text={report.text} checks={report.checks} />
              <ReportPaper blocks={report.blocks} sessions={report.sessions} />
            </section>
          )}
        </Loaded>
      )}
      {!edit && <MadeReports session={session} />}
      <MakeReport open={isMaking} session={session} cutoff={cutoff} onClose={() => setMaking(false)} />
    </>
  );
}

function MadeReport({ id }: { readonly id: string }) {
  const t = useWords(reportWords);
  const locale = useLocale();
  const report = useMadeReport(id);
  const setSearch = useSetSearch();
  return (
    <Loaded of={report} rows={14}>
      {(found) => (
        <section className="section">
          <header>
            <h2>{t.keptTitle(momentText(found.madeAt, locale), found.madeBy)}</h2>
            <Button size="small" href={addressOf(reportRoutes.exportFile, { params: { id } })} download className="no-print">
              {t.download}
            </Button>
            <Button size="small" className="no-print" onClick={() => setSearch({ made: null })}>
              {t.live}
            </Button>
          </header>
          <p className={found.isSame ? 'quiet' : 'late'}>{found.isSame ? t.same : t.notSame}</p>
          <Found text={found.text} checks={found.checks} />
          <ReportPaper blocks={found.blocks} sessions={null} />
        </section>
      )}
    </Loaded>
  );
}
