import { useQuery } from '@tanstack/react-query';
import { Select, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { processOf } from '../../../processes/all.ts';
import { call } from '../../shared/api.ts';
import { useT } from '../language.ts';
import { routesOf } from '../record/routes-of.ts';
import { titleOf } from '../record/title.ts';
import { useHere } from '../session.tsx';
import type { EntryProps } from './context.ts';

/** Which records may be chosen, where not all of a kind make sense. */
const narrowed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'preConsultation.suggestionId': { state: 'draft,cosigning,returnedToDeputy' },
  'opinion.intoId': { state: 'submitted,received,routed,inProgress,answered,escalated,converted' },
  'liaisonMatter.unitId': { unitGroup: 'supervisory,court,procuratorate,vertical' },
  intoId: { state: 'registered,preAssigned,handedOver,inProgress' },
};

/** Names of records that were chosen or read before, so that they need not be asked for again. */
export const knownNames = new Map<string, string>();

interface RefSelectProps {
  readonly id?: string;
  readonly process: string;
  readonly value: string | readonly string[] | null | undefined;
  readonly label: string;
  readonly many?: boolean;
  readonly allowClear?: boolean;
  readonly isFaulty?: boolean;
  readonly describedBy?: string | undefined;
  readonly filter?: Readonly<Record<string, string>>;
  readonly placeholder?: string;
  onChange(value: string | string[] | null): void;
}

/** Chooses records of one kind by searching for them. */
export function RefSelect({
  id,
  process,
  value,
  label,
  many = false,
  allowClear = true,
  isFaulty = false,
  describedBy,
  filter,
  placeholder,
  onChange,
}: RefSelectProps) {
  const t = useT();
  const { congressId } = useHere();
  const target = processOf(process);
  const [typed, setTyped] = useState('');
  const q = useSettled(typed, 200);
  const isSearched = target.list.search !== undefined;
  const isEnded = Object.hasOwn(target.states, 'active') && (target.list.filters as readonly string[]).includes('state');
  const query = {
    ...(isEnded ? { state: 'active' } : {}),
    ...filter,
    ...(isSearched && q !== '' ? { q } : {}),
    limit: isSearched ? 40 : 200,
  };
  const found = useQuery({
    queryKey: [target.plural, 'pick', congressId, query],
    queryFn: async ({ signal }) => {
      const page = await call(routesOf(target).list, { query }, { signal });
      return page.items.map((item) => {
        const name = titleOf(target, item.fields, page.names);
        knownNames.set(item.id, name);
        return { value: item.id, label: name };
      });
    },
    placeholderData: (old) => old,
  });
  const chosen = (Array.isArray(value) ? value : value ? [value] : []) as string[];
  const names = useNames(process, chosen);
  const listed = found.data ?? [];
  const options = [
    ...listed,
    ...chosen.filter((c) => !listed.some((o) => o.value === c)).map((c) => ({ value: c, label: names[c] ?? '…' })),
  ];
  const shown = isSearched ? options : options.filter((o) => o.label.toLowerCase().includes(typed.trim().toLowerCase()));
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      {...(many ? { mode: 'multiple' as const } : {})}
      allowClear={allowClear}
      value={many ? chosen : (chosen[0] ?? null)}
      options={shown}
      placeholder={placeholder ?? t.form.pick}
      notFoundContent={found.isFetching ? <Spin size="small" /> : t.form.noneFound}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      {...(isFaulty ? { status: 'error' as const } : {})}
      onChange={(next: string | string[] | null) => {
        setTyped('');
        onChange(next ?? null);
      }}
    />
  );
}

export function RefEntry({ id, name, shape, value, label, isFaulty, describedBy, context, onChange }: EntryProps) {
  const many = shape.kind === 'refs';
  return (
    <RefSelect
      id={id}
      process={shape.ref ?? context.process.id}
      value={value as string | string[] | null | undefined}
      label={label}
      many={many}
      allowClear={shape.optional || many}
      isFaulty={isFaulty}
      describedBy={describedBy}
      filter={narrowed[`${context.process.id}.${name}`] ?? narrowed[name] ?? {}}
      onChange={(next) => onChange(many && Array.isArray(next) && next.length === 0 ? null : next)}
    />
  );
}

/** The names of these records: known ones at once, others when they have been read. */
export function useNames(process: string, ids: readonly string[]): Readonly<Record<string, string>> {
  const target = processOf(process);
  const { congressId } = useHere();
  const missing = ids.filter((id) => !knownNames.has(id));
  useQuery({
    queryKey: [target.plural, 'names', congressId, missing],
    enabled: missing.length > 0,
    staleTime: 10 * 60_000,
    queryFn: async () => {
      const answers = await Promise.allSettled(missing.map((id) => call(routesOf(target).read, { params: { id } })));
      answers.forEach((a, n) => {
        const id = missing[n];
        if (id) knownNames.set(id, a.status === 'fulfilled' ? titleOf(target, a.value.record.fields, a.value.names) : '—');
      });
      return true;
    },
  });
  return Object.fromEntries(ids.flatMap((id) => (knownNames.has(id) ? [[id, knownNames.get(id) ?? '']] : [])));
}

/** What was typed, once the typing has paused. */
export function useSettled(text: string, pause: number): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), pause);
    return () => clearTimeout(timer);
  }, [text, pause]);
  return settled;
}
