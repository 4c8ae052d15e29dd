import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Button, Checkbox, Input, Tabs } from 'antd';
import { useState } from 'react';
import { accountRoutes } from '../../../../contract/accounts.ts';
import type { ApprovalView } from '../../../../contract/people.ts';
import { roles } from '../../../../registers/roles.ts';
import { call, sentenceOf } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { momentText } from '../../record/format.ts';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { useSetSearch } from '../../shell/link.tsx';
import { GrantName } from './account-roles.tsx';
import { approvalWords } from './approvals.text.ts';
import { Sentence } from './labelled.tsx';
import { type Handed, TemporaryPassword } from './temporary-password.tsx';

type Approval = ApprovalView & { readonly mayDecide: boolean };
type Tab = 'pending' | 'decided';

/** What waits for a second administrator, one by one or many at once, and what became of earlier requests. */
export function ApprovalsPage() {
  const t = useWords(approvalWords);
  const { search } = useLocation();
  const setSearch = useSetSearch();
  const tab: Tab = (search as Record<string, string>).tab === 'decided' ? 'decided' : 'pending';
  return (
    <>
      <header className="page-head">
        <h1>{t.title}</h1>
        <span className="quiet">{t.lead}</span>
      </header>
      <Tabs
        activeKey={tab}
        onChange={(key) => setSearch({ tab: key === 'pending' ? null : key })}
        items={(['pending', 'decided'] as const).map((key) => ({
          key,
          label: t.tabs[key],
          children: key === tab ? <Requests tab={key} /> : null,
        }))}
      />
    </>
  );
}

function Requests({ tab }: { readonly tab: Tab }) {
  const t = useWords(approvalWords);
  const client = useQueryClient();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const [handed, setHanded] = useState<readonly Handed[]>([]);
  const asked = useInfiniteQuery({
    queryKey: ['approvals', tab],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(accountRoutes.approvals, { query: { state: tab, ...(pageParam ? { cursor: pageParam } : {}) } }, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items: readonly Approval[] = asked.data?.pages.flatMap((p) => p.items) ?? [];
  const decide = useMutation({
    mutationFn: ({ ids, decision }: { ids: readonly string[]; decision: 'approve' | 'reject' | 'withdraw' }) =>
      call(accountRoutes.decide, { body: { ids: [...ids], decision, note: note.trim() } }),
    onSuccess: async ({ decided }) => {
      setHanded(
        decided.flatMap((d) => {
          const one = items.find((i) => i.id === d.id);
          return d.temporaryPassword && one
            ? [{ name: one.account.name, username: one.account.username, password: d.temporaryPassword }]
            : [];
        }),
      );
      setChosen([]);
      setNote('');
      await Promise.all(['approvals', 'accounts', 'account'].map((key) => client.invalidateQueries({ queryKey: [key] })));
    },
  });
  return (
    <>
      <Sentence text={decide.error ? sentenceOf(decide.error) : null} />
      <Loaded of={asked}>
        {() =>
          items.length === 0 ? (
            <p className="sheet empty">{t.none[tab]}</p>
          ) : (
            <ul className="sheet" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {items.map((one) => (
                <Request
                  key={one.id}
                  one={one}
                  isChosen={chosen.includes(one.id)}
                  isBusy={decide.isPending}
                  onChoose={(yes) => setChosen(yes ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))}
                  onDecide={(decision) => decide.mutate({ ids: [one.id], decision })}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {asked.hasNextPage && (
        <div className="more">
          <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            {t.more}
          </Button>
        </div>
      )}
      {chosen.length > 0 && (
        <section className="batch-bar" aria-label={t.chosen(chosen.length)}>
          <span>{t.chosen(chosen.length)}</span>
          <Input
            aria-label={t.note}
            placeholder={t.notePlaceholder}
            maxLength={500}
            value={note}
            onChange={(e) => setNote(e.target.value)}
            style={{ flex: '1 1 160px', maxWidth: 360 }}
          />
          <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate({ ids: chosen, decision: 'approve' })}>
            {t.approve}
          </Button>
          <Button loading={decide.isPending} onClick={() => decide.mutate({ ids: chosen, decision: 'reject' })}>
            {t.reject}
          </Button>
        </section>
      )}
      <TemporaryPassword handed={handed} onClose={() => setHanded([])} />
    </>
  );
}

interface RequestProps {
  readonly one: Approval;
  readonly isChosen: boolean;
  readonly isBusy: boolean;
  readonly onChoose: (yes: boolean) => void;
  readonly onDecide: (decision: 'approve' | 'reject' | 'withdraw') => void;
}

function Request({ one, isChosen, isBusy, onChoose, onDecide }: RequestProps) {
  const t = useWords(approvalWords);
  const locale = useLocale();
  const { session } = useHere();
  const isOwn = one.requestedBy.id === session.account.id;
  const { role, unitId = null, delegationId = null } = one.payload;
  return (
    <li style={{ display: 'flex', gap: 12, padding: '12px 16px', borderTop: '1px solid var(--line)', alignItems: 'flex-start' }}>
      {one.mayDecide && (
        <Checkbox
          checked={isChosen}
          aria-label={t.choose(`${t.kind[one.kind]} ${one.account.name}`)}
          onChange={(e) => onChoose(e.target.checked)}
        />
      )}
      <div style={{ flex: 1, minWidth: 0 }}>
        <p style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 10px', alignItems: 'baseline' }}>
          <strong>{t.kind[one.kind]}</strong>
          <span>
            {one.account.name} <span className="quiet">{one.account.username}</span>
          </span>
          {role && <GrantName grant={{ role, congressId: one.congressId, unitId, delegationId }} />}
          {one.state !== 'pending' && (
            <span className={`tag ${one.state === 'approved' ? 'tag-live' : 'tag-ended'}`}>{t.state[one.state]}</span>
          )}
        </p>
        <p style={{ overflowWrap: 'anywhere' }}>
          <span className="quiet">{t.reason} </span>
          {one.reason}
        </p>
        <p className="quiet">
          {t.asked} {isOwn ? t.own : one.requestedBy.name} · {roles[one.requesterRole][locale]} · {momentText(one.requestedAt, locale)}
          {one.state === 'pending' && ` · ${t.expires(momentText(one.expiresAt, locale))}`}
        </p>
        {one.decidedBy && one.decidedAt && (
          <p className="quiet">
            {t.decidedBy} {one.decidedBy.name} · {momentText(one.decidedAt, locale)}
            {one.note ? ` · ${one.note}` : ''}
          </p>
        )}
      </div>
      {one.state === 'pending' && (
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, justifyContent: 'flex-end' }}>
          {one.mayDecide ? (
            <>
              <Button type="primary" disabled={isBusy} onClick={() => onDecide('approve')}>
                {t.approve}
              </Button>
              <Button disabled={isBusy} onClick={() => onDecide('reject')}>
                {t.reject}
              </Button>
            </>
          ) : isOwn ? (
            <Button disabled={isBusy} onClick={() => onDecide('withdraw')}>
              {t.withdraw}
            </Button>
          ) : (
            <span className="quiet">{t.waitsForOther}</span>
          )}
        </div>
      )}
    </li>
  );
}
