import { Grid, Table, type TableColumnsType } from 'antd';
import { useEffect, useRef } from 'react';
import type { RecordLine } from '../../../contract/records.ts';
import type { AnyProcess } from '../../../engine/define.ts';
import { labelOf } from '../../../processes/text.ts';
import { fieldsOf } from '../form/shapes.ts';
import { useT, useText } from '../language.ts';
import { FieldValue } from '../record/field-value.tsx';
import { lightOf } from '../record/format.ts';
import { Due, StateTag } from '../record/lights.tsx';
import { titleOf } from '../record/title.ts';
import { Link, useGo } from '../shell/link.tsx';

interface Props {
  readonly process: AnyProcess;
  readonly items: readonly RecordLine[];
  readonly names: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
  readonly sort: string;
  readonly chosen: readonly string[];
  readonly openId: string | null;
  readonly isLoading: boolean;
  readonly canChoose: boolean;
  readonly empty: string;
  onSort(sort: string): void;
  onChoose(ids: readonly string[]): void;
  onOpen(id: string): void;
}

const titles = new Set(['title', 'suggestionTitle', 'activityName', 'content', 'name']);
const widths: Readonly<Record<string, number>> = { day: 108, choice: 120, whole: 104, yes: 70, moment: 140, ref: 150, phone: 130 };

/** A dense table of records; on a phone, one card a record. */
export function RecordTable(props: Props) {
  const screens = Grid.useBreakpoint();
  return screens.md === false ? <Cards {...props} /> : <Dense {...props} />;
}

function Dense({ process, items, names, columns, sort, chosen, openId, isLoading, canChoose, empty, onSort, onChoose, onOpen }: Props) {
  const t = useT();
  const go = useGo();
  const text = useText(process.id);
  const shapes = fieldsOf(process.record);
  const sorts = process.list.sorts as readonly string[];
  const order = sort.startsWith('-') ? 'descend' : 'ascend';
  const sorted = sort.replace(/^-/, '');
  // Where no title is shown, the first fact of a row leads to its record.
  const leading = columns.some((name) => titles.has(name)) ? null : columns.find((name) => name in shapes);
  const table: TableColumnsType<RecordLine> = columns.map((name) => {
    const shape = shapes[name];
    const isTitle = titles.has(name);
    const width = name === 'state' ? 116 : name === 'dueOn' ? 238 : isTitle ? undefined : shape ? (widths[shape.kind] ?? 130) : undefined;
    return {
      key: name,
      title: name === 'state' ? t.list.state : name === 'dueOn' ? t.list.due : labelOf(text, name),
      ...(width ? { width } : {}),
      ellipsis: name !== 'state' && name !== 'dueOn',
      ...(shape?.kind === 'whole' ? { align: 'right' as const } : {}),
      ...(sorts.includes(name)
        ? { sorter: true, sortOrder: sorted === name ? (order as 'ascend' | 'descend') : null, showSorterTooltip: false }
        : {}),
      render: (_: unknown, item) => {
        if (name === 'state') return <StateTag process={process} state={item.state} />;
        if (name === 'dueOn') return <Due process={process.id} dueKey={item.dueKey} dueOn={item.dueOn} />;
        if (!shape) return null;
        if (!(name in item.fields)) return <span className="quiet">—</span>;
        const value = <FieldValue name={name} shape={shape} value={item.fields[name]} text={text} names={names} compact />;
        return isTitle || name === leading ? (
          <Link to={`/${process.plural}/${item.id}`} onClick={(event) => event.stopPropagation()}>
            {value}
          </Link>
        ) : (
          value
        );
      },
    };
  });
  const frame = useRef<HTMLDivElement>(null);
  // The table measures its columns in a hidden copy of its head, which the keyboard must not reach.
  useEffect(() => {
    for (const row of frame.current?.querySelectorAll('.ant-table-measure-row') ?? []) row.setAttribute('inert', '');
    // An empty table has nothing in it by which the keyboard could scroll it.
    for (const body of frame.current?.querySelectorAll('.ant-table-body') ?? []) {
      if (items.length === 0) body.setAttribute('tabindex', '0');
      else body.removeAttribute('tabindex');
    }
  });
  return (
    <div ref={frame}>
      <Table<RecordLine>
        className="list-table sheet"
        size="small"
        rowKey="id"
        columns={table}
        dataSource={items as RecordLine[]}
        pagination={false}
        loading={isLoading}
        sticky={{ offsetHeader: 52 }}
        scroll={{ x: 'max-content' }}
        tableLayout="fixed"
        locale={{ emptyText: <span style={{ display: 'block', padding: 24, color: 'var(--quiet)' }}>{empty}</span> }}
        rowClassName={(item) =>
          [item.dueOn && lightOf(item.dueOn) === 'late' ? 'row-late' : '', item.id === openId ? 'ant-table-row-selected' : ''].join(' ')
        }
        onChange={(_, __, sorter) => {
          const one = Array.isArray(sorter) ? sorter[0] : sorter;
          if (!one?.columnKey) return;
          const name = String(one.columnKey);
          onSort(one.order === 'descend' ? `-${name}` : one.order === 'ascend' ? name : '');
        }}
        onRow={(item) => ({
          tabIndex: 0,
          'aria-label': titleOf(process, item.fields, names),
          onClick: () => (openId === item.id ? go(`/${process.plural}/${item.id}`) : onOpen(item.id)),
          onKeyDown: (event) => {
            if (event.target !== event.currentTarget) return;
            if (event.key === 'Enter') onOpen(item.id);
            if (event.key === 'ArrowDown') (event.currentTarget.nextElementSibling as HTMLElement | null)?.focus();
            if (event.key === 'ArrowUp') (event.currentTarget.previousElementSibling as HTMLElement | null)?.focus();
          },
        })}
        {...(canChoose
          ? {
              rowSelection: {
                selectedRowKeys: [...chosen],
                columnWidth: 40,
                onChange: (keys: React.Key[]) => onChoose(keys.map(String)),
                getCheckboxProps: (item: RecordLine) => ({ 'aria-label': t.list.choose(titleOf(process, item.fields, names)) }) as object,
              },
            }
          : {})}
      />
    </div>
  );
}

