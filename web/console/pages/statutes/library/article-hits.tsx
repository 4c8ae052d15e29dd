import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { type StatuteHit, statuteSearchRoutes } from '../../../../../contract/statute-search.ts';
import { statuteRanks } from '../../../../../contract/statutes.ts';
import { ApiProblem, call, sentenceOf } from '../../../../shared/api.ts';
import { useLocale, useWords } from '../../../../shared/words.ts';
import type { Search } from '../../../router.tsx';
import { Fault } from '../../../shell/faults.tsx';
import { Link } from '../../../shell/link.tsx';
import { libraryWords } from './library.text.ts';
import { articleLabel } from './statute-text.tsx';
import { ValidityTag } from './validity-tag.tsx';

/** The articles of the library that answer a question, best first; each opens its statute at that article. */
export function ArticleHits({ search }: { readonly search: Search }) {
  const t = useWords(libraryWords);
  const locale = useLocale();
  const query = {
    q: search.text ?? '',
    ...(search.rank ? { rank: search.rank } : {}),
    ...(search.region && search.region !== 'none' ? { region: search.region } : {}),
    ...(search.validity ? { validity: search.validity } : {}),
    limit: 30,
  };
  const asked = useQuery({
    queryKey: ['statutes', 'search', query],
    queryFn: ({ signal }) => call(statuteSearchRoutes.search, { query }, { signal }),
    placeholderData: keepPreviousData,
    // The index of a large library takes a while after the start; its state is told meanwhile.
    retry: (count, error) => isBuilding(error) && count < 60,
    retryDelay: 1500,
  });
  if (asked.error && !asked.data) return <Fault error={asked.error} again={() => void asked.refetch()} />;
  if (!asked.data && isBuilding(asked.failureReason))
    return (
      <p className="sheet empty" role="status">
        {sentenceOf(asked.failureReason)}
      </p>
    );
  if (!asked.data) return <Skeleton active title={false} style={{ padding: 16 }} />;
  const { items } = asked.data;
  if (items.length === 0) return <p className="sheet empty">{t.noHits}</p>;
  return (
    <ol className="sheet statute-hits" aria-label={t.hits} aria-busy={asked.isPlaceholderData}>
      {items.map((hit) => (
        <li key={`${hit.versionId} ${hit.article}`}>
          <p>
            <Link to={addressOf(hit)} className="statute-title">
              {hit.title} {articleLabel(hit.article)}
            </Link>{' '}
            <span className="quiet">{statuteRanks[hit.rank][locale]}</span> <ValidityTag validity={hit.validity} />
          </p>
          <p className="statute-snippet" lang="zh-CN">
            {snippetOf(hit)}
          </p>
        </li>
      ))}
    </ol>
  );
}

const isBuilding = (error: unknown): boolean => error instanceof ApiProblem && error.code === 'indexBuilding';

/** The statute at that article; a version that does not hold now is named. */
const addressOf = ({ statuteId, versionId, validity, article }: StatuteHit): string =>
  `/statutes/${statuteId}${validity === 'inForce' ? '' : `?version=${versionId}`}#article_${article}`;

/** The words of a hit with those asked for marked. */
function snippetOf({ snippet, marks }: StatuteHit): ReactNode[] {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    if (from < at) continue;
    pieces.push(snippet.slice(at, from), <mark key={from}>{snippet.slice(from, to)}</mark>);
    at = to;
  }
  pieces.push(snippet.slice(at));
  return pieces;
}
