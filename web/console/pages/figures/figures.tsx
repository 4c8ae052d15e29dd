import './figures.css';
import { useLocation } from '@tanstack/react-router';
import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { type FigureView, systemRoutes } from '../../../../contract/system.ts';
import { congressSession } from '../../../../registers/registers.ts';
import { addressOf } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { momentText, numberText, today } from '../../record/format.ts';
import { useCongressSessions, useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { Link, useSetSearch } from '../../shell/link.tsx';
import { Breakdown } from './breakdown.tsx';
import { Compared } from './compared.tsx';
import type { Span } from './figure-search.ts';
import { figureWords } from './figures.text.ts';
import { Freeze } from './freeze.tsx';
import { MainFigures } from './main-figures.tsx';
import { useFigures, useSnapshot, useSnapshots } from './use-figures.ts';

/** The figures of a session until a day: as they are now or as they were frozen, alone or beside others. */
export function FiguresPage() {
  const t = useWords(figureWords);
  const sessions = useCongressSessions();
  return (
    <Loaded of={sessions}>
      {(items) =>
        items.length === 0 ? (
          <p className="empty">
            {t.noSession} <Link to={`/${congressSession.plural}`}>{t.toSessions}</Link>
          </p>
        ) : (
          <Figures sessions={items.map((s) => ({ id: s.id, name: String(s.fields.name ?? '') }))} />
        )
      }
    </Loaded>
  );
}

interface SessionName {
  readonly id: string;
  readonly name: string;
}

interface Counted {
  readonly data: { readonly figures: readonly FigureView[] } | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  refetch(): unknown;
}

function Figures({ sessions }: { readonly sessions: readonly SessionName[] }) {
  const t = useWords(figureWords);
  const locale = useLocale();
  const { sessionId, roles } = useHere();
  const { search } = useLocation();
  const { session: asked, cutoff: until, with: beside, frozen } = search as Record<string, string | undefined>;
  const setSearch = useSetSearch();
  const [isFreezing, setFreezing] = useState(false);
  const session = sessions.find((s) => s.id === (asked ?? sessionId))?.id ?? sessions[0]?.id ?? '';
  const cutoff = until && /^\d{4}-\d{2}-\d{2}$/.test(until) ? until : today();
  const span: Span = { session, cutoff };
  const live = useFigures(session, cutoff);
  const snapshots = useSnapshots(session);
  const shown = useSnapshot(frozen ?? null);
  const other = useOther(beside ?? null, cutoff, sessions);
  const view: Counted = frozen ? shown : live;
  const list = snapshots.data?.items ?? [];
  return (
    <>
      <header className="page-head">
        <h1>{t.title}</h1>
        {live.data && !frozen && <Finding figures={live.data.figures} cutoff={cutoff} />}
        {shown.data && frozen && <span className="quiet">{t.frozen(momentText(shown.data.madeAt, locale), shown.data.madeBy)}</span>}
        <span className="tools no-print">
          {(['xlsx', 'csv'] as const).map((format) => (
            <Button key={format} href={addressOf(systemRoutes.exportFigures, { query: { ...span, format } })} download>
              {format === 'xlsx' ? t.exportXlsx : t.exportCsv}
            </Button>
          ))}
          {roles.has('deputyWorkOfficer') && !frozen && (
            <Button type="primary" onClick={() => setFreezing(true)}>
              {t.freeze}
            </Button>
          )}
        </span>
      </header>
      <search className="filters no-print">
        <Select
          aria-label={t.session}
          value={session}
          style={{ minWidth: 220 }}
          onChange={(id) => setSearch({ session: id, frozen: null })}
          options={sessions.map((s) => ({ value: s.id, label: s.name }))}
        />
        <label htmlFor="figures-cutoff">{t.cutoff}</label>
        <DatePicker
          id="figures-cutoff"
          value={dayjs(shown.data && frozen ? shown.data.cutoff : cutoff)}
          disabled={Boolean(frozen)}
          allowClear={false}
          format="YYYY-MM-DD"
          onChange={(d) => setSearch({ cutoff: d ? d.format('YYYY-MM-DD') : null })}
        />
        {list.length > 0 && (
          <Select
            aria-label={t.showFrozen}
            value={frozen ?? ''}
            style={{ minWidth: 180 }}
            onChange={(id) => setSearch({ frozen: id })}
            options={[{ value: '', label: t.live }, ...list.map((s) => ({ value: s.id, label: t.frozenName(s.cutoff, s.note) }))]}
          />
        )}
        <Select
          aria-label={t.compareWith}
          placeholder={t.compareWith}
          allowClear
          value={beside || null}
          style={{ minWidth: 220 }}
          onChange={(id) => setSearch({ with: id ?? null })}
          options={[
            ...(frozen ? [] : [{ value: 'earlier', label: t.earlier }]),
            ...(list.length > 0
              ? [{ label: t.frozenGroup, options: list.map((s) => ({ value: `frozen:${s.id}`, label: t.frozenName(s.cutoff, s.note) })) }]
              : []),
            {
              label: t.sessionGroup,
              options: sessions.filter((s) => s.id !== session).map((s) => ({ value: `session:${s.id}`, label: s.name })),
            },
          ]}
        />
      </search>
      <Loaded of={view} rows={14}>
        {(data) => (
          <>
            {beside === 'earlier' && !frozen && <Compared span={span} />}
            <MainFigures
              figures={data.figures.filter((f) => f.by === null)}
              span={frozen && shown.data ? { session: shown.data.sessionId, cutoff: shown.data.cutoff, frozen } : span}
              other={other}
            />
            {!frozen && (
              <>
                <h2 style={{ margin: '4px 0 10px' }}>{t.breakdowns}</h2>
                {data.figures
                  .filter((f) => f.by !== null)
                  .map((figure) => (
                    <Breakdown key={figure.measure} figure={figure} names={live.data?.names ?? {}} span={span} />
                  ))}
              </>
            )}
          </>
        )}
      </Loaded>
      <Freeze
        open={isFreezing}
        span={span}
        onClose={() => setFreezing(false)}
        onFrozen={(id) => {
          setFreezing(false);
          setSearch({ frozen: id });
        }}
      />
    </>
  );
}

/** What the whole page says in one sentence. */
function Finding({ figures, cutoff }: { readonly figures: readonly FigureView[]; readonly cutoff: string }) {
  const t = useWords(figureWords);
  const locale = useLocale();
  const all = figures.find((f) => f.measure === 'suggestionCount');
  const done = figures.find((f) => f.measure === 'concluded');
  if (!all || !done) return null;
  return (
    <span className="quiet">{t.finding(cutoff, numberText(all.numerator, locale), numberText(done.numerator, locale), done.percent)}</span>
  );
}

/** The figures to compare with: `frozen:<id>` or `session:<id>`. */
function useOther(beside: string | null, cutoff: string, sessions: readonly SessionName[]) {
  const t = useWords(figureWords);
  const [kind, id] = beside?.split(':') ?? [];
  const snapshot = useSnapshot(kind === 'frozen' && id ? id : null);
  const live = useFigures(kind === 'session' && id ? id : null, cutoff);
  if (kind === 'frozen' && snapshot.data)
    return {
      name: t.frozenName(snapshot.data.cutoff, snapshot.data.note),
      figures: snapshot.data.figures,
      span: { session: snapshot.data.sessionId, cutoff: snapshot.data.cutoff },
    };
  if (kind === 'session' && id && live.data)
    return { name: sessions.find((s) => s.id === id)?.name ?? '', figures: live.data.figures, span: { session: id, cutoff } };
  return null;
}
