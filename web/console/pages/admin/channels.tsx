import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { type MessageChannel, channelRoutes as routes } from '../../../../contract/channels.ts';
import { call, sentenceOf } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { AddChannel } from './add-channel.tsx';
import { BindAddresses } from './channel-addresses.tsx';
import { DeadLetters } from './channel-dead.tsx';
import { channelWords } from './channels.text.ts';

/** Channels besides mail by which people are told of notices. */
export function ChannelsPage() {
  const t = useWords(channelWords);
  const { congressId } = useHere();
  const [isAdding, setAdding] = useState(false);
  const asked = useQuery({
    queryKey: ['message channels', congressId],
    queryFn: () => call(routes.list, { query: { congressId } }),
    refetchInterval: 30_000,
  });
  return (
    <>
      <header className="page-head">
        <h1>{t.title}</h1>
        <span className="quiet">{t.lead}</span>
        <span className="tools">
          <Button type="primary" onClick={() => setAdding(true)}>
            {t.add}
          </Button>
        </span>
      </header>
      <Loaded of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="sheet empty">{t.none}</p>
          ) : (
            <ul className="sheet" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {items.map((channel) => (
                <Channel key={channel.id} channel={channel} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <Drawer
        open={isAdding}
        onClose={() => setAdding(false)}
        title={t.add}
        size={520}
        destroyOnHidden
        styles={{ wrapper: { maxWidth: '100vw' } }}
      >
        <AddChannel onDone={() => setAdding(false)} />
      </Drawer>
    </>
  );
}

function Channel({ channel }: { readonly channel: MessageChannel }) {
  const t = useWords(channelWords);
  const client = useQueryClient();
  const { message } = App.useApp();
  const [open, setOpen] = useState<'dead' | 'bind' | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['message channels'] });
  const onError = (error: unknown) => message.error(sentenceOf(error), 8);
  const isActive = channel.state === 'active';
  const params = { id: channel.id };
  const turn = useMutation({
    mutationFn: () => call(routes.turn, { params, body: { state: isActive ? 'paused' : 'active' } }),
    onSuccess: refresh,
    onError,
  });
  const test = useMutation({
    mutationFn: () => call(routes.test, { params }),
    onSuccess: () => {
      message.info(t.tested);
      return refresh();
    },
    onError,
  });
  return (
    <li style={{ display: 'flex', flexWrap: 'wrap', gap: '6px 16px', padding: '12px 16px', borderTop: '1px solid var(--line)' }}>
      <div style={{ flex: '1 1 320px', minWidth: 0, overflowWrap: 'anywhere' }}>
        <p>
          <strong>{channel.name}</strong> <span className={`tag ${isActive ? 'tag-live' : 'tag-ended'}`}>{t.state[channel.state]}</span>
        </p>
        <p className="quiet">
          {t.kinds[channel.settings.kind]} · {channel.settings.url} · {channel.urgentOnly ? t.urgentOnly : t.all}
        </p>
        <p className="quiet">
          {t.facts(channel.sent, channel.waiting)} · {t.addresses(channel.addresses)}
        </p>
        {channel.lastError && (
          <p className="late">
            {t.lastError}
            {channel.lastError}
          </p>
        )}
      </div>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        {channel.dead > 0 && <Button onClick={() => setOpen('dead')}>{t.dead(channel.dead)}</Button>}
        <Button onClick={() => setOpen('bind')}>{t.bind}</Button>
        <Button disabled={!isActive} loading={test.isPending} onClick={() => test.mutate()}>
          {t.test}
        </Button>
        <Button loading={turn.isPending} onClick={() => turn.mutate()}>
          {isActive ? t.pause : t.resume}
        </Button>
      </div>
      {open === 'dead' && <DeadLetters channel={channel} onClose={() => setOpen(null)} />}
      {open === 'bind' && <BindAddresses channel={channel} onClose={() => setOpen(null)} />}
    </li>
  );
}
