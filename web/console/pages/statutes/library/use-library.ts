import { useQuery } from '@tanstack/react-query';
import { statuteRoutes } from '../../../../../contract/statutes.ts';
import { call } from '../../../../shared/api.ts';
import { useHere } from '../../../session.tsx';

/** Whether this person keeps the library for the present congress. */
export const useIsKeeper = (): boolean => useHere().roles.has('legislativeAffairsOfficer');

/** The issuers and regions that can be chosen from. */
export const useFacets = () =>
  useQuery({ queryKey: ['statutes', 'facets'], staleTime: 5 * 60_000, queryFn: () => call(statuteRoutes.facets, {}) });

/** One statute with its versions, as they stand on a day. */
export function useStatute(statuteId: string, on: string | undefined) {
  const { congressId } = useHere();
  return useQuery({
    queryKey: ['statutes', 'one', statuteId, on ?? '', congressId],
    queryFn: () => call(statuteRoutes.read, { params: { statuteId }, query: { on } }),
    placeholderData: (before) => (before?.id === statuteId ? before : undefined),
  });
}
