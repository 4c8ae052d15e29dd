import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber, Radio, Select } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import { accountRoutes } from '../../../../contract/accounts.ts';
import type { SecurityPolicy } from '../../../../contract/people.ts';
import { call, sentenceOf } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { useAdministered } from './administered.ts';
import { Labelled, Sentence } from './labelled.tsx';
import { policyWords } from './policy.text.ts';

/** What passwords and second factors a congress asks for. */
export function PolicyPage() {
  const t = useWords(policyWords);
  const { congressId } = useHere();
  const { items } = useAdministered();
  const [chosen, setChosen] = useState(congressId);
  const asked = useQuery({
    queryKey: ['security-policy', chosen],
    queryFn: () => call(accountRoutes.policy, { query: { congressId: chosen } }),
  });
  return (
    <>
      <header className="page-head">
        <h1>{t.title}</h1>
        <span className="quiet">{t.lead}</span>
      </header>
      <section className="section" style={{ maxWidth: 640 }}>
        {items.length > 1 && (
          <div style={{ marginBottom: 16 }}>
            <Labelled id="policy-congress" label={t.congress}>
              <Select
                id="policy-congress"
                value={chosen}
                onChange={setChosen}
                showSearch={{ optionFilterProp: 'label' }}
                options={items.map((c) => ({ value: c.id, label: c.name }))}
              />
            </Labelled>
          </div>
        )}
        <Loaded of={asked}>{(policy) => <PolicyForm key={policy.congressId} policy={policy} />}</Loaded>
      </section>
    </>
  );
}

function PolicyForm({ policy }: { readonly policy: SecurityPolicy }) {
  const t = useWords(policyWords);
  const { roles } = useHere();
  const client = useQueryClient();
  const [entry, setEntry] = useState(policy);
  const mayEdit = roles.has('securityAdmin');
  const { version, ...body } = entry;
  useEffect(() => setEntry(policy), [policy]);
  const save = useMutation({
    mutationFn: () => call(accountRoutes.setPolicy, { body }, { version }),
    onSuccess: (saved) => client.setQueryData(['security-policy', policy.congressId], saved),
    onError: () => client.invalidateQueries({ queryKey: ['security-policy', policy.congressId] }),
  });
  const isChanged = JSON.stringify(entry) !== JSON.stringify(policy);
  return (
    <form
      className="form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Sentence text={save.error ? sentenceOf(save.error) : null} />
      <fieldset className="entry" aria-labelledby="policy-factor">
        <div className="label" id="policy-factor">
          {t.factor}
        </div>
        <p className="help">{t.factorHelp}</p>
        <Radio.Group
          vertical
          disabled={!mayEdit}
          value={entry.secondFactor}
          onChange={(e) => setEntry({ ...entry, secondFactor: e.target.value })}
          options={(['optional', 'admins', 'everyone'] as const).map((value) => ({ value, label: t.factors[value] }))}
        />
      </fieldset>
      <Labelled id="policy-length" label={t.length} help={t.lengthHelp}>
        <InputNumber
          id="policy-length"
          className="short"
          disabled={!mayEdit}
          min={10}
          max={64}
          precision={0}
          value={entry.minPasswordLength}
          onChange={(n) => setEntry({ ...entry, minPasswordLength: n ?? 10 })}
        />
      </Labelled>
      <Labelled id="policy-age" label={t.age} help={t.ageHelp}>
        <InputNumber
          id="policy-age"
          className="short"
          disabled={!mayEdit}
          min={0}
          max={730}
          precision={0}
          value={entry.maxPasswordAgeDays}
          onChange={(n) => setEntry({ ...entry, maxPasswordAgeDays: n ?? 0 })}
        />
      </Labelled>
      {mayEdit ? (
        <div style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
          <Button type="primary" htmlType="submit" disabled={!isChanged} loading={save.isPending}>
            {t.save}
          </Button>
          <span className="quiet" role="status">
            {save.isSuccess && !isChanged ? t.saved : ''}
          </span>
        </div>
      ) : (
        <p className="quiet">{t.readOnly}</p>
      )}
    </form>
  );
}
