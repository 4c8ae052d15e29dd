import { useQuery } from '@tanstack/react-query';
import type { Names, RecordLine } from '../../../../contract/records.ts';
import type { AnyProcess } from '../../../../engine/define.ts';
import { suggestion } from '../../../../processes/suggestion/suggestion.ts';
import { unit } from '../../../../registers/registers.ts';
import { call } from '../../../shared/api.ts';
import { routesOf } from '../../record/routes-of.ts';
import { useHere } from '../../session.tsx';

/** No meeting works through more, and no batch takes more. */
export const mostAtOnce = 500;

interface All {
  readonly items: readonly RecordLine[];
  readonly names: Readonly<Record<string, string>>;
}

async function readAll(process: AnyProcess, query: Readonly<Record<string, string>>, most: number, signal: AbortSignal): Promise<All> {
  const items: RecordLine[] = [];
  const names: Record<string, string> = {};
  let cursor: string | null = null;
  do {
    const page: { items: RecordLine[]; names: ReturnType<typeof Names.parse>; next: string | null } = await call(
      routesOf(process).list,
      { query: { ...query, limit: 200, ...(cursor ? { cursor } : {}) } },
      { signal },
    );
    items.push(...page.items);
    Object.assign(names, page.names);
    cursor = page.next;
  } while (cursor && items.length < most);
  return { items: items.slice(0, most), names };
}

/** The suggestions that wait to be handed over, by number. */
export function useWaiting() {
  const { congressId } = useHere();
  return useQuery({
    queryKey: [suggestion.plural, 'handOverMeeting', congressId],
    queryFn: ({ signal }) => readAll(suggestion, { state: 'registered,preAssigned', sort: 'number' }, mostAtOnce, signal),
  });
}

export interface UnitChoice {
  readonly value: string;
  readonly label: string;
  /** The office through which the unit is reached. */
  readonly via: string | null;
}

/** Every active unit with the office above it. */
export function useUnits() {
  const { congressId } = useHere();
  return useQuery({
    queryKey: [unit.plural, 'handOverMeeting', congressId],
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => readAll(unit, { state: 'active', sort: 'sortNo' }, 5000, signal),
    select: ({ items }): UnitChoice[] =>
      items.map((i) => ({
        value: i.id,
        label: String(i.fields.name ?? ''),
        via: (i.fields.relayUnitId as string | null | undefined) ?? null,
      })),
  });
}
