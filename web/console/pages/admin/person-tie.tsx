import { useQuery } from '@tanstack/react-query';
import { Button, Select, Spin } from 'antd';
import { useState } from 'react';
import { accountRoutes } from '../../../../contract/accounts.ts';
import type { AccountView } from '../../../../contract/people.ts';
import { deputyship } from '../../../../registers/deputyship.ts';
import { adminRoles } from '../../../../registers/roles.ts';
import { call } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { routesOf } from '../../record/routes-of.ts';
import { useHere } from '../../session.tsx';
import { accountWords } from './accounts.text.ts';
import { useAdministered } from './administered.ts';
import { Labelled } from './labelled.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

interface Props {
  readonly account: AccountView;
  readonly canAct: boolean;
  readonly onDone: () => Promise<unknown>;
}

/** Which person of the register the account stands for in the congress that is being worked in. */
export function PersonTie({ account, canAct, onDone }: Props) {
  const t = useWords(accountWords);
  const { congressId } = useHere();
  const { nameOf } = useAdministered();
  const [personId, setPersonId] = useState<string | null>(null);
  const [step, setStep] = useState<'tie' | 'untie' | null>(null);
  const isAdmin = account.grants.some((g) => (adminRoles as readonly string[]).includes(g.role));
  const here = account.persons.find((p) => p.congressId === congressId);
  if (isAdmin) return null;
  const send = async (reason: string) => {
    await call(accountRoutes.tiePerson, {
      params: { id: account.id },
      body: { congressId, personId: step === 'tie' ? personId : null, reason },
    });
    setPersonId(null);
    await onDone();
  };
  return (
    <section className="section">
      <header>
        <h2>{t.person}</h2>
      </header>
      {account.persons.length === 0 && <p className="quiet">{t.noPerson}</p>}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {account.persons.map((person) => (
          <li key={person.id} style={{ display: 'flex', alignItems: 'center', gap: 12, padding: '4px 0' }}>
            <span style={{ flex: 1 }}>
              {person.name}
              <span className="quiet">
                {person.seats.length > 0 && ` · ${person.seats.join(', ')}`} · {nameOf(person.congressId)}
              </span>
            </span>
            {canAct && person.congressId === congressId && (
              <Button size="small" onClick={() => setStep('untie')}>
                {t.untie}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {canAct && !here && (
        <div style={{ marginTop: 8 }}>
          <Labelled id="tie-person" label={t.tie} help={t.personHelp}>
            <div style={{ display: 'flex', gap: 8 }}>
              <SeatSelect id="tie-person" value={personId} onChange={setPersonId} />
              <Button disabled={personId === null} onClick={() => setStep('tie')}>
                {t.tie}
              </Button>
            </div>
          </Labelled>
        </div>
      )}
      <ReasonDialog
        open={step !== null}
        title={step === 'untie' ? t.untie : t.tie}
        what={step === 'untie' ? t.untieSure : t.personHelp}
        danger={step === 'untie'}
        send={send}
        onClose={() => setStep(null)}
      />
    </section>
  );
}

/** Finds a deputy's person by name or seat number; the delegation tells persons of one name apart. */
function SeatSelect({
  id,
  value,
  onChange,
}: {
  readonly id: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}) {
  const t = useWords(accountWords);
  const { congressId } = useHere();
  const [typed, setTyped] = useState('');
  const q = typed.trim();
  const found = useQuery({
    queryKey: ['deputyships', 'pick-person', congressId, q],
    queryFn: ({ signal }) =>
      call(routesOf(deputyship).list, { query: { state: 'active', limit: 40, ...(q === '' ? {} : { q }) } }, { signal }),
    placeholderData: (old) => old,
  });
  const page = found.data;
  return (
    <Select
      id={id}
      allowClear
      value={value}
      aria-label={t.pickPerson}
      placeholder={t.pickPerson}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      notFoundContent={found.isFetching ? <Spin size="small" /> : t.needPerson}
      onChange={(next: string | undefined) => onChange(next ?? null)}
      options={(page?.items ?? []).map((seat) => ({
        value: String(seat.fields.personId),
        label: [seat.fields.name, seat.fields.seatNo, page?.names[String(seat.fields.delegationId)]].filter(Boolean).join(' · '),
      }))}
    />
  );
}
