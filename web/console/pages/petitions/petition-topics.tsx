import { useQuery } from '@tanstack/react-query';
import { petitionDeskRoutes } from '../../../../contract/petition-desk.ts';
import { processOf } from '../../../../processes/all.ts';
import { type Answer, call } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { petitionWords } from '../../petition/petition.text.ts';
import { PetitionTabs } from '../../petition/petition-tabs.tsx';
import { useHere } from '../../session.tsx';
import { TopicLines } from '../opinions/topic-lines.tsx';
import { topicWords } from '../opinions/topics.text.ts';
import { TopicsFrame, useDays } from '../opinions/topics-frame.tsx';

type Topic = Answer<typeof petitionDeskRoutes.topics>['items'][number];

const petition = processOf('petition');

/** What many petition about, each matter with its petitions: where topics of supervision and suggestions come from. */
export function PetitionTopicsPage() {
  const t = useWords(petitionWords);
  const { congressId } = useHere();
  const days = useDays(180);
  const asked = useQuery({
    queryKey: ['petitions', 'topics', congressId, days],
    queryFn: ({ signal }) => call(petitionDeskRoutes.topics, { query: { days } }, { signal }),
  });
  return (
    <>
      <PetitionTabs />
      <TopicsFrame title={t.topics} lead={t.lead} none={t.none} days={days} asked={asked}>
        {(topic) => <PetitionTopic key={topic.petitions[0]?.id ?? topic.title} topic={topic} />}
      </TopicsFrame>
    </>
  );
}

function PetitionTopic({ topic }: { readonly topic: Topic }) {
  const t = useWords(petitionWords);
  const w = useWords(topicWords);
  return (
    <section className="section topic">
      <header>
        <h2>{topic.title}</h2>
        <span className="count">{t.count(topic.count)}</span>
      </header>
      {topic.words.length > 0 && (
        <p className="quiet">
          {w.wordsOf}
          {topic.words.slice(0, 8).join('、')}
        </p>
      )}
      <details>
        <summary>{t.messages(topic.petitions.length)}</summary>
        {topic.count > topic.petitions.length && <p className="quiet">{w.firstOnly(topic.petitions.length, topic.count)}</p>}
        <TopicLines process={petition} lines={topic.petitions} dayOf={(one) => one.receivedOn} noText={t.noText} />
      </details>
    </section>
  );
}
