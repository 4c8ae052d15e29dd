import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ComponentType } from 'react';
import { labelOf } from '../../../processes/text.ts';
import type { FieldKind } from '../../../registers/shape.ts';
import { useT } from '../language.ts';
import type { EntryProps } from './context.ts';

type Row = Readonly<Record<string, unknown>>;

const widths: Partial<Record<FieldKind, string>> = { day: '150px', choice: '130px', whole: '100px', yes: '90px', phone: '150px' };

/** A small table inside a form: one card a row, fields side by side where there is room. */
export function RowsEntry({
  id,
  name,
  shape,
  value,
  label,
  context,
  faults,
  onChange,
  Entry,
}: EntryProps & { readonly Entry: ComponentType<EntryProps> }) {
  const t = useT();
  const rows = (value as Row[] | null | undefined) ?? [];
  const columns = Object.entries(shape.columns ?? {});
  const template = [...columns.map(([, c]) => widths[c.kind] ?? 'minmax(0, 1fr)'), '32px'].join(' ');
  const change = (n: number, column: string, next: unknown) => onChange(rows.map((row, i) => (i === n ? { ...row, [column]: next } : row)));
  return (
    <div className="grid-rows">
      {rows.map((row, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <fieldset className="grid-row" key={n} style={{ gridTemplateColumns: template }} aria-label={t.form.rowOf(label, n + 1)}>
          {columns.map(([column, columnShape]) => {
            const path = `${name}.${n}.${column}`;
            const words = labelOf(context.text, column, name);
            const fault = faults[path];
            return (
              <div className="cell" key={column} id={`${id}-${n}-${column}-field`}>
                {columnShape.kind !== 'yes' && (
                  <span className="label" aria-hidden>
                    {words}
                  </span>
                )}
                <Entry
                  id={`${id}-${n}-${column}`}
                  name={column}
                  within={name}
                  shape={columnShape}
                  value={row[column]}
                  label={words}
                  isFaulty={fault !== undefined}
                  describedBy={fault ? `${id}-${n}-${column}-fault` : undefined}
                  context={context}
                  faults={{}}
                  onChange={(next) => change(n, column, next)}
                />
                {fault && (
                  <p className="fault" id={`${id}-${n}-${column}-fault`}>
                    {fault}
                  </p>
                )}
              </div>
            );
          })}
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t.form.removeRow(n + 1)}
            onClick={() => onChange(rows.filter((_, i) => i !== n))}
            style={{ alignSelf: 'end' }}
          />
        </fieldset>
      ))}
      <div>
        <Button id={id} icon={<PlusOutlined />} onClick={() => onChange([...rows, {}])}>
          {t.form.addRow}
        </Button>
      </div>
    </div>
  );
}
