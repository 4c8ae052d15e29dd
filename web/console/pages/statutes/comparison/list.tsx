import './comparison.css';
import './comparison-tables.css';
import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Button, Input, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { type StatuteComparison, statuteComparison } from '../../../../../processes/statuteComparison/statuteComparison.ts';
import { statuteKeepers } from '../../../../../processes/statutes.ts';
import { call } from '../../../../shared/api.ts';
import { useLocale, useWords } from '../../../../shared/words.ts';
import { useT, useText } from '../../../language.ts';
import { momentText } from '../../../record/format.ts';
import { routesOf } from '../../../record/routes-of.ts';
import type { Search } from '../../../router.tsx';
import { useHere } from '../../../session.tsx';
import { Loaded } from '../../../shell/faults.tsx';
import { Link, useGo, useSetSearch } from '../../../shell/link.tsx';
import { StatuteTabs } from '../../../statute/statute-tabs.tsx';
import { comparisonPageWords } from './comparison.text.ts';

/** The comparisons of the congress, newest work first. */
export function ComparisonsPage() {
  const t = useWords(comparisonPageWords);
  const common = useT();
  const text = useText(statuteComparison.id);
  const locale = useLocale();
  const go = useGo();
  const { congressId, roles } = useHere();
  const search = useLocation().search as Search;
  const setSearch = useSetSearch();
  const [typed, setTyped] = useState(search.q ?? '');
  const state = search.state ?? 'open';
  useEffect(() => {
    const timer = setTimeout(() => {
      if (typed.trim() !== (search.q ?? '')) setSearch({ q: typed.trim() });
    }, 300);
    return () => clearTimeout(timer);
  }, [typed, search.q, setSearch]);
  const query = { state, ...(search.q ? { q: search.q } : {}) };
  const asked = useInfiniteQuery({
    queryKey: [statuteComparison.plural, 'list', congressId, query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(routesOf(statuteComparison).list, { query: { ...query, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } }, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <StatuteTabs />
      <header className="page-head">
        <h1>{t.title}</h1>
        <span className="quiet">{t.lead}</span>
        <div className="tools no-print">
          {statuteKeepers.some((role) => roles.has(role)) && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => go('/statute-comparisons/new')}>
              {t.make}
            </Button>
          )}
        </div>
      </header>
      <div className="law-choose no-print">
        <Segmented
          aria-label={t.state}
          value={state}
          options={['open', 'concluded', 'discarded'].map((value) => ({ value, label: text.states[value] }))}
          onChange={(value) => setSearch({ state: value })}
        />
        <Input
          className="law-search"
          allowClear
          aria-label={t.searchTitle}
          placeholder={t.searchTitle}
          value={typed}
          maxLength={100}
          onChange={(e) => setTyped(e.target.value)}
        />
      </div>
      <Loaded of={asked}>
        {({ pages }) => {
          const items = pages.flatMap((p) => p.items);
          if (items.length === 0) return <p className="empty">{search.q || state !== 'open' ? t.noneMatch : t.none}</p>;
          return (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard
            <section className="section law-list" tabIndex={0} aria-label={t.title}>
              <table className="rows-view">
                <thead>
                  <tr>
                    <th scope="col">{t.name}</th>
                    <th scope="col">{t.versions}</th>
                    <th scope="col">{t.updated}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((item) => {
                    const { title, versions, note } = item.fields as unknown as StatuteComparison;
                    return (
                      <tr key={item.id}>
                        <td>
                          <Link to={`/statute-comparisons/${item.id}`}>{title}</Link>
                          {note && <div className="quiet">{note}</div>}
                        </td>
                        <td>{versions?.map((v) => v.label).join(' → ')}</td>
                        <td className="nowrap">{momentText(item.updatedAt, locale)}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </section>
          );
        }}
      </Loaded>
      {asked.hasNextPage && (
        <div className="more no-print">
          <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            {common.common.more}
          </Button>
        </div>
      )}
    </>
  );
}
