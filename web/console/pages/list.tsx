import { DownloadOutlined, PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useLocation, useParams } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useMemo, useState } from 'react';
import { peopleActions } from '../../../contract/records.ts';
import { actionOf } from '../../../engine/decide.ts';
import type { AnyProcess } from '../../../engine/define.ts';
import { isRegister } from '../../../engine/register.ts';
import { attendance } from '../../../processes/attendance/attendance.ts';
import { consultation } from '../../../processes/consultation/consultation.ts';
import { consultationComment } from '../../../processes/consultationComment/consultationComment.ts';
import { contactLog } from '../../../processes/contactLog/contactLog.ts';
import { contactTie } from '../../../processes/contactTie/contactTie.ts';
import { course } from '../../../processes/course/course.ts';
import { information } from '../../../processes/information/information.ts';
import { informationReceipt } from '../../../processes/informationReceipt/informationReceipt.ts';
import { addressOf, call } from '../../shared/api.ts';
import { useT, useText } from '../language.ts';
import { BatchBar } from '../list/batch-bar.tsx';
import { ColumnsMenu, useColumns } from '../list/columns-menu.tsx';
import { FilterBar } from '../list/filter-bar.tsx';
import { queryOf } from '../list/query.ts';
import { RecordTable } from '../list/record-table.tsx';
import { Summary } from '../list/summary.tsx';
import { ViewTabs } from '../list/view-tabs.tsx';
import { OpinionTabs } from '../opinion/opinion-tabs.tsx';
import { hasCodes } from '../opinion/print-codes.tsx';
import { PetitionTabs } from '../petition/petition-tabs.tsx';
import { PeekDrawer } from '../record/peek-drawer.tsx';
import { processAt, routesOf } from '../record/routes-of.ts';
import type { Search } from '../router.tsx';
import { useHere } from '../session.tsx';
import { Fault, MissingPage } from '../shell/faults.tsx';
import { Link, useGo, useSetSearch } from '../shell/link.tsx';
import { StatuteTabs } from '../statute/statute-tabs.tsx';
import { ImportLink } from './import/import-link.tsx';
import { StationTabs } from './stations/station-tabs.tsx';

/** The list of records of any kind. */
export function ListPage() {
  const { plural } = useParams({ strict: false }) as { plural: string };
  const process = processAt(plural);
  return process ? <RecordList key={process.id} process={process} /> : <MissingPage />;
}

function RecordList({ process }: { readonly process: AnyProcess }) {
  const t = useT();
  const text = useText(process.id);
  const { congressId, sessionId, roles, isDeputy } = useHere();
  const search = useLocation().search as Search;
  const setSearch = useSetSearch();
  const columns = useColumns(process);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const query = useMemo(() => queryOf(process, search, sessionId), [process, search, sessionId]);
  const sort = search.sort ?? process.list.defaultSort;
  const asked = useInfiniteQuery({
    queryKey: [process.plural, 'list', congressId, query, sort],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(routesOf(process).list, { query: { ...query, sort, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } }, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const items = useMemo(() => asked.data?.pages.flatMap((p) => p.items) ?? [], [asked.data]);
  const names = useMemo(() => Object.assign({}, ...(asked.data?.pages.map((p) => p.names) ?? [])) as Record<string, string>, [asked.data]);
  const openId = search.peek || null;
  const makes = (name: string): boolean => {
    const making = actionOf(process, name);
    return (
      making?.from === 'new' && making.by.some((by) => typeof by === 'string' && (roles.has(by as never) || (by === 'deputy' && isDeputy)))
    );
  };
  // Where rows are not simply created, each way of making one has its own button.
  const makings = ('create' in process.actions ? ['create'] : peopleActions(process).making).filter(makes);
  const isProcess = !isRegister(process);
  const isNarrowed = Object.keys(query).length > 0;
  return (
    <>
      {process.id === 'draftReview' && <StatuteTabs />}
      {process.id === 'opinion' && <OpinionTabs />}
      {process.id === 'petition' && <PetitionTabs />}
      {process.id === 'station' && <StationTabs />}
      <header className="page-head">
        <h1>{t.list.several(text.name)}</h1>
        <Summary process={process} query={query} />
        <div className="tools no-print">
          <ExportMenu process={process} query={query} sort={sort} />
          <span className="no-phone">
            <ColumnsMenu process={process} columns={columns} />
          </span>
          <BesideLink process={process} />
          <ImportLink process={process} />
          {makings.map((action) => (
            <MakeLink key={action} process={process} action={action} />
          ))}
        </div>
      </header>
      <ViewTabs process={process} search={search} />
      <FilterBar process={process} search={search} />
      {asked.error && !asked.data ? (
        <Fault error={asked.error} again={() => void asked.refetch()} />
      ) : (
        <RecordTable
          process={process}
          items={items}
          names={names}
          columns={columns.chosen}
          sort={sort}
          chosen={chosen}
          openId={openId}
          isLoading={asked.isPending || asked.isPlaceholderData}
          canChoose={isProcess || hasCodes(process.id)}
          empty={isNarrowed ? t.list.noneMatch : t.list.noneYet}
          onSort={(next) => setSearch({ sort: next })}
          onChoose={setChosen}
          onOpen={(id) => setSearch({ peek: id })}
        />
      )}
      {asked.hasNextPage && (
        <div className="more no-print">
          <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            {t.common.more}
          </Button>
        </div>
      )}
      <BatchBar process={process} items={items.filter((i) => chosen.includes(i.id))} onDone={() => setChosen([])} />
      <PeekDrawer process={process} id={openId} onClose={() => setSearch({ peek: null })} />
    </>
  );
}

/** Lists that share one place in the left column, each with the other. */
const pairs: Readonly<Record<string, AnyProcess>> = {
  course: attendance,
  attendance: course,
  information: informationReceipt,
  informationReceipt: information,
  contactLog: contactTie,
  contactTie: contactLog,
  consultation: consultationComment,
  consultationComment: consultation,
};

function BesideLink({ process }: { readonly process: AnyProcess }) {
  const t = useT();
  const other = pairs[process.id];
  const text = useText(other?.id ?? process.id);
  return other ? <Link to={`/${other.plural}`}>{t.list.several(text.name)}</Link> : null;
}

function MakeLink({ process, action }: { readonly process: AnyProcess; readonly action: string }) {
  const text = useText(process.id);
  const go = useGo();
  return (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => go(`/${process.plural}/new`, action === 'create' ? {} : { as: action })}>
      {text.actions[action]}
    </Button>
  );
}

/** The list as a file, with the same filters and order. */
function ExportMenu({
  process,
  query,
  sort,
}: {
  readonly process: AnyProcess;
  readonly query: Readonly<Record<string, string>>;
  readonly sort: string;
}) {
  const t = useT();
  const { list } = routesOf(process);
  const linkTo = (format: string) => addressOf({ ...list, path: `${list.path}/export` }, { query: { ...query, sort, format } });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: (['xlsx', 'csv'] as const).map((format) => ({
          key: format,
          label: (
            <a href={linkTo(format)} download>
              {t.list.formats[format]}
            </a>
          ),
        })),
      }}
    >
      <Button icon={<DownloadOutlined />}>{t.list.export}</Button>
    </Dropdown>
  );
}

/** A look at one record beside the list. */
