import type { UseQueryResult } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../shared/words.ts';
import type { Search } from '../../router.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { useSetSearch } from '../../shell/link.tsx';
import { topicWords } from './topics.text.ts';
import '../../opinion/opinion.css';

const spans = [30, 90, 180, 365] as const;

/** The days that the address asks for. */
export function useDays(usual: (typeof spans)[number]): number {
  const search = useLocation().search as Search;
  return spans.find((n) => String(n) === search.days) ?? usual;
}

interface Props<T> {
  readonly title: string;
  readonly lead: (count: number, since: string) => string;
  readonly none: (since: string) => string;
  readonly days: number;
  readonly asked: UseQueryResult<{ readonly since: string; readonly items: readonly T[] }>;
  readonly children: (item: T, since: string) => ReactNode;
}

/** A page of what many speak of: over how many days, and each matter. */
export function TopicsFrame<T>({ title, lead, none, days, asked, children }: Props<T>) {
  const t = useWords(topicWords);
  const setSearch = useSetSearch();
  return (
    <>
      <header className="page-head">
        <h1>{title}</h1>
        {asked.data && <span className="quiet">{asked.data.items.length > 0 ? lead(asked.data.items.length, asked.data.since) : ''}</span>}
        <div className="tools no-print">
          <Select
            aria-label={t.days}
            value={days}
            onChange={(next) => setSearch({ days: String(next) })}
            popupMatchSelectWidth={false}
            options={spans.map((n) => ({ value: n, label: t.lastDays(n) }))}
          />
        </div>
      </header>
      <Loaded of={asked} rows={10}>
        {({ items, since }) =>
          items.length === 0 ? (
            <p className="empty">{none(since)}</p>
          ) : (
            <div className="topics">{items.map((item) => children(item, since))}</div>
          )
        }
      </Loaded>
    </>
  );
}
