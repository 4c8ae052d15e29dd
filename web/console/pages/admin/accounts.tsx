import { useInfiniteQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Button, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { accountRoutes } from '../../../../contract/accounts.ts';
import type { AccountView } from '../../../../contract/people.ts';
import { type RoleId, roleIds, roles } from '../../../../registers/roles.ts';
import { call } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { momentText } from '../../record/format.ts';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { useSetSearch } from '../../shell/link.tsx';
import { AccountPanel } from './account-panel.tsx';
import { accountWords } from './accounts.text.ts';
import { useAdministered } from './administered.ts';
import { NewAccount } from './new-account.tsx';
import { type Handed, TemporaryPassword } from './temporary-password.tsx';

type Line = Pick<AccountView, 'id' | 'homeCongressId' | 'username' | 'name' | 'status' | 'lastSignedInAt' | 'grants'>;

/** Accounts of the congresses an administrator answers for. */
export function AccountsPage() {
  const t = useWords(accountWords);
  const { roles: own } = useHere();
  const { search } = useLocation();
  const { q = '', status, role, congressId, account } = search as Record<string, string | undefined>;
  const setSearch = useSetSearch();
  const [isAdding, setAdding] = useState(false);
  const [handed, setHanded] = useState<readonly Handed[]>([]);
  const filter = { ...(q ? { q } : {}), ...(status ? { status } : {}), ...(role ? { role } : {}), ...(congressId ? { congressId } : {}) };
  const asked = useInfiniteQuery({
    queryKey: ['accounts', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(accountRoutes.list, { query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } }, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = asked.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <>
      <header className="page-head">
        <h1>{t.title}</h1>
        {asked.data && <span className="quiet">{t.sentence(items.length, asked.hasNextPage)}</span>}
        {own.has('systemAdmin') && (
          <span className="tools">
            <Button type="primary" onClick={() => setAdding(true)}>
              {t.add}
            </Button>
          </span>
        )}
      </header>
      <Filters />
      <div className="sheet">
        <Loaded of={asked}>
          {() =>
            items.length === 0 ? (
              <p className="empty">{t.none}</p>
            ) : (
              <AccountTable items={items} onOpen={(id) => setSearch({ account: id })} />
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
      </div>
      <AccountPanel id={account ?? null} onClose={() => setSearch({ account: null })} onHanded={(one) => setHanded([one])} />
      <NewAccount
        open={isAdding}
        onClose={() => setAdding(false)}
        onMade={(made, password) => {
          setAdding(false);
          setHanded([{ name: made.name, username: made.username, password }]);
          setSearch({ account: made.id });
        }}
      />
      <TemporaryPassword handed={handed} onClose={() => setHanded([])} />
    </>
  );
}

function Filters() {
  const t = useWords(accountWords);
  const locale = useLocale();
  const { search } = useLocation();
  const now = search as Record<string, string | undefined>;
  const setSearch = useSetSearch();
  const { items } = useAdministered();
  return (
    <search className="filters">
      <Input.Search
        key={now.q ?? ''}
        defaultValue={now.q ?? ''}
        allowClear
        aria-label={t.search}
        placeholder={t.search}
        maxLength={50}
        style={{ width: 260 }}
        onSearch={(text) => setSearch({ q: text.trim() })}
      />
      <Select
        aria-label={t.state}
        value={now.status ?? ''}
        style={{ minWidth: 120 }}
        onChange={(value) => setSearch({ status: value })}
        options={[
          { value: '', label: t.anyStatus },
          ...(['active', 'suspended'] as const).map((value) => ({ value, label: t.status[value] })),
        ]}
      />
      <Select
        aria-label={t.role}
        value={now.role ?? ''}
        style={{ minWidth: 190 }}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(value) => setSearch({ role: value })}
        options={[
          { value: '', label: t.anyRole },
          ...roleIds.map((value) => ({ value: value as string, label: roles[value][locale] as string })),
        ]}
      />
      {items.length > 1 && (
        <Select
          aria-label={t.congress}
          value={now.congressId ?? ''}
          style={{ minWidth: 150 }}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(value) => setSearch({ congressId: value })}
          options={[{ value: '', label: t.anyCongress }, ...items.map((c) => ({ value: c.id, label: c.shortName }))]}
        />
      )}
    </search>
  );
}

function AccountTable({ items, onOpen }: { readonly items: readonly Line[]; readonly onOpen: (id: string) => void }) {
  const t = useWords(accountWords);
  const locale = useLocale();
  const { nameOf } = useAdministered();
  return (
    <Table<Line>
      className="list-table"
      size="small"
      rowKey="id"
      dataSource={[...items]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      onRow={(line) => ({ onClick: () => onOpen(line.id) })}
      columns={[
        {
          title: t.name,
          render: (_, line) => (
            <button type="button" className="plain" style={{ color: 'var(--ink)' }} onClick={() => onOpen(line.id)}>
              {line.name}
            </button>
          ),
        },
        { title: t.username, dataIndex: 'username' },
        { title: t.home, render: (_, line) => nameOf(line.homeCongressId) },
        {
          title: t.roles,
          render: (_, line) =>
            line.grants.length === 0 ? (
              <span className="quiet">{t.noRoles}</span>
            ) : (
              [...new Set(line.grants.map((g) => roles[g.role as RoleId]?.[locale] ?? g.role))].join(locale === 'zh' ? '、' : ', ')
            ),
        },
        {
          title: t.state,
          render: (_, line) => <span className={`tag ${line.status === 'active' ? '' : 'tag-ended'}`}>{t.status[line.status]}</span>,
        },
        {
          title: t.lastSignedIn,
          render: (_, line) => (line.lastSignedInAt ? momentText(line.lastSignedInAt, locale) : <span className="quiet">{t.never}</span>),
        },
      ]}
    />
  );
}
