import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { accountRoutes } from '../../../../contract/accounts.ts';
import type { AccountView, Outcome } from '../../../../contract/people.ts';
import { call, sentenceOf } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { momentText } from '../../record/format.ts';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { AccountRoles } from './account-roles.tsx';
import { accountWords } from './accounts.text.ts';
import { useAdministered } from './administered.ts';
import { EditAccount } from './edit-account.tsx';
import { PersonTie } from './person-tie.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import type { Handed } from './temporary-password.tsx';

interface Props {
  readonly id: string | null;
  readonly onClose: () => void;
  readonly onHanded: (handed: Handed) => void;
}

/** One account beside the list: who it is, what it may do, and what an administrator can do about it. */
export function AccountPanel({ id, onClose, onHanded }: Props) {
  const asked = useQuery({
    queryKey: ['account', id],
    enabled: id !== null,
    queryFn: ({ signal }) => call(accountRoutes.read, { params: { id: id ?? '' } }, { signal }),
  });
  return (
    <Drawer
      open={id !== null}
      onClose={onClose}
      title={asked.data ? `${asked.data.name} · ${asked.data.username}` : ' '}
      size={560}
      destroyOnHidden
      styles={{ wrapper: { maxWidth: '100vw' } }}
    >
      <Loaded of={asked}>{(account) => <Account key={`${account.id}-${account.version}`} account={account} onHanded={onHanded} />}</Loaded>
    </Drawer>
  );
}

type Act = 'suspend' | 'resume' | 'resetPassword' | 'resetSecondFactor';

function Account({ account, onHanded }: { readonly account: AccountView; readonly onHanded: (handed: Handed) => void }) {
  const t = useWords(accountWords);
  const { roles: own, session } = useHere();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [act, setAct] = useState<Act | null>(null);
  const [isEditing, setEditing] = useState(false);
  const isSystem = own.has('systemAdmin');
  const isSelf = session.account.id === account.id;
  const refresh = () => Promise.all(['accounts', 'account', 'approvals'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  const settle = async (outcome: Outcome) => {
    if (outcome.temporaryPassword) onHanded({ name: account.name, username: account.username, password: outcome.temporaryPassword });
    else if (!outcome.done) message.info(t.waiting);
    await refresh();
  };
  const unlock = useMutation({
    mutationFn: () => call(accountRoutes.unlock, { params: { id: account.id } }),
    onSuccess: refresh,
    onError: (error) => message.error(sentenceOf(error)),
  });
  const acts: readonly Act[] = [
    account.status === 'active' ? 'suspend' : 'resume',
    'resetPassword',
    ...(account.secondFactor ? (['resetSecondFactor'] as const) : []),
  ];
  return (
    <>
      {isEditing ? (
        <EditAccount account={account} onDone={() => void refresh().then(() => setEditing(false))} onCancel={() => setEditing(false)} />
      ) : (
        <>
          <AccountFacts account={account} />
          {!isSelf && (
            <div className="actions" style={{ marginBottom: 18 }}>
              {isSystem && <Button onClick={() => setEditing(true)}>{t.edit}</Button>}
              {acts.map((one) => (
                <Button key={one} danger={one === 'suspend'} onClick={() => setAct(one)}>
                  {t[one]}
                </Button>
              ))}
              {account.lockedUntil && (
                <Button loading={unlock.isPending} onClick={() => unlock.mutate()}>
                  {t.unlock}
                </Button>
              )}
            </div>
          )}
        </>
      )}
      <AccountRoles account={account} canAct={!isSelf} onOutcome={settle} />
      <PersonTie account={account} canAct={isSystem && !isSelf} onDone={refresh} />
      <ReasonDialog
        open={act !== null}
        title={act ? `${t[act]} · ${account.name}` : ''}
        what={act ? t.asks[act] : ''}
        danger={act === 'suspend'}
        onClose={() => setAct(null)}
        send={async (reason) => {
          if (act) await settle(await call(accountRoutes[act], { params: { id: account.id }, body: { reason } }));
        }}
      />
    </>
  );
}

function AccountFacts({ account }: { readonly account: AccountView }) {
  const t = useWords(accountWords);
  const locale = useLocale();
  const { nameOf } = useAdministered();
  const facts: readonly (readonly [string, string])[] = [
    [t.home, nameOf(account.homeCongressId)],
    [t.state, t.status[account.status]],
    [t.phone, account.phone ?? '—'],
    [t.email, account.email ?? '—'],
    [t.secondFactor, account.secondFactor ? t.on : t.off],
    [t.lastSignedIn, account.lastSignedInAt ? momentText(account.lastSignedInAt, locale) : t.never],
    [t.createdAt, momentText(account.createdAt, locale)],
    [t.language, account.locale === 'zh' ? '中文' : 'English'],
  ];
  return (
    <>
      {account.lockedUntil && <p className="late">{t.lockedUntil(momentText(account.lockedUntil, locale))}</p>}
      {account.mustChangePassword && <p className="quiet">{t.mustChange}</p>}
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
