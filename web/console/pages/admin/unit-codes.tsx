import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { exchangeRoutes } from '../../../../contract/exchange.ts';
import { call, sentenceOf } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { RefSelect, useNames } from '../../form/ref-entry.tsx';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { interfaceWords } from './interfaces.text.ts';
import { Sentence } from './labelled.tsx';

interface Row {
  readonly unitId: string | null;
  readonly code: string;
}

/** Which code of the outside system means which unit; kept as a whole. */
export function UnitCodes() {
  const t = useWords(interfaceWords);
  const { congressId } = useHere();
  const asked = useQuery({
    queryKey: ['unit codes', congressId],
    queryFn: () => call(exchangeRoutes.unitCodes, { query: congressId ? { congress: congressId } : {} }),
  });
  return (
    <>
      <h2 style={{ margin: '22px 0 4px' }}>{t.codes}</h2>
      <p className="quiet" style={{ marginBottom: 8 }}>
        {t.codesLead}
      </p>
      <Loaded of={asked}>{({ items }) => <Codes key={JSON.stringify(items)} kept={items} />}</Loaded>
    </>
  );
}

function Codes({ kept }: { readonly kept: readonly { readonly unitId: string; readonly code: string }[] }) {
  const t = useWords(interfaceWords);
  const { congressId } = useHere();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [rows, setRows] = useState<readonly Row[]>(kept);
  const [fault, setFault] = useState<string | null>(null);
  const names = useNames(
    'unit',
    rows.flatMap((r) => r.unitId ?? []),
  );
  const save = useMutation({
    mutationFn: (items: { unitId: string; code: string }[]) => call(exchangeRoutes.setUnitCodes, { body: { congressId, items } }),
    onSuccess: async ({ items }) => {
      message.success(t.saved(items.length));
      await client.invalidateQueries({ queryKey: ['unit codes'] });
    },
    onError: (error) => setFault(sentenceOf(error)),
  });
  const change = (at: number, next: Partial<Row>) => setRows(rows.map((row, n) => (n === at ? { ...row, ...next } : row)));
  const submit = () => {
    const items = rows.flatMap(({ unitId, code }) => (unitId && code.trim() ? [{ unitId, code: code.trim() }] : []));
    const twice =
      items.find((a, n) => items.findIndex((b) => b.code === a.code) !== n)?.code ??
      names[items.find((a, n) => items.findIndex((b) => b.unitId === a.unitId) !== n)?.unitId ?? ''];
    const found = items.length < rows.length ? t.incomplete : twice ? t.twice(twice) : null;
    setFault(found);
    if (!found) save.mutate(items);
  };
  const isChanged = JSON.stringify(rows) !== JSON.stringify(kept);
  return (
    <section className="section">
      <Sentence text={fault} />
      {rows.length === 0 && <p className="quiet">{t.noCodes}</p>}
      <div className="grid-rows">
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own until they are whole
          <div key={at} className="grid-row" style={{ gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr) auto' }}>
            <RefSelect
              process="unit"
              label={`${t.unitOf} ${at + 1}`}
              value={row.unitId}
              onChange={(id) => change(at, { unitId: id as string | null })}
            />
            <Input
              aria-label={`${t.code} ${at + 1}`}
              maxLength={60}
              value={row.code}
              onChange={(e) => change(at, { code: e.target.value })}
            />
            <Button
              type="text"
              aria-label={`${t.remove} ${at + 1}`}
              icon={<DeleteOutlined />}
              onClick={() => setRows(rows.filter((_, n) => n !== at))}
            />
          </div>
        ))}
      </div>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 12 }}>
        <Button icon={<PlusOutlined />} disabled={rows.length >= 2000} onClick={() => setRows([...rows, { unitId: null, code: '' }])}>
          {t.addRow}
        </Button>
        <Button type="primary" disabled={!isChanged} loading={save.isPending} onClick={submit}>
          {t.save}
        </Button>
        <Button
          disabled={!isChanged}
          onClick={() => {
            setRows(kept);
            setFault(null);
          }}
        >
          {t.undo}
        </Button>
      </div>
    </section>
  );
}
