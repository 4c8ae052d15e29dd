import { useQuery } from '@tanstack/react-query';
import { opinionDeskRoutes } from '../../../../contract/opinion-desk.ts';
import { call } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { OpinionTabs } from '../../opinion/opinion-tabs.tsx';
import { useHere } from '../../session.tsx';
import { TopicCard } from './topic-card.tsx';
import { topicWords } from './topics.text.ts';
import { TopicsFrame, useDays } from './topics-frame.tsx';

/** What many speak of: each matter with where it comes from, how it grows, and its opinions. */
export function HotTopicsPage() {
  const t = useWords(topicWords);
  const { congressId } = useHere();
  const days = useDays(90);
  const asked = useQuery({
    queryKey: ['opinions', 'topics', congressId, days],
    queryFn: ({ signal }) => call(opinionDeskRoutes.topics, { query: { days } }, { signal }),
  });
  return (
    <>
      <OpinionTabs />
      <TopicsFrame title={t.title} lead={t.lead} none={t.none} days={days} asked={asked}>
        {(topic, since) => <TopicCard key={topic.first.id} topic={topic} since={since} days={days} />}
      </TopicsFrame>
    </>
  );
}
