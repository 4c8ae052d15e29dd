import { Button, Checkbox, DatePicker, InputNumber, Radio } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { AnyProcess } from '../../../engine/define.ts';
import { labelOf } from '../../../processes/text.ts';
import { RefSelect } from '../form/ref-entry.tsx';
import { useT, useText } from '../language.ts';
import type { Search } from '../router.tsx';
import { useSetSearch } from '../shell/link.tsx';
import { filterShape } from './filter-shape.ts';

interface Props {
  readonly process: AnyProcess;
  readonly field: string;
  readonly search: Search;
  readonly onDone: () => void;
}

type Part = '' | '.min' | '.max' | '.set';

/** Sets one filter; it takes effect when it is confirmed. */
export function FilterEditor({ process, field, search, onDone }: Props) {
  const t = useT();
  const text = useText(process.id);
  const setSearch = useSetSearch();
  const shape = filterShape(process, field);
  const [parts, setParts] = useState<Readonly<Record<Part, string>>>({
    '': search[field] ?? '',
    '.min': search[`${field}.min`] ?? '',
    '.max': search[`${field}.max`] ?? '',
    '.set': search[`${field}.set`] ?? '',
  });
  const label = field === 'state' ? t.list.state : labelOf(text, field);
  const values = parts[''].split(',').filter(Boolean);
  const set = (changes: Partial<Record<Part, string>>) => setParts({ ...parts, ...changes });
  const apply = () => {
    setSearch(Object.fromEntries(Object.entries(parts).map(([part, value]) => [`${field}${part}`, value === '' ? null : value])));
    onDone();
  };
  const day = (part: '.min' | '.max', words: string) => (
    <DatePicker
      aria-label={`${label} ${words}`}
      placeholder={words}
      value={parts[part] === '' ? null : dayjs(parts[part])}
      onChange={(d) => set({ [part]: d ? d.format('YYYY-MM-DD') : '', '': '', '.set': '' })}
    />
  );
  const number = (part: '.min' | '.max', words: string) => (
    <InputNumber
      aria-label={`${label} ${words}`}
      placeholder={words}
      precision={0}
      value={parts[part] === '' ? null : Number(parts[part])}
      onChange={(n) => set({ [part]: n === null ? '' : String(n), '': '', '.set': '' })}
    />
  );
  const canBeBlank = field !== 'state' && shape?.optional === true;
  return (
    <form
      style={{ display: 'grid', gap: 10, width: 'min(300px, 80vw)' }}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <strong style={{ fontWeight: 600 }}>{label}</strong>
      {shape?.kind === 'choice' && (
        <Checkbox.Group
          value={values}
          style={{ display: 'grid', gap: 4, maxHeight: 320, overflowY: 'auto' }}
          options={(shape.options ?? []).map((value) => ({
            value,
            label: field === 'state' ? (text.states[value] ?? value) : (text.options[`${field}.${value}`] ?? value),
          }))}
          onChange={(list) => set({ '': list.join(','), '.set': '' })}
        />
      )}
      {shape?.kind === 'yes' && (
        <Radio.Group
          value={parts['']}
          options={[
            { value: 'true', label: t.common.yes },
            { value: 'false', label: t.common.no },
          ]}
          onChange={(event) => set({ '': String(event.target.value), '.set': '' })}
        />
      )}
      {(shape?.kind === 'ref' || shape?.kind === 'refs') && (
        <RefSelect
          process={shape.ref ?? process.id}
          many
          label={label}
          value={values}
          onChange={(list) => set({ '': Array.isArray(list) ? list.join(',') : (list ?? ''), '.set': '' })}
        />
      )}
      {shape?.kind === 'day' && (
        <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 8 }}>
          {day('.min', t.list.from)}
          {day('.max', t.list.until)}
        </div>
      )}
      {shape?.kind === 'whole' && (
        <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 8 }}>
          {number('.min', t.list.from)}
          {number('.max', t.list.until)}
        </div>
      )}
      {canBeBlank && (
        <Radio.Group
          value={parts['.set']}
          options={[
            { value: 'true', label: t.list.filled },
            { value: 'false', label: t.list.blank },
          ]}
          onChange={(event) => set({ '.set': String(event.target.value), '': '', '.min': '', '.max': '' })}
        />
      )}
      <Button type="primary" htmlType="submit">
        {t.list.apply}
      </Button>
    </form>
  );
}
