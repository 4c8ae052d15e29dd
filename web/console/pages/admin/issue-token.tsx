import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, InputNumber, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { accountRoutes } from '../../../../contract/accounts.ts';
import { tokenRoutes } from '../../../../contract/exchange.ts';
import { call, sentenceOf } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { RefSelect, useSettled } from '../../form/ref-entry.tsx';
import { useHere } from '../../session.tsx';
import { interfaceWords } from './interfaces.text.ts';
import { Labelled, Sentence } from './labelled.tsx';

/** Gives a program its token, for an account of a unit. */
export function IssueToken({ onMade }: { readonly onMade: (secret: string) => void }) {
  const t = useWords(interfaceWords);
  const { congressId } = useHere();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [accountId, setAccount] = useState<string | null>(null);
  const [unitId, setUnit] = useState<string | null>(null);
  const [days, setDays] = useState<number | null>(180);
  const [isFaulty, setFaulty] = useState(false);
  const [typed, setTyped] = useState('');
  const q = useSettled(typed, 200);
  const accounts = useQuery({
    queryKey: ['accounts', congressId, 'for tokens', q],
    queryFn: () =>
      call(accountRoutes.list, {
        query: { ...(congressId ? { congressId } : {}), ...(q === '' ? {} : { q }), status: 'active', limit: 50 },
      }),
    placeholderData: (old) => old,
  });
  const make = useMutation({
    mutationFn: (asked: { readonly accountId: string; readonly days: number }) =>
      call(tokenRoutes.issue, { body: { congressId, unitId, name: name.trim(), ...asked } }),
    onSuccess: async ({ secret }) => {
      await client.invalidateQueries({ queryKey: ['tokens'] });
      onMade(secret);
    },
  });
  const failed = make.error ?? accounts.error;
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        const isWhole = name.trim() !== '' && accountId !== null && days !== null;
        setFaulty(!isWhole);
        if (isWhole) make.mutate({ accountId, days });
      }}
    >
      <Sentence text={failed ? sentenceOf(failed) : isFaulty ? t.missing : null} />
      <Labelled id="token-name" label={t.name} help={t.nameHelp}>
        <Input id="token-name" maxLength={60} value={name} onChange={(e) => setName(e.target.value)} />
      </Labelled>
      <Labelled id="token-account" label={t.account} help={t.accountHelp}>
        <Select
          id="token-account"
          aria-label={t.account}
          showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
          value={accountId}
          loading={accounts.isFetching}
          options={(accounts.data?.items ?? []).map((a) => ({ value: a.id, label: `${a.name} (${a.username})` }))}
          onChange={(id: string | null) => setAccount(id)}
        />
      </Labelled>
      <Labelled id="token-unit" label={t.unit} help={t.unitHelp} isOptional>
        <RefSelect id="token-unit" process="unit" label={t.unit} value={unitId} onChange={(id) => setUnit(id as string | null)} />
      </Labelled>
      <Labelled id="token-days" label={t.days} help={t.daysHelp}>
        <InputNumber id="token-days" min={1} max={366} precision={0} value={days} onChange={setDays} />
      </Labelled>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {t.add}
        </Button>
      </div>
    </form>
  );
}
