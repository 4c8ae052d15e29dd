import { useQuery } from '@tanstack/react-query';
import { similarRoutes } from '../../../contract/similar.ts';
import { call } from '../../shared/api.ts';
import { useWords } from '../../shared/words.ts';
import { useHere } from '../session.tsx';
import { similarWords } from './similar.text.ts';
import { SimilarList } from './similar-list.tsx';

const staff = ['deputyWorkOfficer', 'scOfficeClerk', 'specialCommitteeOfficer'] as const;

/** For the staff who review: suggestions that are like this one, candidates for a merger. */
export function SimilarToRecord({ id }: { readonly id: string }) {
  const t = useWords(similarWords);
  const { congressId, roles } = useHere();
  const isStaff = staff.some((role) => roles.has(role));
  const asked = useQuery({
    queryKey: ['similar', congressId, id],
    enabled: isStaff,
    retry: false,
    staleTime: 60_000,
    queryFn: ({ signal }) => call(similarRoutes.ofRecord, { params: { id } }, { signal }),
  });
  if (!isStaff) return null;
  return (
    <section className="section no-print" aria-busy={asked.isFetching}>
      <header>
        <h2>{t.title}</h2>
        {asked.isFetching && <span className="quiet">{t.looking}</span>}
      </header>
      {asked.isError && <p className="quiet">{t.failed}</p>}
      {asked.data && <SimilarList items={asked.data.items} names={asked.data.names} beside={id} />}
    </section>
  );
}
