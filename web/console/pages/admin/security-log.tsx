import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { auditRoutes, type SecurityLogEntry, securityLogKinds } from '../../../../contract/people.ts';
import { type RoleId, roles } from '../../../../registers/roles.ts';
import { call } from '../../../shared/api.ts';
import { type Locale, useLocale, useWords } from '../../../shared/words.ts';
import { momentText } from '../../record/format.ts';
import { Loaded } from '../../shell/faults.tsx';
import { accountWords } from './accounts.text.ts';
import { approvalWords } from './approvals.text.ts';
import { AccountName, LogFrame, useLogFilter } from './log-frame.tsx';
import { logWords } from './logs.text.ts';
import { policyWords } from './policy.text.ts';

/** Sign-ins, roles and accounts, newest first. */
export function SecurityLogPage() {
  const t = useWords(logWords);
  const locale = useLocale();
  const filter = useLogFilter();
  const kindName = (kind: string) => (t.kinds as Readonly<Record<string, string>>)[kind] ?? kind;
  const asked = useInfiniteQuery({
    queryKey: ['security-log', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(auditRoutes.security, { query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } }, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return (
    <LogFrame
      {...t.security}
      exportRoute={auditRoutes.exportSecurity}
      kinds={securityLogKinds.map((value) => ({ value, label: kindName(value) }))}
    >
      <Loaded of={asked}>
        {({ pages }) => (
          <Table<SecurityLogEntry>
            size="small"
            rowKey="id"
            dataSource={pages.flatMap((p) => p.items)}
            pagination={false}
            scroll={{ x: 'max-content' }}
            locale={{ emptyText: <span className="quiet">{t.none}</span> }}
            columns={[
              { title: t.at, render: (_, line) => <span className="nowrap">{momentText(line.at, locale)}</span> },
              {
                title: t.kind,
                render: (_, line) => (
                  <span className={line.kind === 'signInFailed' || line.kind === 'lockedOut' ? 'late' : ''}>{kindName(line.kind)}</span>
                ),
              },
              { title: t.account, render: (_, line) => <AccountName id={line.accountId} name={line.accountName} /> },
              {
                title: t.actor,
                render: (_, line) =>
                  line.actorName === null ? (
                    '—'
                  ) : line.actorId === null ? (
                    t.system
                  ) : (
                    <AccountName id={line.actorId} name={line.actorName} />
                  ),
              },
              { title: t.details, render: (_, line) => <Details data={line.data} /> },
              { title: t.ip, render: (_, line) => <span title={line.userAgent}>{line.ip || '—'}</span> },
            ]}
          />
        )}
      </Loaded>
      {asked.hasNextPage && (
        <div className="more">
          <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            {t.more}
          </Button>
        </div>
      )}
    </LogFrame>
  );
}

/** What a line holds besides, in words; ids of records are left to the export. */
function Details({ data }: { readonly data: Readonly<Record<string, unknown>> }) {
  const t = useWords(logWords);
  const locale = useLocale();
  const names: Readonly<Record<string, string>> = t.data;
  const parts = Object.entries(data).flatMap(([name, value]) => {
    const label = names[name];
    if (!label || value === null || value === '') return [];
    const text = (Array.isArray(value) ? value : [value]).map((one) => valueText(name, one, locale)).join(locale === 'zh' ? '、' : ', ');
    return name === 'role' ? [text] : [`${label}${locale === 'zh' ? '：' : ': '}${text}`];
  });
  return (
    <span style={{ display: 'inline-block', maxWidth: 360, overflowWrap: 'anywhere', whiteSpace: 'normal' }}>
      {parts.join(locale === 'zh' ? '；' : '; ')}
    </span>
  );
}

function valueText(name: string, value: unknown, locale: Locale): string {
  if (name === 'role') return roles[value as RoleId]?.[locale] ?? String(value);
  if (typeof value === 'boolean') return value ? logWords[locale].yes : logWords[locale].no;
  const words: Readonly<Record<string, string>> = {
    ...logWords[locale].values,
    ...(name === 'kind' ? approvalWords[locale].kind : {}),
    ...(name === 'fields' ? (accountWords[locale] as unknown as Record<string, string>) : {}),
    ...(name === 'secondFactor' ? policyWords[locale].factors : {}),
  };
  const text = words[String(value)];
  return typeof text === 'string' ? text : String(value);
}
