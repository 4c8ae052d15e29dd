import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Button, Input, Select, Spin, Table } from 'antd';
import { useState } from 'react';
import { systemRoutes } from '../../../../contract/system.ts';
import { allProcesses } from '../../../../processes/all.ts';
import { textOf } from '../../../../processes/text.ts';
import { type RoleId, roles } from '../../../../registers/roles.ts';
import type { ProcessId } from '../../../../registers/vocabulary.ts';
import { type Answer, call, sentenceOf } from '../../../shared/api.ts';
import { type Locale, useLocale, useWords } from '../../../shared/words.ts';
import { momentText, numberText } from '../../record/format.ts';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { useSetSearch } from '../../shell/link.tsx';
import { chainWords } from './chain.text.ts';

type Line = Answer<typeof systemRoutes.chain>['items'][number];
type Verified = Answer<typeof systemRoutes.verify>;

/** The log of all records of the congress, each entry sealed by the one before, and the check that nothing was altered. */
export function ChainPage() {
  const t = useWords(chainWords);
  const locale = useLocale();
  const { congressId } = useHere();
  const { search } = useLocation();
  const { process, record } = search as Record<string, string | undefined>;
  const setSearch = useSetSearch();
  const isId = record === undefined || /^[0-9a-f-]{36}$/i.test(record);
  const filter = { ...(process ? { process } : {}), ...(record && isId ? { record } : {}) };
  const asked = useInfiniteQuery({
    queryKey: ['chain', congressId, filter],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(systemRoutes.chain, { query: { ...filter, ...(pageParam ? { before: pageParam } : {}) } }, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return (
    <>
      <header className="page-head">
        <h1>{t.title}</h1>
        <span className="quiet">{t.lead}</span>
      </header>
      <Check />
      <search className="filters">
        <Select
          aria-label={t.kind}
          value={process ?? ''}
          style={{ minWidth: 150 }}
          onChange={(value) => setSearch({ process: value })}
          options={[
            { value: '', label: t.anyKind },
            ...allProcesses.map((p) => ({ value: p.id as string, label: textOf(p.id as ProcessId, locale).name })),
          ]}
        />
        <Input.Search
          key={record ?? ''}
          defaultValue={record ?? ''}
          allowClear
          maxLength={36}
          aria-label={t.record}
          placeholder={t.record}
          style={{ width: 340, maxWidth: '100%' }}
          {...(isId ? {} : { status: 'error' as const })}
          onSearch={(text) => setSearch({ record: text.trim() })}
        />
        {!isId && <span className="late">{t.badRecord}</span>}
      </search>
      <div className="sheet">
        <Loaded of={asked}>
          {({ pages }) => <Entries lines={pages.flatMap((p) => p.items)} onRecord={(id) => setSearch({ record: id })} />}
        </Loaded>
        {asked.hasNextPage && (
          <div className="more">
            <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
              {t.more}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

function Entries({ lines, onRecord }: { readonly lines: readonly Line[]; readonly onRecord: (id: string) => void }) {
  const t = useWords(chainWords);
  const locale = useLocale();
  return (
    <Table<Line>
      size="small"
      rowKey="seq"
      dataSource={[...lines]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <span className="quiet">{t.none}</span> }}
      columns={[
        { title: t.seq, dataIndex: 'seq', align: 'right', render: (seq: number) => numberText(seq, locale) },
        { title: t.at, render: (_, line) => <span className="nowrap">{momentText(line.at, locale)}</span> },
        { title: t.kind, render: (_, line) => wordsOf(line.process, locale)?.name ?? line.process },
        { title: t.action, render: (_, line) => wordsOf(line.process, locale)?.actions[line.action] ?? line.action },
        { title: t.states, render: (_, line) => stateText(line, locale) },
        {
          title: t.actor,
          render: (_, line) => (
            <>
              {line.roles.length === 0 && !/\P{ASCII}/u.test(line.actorName) ? `${t.system} ` : ''}
              {line.actorName}{' '}
              <span className="quiet">{line.roles.map((r) => roles[r as RoleId]?.[locale] ?? r).join(locale === 'zh' ? '、' : ', ')}</span>
            </>
          ),
        },
        {
          title: t.recordShort,
          render: (_, line) => (
            <button
              type="button"
              className="plain"
              style={{ color: 'var(--ink)' }}
              title={t.onlyThis}
              onClick={() => onRecord(line.recordId)}
            >
              <code>{line.recordId.slice(-8)}</code>
            </button>
          ),
        },
        { title: t.hash, render: (_, line) => <code title={line.hash}>{line.hash.slice(0, 12)}…</code> },
      ]}
    />
  );
}

const wordsOf = (process: string, locale: Locale) =>
  allProcesses.some((p) => p.id === process) ? textOf(process as ProcessId, locale) : null;

function stateText(line: Line, locale: Locale): string {
  const states = wordsOf(line.process, locale)?.states ?? {};
  const name = (state: string) => states[state] ?? state;
  return line.from === null || line.from === line.to ? name(line.to) : `${name(line.from)} → ${name(line.to)}`;
}

/** The check of the whole chain: started by hand, its outcome stays on the page. */
function Check() {
  const t = useWords(chainWords);
  const locale = useLocale();
  const { congressId } = useHere();
  const [at, setAt] = useState<string | null>(null);
  const check = useMutation({
    mutationFn: () => call(systemRoutes.verify, { body: {} }),
    onSuccess: () => setAt(new Date().toISOString()),
    mutationKey: ['verify', congressId],
  });
  return (
    <section className="section" aria-live="polite">
      <header>
        <h2>{t.check}</h2>
      </header>
      <p className="quiet" style={{ maxWidth: '46em' }}>
        {t.checkHelp}
      </p>
      <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 14, marginTop: 10 }}>
        <Button type="primary" loading={check.isPending} onClick={() => check.mutate()}>
          {t.verify}
        </Button>
        {check.isPending && (
          <span>
            <Spin size="small" /> {t.verifying}
          </span>
        )}
        {check.error && <span className="late">{sentenceOf(check.error)}</span>}
        {check.data && at && !check.isPending && (
          <span>
            {check.data.faults.length === 0 ? (
              <span className="light light-normal">
                <i aria-hidden>●</i>
                {t.sound(numberText(check.data.entries, locale), numberText(check.data.records, locale))}
              </span>
            ) : (
              <span className="light light-late">
                <i aria-hidden>■</i>
                {t.unsound(numberText(check.data.faults.length, locale))}
              </span>
            )}{' '}
            <span className="quiet">{momentText(at, locale)}</span>
          </span>
        )}
      </div>
      {check.data && check.data.faults.length > 0 && !check.isPending && <Faults faults={check.data.faults} />}
    </section>
  );
}

function Faults({ faults }: { readonly faults: Verified['faults'] }) {
  const t = useWords(chainWords);
  const kinds: Readonly<Record<string, string>> = t.kinds;
  return (
    <table className="rows-view" style={{ marginTop: 12 }}>
      <thead>
        <tr>
          <th scope="col">{t.fault}</th>
          <th scope="col">{t.where}</th>
          <th scope="col">{t.what}</th>
        </tr>
      </thead>
      <tbody>
        {faults.slice(0, 200).map((fault) => (
          <tr key={`${fault.kind}-${fault.where}-${fault.what}`}>
            <td className="late nowrap">{kinds[fault.kind] ?? fault.kind}</td>
            <td>
              <code>{fault.where}</code>
            </td>
            <td>{fault.what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