function Cards({ process, items, names, columns, isLoading, empty, onOpen }: Props) {
  const text = useText(process.id);
  const shapes = fieldsOf(process.record);
  if (items.length === 0) return <p className="sheet empty">{isLoading ? '…' : empty}</p>;
  const told = columns
    .filter((c) => !titles.has(c) && c !== 'state' && c !== 'dueOn' && c !== 'number' && c !== 'suggestionNumber')
    .slice(0, 4);
  return (
    <ul className="sheet" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {items.map((item) => (
        <li key={item.id} style={{ borderTop: '1px solid var(--line)' }}>
          <button
            type="button"
            className="plain"
            style={{ width: '100%', padding: '12px 14px', minHeight: 48 }}
            onClick={() => onOpen(item.id)}
          >
            <span style={{ display: 'block', color: 'var(--ink)', fontWeight: 600 }}>{titleOf(process, item.fields, names)}</span>
            <span style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 10px', marginTop: 3 }}>
              <StateTag process={process} state={item.state} />
              <Due process={process.id} dueKey={item.dueKey} dueOn={item.dueOn} />
            </span>
            <span className="quiet" style={{ display: 'block', fontSize: 13 }}>
              {told.map((name) => {
                const shape = shapes[name];
                const value = item.fields[name];
                if (!shape || value === null || value === undefined) return null;
                return (
                  <span key={name} style={{ marginRight: 12 }}>
                    {labelOf(text, name)} <FieldValue name={name} shape={shape} value={value} text={text} names={names} compact />
                  </span>
                );
              })}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
