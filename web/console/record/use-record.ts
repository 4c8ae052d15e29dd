import { useQuery } from '@tanstack/react-query';
import type { AnyProcess } from '../../../engine/define.ts';
import { call } from '../../shared/api.ts';
import { useHere } from '../session.tsx';
import { routesOf } from './routes-of.ts';

/** One record with what the viewer may see and do. */
export function useRecord(process: AnyProcess, id: string | null) {
  const { congressId } = useHere();
  return useQuery({
    queryKey: [process.plural, 'one', congressId, id],
    enabled: id !== null,
    queryFn: ({ signal }) => call(routesOf(process).read, { params: { id: id ?? '' } }, { signal }),
  });
}

/** Records of one kind that belong to a record: the assignments of a suggestion, the promises of a reply. */
export function useRecords(process: AnyProcess, query: Readonly<Record<string, string>>, enabled = true) {
  const { congressId } = useHere();
  return useQuery({
    queryKey: [process.plural, 'of', congressId, query],
    enabled,
    queryFn: ({ signal }) => call(routesOf(process).list, { query: { ...query, limit: 100 } }, { signal }),
  });
}
