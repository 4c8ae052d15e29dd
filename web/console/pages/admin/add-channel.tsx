import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { ChannelSettings, channelKinds, channelRoutes as routes } from '../../../../contract/channels.ts';
import { call, sentenceOf } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { useHere } from '../../session.tsx';
import { channelWords } from './channels.text.ts';
import { Labelled, Sentence } from './labelled.tsx';

type Kind = ChannelSettings['kind'];
const fieldsOf = {
  sms: ['signName'],
  wechat: ['appId', 'templateId', 'titleField', 'timeField'],
  govApp: ['appKey'],
} as const satisfies Record<Kind, readonly string[]>;
const leastSecret = 8;

/** Adds a channel: its kind, what that kind has to be told, its secret. */
export function AddChannel({ onDone }: { readonly onDone: () => void }) {
  const t = useWords(channelWords);
  const { congressId } = useHere();
  const client = useQueryClient();
  const [kind, setKind] = useState<Kind>('sms');
  const [name, setName] = useState('');
  const [secret, setSecret] = useState('');
  const [urgentOnly, setUrgentOnly] = useState(true);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [isFaulty, setFaulty] = useState(false);
  const fields: readonly string[] = fieldsOf[kind];
  const read = ChannelSettings.safeParse({ kind, url: values.url ?? '', ...Object.fromEntries(fields.map((f) => [f, values[f] ?? ''])) });
  const add = useMutation({
    mutationFn: (settings: ChannelSettings) => call(routes.add, { body: { congressId, name: name.trim(), settings, secret, urgentOnly } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['message channels'] });
      onDone();
    },
  });
  const text = (field: string) => (
    <Input
      id={`channel-${field}`}
      maxLength={300}
      value={values[field] ?? ''}
      onChange={(event) => setValues({ ...values, [field]: event.target.value })}
    />
  );
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const isWhole = read.success && name.trim() !== '' && (values.url ?? '') !== '' && secret.length >= leastSecret;
        setFaulty(!isWhole);
        if (isWhole) add.mutate(read.data);
      }}
    >
      <Sentence text={add.error ? sentenceOf(add.error) : isFaulty ? t.missing : null} />
      <Labelled id="channel-name" label={t.name}>
        <Input id="channel-name" maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      </Labelled>
      <Labelled id="channel-kind" label={t.kindLabel}>
        <Select
          id="channel-kind"
          aria-label={t.kindLabel}
          value={kind}
          onChange={setKind}
          options={channelKinds.map((k) => ({ value: k, label: t.kinds[k] }))}
        />
      </Labelled>
      <Labelled id="channel-url" label={t.url} help={t.urlHelp[kind]}>
        {text('url')}
      </Labelled>
      {fields.map((field) => (
        <Labelled key={field} id={`channel-${field}`} label={t[field as 'signName']}>
          {text(field)}
        </Labelled>
      ))}
      <Labelled id="channel-secret" label={t.secret} help={t.secretHelp}>
        <Input.Password
          id="channel-secret"
          autoComplete="off"
          maxLength={500}
          value={secret}
          onChange={(event) => setSecret(event.target.value)}
        />
      </Labelled>
      <Checkbox checked={urgentOnly} onChange={(event) => setUrgentOnly(event.target.checked)}>
        {t.urgentOnly}
      </Checkbox>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {t.add}
        </Button>
      </div>
    </form>
  );
}
