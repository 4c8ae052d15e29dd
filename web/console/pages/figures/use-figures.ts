import { useQuery } from '@tanstack/react-query';
import { systemRoutes } from '../../../../contract/system.ts';
import { call } from '../../../shared/api.ts';
import { useHere } from '../../session.tsx';

/** The figures of a session at a cut-off day, counted now. */
export function useFigures(session: string | null, cutoff: string) {
  const { congressId } = useHere();
  return useQuery({
    queryKey: ['figures', congressId, session, cutoff],
    enabled: session !== null,
    staleTime: 30_000,
    queryFn: ({ signal }) => call(systemRoutes.figures, { query: { session: session ?? '', cutoff } }, { signal }),
  });
}

/** The sets of figures frozen of a session, newest first. */
export function useSnapshots(session: string | null) {
  const { congressId } = useHere();
  return useQuery({
    queryKey: ['snapshots', congressId, session],
    enabled: session !== null,
    queryFn: ({ signal }) => call(systemRoutes.snapshots, { query: { session: session ?? '' } }, { signal }),
  });
}

/** One frozen set. */
export function useSnapshot(id: string | null) {
  return useQuery({
    queryKey: ['snapshot', id],
    enabled: id !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => call(systemRoutes.snapshot, { params: { id: id ?? '' } }, { signal }),
  });
}
