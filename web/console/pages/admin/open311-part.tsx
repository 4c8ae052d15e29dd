import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Open311Key, type Open311Platform, open311AdminRoutes as routes } from '../../../../contract/open311.ts';
import { call, sentenceOf } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { momentText } from '../../record/format.ts';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { open311Words } from './open311.text.ts';
import { AddPlatform, IssueKey } from './open311-forms.tsx';
import { SecretMaker } from './secret-maker.tsx';

/** Keys by which other platforms tell opinions, and platforms that opinions are passed on to. */
export function Open311Part() {
  const t = useWords(open311Words);
  const { congressId } = useHere();
  const [isAdding, setAdding] = useState(false);
  const keys = useQuery({ queryKey: ['open311 keys', congressId], queryFn: () => call(routes.keys, { query: { congressId } }) });
  const platforms = useQuery({
    queryKey: ['open311 platforms', congressId],
    queryFn: () => call(routes.platforms, { query: { congressId } }),
  });
  return (
    <>
      <h2 style={{ margin: '22px 0 4px' }}>{t.title}</h2>
      <p className="quiet" style={{ marginBottom: 8 }}>
        {t.lead}
      </p>
      <Heading text={t.keys} tool={<SecretMaker words={t} form={(onMade) => <IssueKey onMade={onMade} />} />} />
      <Loaded of={keys}>
        {({ items }) => (
          <Sheet none={t.none} count={items.length}>
            {items.map((item) => (
              <KeyLine key={item.id} item={item} />
            ))}
          </Sheet>
        )}
      </Loaded>
      <Heading text={t.platforms} tool={<Button onClick={() => setAdding(true)}>{t.addPlatform}</Button>} />
      <Loaded of={platforms}>
        {({ items }) => (
          <Sheet none={t.nonePlatforms} count={items.length}>
            {items.map((item) => (
              <PlatformLine key={item.id} item={item} />
            ))}
          </Sheet>
        )}
      </Loaded>
      <AddPlatform isOpen={isAdding} onClose={() => setAdding(false)} />
    </>
  );
}

const Heading = ({ text, tool }: { readonly text: string; readonly tool: ReactNode }) => (
  <div style={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'center', gap: 8, margin: '12px 0 8px' }}>
    <h3>{text}</h3>
    {tool}
  </div>
);

function Sheet({ none, count, children }: { readonly none: string; readonly count: number; readonly children: ReactNode }) {
  if (count === 0) return <p className="sheet empty">{none}</p>;
  return (
    <ul className="sheet" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {children}
    </ul>
  );
}

interface LineProps {
  readonly name: string;
  readonly state: string;
  readonly isLive: boolean;
  readonly facts: readonly string[];
  readonly children: ReactNode;
}

const Line = ({ name, state, isLive, facts, children }: LineProps) => (
  <li style={{ display: 'flex', flexWrap: 'wrap', gap: '6px 16px', padding: '12px 16px', borderTop: '1px solid var(--line)' }}>
    <div style={{ flex: '1 1 320px', minWidth: 0, overflowWrap: 'anywhere' }}>
      <p>
        <strong>{name}</strong> <span className={`tag ${isLive ? 'tag-live' : 'tag-ended'}`}>{state}</span>
      </p>
      {facts.map((fact) => (
        <p className="quiet" key={fact}>
          {fact}
        </p>
      ))}
    </div>
    {children}
  </li>
);

function KeyLine({ item }: { readonly item: Open311Key }) {
  const t = useWords(open311Words);
  const locale = useLocale();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const revoke = useMutation({
    mutationFn: () => call(routes.revokeKey, { params: { id: item.id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['open311 keys'] }),
    onError: (error) => message.error(sentenceOf(error)),
  });
  const ask = async () => {
    const title = `${t.revoke}: ${item.name}`;
    const isSure = await modal.confirm({ title, content: t.revokeSure, okText: t.revoke, cancelText: t.cancel, autoFocusButton: 'cancel' });
    if (isSure) revoke.mutate();
  };
  const isLive = item.revokedAt === null;
  const used = item.lastUsedAt && momentText(item.lastUsedAt, locale);
  return (
    <Line name={item.name} state={t.state[isLive ? 'live' : 'revoked']} isLive={isLive} facts={[t.keyFacts(item.told, item.perHour, used)]}>
      {isLive && (
        <Button danger loading={revoke.isPending} onClick={() => void ask()}>
          {t.revoke}
        </Button>
      )}
    </Line>
  );
}

function PlatformLine({ item }: { readonly item: Open311Platform }) {
  const t = useWords(open311Words);
  const client = useQueryClient();
  const { message } = App.useApp();
  const isLive = item.state === 'active';
  const turn = useMutation({
    mutationFn: (state: Open311Platform['state']) => call(routes.switchPlatform, { params: { id: item.id }, body: { state } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['open311 platforms'] }),
    onError: (error) => message.error(sentenceOf(error)),
  });
  const facts = [item.url, t.platformFacts(item.waiting, item.dead), ...(item.lastError ? [`${t.lastError}${item.lastError}`] : [])];
  return (
    <Line name={item.name} state={t.state[item.state]} isLive={isLive} facts={facts}>
      <span style={{ display: 'flex', gap: 8 }}>
        {isLive && (
          <Button loading={turn.isPending} onClick={() => turn.mutate('paused')}>
            {t.pause}
          </Button>
        )}
        {(!isLive || item.dead > 0) && (
          <Button loading={turn.isPending} onClick={() => turn.mutate('active')}>
            {t.resume}
          </Button>
        )}
      </span>
    </Line>
  );
}
