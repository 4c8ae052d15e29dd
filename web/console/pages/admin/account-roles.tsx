import { Button } from 'antd';
import { useState } from 'react';
import { accountRoutes } from '../../../../contract/accounts.ts';
import type { AccountView, GrantView, Outcome } from '../../../../contract/people.ts';
import { adminRoles, type RoleId, roles } from '../../../../registers/roles.ts';
import { call } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { useNames } from '../../form/ref-entry.tsx';
import { useHere } from '../../session.tsx';
import { accountWords } from './accounts.text.ts';
import { useAdministered } from './administered.ts';
import { AskRole } from './ask-role.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

interface Props {
  readonly account: AccountView;
  readonly canAct: boolean;
  readonly onOutcome: (outcome: Outcome) => Promise<void>;
}

/** The roles of an account, each with where it holds; asking for one more, taking one away. */
export function AccountRoles({ account, canAct, onOutcome }: Props) {
  const t = useWords(accountWords);
  const { roles: own } = useHere();
  const [revoked, setRevoked] = useState<GrantView | null>(null);
  const [isAsking, setAsking] = useState(false);
  const mayRevoke = (grant: GrantView) => canAct && (own.has('systemAdmin') || (adminRoles as readonly string[]).includes(grant.role));
  return (
    <section className="section">
      <header>
        <h2>{t.roles}</h2>
      </header>
      {account.grants.length === 0 && <p className="quiet">{t.noRoles}</p>}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {account.grants.map((grant) => (
          <li key={grant.id} style={{ display: 'flex', alignItems: 'center', gap: 12, padding: '5px 0' }}>
            <span style={{ flex: 1 }}>
              <GrantName grant={grant} />
            </span>
            {mayRevoke(grant) && (
              <Button size="small" onClick={() => setRevoked(grant)}>
                {t.revoke}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {canAct && !isAsking && (
        <Button style={{ marginTop: 8 }} onClick={() => setAsking(true)}>
          {t.addRole}
        </Button>
      )}
      {isAsking && (
        <AskRole
          account={account}
          onCancel={() => setAsking(false)}
          onOutcome={async (outcome) => {
            await onOutcome(outcome);
            setAsking(false);
          }}
        />
      )}
      <ReasonDialog
        open={revoked !== null}
        title={t.revoke}
        what={t.asks.revoke}
        danger
        onClose={() => setRevoked(null)}
        send={async (reason) => {
          if (revoked)
            await onOutcome(await call(accountRoutes.revokeRole, { params: { id: account.id, grantId: revoked.id }, body: { reason } }));
        }}
      />
    </section>
  );
}

/** "承办单位经办人 · 市教育局 · 试验市" */
export function GrantName({ grant }: { readonly grant: Pick<GrantView, 'role' | 'congressId' | 'unitId' | 'delegationId'> }) {
  const locale = useLocale();
  const { nameOf } = useAdministered();
  const { congressId } = useHere();
  // Names of units are read in the congress that is being worked in; elsewhere the congress alone is told.
  const isHere = grant.congressId === congressId;
  const units = useNames('unit', isHere && grant.unitId ? [grant.unitId] : []);
  const delegations = useNames('delegation', isHere && grant.delegationId ? [grant.delegationId] : []);
  const where = (grant.unitId && units[grant.unitId]) || (grant.delegationId && delegations[grant.delegationId]) || null;
  return (
    <>
      {roles[grant.role as RoleId]?.[locale] ?? grant.role}
      <span className="quiet">
        {where && ` · ${where}`} · {nameOf(grant.congressId)}
      </span>
    </>
  );
}
