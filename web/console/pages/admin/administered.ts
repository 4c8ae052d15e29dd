import { useQuery } from '@tanstack/react-query';
import { congressRoutes } from '../../../../contract/people.ts';
import { call } from '../../../shared/api.ts';

/** The congresses the administrator answers for, in the order of their region codes. */
export function useAdministered() {
  const asked = useQuery({
    queryKey: ['administered-congresses'],
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => call(congressRoutes.list, {}, { signal }),
  });
  const items = asked.data?.items ?? [];
  const names = new Map(items.map((c) => [c.id, c.shortName]));
  return { asked, items, nameOf: (id: string) => names.get(id) ?? '—' };
}
