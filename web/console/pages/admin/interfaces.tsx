import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type ApiToken, tokenRoutes } from '../../../../contract/exchange.ts';
import { call, sentenceOf } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { useNames } from '../../form/ref-entry.tsx';
import { momentText } from '../../record/format.ts';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { interfaceWords } from './interfaces.text.ts';
import { IssueToken } from './issue-token.tsx';
import { Open311Part } from './open311-part.tsx';
import { SecretMaker } from './secret-maker.tsx';
import { UnitCodes } from './unit-codes.tsx';

/** Tokens of the programs that act for units, and the codes by which those programs call the units. */
export function InterfacesPage() {
  const t = useWords(interfaceWords);
  const { congressId } = useHere();
  const asked = useQuery({
    queryKey: ['tokens', congressId],
    queryFn: () => call(tokenRoutes.list, { query: { congressId } }),
  });
  return (
    <>
      <header className="page-head">
        <h1>{t.title}</h1>
        <span className="quiet">{t.lead}</span>
        <span className="tools">
          <SecretMaker words={t} form={(onMade) => <IssueToken onMade={onMade} />} />
        </span>
      </header>
      <h2 style={{ margin: '4px 0 8px' }}>{t.tokens}</h2>
      <Loaded of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="sheet empty">{t.none}</p>
          ) : (
            <ul className="sheet" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {items.map((token) => (
                <Token key={token.id} token={token} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <UnitCodes />
      <Open311Part />
    </>
  );
}

function Token({ token }: { readonly token: ApiToken }) {
  const t = useWords(interfaceWords);
  const locale = useLocale();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const names = useNames('unit', token.unitId ? [token.unitId] : []);
  const state = token.revokedAt ? 'revoked' : new Date(token.expiresAt) < new Date() ? 'expired' : 'live';
  const revoke = useMutation({
    mutationFn: () => call(tokenRoutes.revoke, { params: { id: token.id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens'] }),
    onError: (error) => message.error(sentenceOf(error)),
  });
  const ask = async () => {
    const isSure = await modal.confirm({
      title: `${t.revoke}: ${token.name}`,
      content: t.revokeSure,
      okText: t.revoke,
      okButtonProps: { danger: true },
      cancelText: t.cancel,
      autoFocusButton: 'cancel',
    });
    if (isSure) revoke.mutate();
  };
  return (
    <li style={{ display: 'flex', flexWrap: 'wrap', gap: '6px 16px', padding: '12px 16px', borderTop: '1px solid var(--line)' }}>
      <div style={{ flex: '1 1 320px', minWidth: 0 }}>
        <p style={{ overflowWrap: 'anywhere' }}>
          <strong>{token.name}</strong> <span className={`tag ${state === 'live' ? 'tag-live' : 'tag-ended'}`}>{t.state[state]}</span>
        </p>
        <p className="quiet">
          {t.facts(token.accountName, momentText(token.expiresAt, locale), token.lastUsedAt && momentText(token.lastUsedAt, locale))}
          {token.unitId && ` · ${t.unit} ${names[token.unitId] ?? ''}`}
        </p>
      </div>
      {state === 'live' && (
        <Button danger loading={revoke.isPending} onClick={() => void ask()}>
          {t.revoke}
        </Button>
      )}
    </li>
  );
}
