import { useQuery } from '@tanstack/react-query';
import { petitionDeskRoutes } from '../../../contract/petition-desk.ts';
import { processOf } from '../../../processes/all.ts';
import { type Answer, call } from '../../shared/api.ts';
import { useWords } from '../../shared/words.ts';
import { StateTag } from '../record/lights.tsx';
import { useHere } from '../session.tsx';
import { Link } from '../shell/link.tsx';
import { similarWords } from '../similar/similar.text.ts';
import { petitionWords } from './petition.text.ts';

type Alike = Answer<typeof petitionDeskRoutes.alike>['items'][number];

const petition = processOf('petition');

/** For the petition desk: other petitions of the same person, and those that say much the same. */
export function AlikePetitions({ id }: { readonly id: string }) {
  const t = useWords(petitionWords);
  const s = useWords(similarWords);
  const { congressId, roles } = useHere();
  const isDesk = petitionDeskRoutes.alike.access.roles.some((role) => roles.has(role));
  const asked = useQuery({
    queryKey: ['petitions', 'alike', congressId, id],
    enabled: isDesk,
    retry: false,
    staleTime: 60_000,
    queryFn: ({ signal }) => call(petitionDeskRoutes.alike, { params: { id } }, { signal }),
  });
  if (!isDesk) return null;
  return (
    <section className="section no-print" aria-busy={asked.isFetching}>
      <header>
        <h2>{t.alike}</h2>
        {asked.isFetching && <span className="quiet">{s.looking}</span>}
      </header>
      {asked.isError && <p className="quiet">{t.alikeFailed}</p>}
      {asked.data && (asked.data.items.length === 0 ? <p className="quiet">{t.alikeNone}</p> : <AlikeList items={asked.data.items} />)}
    </section>
  );
}

function AlikeList({ items }: { readonly items: readonly Alike[] }) {
  const t = useWords(petitionWords);
  return (
    <>
      <p className="quiet">{t.alikeHelp}</p>
      <ul className="similar">
        {items.map((item) => (
          <AlikeLine key={item.id} item={item} />
        ))}
      </ul>
    </>
  );
}

function AlikeLine({ item }: { readonly item: Alike }) {
  const t = useWords(petitionWords);
  const s = useWords(similarWords);
  return (
    <li>
      <div>
        <Link to={`/petitions/${item.id}`} target="_blank">
          {item.title || t.noText}
        </Link>
      </div>
      <div className="similar-facts">
        {item.same.length > 0 ? (
          <strong>{t.samePerson(item.same.map((by) => t.by[by]).join(t.join))}</strong>
        ) : (
          <strong>{s.score(item.score)}</strong>
        )}
        <StateTag process={petition} state={item.state} />
        {item.repeated && <span className="tag">{t.repeated}</span>}
        <span className="quiet nowrap">{[item.receivedOn, item.district].filter(Boolean).join(' · ')}</span>
      </div>
      {item.phrases.length > 0 && (
        <p className="quiet">
          {s.shares}
          {item.phrases.slice(0, 6).map((part) => (
            <mark key={part}>{part}</mark>
          ))}
        </p>
      )}
    </li>
  );
}
