import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import {
  createWebhook,
  deleteWebhook,
  listWebhooks,
  pauseWebhook,
  resumeWebhook,
  testWebhook,
  type Webhook,
} from '../../../../contract/webhooks.ts';
import { processes } from '../../../../processes/all.ts';
import { textOf } from '../../../../processes/text.ts';
import type { ProcessId } from '../../../../registers/vocabulary.ts';
import { call, sentenceOf } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { momentText } from '../../record/format.ts';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { Labelled, Sentence } from './labelled.tsx';
import { SecretMaker } from './secret-maker.tsx';
import { webhookWords } from './webhooks.text.ts';

/** Places outside that are told of events. */
export function WebhooksPage() {
  const t = useWords(webhookWords);
  const { congressId } = useHere();
  const asked = useQuery({
    queryKey: ['webhooks', congressId],
    queryFn: () => call(listWebhooks, { query: { congressId } }),
    refetchInterval: 30_000,
  });
  return (
    <>
      <header className="page-head">
        <h1>{t.title}</h1>
        <span className="quiet">{t.lead}</span>
        <span className="tools">
          <SecretMaker words={t} form={(onMade) => <AddHook onMade={onMade} />} />
        </span>
      </header>
      <Loaded of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="sheet empty">{t.none}</p>
          ) : (
            <ul className="sheet" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {items.map((hook) => (
                <Hook key={hook.id} hook={hook} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}

function Hook({ hook }: { readonly hook: Webhook }) {
  const t = useWords(webhookWords);
  const locale = useLocale();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const act = useMutation({
    mutationFn: (route: typeof pauseWebhook | typeof resumeWebhook | typeof testWebhook | typeof deleteWebhook) =>
      call(route, { params: { id: hook.id } } as never),
    onSuccess: (_, route) => {
      if (route === testWebhook) message.info(t.tested);
      return client.invalidateQueries({ queryKey: ['webhooks'] });
    },
    onError: (error) => message.error(sentenceOf(error)),
  });
  const remove = async () => {
    if (
      await modal.confirm({
        title: t.remove,
        content: t.removeSure,
        okText: t.remove,
        okButtonProps: { danger: true },
        cancelText: t.cancel,
        autoFocusButton: 'cancel',
      })
    )
      act.mutate(deleteWebhook);
  };
  return (
    <li style={{ display: 'flex', flexWrap: 'wrap', gap: '6px 16px', padding: '12px 16px', borderTop: '1px solid var(--line)' }}>
      <div style={{ flex: '1 1 320px', minWidth: 0 }}>
        <p style={{ overflowWrap: 'anywhere' }}>
          <strong>{hook.url}</strong>{' '}
          <span className={`tag ${hook.state === 'active' ? 'tag-live' : 'tag-ended'}`}>{t.state[hook.state]}</span>
        </p>
        <p className="quiet">
          {hook.kinds.length === 0 ? t.all : hook.kinds.join(', ')} · {t.waiting(hook.waiting)}
        </p>
        {hook.lastError && (
          <p className="late" style={{ overflowWrap: 'anywhere' }}>
            {t.failed(hook.failedAttempts)} {hook.lastError}
            {hook.nextAttemptAt && ` · ${t.next(momentText(hook.nextAttemptAt, locale))}`}
          </p>
        )}
      </div>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        <Button loading={act.isPending} onClick={() => act.mutate(testWebhook)}>
          {t.test}
        </Button>
        <Button onClick={() => act.mutate(hook.state === 'active' ? pauseWebhook : resumeWebhook)}>
          {hook.state === 'active' ? t.pause : t.resume}
        </Button>
        <Button danger onClick={() => void remove()}>
          {t.remove}
        </Button>
      </div>
    </li>
  );
}

function AddHook({ onMade }: { readonly onMade: (secret: string) => void }) {
  const t = useWords(webhookWords);
  const locale = useLocale();
  const { congressId } = useHere();
  const client = useQueryClient();
  const [url, setUrl] = useState('');
  const [kinds, setKinds] = useState<readonly string[]>([]);
  const [isFaulty, setFaulty] = useState(false);
  const make = useMutation({
    mutationFn: () => call(createWebhook, { body: { congressId, url: url.trim(), kinds: [...kinds] } }),
    onSuccess: async ({ secret }) => {
      await client.invalidateQueries({ queryKey: ['webhooks'] });
      onMade(secret);
    },
  });
  const options = processes.map((process) => ({
    label: textOf(process.id as ProcessId, locale).name,
    options: Object.entries(textOf(process.id as ProcessId, locale).notices).map(([kind, sentence]) => ({
      value: `${process.id}.${kind}`,
      label: plain(sentence),
    })),
  }));
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        const isUrl = URL.canParse(url.trim());
        setFaulty(!isUrl);
        if (isUrl) make.mutate();
      }}
    >
      <Sentence text={make.error ? sentenceOf(make.error) : null} />
      <Labelled id="hook-url" label={t.url} help={t.urlHelp} fault={isFaulty ? t.urlFault : undefined}>
        <Input
          id="hook-url"
          type="url"
          inputMode="url"
          maxLength={2000}
          placeholder="https://"
          value={url}
          onChange={(e) => setUrl(e.target.value)}
        />
      </Labelled>
      <Labelled id="hook-kinds" label={t.kinds} help={t.kindsHelp} isOptional>
        <Select
          id="hook-kinds"
          mode="multiple"
          value={[...kinds]}
          onChange={setKinds}
          options={options}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Labelled>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {t.add}
        </Button>
      </div>
    </form>
  );
}

/** A notice's sentence with its places left open. */
const plain = (sentence: string): string => sentence.replace(/\{\w+\}/g, '…');
