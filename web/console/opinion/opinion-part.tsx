import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { opinionDeskRoutes } from '../../../contract/opinion-desk.ts';
import type { RecordView } from '../../../contract/records.ts';
import { processOf } from '../../../processes/all.ts';
import { recordedChannels } from '../../../processes/opinion/opinion.record.ts';
import { call, sentenceOf } from '../../shared/api.ts';
import { useWords } from '../../shared/words.ts';
import { StateTag } from '../record/lights.tsx';
import { actionRoute } from '../record/routes-of.ts';
import { useHere } from '../session.tsx';
import { Link } from '../shell/link.tsx';
import { similarWords } from '../similar/similar.text.ts';
import { opinionWords } from './opinion.text.ts';
import { PassOn } from './pass-on.tsx';
import { TellAddress } from './tell-address.tsx';

const opinion = processOf('opinion');
const goesOn = new Set(['submitted', 'received', 'routed', 'inProgress', 'answered', 'escalated', 'converted']);

/** What the desk has beside an opinion: others that say the same, and an address for whoever spoke at the table. */
export function OpinionPart({ view }: { readonly view: RecordView }) {
  const { roles, isDeputy, session } = useHere();
  const { record } = view;
  const isDesk =
    roles.has('deputyWorkOfficer') ||
    roles.has('deputyStationKeeper') ||
    isDeputy ||
    record.parties.some((p) => p.party === 'recorder' && p.subject === session.account.id);
  const isRecorded = (recordedChannels as readonly unknown[]).includes(record.fields.channel);
  return (
    <>
      {isRecorded && isDesk && record.state !== 'archived' && record.fields.rating == null && <TellAddress id={record.id} />}
      <PassOn view={view} />
      <Alike view={view} />
    </>
  );
}

function Alike({ view }: { readonly view: RecordView }) {
  const t = useWords(opinionWords);
  const s = useWords(similarWords);
  const { congressId, roles, isDeputy } = useHere();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const { id, version, can } = view.record;
  const isReader = roles.has('deputyWorkOfficer') || roles.has('scOfficeClerk') || roles.has('deputyStationKeeper') || isDeputy;
  const asked = useQuery({
    queryKey: ['alike', congressId, id],
    enabled: isReader,
    retry: false,
    staleTime: 60_000,
    queryFn: ({ signal }) => call(opinionDeskRoutes.alike, { params: { id } }, { signal }),
  });
  const join = useMutation({
    mutationFn: (intoId: string) =>
      call(actionRoute(opinion, 'merge'), { params: { id }, body: { intoId } } as never, { key: crypto.randomUUID(), version }),
    onSuccess: async () => {
      message.success(t.joined);
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
    onError: (error) => message.error(sentenceOf(error), 8),
  });
  const start = async (intoId: string, title: string) => {
    const sure = await modal.confirm({ title: t.joinSure(title), content: t.joinWhy, okText: t.join, cancelText: t.cancel });
    if (sure) join.mutate(intoId);
  };
  if (!isReader) return null;
  return (
    <section className="section no-print" aria-busy={asked.isFetching}>
      <header>
        <h2>{t.alike}</h2>
        <span className="quiet">{asked.isPending ? s.looking : t.alikeHelp}</span>
      </header>
      {asked.isError && <p className="quiet">{sentenceOf(asked.error)}</p>}
      {asked.data?.items.length === 0 && <p className="quiet">{t.noneAlike}</p>}
      <ul className="similar">
        {asked.data?.items.map((item) => {
          const title = item.title || t.noText;
          return (
            <li key={item.id}>
              <Link to={`/opinions/${item.id}`}>{title}</Link>
              <div className="similar-facts">
                <strong>{s.score(item.score)}</strong>
                <StateTag process={opinion} state={item.state} />
                <span className="quiet nowrap">{[item.submittedOn, item.district].filter(Boolean).join(' · ')}</span>
                {can.includes('merge') && goesOn.has(item.state) && (
                  <Button
                    size="small"
                    loading={join.isPending && join.variables === item.id}
                    aria-label={t.joinOne(title)}
                    onClick={() => void start(item.id, title)}
                  >
                    {t.join}
                  </Button>
                )}
              </div>
              {item.phrases.length > 0 && (
                <p className="quiet">
                  {s.shares}
                  {item.phrases.slice(0, 6).map((part) => (
                    <mark key={part}>{part}</mark>
                  ))}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
