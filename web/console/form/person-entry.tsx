import { useQuery } from '@tanstack/react-query';
import { Select, Spin } from 'antd';
import { useState } from 'react';
import { type Colleague, listColleagues } from '../../../contract/colleagues.ts';
import { roles } from '../../../registers/roles.ts';
import { call } from '../../shared/api.ts';
import { useLocale } from '../../shared/words.ts';
import { useT } from '../language.ts';
import { useHere } from '../session.tsx';
import type { EntryProps } from './context.ts';
import { useSettled } from './ref-entry.tsx';

/** Somebody named for a task, found by name among those whom the caller may name. */
export function PersonEntry({ id, value, label, shape, isFaulty, describedBy, onChange }: EntryProps) {
  const t = useT();
  const locale = useLocale();
  const { congressId } = useHere();
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), 200);
  const chosen = typeof value === 'string' ? value : null;
  const read =
    (query: Record<string, string>) =>
    async ({ signal }: { signal: AbortSignal }) =>
      (await call(listColleagues, { query }, { signal })).items;
  const found = useQuery({
    queryKey: ['colleagues', congressId, q],
    queryFn: read(q === '' ? {} : { q }),
    placeholderData: (old) => old,
  });
  const isListed = (found.data ?? []).some((c) => c.id === chosen);
  const known = useQuery({
    queryKey: ['colleagues', congressId, 'one', chosen],
    enabled: chosen !== null && found.data !== undefined && !isListed,
    queryFn: read({ id: chosen ?? '' }),
  });
  const optionOf = (c: Colleague) => ({
    value: c.id,
    label: [c.name, c.unit ?? c.roles.map((r) => roles[r][locale]).join(locale === 'zh' ? '、' : ', ')].join(' · '),
  });
  const listed = (found.data ?? []).map(optionOf);
  const other = isListed || chosen === null ? [] : (known.data?.map(optionOf) ?? [{ value: chosen, label: '…' }]);
  return (
    <Select
      id={id}
      aria-label={label}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      allowClear={shape.optional}
      value={chosen}
      options={[...listed, ...other]}
      placeholder={t.form.pick}
      notFoundContent={found.isFetching ? <Spin size="small" /> : t.form.noneFound}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      {...(isFaulty ? { status: 'error' as const } : {})}
      onChange={(next: string | null) => {
        setTyped('');
        onChange(next ?? null);
      }}
    />
  );
}
