import { useMutation } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { accountRoutes } from '../../../../contract/accounts.ts';
import type { AccountView, Outcome } from '../../../../contract/people.ts';
import { adminRoles, type RoleId, roleIds, roles } from '../../../../registers/roles.ts';
import { call, sentenceOf } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { RefSelect } from '../../form/ref-entry.tsx';
import { useHere } from '../../session.tsx';
import { accountWords } from './accounts.text.ts';
import { useAdministered } from './administered.ts';
import { Labelled, Sentence } from './labelled.tsx';

interface Props {
  readonly account: AccountView;
  readonly onCancel: () => void;
  readonly onOutcome: (outcome: Outcome) => Promise<void>;
}

/** Asks for a role over the congress that is being worked in, narrowed to a unit or delegation where the role is of that kind. */
export function AskRole({ account, onCancel, onOutcome }: Props) {
  const t = useWords(accountWords);
  const locale = useLocale();
  const { roles: own, congressId } = useHere();
  const { items } = useAdministered();
  const [role, setRole] = useState<RoleId | null>(null);
  const [place, setPlace] = useState(congressId);
  const [scope, setScope] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [wasSent, setSent] = useState(false);
  const kind = role ? roles[role].scope : 'congress';
  // Units and delegations are looked up in the congress that is being worked in.
  const where = kind === 'congress' ? place : congressId;
  const send = useMutation({
    mutationFn: async () => {
      if (!role) return;
      const body = {
        congressId: where,
        role,
        reason: reason.trim(),
        ...(kind === 'unit' ? { unitId: scope } : {}),
        ...(kind === 'delegation' ? { delegationId: scope } : {}),
      };
      await onOutcome(await call(accountRoutes.grantRole, { params: { id: account.id }, body }));
    },
  });
  const isAdmin = (id: RoleId) => (adminRoles as readonly RoleId[]).includes(id);
  const groups = [
    ...(own.has('systemAdmin') ? [{ label: t.business, ids: roleIds.filter((id) => !isAdmin(id)) }] : []),
    { label: t.administrators, ids: roleIds.filter(isAdmin) },
  ];
  const faults = {
    role: role === null ? t.needRole : undefined,
    scope: kind !== 'congress' && scope === null ? (kind === 'unit' ? t.needUnit : t.needDelegation) : undefined,
    reason: reason.trim().length < 2 ? t.reasonFault : undefined,
  };
  const shown: Partial<typeof faults> = wasSent ? faults : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (!faults.role && !faults.scope && !faults.reason) send.mutate();
  };
  return (
    <form className="form" onSubmit={submit} noValidate style={{ marginTop: 10, paddingTop: 12, borderTop: '1px solid var(--line)' }}>
      <Sentence text={send.error ? sentenceOf(send.error) : null} />
      <Labelled id="ask-role" label={t.role} help={own.has('systemAdmin') ? undefined : t.byOther} fault={shown.role}>
        <Select
          id="ask-role"
          value={role}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(id) => {
            setRole(id);
            setScope(null);
          }}
          options={groups.map((group) => ({
            label: group.label,
            options: group.ids.map((id) => ({ value: id, label: roles[id][locale] })),
          }))}
        />
      </Labelled>
      {kind === 'congress' && items.length > 1 && (
        <Labelled id="ask-congress" label={t.congress}>
          <Select
            id="ask-congress"
            value={place}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={setPlace}
            options={items.filter((c) => !c.ended).map((c) => ({ value: c.id, label: c.name }))}
          />
        </Labelled>
      )}
      {kind !== 'congress' && (
        <Labelled id="ask-scope" label={kind === 'unit' ? t.unit : t.delegation} fault={shown.scope}>
          <RefSelect
            id="ask-scope"
            process={kind}
            value={scope}
            label={kind === 'unit' ? t.unit : t.delegation}
            onChange={(id) => setScope(id as string | null)}
          />
        </Labelled>
      )}
      <Labelled id="ask-reason" label={t.reason} help={t.reasonHelp} fault={shown.reason}>
        <Input.TextArea
          id="ask-reason"
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={reason}
          onChange={(e) => setReason(e.target.value)}
        />
      </Labelled>
      <div style={{ display: 'flex', gap: 8 }}>
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {t.ask}
        </Button>
        <Button onClick={onCancel}>{t.cancel}</Button>
      </div>
    </form>
  );
}
