import { useLocation } from '@tanstack/react-router';
import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import type { Route } from '../../../../contract/route.ts';
import { addressOf } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { useSetSearch } from '../../shell/link.tsx';
import { logWords } from './logs.text.ts';

/** What a log is narrowed by, as the address tells it; days are whole days of the congress's time (UTC+8). */
export function useLogFilter(): Readonly<Record<string, string>> {
  const { from, until, kind, accountId } = useLocation().search as Record<string, string | undefined>;
  return {
    ...(isDay(from) ? { from: `${from}T00:00:00+08:00` } : {}),
    ...(isDay(until) ? { until: `${dayjs(until).add(1, 'day').format('YYYY-MM-DD')}T00:00:00+08:00` } : {}),
    ...(kind ? { kind } : {}),
    ...(accountId ? { accountId } : {}),
  };
}

const isDay = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && dayjs(text).isValid();

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly exportRoute: Route;
  readonly kinds?: readonly { readonly value: string; readonly label: string }[];
  readonly children: ReactNode;
}

/** Head, filters and exports that every log has. */
export function LogFrame({ title, lead, exportRoute, kinds, children }: Props) {
  const t = useWords(logWords);
  const { search } = useLocation();
  const now = search as Record<string, string | undefined>;
  const setSearch = useSetSearch();
  const filter = useLogFilter();
  const day = (text: string | undefined) => (isDay(text) ? dayjs(text) : null);
  return (
    <>
      <header className="page-head">
        <h1>{title}</h1>
        <span className="quiet">{lead}</span>
        <span className="tools">
          {(['csv', 'json'] as const).map((format) => (
            <Button key={format} href={addressOf(exportRoute, { query: { ...filter, format } })} download>
              {format === 'csv' ? t.exportCsv : t.exportJson}
            </Button>
          ))}
        </span>
      </header>
      <search className="filters">
        <DatePicker.RangePicker
          aria-label={t.range}
          allowEmpty={[true, true]}
          placeholder={[t.from, t.until]}
          value={[day(now.from), day(now.until)]}
          onChange={(range) =>
            setSearch({ from: range?.[0]?.format('YYYY-MM-DD') ?? null, until: range?.[1]?.format('YYYY-MM-DD') ?? null })
          }
        />
        {kinds && (
          <Select
            aria-label={t.kind}
            value={now.kind ?? ''}
            style={{ minWidth: 170 }}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(kind) => setSearch({ kind })}
            options={[{ value: '', label: t.anyKind }, ...kinds]}
          />
        )}
        {now.accountId && (
          <span className="chip">
            <button type="button" className="plain" onClick={() => setSearch({ accountId: null, accountName: null })}>
              {t.onlyAccount(now.accountName ?? '')}
            </button>
            <button
              type="button"
              className="plain off"
              aria-label={t.clear}
              onClick={() => setSearch({ accountId: null, accountName: null })}
            >
              ×
            </button>
          </span>
        )}
      </search>
      <div className="sheet">{children}</div>
    </>
  );
}

/** A name in a log that narrows the log to what concerns it. */
export function AccountName({ id, name }: { readonly id: string | null; readonly name: string }) {
  const t = useWords(logWords);
  const setSearch = useSetSearch();
  if (!id) return <>{name}</>;
  return (
    <button
      type="button"
      className="plain"
      style={{ color: 'var(--ink)' }}
      title={t.filterBy(name)}
      onClick={() => setSearch({ accountId: id, accountName: name })}
    >
      {name}
    </button>
  );
}
