import { ImportOutlined } from '@ant-design/icons';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { type StatuteLine, statuteRanks, statuteRoutes } from '../../../../../contract/statutes.ts';
import { call } from '../../../../shared/api.ts';
import { useLocale, useWords } from '../../../../shared/words.ts';
import { useT } from '../../../language.ts';
import { numberText } from '../../../record/format.ts';
import type { Search } from '../../../router.tsx';
import { Fault } from '../../../shell/faults.tsx';
import { Link, useGo } from '../../../shell/link.tsx';
import { StatuteTabs } from '../../../statute/statute-tabs.tsx';
import { ArticleHits } from './article-hits.tsx';
import { libraryWords } from './library.text.ts';
import { LibraryFilters } from './library-filters.tsx';
import { useIsKeeper } from './use-library.ts';
import { ValidityTag } from './validity-tag.tsx';
import './library.css';

const filters = ['q', 'rank', 'region', 'issuer', 'validity', 'on', 'sort'] as const;

/** The library of statutes as a list. */
export function LibraryPage() {
  const t = useWords(libraryWords);
  const common = useT().common;
  const locale = useLocale();
  const search = useLocation().search as Search;
  const isKeeper = useIsKeeper();
  const go = useGo();
  const query = Object.fromEntries(filters.flatMap((name) => (search[name] ? [[name, search[name]]] : [])));
  const asked = useInfiniteQuery({
    queryKey: ['statutes', 'list', query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(statuteRoutes.list, { query: { ...query, limit: 50, ...(pageParam ? { after: pageParam } : {}) } }, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const first = asked.data?.pages[0];
  const isNarrowed = filters.some((name) => name !== 'on' && name !== 'sort' && query[name] !== undefined);
  return (
    <>
      <StatuteTabs />
      <header className="page-head">
        <h1>{t.title}</h1>
        {first && <span className="quiet">{t.lead(numberText(first.count, locale), first.on)}</span>}
        {isKeeper && (
          <div className="tools no-print">
            <Button type="primary" icon={<ImportOutlined />} onClick={() => go('/statutes/import')}>
              {t.import}
            </Button>
          </div>
        )}
      </header>
      <LibraryFilters search={search} />
      {search.text ? (
        <ArticleHits search={search} />
      ) : asked.error && !asked.data ? (
        <Fault error={asked.error} again={() => void asked.refetch()} />
      ) : (
        <Lines
          items={asked.data?.pages.flatMap((page) => page.items) ?? []}
          on={query.on}
          isLoading={asked.isPending || asked.isPlaceholderData}
          empty={isNarrowed ? t.noneMatch : isKeeper ? `${t.none}${locale === 'en' ? ' ' : ''}${t.noneHint}` : t.none}
        />
      )}
      {!search.text && asked.hasNextPage && (
        <div className="more no-print">
          <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            {common.more}
          </Button>
        </div>
      )}
    </>
  );
}

interface LinesProps {
  readonly items: readonly StatuteLine[];
  readonly on: string | undefined;
  readonly isLoading: boolean;
  readonly empty: string;
}

function Lines({ items, on, isLoading, empty }: LinesProps) {
  const t = useWords(libraryWords);
  const locale = useLocale();
  const titleOf = (line: StatuteLine) => (
    <Link to={`/statutes/${line.id}`} search={on ? { on } : {}} className="statute-title">
      {line.title}
    </Link>
  );
  if (items.length === 0)
    return isLoading ? <Skeleton active title={false} style={{ padding: 16 }} /> : <p className="sheet empty">{empty}</p>;
  return (
    <div className="sheet statute-list" aria-busy={isLoading}>
      <table className="statute-rows">
        <thead>
          <tr>
            {(['title', 'validity', 'rank', 'issuer', 'passed', 'effective', 'articles', 'versions'] as const).map((name) => (
              <th key={name} scope="col" className={name === 'articles' || name === 'versions' ? 'number' : undefined}>
                {t.columns[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((line) => (
            <tr key={line.id}>
              <td>{titleOf(line)}</td>
              <td className="nowrap">
                <ValidityTag validity={line.speaking.validity} />
              </td>
              <td>{statuteRanks[line.rank][locale]}</td>
              <td>{line.issuer || <span className="quiet">{t.unknown}</span>}</td>
              <td className="nowrap">{line.speaking.passedOn}</td>
              <td className="nowrap">{line.speaking.effectiveOn}</td>
              <td className="number">{line.speaking.articles}</td>
              <td className="number">{line.versions}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="statute-cards">
        {items.map((line) => (
          <li key={line.id}>
            {titleOf(line)}
            <p>
              <ValidityTag validity={line.speaking.validity} /> · {statuteRanks[line.rank][locale]} · {t.articles(line.speaking.articles)}
            </p>
            <p className="quiet">{[line.issuer, line.speaking.passedOn, t.versionsOf(line.versions)].filter((word) => word).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
