import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Select } from 'antd';
import { opinionDeskRoutes } from '../../../../contract/opinion-desk.ts';
import { call } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { OpinionTabs } from '../../opinion/opinion-tabs.tsx';
import type { Search } from '../../router.tsx';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { useSetSearch } from '../../shell/link.tsx';
import { TopicCard } from './topic-card.tsx';
import { topicWords } from './topics.text.ts';
import '../../opinion/opinion.css';

const spans = [30, 90, 180, 365] as const;

/** What many speak of: each matter with where it comes from, how it grows, and its opinions. */
export function HotTopicsPage() {
  const t = useWords(topicWords);
  const { congressId } = useHere();
  const search = useLocation().search as Search;
  const setSearch = useSetSearch();
  const days = spans.find((n) => String(n) === search.days) ?? 90;
  const asked = useQuery({
    queryKey: ['opinions', 'topics', congressId, days],
    queryFn: ({ signal }) => call(opinionDeskRoutes.topics, { query: { days } }, { signal }),
  });
  return (
    <>
      <OpinionTabs />
      <header className="page-head">
        <h1>{t.title}</h1>
        {asked.data && (
          <span className="quiet">{asked.data.items.length > 0 ? t.lead(asked.data.items.length, asked.data.since) : ''}</span>
        )}
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
            <p className="empty">{t.none(since)}</p>
          ) : (
            <div className="topics">
              {items.map((topic) => (
                <TopicCard key={topic.first.id} topic={topic} since={since} days={days} />
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  );
}
