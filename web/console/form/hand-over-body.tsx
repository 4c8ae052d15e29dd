import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { systemRoutes } from '../../../contract/system.ts';
import { optionLabel } from '../../../processes/text.ts';
import { unit } from '../../../registers/registers.ts';
import { call } from '../../shared/api.ts';
import { useLocale } from '../../shared/words.ts';
import { useT } from '../language.ts';
import { routesOf } from '../record/routes-of.ts';
import { useHere } from '../session.tsx';
import { AdvicePanel } from '../similar/advice.tsx';
import type { FormBody } from './action-form.tsx';
import { entryId, Field } from './entry.tsx';
import { knownNames, RefSelect, useNames } from './ref-entry.tsx';

interface UnitRow {
  readonly unitId: string | null;
  readonly role: string;
  readonly viaUnitId?: string | null;
}

const shown = ['suggestion.reply.normal', 'suggestion.coOpinion', 'suggestion.return.request'];

/** Hand-over: one lead with co-handlers or separate handlers, each reached directly or through the office above it. */
export const HandOverBody: FormBody = ({ form, context }) => {
  const t = useT();
  const client = useQueryClient();
  const rows = (form.values.units as UnitRow[] | null | undefined) ?? [];
  const id = entryId(context, 'units');
  const setRow = (n: number, change: Partial<UnitRow>) =>
    form.set(
      'units',
      rows.map((row, i) => (i === n ? { ...row, ...change } : row)),
    );
  /** The office through which a unit is reached stands in the register of units. */
  const choose = async (n: number, unitId: string | null) => {
    setRow(n, { unitId, viaUnitId: null });
    if (!unitId) return;
    const read = await client
      .fetchQuery({
        queryKey: ['units', 'one', unitId],
        staleTime: 60_000,
        queryFn: () => call(routesOf(unit).read, { params: { id: unitId } }),
      })
      .catch(() => null);
    const via = (read?.record.fields.relayUnitId as string | null | undefined) ?? null;
    if (via && read?.names[via]) knownNames.set(via, read.names[via]);
    form.set(
      'units',
      rows.map((row, i) => (i === n ? { ...row, unitId, viaUnitId: via } : row)),
    );
  };
  const isSeparate = rows.some((r) => r.role === 'separate');
  const setWay = (way: 'lead' | 'separate') =>
    form.set(
      'units',
      rows.map((row, n) => ({ ...row, role: way === 'separate' ? 'separate' : n === 0 ? 'lead' : 'co' })),
    );
  const fault = form.faults.units;
  /** Into the first row without a unit, else as one more. */
  const take = (unitId: string, name: string) => {
    knownNames.set(unitId, name);
    const empty = rows.findIndex((row) => !row.unitId);
    if (empty >= 0) void choose(empty, unitId);
    else void choose(rows.length, unitId);
  };
  return (
    <>
      {context.view && (
        <AdvicePanel id={context.view.record.id} target="units" chosen={rows.flatMap((row) => row.unitId ?? [])} onTake={take} />
      )}
      <div className="entry" id={`${id}-field`}>
        <div className="label">{t.handOver.units}</div>
        <p className="help">{context.text.help.role}</p>
        <Segmented
          value={isSeparate ? 'separate' : 'lead'}
          onChange={setWay}
          options={[
            { value: 'lead', label: t.handOver.oneLead },
            { value: 'separate', label: t.handOver.separate },
          ]}
          style={{ marginBottom: 10 }}
        />
        <div className="grid-rows">
          {rows.map((row, n) => (
            <fieldset
              className="grid-row"
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
              key={n}
              style={{ gridTemplateColumns: '110px minmax(0, 1fr) 32px' }}
              aria-label={t.form.rowOf(t.handOver.units, n + 1)}
            >
              <Select
                aria-label={context.text.inputs.role ?? ''}
                value={row.role}
                disabled={isSeparate}
                options={(isSeparate ? ['separate'] : ['lead', 'co']).map((value) => ({
                  value,
                  label: optionLabel(context.text, 'role', value),
                }))}
                onChange={(role) => setRow(n, { role })}
              />
              <div>
                <RefSelect
                  process="unit"
                  value={row.unitId}
                  label={t.handOver.unitNo(n + 1)}
                  isFaulty={form.faults[`units.${n}.unitId`] !== undefined}
                  onChange={(unitId) => void choose(n, unitId as string | null)}
                />
                {form.faults[`units.${n}.unitId`] && <p className="fault">{form.faults[`units.${n}.unitId`]}</p>}
                {row.viaUnitId && <Via id={row.viaUnitId} onDirect={() => setRow(n, { viaUnitId: null })} />}
              </div>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t.form.removeRow(n + 1)}
                disabled={rows.length === 1}
                onClick={() =>
                  form.set(
                    'units',
                    rows.filter((_, i) => i !== n),
                  )
                }
              />
            </fieldset>
          ))}
          <div>
            <Button
              icon={<PlusOutlined />}
              onClick={() =>
                form.set('units', [...rows, { unitId: null, role: isSeparate ? 'separate' : rows.length === 0 ? 'lead' : 'co' }])
              }
            >
              {isSeparate ? t.handOver.addSeparate : t.handOver.addCo}
            </Button>
          </div>
        </div>
        {fault && <p className="fault">{fault}</p>}
      </div>
      <Field form={form} context={context} name="note" shape={{ kind: 'paragraph', optional: true, max: 500 }} />
      <Limits />
    </>
  );
};

function Via({ id, onDirect }: { readonly id: string; readonly onDirect: () => void }) {
  const t = useT();
  const names = useNames('unit', [id]);
  return (
    <p className="quiet" style={{ fontSize: 12.5 }}>
      {t.handOver.via(names[id] ?? '…')}{' '}
      <Button type="link" size="small" style={{ padding: 0, height: 'auto' }} onClick={onDirect}>
        {t.handOver.direct}
      </Button>
    </p>
  );
}

/** The time limits that start with the hand-over, with where each rule stands. */
function Limits() {
  const t = useT();
  const locale = useLocale();
  const { congressId } = useHere();
  const rules = useQuery({ queryKey: ['rules', congressId], staleTime: 10 * 60_000, queryFn: () => call(systemRoutes.rules, {}) });
  const found = (rules.data?.rules ?? []).filter((r) => shown.includes(r.key) && r.value !== null);
  if (found.length === 0) return null;
  return (
    <div className="basis">
      <p>{t.handOver.thenRuns}</p>
      <ul style={{ margin: '2px 0 0', paddingLeft: 18 }}>
        {found.map((rule) => {
          const value = rule.value as { amount?: number; unit?: string };
          return (
            <li key={rule.key}>
              {rule.label[locale]}：{value.amount !== undefined && value.unit ? t.due.span(value.amount, value.unit) : String(rule.value)}（
              {rule.source[locale]}）
            </li>
          );
        })}
      </ul>
    </div>
  );
}
