import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import type { RecordView } from '../../../../contract/records.ts';
import { actionOf } from '../../../../engine/decide.ts';
import { processOf } from '../../../../processes/all.ts';
import { call, sentenceOf } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { ActionPanel } from '../../form/action-panel.tsx';
import { actionRoute, batchRoute, routesOf } from '../../record/routes-of.ts';
import { useHere } from '../../session.tsx';
import type { Topic } from './topic-card.tsx';
import { topicWords } from './topics.text.ts';

const opinion = processOf('opinion');
const supervisionTopic = processOf('supervisionTopic');
const titleLength = 80;

/** What can be made of a matter: one case of many, a topic of supervision, a suggestion. */
export function TopicActions({ topic, since }: { readonly topic: Topic; readonly since: string }) {
  const t = useWords(topicWords);
  const { roles } = useHere();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const { lead, others } = topic;
  const refresh = () => client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  const join = useMutation({
    mutationFn: async () => {
      const route = batchRoute(opinion, 'merge');
      if (!route || !lead) return;
      await call(route, { body: { items: others.map((id) => ({ id, input: { intoId: lead.id } })) } }, { key: crypto.randomUUID() });
    },
    onSuccess: async () => {
      message.success(t.joined(others.length));
      await refresh();
    },
    onError: (error) => message.error(sentenceOf(error), 8),
  });
  const { asked: converting, ask: convert, isAsking, end } = useConverting();
  const [isProposing, setProposing] = useState(false);
  const start = useMemo(() => draftOf(topic, since, t), [topic, since, t]);
  if (!lead) return null;
  const isDesk = roles.has('deputyWorkOfficer') || roles.has('deputyStationKeeper');
  const proposers = actionOf(supervisionTopic, 'create')?.by ?? [];
  const mayPropose = proposers.some((by) => typeof by === 'string' && roles.has(by as never));
  const joinAll = async () => {
    const sure = await modal.confirm({
      title: t.joinSure(others.length, lead.title),
      content: t.joinWhy,
      okText: t.joinAll(others.length),
      cancelText: t.cancel,
    });
    if (sure) join.mutate();
  };
  return (
    <div className="buttons no-print" style={{ marginBottom: 8 }}>
      {isDesk && others.length > 0 && (
        <Button size="small" loading={join.isPending} onClick={() => void joinAll()}>
          {t.joinAll(others.length)}
        </Button>
      )}
      {isDesk && (
        <Button size="small" loading={isAsking} onClick={() => convert(lead.id)}>
          {t.convert}
        </Button>
      )}
      {mayPropose && (
        <Button size="small" onClick={() => setProposing(true)}>
          {t.topic}
        </Button>
      )}
      <ActionPanel
        process={opinion}
        action={converting ? 'convert' : null}
        view={converting}
        title={lead.title}
        onClose={end}
        onDone={end}
      />
      <ActionPanel
        process={supervisionTopic}
        action={isProposing ? 'create' : null}
        view={null}
        start={start}
        submit={async (input, key) => {
          const made = (await call(actionRoute(supervisionTopic, 'create'), { params: {}, body: input } as never, { key })) as RecordView;
          message.success((await link(lead.id, made.record.id)) ? t.topicMade : t.topicAlone, 6);
          return made;
        }}
        onClose={() => setProposing(false)}
        onDone={() => setProposing(false)}
      />
    </div>
  );
}

/** Ties an opinion to the topic made of it, where its state allows that. */
async function link(id: string, topicId: string): Promise<boolean> {
  const { record } = await call(routesOf(opinion).read, { params: { id } });
  if (!record.can.includes('convert')) return false;
  const body = { target: 'supervisionTopic', topicId };
  await call(actionRoute(opinion, 'convert'), { params: { id }, body } as never, { key: crypto.randomUUID(), version: record.version });
  return true;
}

/** Reads the opinion that is to be converted, and says why where it cannot be. */
function useConverting() {
  const t = useWords(topicWords);
  const { message } = App.useApp();
  const [asked, setAsked] = useState<RecordView | null>(null);
  const read = useMutation({
    mutationFn: (id: string) => call(routesOf(opinion).read, { params: { id } }),
    onSuccess: (view) => (view.record.can.includes('convert') ? setAsked(view) : void message.warning(t.receiveFirst, 6)),
    onError: (error) => message.error(sentenceOf(error), 8),
  });
  return { asked, ask: read.mutate, isAsking: read.isPending, end: () => setAsked(null) };
}

/** A topic of supervision as the figures of the matter suggest it. */
function draftOf(
  topic: Topic,
  since: string,
  t: { topicFrom(d: string): string; topicTheme(n: number, s: string, d: string, e: string): string },
) {
  const named = topic.districts.flatMap(({ name }) => name ?? []).slice(0, 5);
  const districts = named.length > 0 ? t.topicFrom(named.join('、')) : '';
  return {
    title: [...topic.first.title].slice(0, titleLength).join(''),
    source: 'society',
    planYear: new Date().getFullYear(),
    theme: t.topicTheme(topic.count, since, districts, topic.first.content),
  };
}
