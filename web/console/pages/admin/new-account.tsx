import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Input, Radio, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { accountRoutes } from '../../../../contract/accounts.ts';
import type { AccountView } from '../../../../contract/people.ts';
import { ApiProblem, call, sentenceOf } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { useHere } from '../../session.tsx';
import { accountWords } from './accounts.text.ts';
import { useAdministered } from './administered.ts';
import { Labelled, Sentence } from './labelled.tsx';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onMade: (account: AccountView, password: string) => void;
}

/** A new account: whose it is; the password is made by the system and shown once. */
export function NewAccount({ open, onClose, onMade }: Props) {
  const t = useWords(accountWords);
  return (
    <Drawer open={open} onClose={onClose} title={t.add} size={480} destroyOnHidden styles={{ wrapper: { maxWidth: '100vw' } }}>
      <AccountForm onCancel={onClose} onMade={onMade} />
    </Drawer>
  );
}

const inputOf = accountRoutes.create.body;

function AccountForm({ onCancel, onMade }: { readonly onCancel: () => void; readonly onMade: Props['onMade'] }) {
  const t = useWords(accountWords);
  const { congressId } = useHere();
  const { items } = useAdministered();
  const client = useQueryClient();
  const [entry, setEntry] = useState({
    homeCongressId: congressId,
    username: '',
    name: '',
    phone: '',
    email: '',
    locale: 'zh' as 'zh' | 'en',
  });
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const set = (field: keyof typeof entry, value: string) => {
    setEntry((old) => ({ ...old, [field]: value }));
    setFaults((old) => ({ ...old, [field]: '' }));
  };
  const body = { ...entry, phone: entry.phone.trim() || null, email: entry.email.trim() || null };
  const send = useMutation({
    mutationFn: () => call(accountRoutes.create, { body }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['accounts'] });
      onMade(made.account, made.temporaryPassword);
    },
    onError: (error) => {
      if (error instanceof ApiProblem) setFaults(Object.fromEntries(error.errors.map((e) => [e.path, e.message])));
    },
  });
  const words: Readonly<Record<string, string>> = { username: t.usernameFault, phone: t.phoneFault, email: t.emailFault };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = inputOf.safeParse(body);
    const found: Record<string, string> = {};
    for (const issue of parsed.error?.issues ?? []) found[String(issue.path[0])] = words[String(issue.path[0])] ?? t.required;
    if (entry.username.trim() === '') found.username = t.required;
    setFaults(found);
    if (parsed.success) send.mutate();
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <Sentence text={send.error ? sentenceOf(send.error) : null} />
      <Labelled id="account-name" label={t.name} fault={faults.name}>
        <Input id="account-name" autoComplete="off" maxLength={50} value={entry.name} onChange={(e) => set('name', e.target.value)} />
      </Labelled>
      <Labelled id="account-username" label={t.username} help={t.usernameHelp} fault={faults.username}>
        <Input
          id="account-username"
          autoComplete="off"
          autoCapitalize="none"
          maxLength={40}
          value={entry.username}
          onChange={(e) => set('username', e.target.value)}
        />
      </Labelled>
      <Labelled id="account-home" label={t.home}>
        <Select
          id="account-home"
          value={entry.homeCongressId}
          showSearch={{ optionFilterProp: 'label' }}
          options={items.filter((c) => !c.ended).map((c) => ({ value: c.id, label: c.name }))}
          onChange={(id) => set('homeCongressId', id)}
        />
      </Labelled>
      <Labelled id="account-phone" label={t.phone} isOptional fault={faults.phone}>
        <Input
          id="account-phone"
          inputMode="tel"
          autoComplete="off"
          maxLength={25}
          value={entry.phone}
          onChange={(e) => set('phone', e.target.value)}
        />
      </Labelled>
      <Labelled id="account-email" label={t.email} isOptional fault={faults.email}>
        <Input
          id="account-email"
          inputMode="email"
          autoComplete="off"
          maxLength={200}
          value={entry.email}
          onChange={(e) => set('email', e.target.value)}
        />
      </Labelled>
      <fieldset className="entry" aria-label={t.language}>
        <div className="label">{t.language}</div>
        <Radio.Group
          value={entry.locale}
          onChange={(e) => set('locale', e.target.value)}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </fieldset>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {t.add}
        </Button>
        <Button onClick={onCancel}>{t.cancel}</Button>
      </div>
    </form>
  );
}
