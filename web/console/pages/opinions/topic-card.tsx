import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { opinionDeskRoutes } from '../../../../contract/opinion-desk.ts';
import { processOf } from '../../../../processes/all.ts';
import { type Answer, call } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { opinionWords } from '../../opinion/opinion.text.ts';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { TopicActions } from './topic-actions.tsx';
import { TopicLines } from './topic-lines.tsx';
import { topicWords } from './topics.text.ts';

export type Topic = Answer<typeof opinionDeskRoutes.topics>['items'][number];

const opinion = processOf('opinion');
const mostDistricts = 6;

/** One matter that several people raised. */
export function TopicCard({ topic, since, days }: { readonly topic: Topic; readonly since: string; readonly days: number }) {
  const t = useWords(topicWords);
  const [district, setDistrict] = useState<string | null | undefined>(undefined);
  const [isOpen, setOpen] = useState(false);
  const choose = (name: string | null | undefined) => {
    setDistrict(name);
    setOpen(true);
  };
  const recent = topic.weeks.slice(-2).reduce((sum, week) => sum + week.count, 0);
  const shown = district === undefined ? topic.count : (topic.districts.find((d) => d.name === district)?.count ?? 0);
  return (
    <section className="section topic">
      <header>
        <h2>{topic.first.title}</h2>
        <span className="count">{t.count(topic.count)}</span>
      </header>
      {topic.words.length > 0 && (
        <p className="quiet">
          {t.wordsOf}
          {topic.words.slice(0, 8).join('、')}
        </p>
      )}
      <div className="topic-facts">
        <Trend weeks={topic.weeks} />
        <span className="quiet">{t.rising(recent)}</span>
        {topic.alike > 0 && <span className="quiet">{t.alike(topic.alike)}</span>}
        <div className="districts">
          <span className="quiet">{t.from}</span>
          {topic.districts.slice(0, mostDistricts).map(({ name, count }) => (
            <button
              type="button"
              className="plain"
              key={name ?? ''}
              aria-pressed={district === name}
              style={{ color: 'var(--ink)', fontWeight: district === name ? 600 : 400 }}
              onClick={() => choose(district === name ? undefined : name)}
            >
              {name ?? t.noDistrict} {count}
            </button>
          ))}
        </div>
      </div>
      <TopicActions topic={topic} since={since} />
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t.messages(shown)}</summary>
        {isOpen && <Messages id={topic.first.id} days={days} {...(district === undefined ? {} : { district: district ?? '' })} />}
      </details>
    </section>
  );
}

/** What was said, read only once somebody wants to. */
function Messages({ id, days, district }: { readonly id: string; readonly days: number; readonly district?: string }) {
  const t = useWords(topicWords);
  const o = useWords(opinionWords);
  const { congressId } = useHere();
  const asked = useQuery({
    queryKey: ['opinions', 'topics', congressId, days, id, district ?? null],
    queryFn: ({ signal }) =>
      call(
        opinionDeskRoutes.topicOpinions,
        { params: { id }, query: { days, ...(district === undefined ? {} : { district }) } },
        { signal },
      ),
  });
  return (
    <Loaded of={asked} rows={3}>
      {({ items, count }) => (
        <>
          {count > items.length && <p className="quiet">{t.firstOnly(items.length, count)}</p>}
          <TopicLines process={opinion} lines={items} dayOf={(one) => one.submittedOn} noText={o.noText} />
        </>
      )}
    </Loaded>
  );
}

/** How many came week by week, as bars from zero; the same in words for those who do not see them. */
function Trend({ weeks }: { readonly weeks: Topic['weeks'] }) {
  const t = useWords(topicWords);
  const most = Math.max(1, ...weeks.map((week) => week.count));
  const told = weeks.filter((week) => week.count > 0).map((week) => t.week(week.from, week.count));
  return (
    <div className="trend" role="img" aria-label={[t.trend, ...told].join('；')}>
      {weeks.map((week) => (
        <i key={week.from} title={t.week(week.from, week.count)} style={{ height: `${(week.count / most) * 36}px` }} />
      ))}
    </div>
  );
}
