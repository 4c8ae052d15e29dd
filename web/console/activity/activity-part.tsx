import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useRef } from 'react';
import { activityRoutes, type RosterView } from '../../../contract/activities.ts';
import type { RecordView } from '../../../contract/records.ts';
import { participation } from '../../../processes/participation/participation.ts';
import { call, sentenceOf } from '../../shared/api.ts';
import { useWords } from '../../shared/words.ts';
import { clockText } from '../record/format.ts';
import { StateTag } from '../record/lights.tsx';
import { Link } from '../shell/link.tsx';
import { activityWords } from './activity.text.ts';
import { DayPart } from './day-part.tsx';
import './activity.css';

const often = 15_000;

/** Who takes part, photos, and the figures of the day, for those who keep the activity. */
export function ActivityPart({ view }: { readonly view: RecordView }) {
  const { groups, id, fields, state } = view.record;
  const hasFigures = ['meetingDay', 'campaign', 'receptionDay', 'visit'].includes(String(fields.kind));
  return (
    <>
      {groups.includes('parties') && hasFigures && state !== 'active' && <DayPart id={id} />}
      {groups.includes('parties') && hasFigures && state === 'active' && !fields.partOfId && <DayPart id={id} isQuiet />}
      {groups.includes('staff') && <Roster view={view} />}
    </>
  );
}

function Roster({ view }: { readonly view: RecordView }) {
  const t = useWords(activityWords);
  const { id, can, state } = view.record;
  const isOpen = ['notified', 'signingUp'].includes(state);
  const asked = useQuery({
    queryKey: ['roster', id],
    queryFn: ({ signal }) => call(activityRoutes.roster, { params: { id } }, { signal }),
    refetchInterval: isOpen ? often : false,
  });
  const list = asked.data;
  const taken = (list?.counts.accepted ?? 0) + (list?.counts.present ?? 0) + (list?.counts.leaveAsked ?? 0);
  return (
    <section className="section">
      <header>
        <h2>{t.roster}</h2>
        {list?.capacity && <span className="quiet">{t.places(taken, list.capacity)}</span>}
        {can.includes('signInByHand') && <Link to={`/activities/${id}/code`}>{t.show}</Link>}
      </header>
      {asked.isError && (
        <p className="late" role="alert">
          {sentenceOf(asked.error)}
        </p>
      )}
      {list && list.items.length === 0 && <p className="quiet">{t.rosterNone}</p>}
      {list && list.items.length > 0 && <RosterTable list={list} />}
      {(can.includes('count') || can.includes('draftReport')) && <AddPhoto id={id} />}
    </section>
  );
}

function RosterTable({ list }: { readonly list: RosterView }) {
  const t = useWords(activityWords);
  return (
    <div className="roster">
      <p>
        {Object.entries(list.counts).map(([state, n]) => (
          <span key={state} className="nowrap" style={{ marginRight: 16 }}>
            <StateTag process={participation} state={state} /> {n}
          </span>
        ))}
      </p>
      <table className="rows-view">
        <tbody>
          {list.items.map((one) => (
            <tr key={one.id}>
              <td>
                <Link to={`/participations/${one.id}`}>{one.name}</Link>
              </td>
              <td className="quiet">{one.because}</td>
              <td>
                <StateTag process={participation} state={one.state} />
              </td>
              <td className="quiet">
                {[
                  one.signedInAt ? clockText(new Date(one.signedInAt)) : '',
                  one.signedInBy === 'hand' ? t.byHand : one.signedInBy === 'code' ? t.byCode : '',
                  one.speeches > 0 ? t.speeches(one.speeches) : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AddPhoto({ id }: { readonly id: string }) {
  const t = useWords(activityWords);
  const { message } = App.useApp();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const send = useMutation({
    mutationFn: async (file: File) => {
      const form = new FormData();
      form.append('file', file);
      return call(activityRoutes.addPhoto, { params: { id }, ...{ body: form } });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
      message.success(t.photoSent);
    },
  });
  return (
    <div style={{ marginTop: 10 }}>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        hidden
        aria-label={t.photo}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) send.mutate(file);
        }}
      />
      <Button loading={send.isPending} onClick={() => input.current?.click()}>
        {t.photo}
      </Button>
      {send.isError && (
        <p className="fault" role="alert">
          {sentenceOf(send.error)}
        </p>
      )}
    </div>
  );
}
