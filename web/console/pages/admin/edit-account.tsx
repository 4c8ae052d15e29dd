import { useMutation } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { type FormEvent, useState } from 'react';
import { accountRoutes } from '../../../../contract/accounts.ts';
import type { AccountView } from '../../../../contract/people.ts';
import { ApiProblem, call, sentenceOf } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { accountWords } from './accounts.text.ts';
import { Labelled, Sentence } from './labelled.tsx';

interface Props {
  readonly account: AccountView;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Name, ways to reach the person, and language of an account. */
export function EditAccount({ account, onDone, onCancel }: Props) {
  const t = useWords(accountWords);
  const [entry, setEntry] = useState({
    name: account.name,
    phone: account.phone ?? '',
    email: account.email ?? '',
    locale: account.locale,
  });
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const body = { ...entry, phone: entry.phone.trim() || null, email: entry.email.trim() || null };
  const save = useMutation({
    mutationFn: () => call(accountRoutes.edit, { params: { id: account.id }, body }, { version: account.version }),
    onSuccess: onDone,
  });
  const words: Readonly<Record<string, string>> = { phone: t.phoneFault, email: t.emailFault };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = accountRoutes.edit.body.safeParse(body);
    setFaults(Object.fromEntries((parsed.error?.issues ?? []).map((i) => [String(i.path[0]), words[String(i.path[0])] ?? t.required])));
    if (parsed.success) save.mutate();
  };
  const set = (field: keyof typeof entry, value: string) => setEntry((old) => ({ ...old, [field]: value }));
  const isConflict = save.error instanceof ApiProblem && save.error.code === 'versionConflict';
  return (
    <form className="form" onSubmit={submit} noValidate style={{ marginBottom: 18 }}>
      <Sentence text={isConflict ? t.version : save.error ? sentenceOf(save.error) : null} />
      <Labelled id="edit-name" label={t.name} fault={faults.name}>
        <Input id="edit-name" maxLength={50} value={entry.name} onChange={(e) => set('name', e.target.value)} />
      </Labelled>
      <Labelled id="edit-phone" label={t.phone} isOptional fault={faults.phone}>
        <Input id="edit-phone" inputMode="tel" maxLength={25} value={entry.phone} onChange={(e) => set('phone', e.target.value)} />
      </Labelled>
      <Labelled id="edit-email" label={t.email} isOptional fault={faults.email}>
        <Input id="edit-email" inputMode="email" maxLength={200} value={entry.email} onChange={(e) => set('email', e.target.value)} />
      </Labelled>
      <Radio.Group
        aria-label={t.language}
        value={entry.locale}
        onChange={(e) => set('locale', e.target.value)}
        options={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
      />
      <div style={{ display: 'flex', gap: 8 }}>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t.save}
        </Button>
        <Button onClick={onCancel}>{t.cancel}</Button>
      </div>
    </form>
  );
}
