import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { type AccessLogEntry, auditRoutes } from '../../../../contract/people.ts';
import { allProcesses } from '../../../../processes/all.ts';
import { labelOf, textOf } from '../../../../processes/text.ts';
import type { ProcessId } from '../../../../registers/vocabulary.ts';
import { call } from '../../../shared/api.ts';
import { type Locale, useLocale, useWords } from '../../../shared/words.ts';
import { momentText } from '../../record/format.ts';
import { Loaded } from '../../shell/faults.tsx';
import { accountWords } from './accounts.text.ts';
import { AccountName, LogFrame, useLogFilter } from './log-frame.tsx';
import { logWords } from './logs.text.ts';

/** Who read whose personal data. */
export function AccessLogPage() {
  const t = useWords(logWords);
  const locale = useLocale();
  const filter = useLogFilter();
  const asked = useInfiniteQuery({
    queryKey: ['access-log', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(auditRoutes.access, { query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } }, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const kinds = ['account', ...allProcesses.map((p) => p.id as string)].map((value) => ({ value, label: kindName(value, locale) }));
  return (
    <LogFrame {...t.access} exportRoute={auditRoutes.exportAccess} kinds={kinds}>
      <Loaded of={asked}>
        {({ pages }) => (
          <Table<AccessLogEntry>
            size="small"
            rowKey="id"
            dataSource={pages.flatMap((p) => p.items)}
            pagination={false}
            scroll={{ x: 'max-content' }}
            locale={{ emptyText: <span className="quiet">{t.none}</span> }}
            columns={[
              { title: t.at, render: (_, line) => <span className="nowrap">{momentText(line.at, locale)}</span> },
              { title: t.reader, render: (_, line) => <AccountName id={line.accountId} name={line.accountName} /> },
              { title: t.kind, render: (_, line) => kindName(line.kind, locale) },
              {
                title: t.subject,
                render: (_, line) => (line.count > 1 ? t.persons(line.count) : line.subjectName || t.persons(line.count)),
              },
              {
                title: t.fields,
                render: (_, line) => line.fields.map((field) => fieldName(line.kind, field, locale)).join(locale === 'zh' ? '、' : ', '),
              },
              { title: t.ip, dataIndex: 'ip' },
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

const isProcess = (kind: string): kind is ProcessId => allProcesses.some((p) => p.id === kind);

function kindName(kind: string, locale: Locale): string {
  if (isProcess(kind)) return textOf(kind, locale).name;
  return kind === 'account' ? accountWords[locale].title : kind;
}

function fieldName(kind: string, field: string, locale: Locale): string {
  if (isProcess(kind)) return labelOf(textOf(kind, locale), field);
  const words: Readonly<Record<string, unknown>> = accountWords[locale];
  const found = words[field];
  return typeof found === 'string' ? found : field;
}
