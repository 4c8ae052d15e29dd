import { useEffect } from 'react';
import { useWords } from '../../shared/words.ts';
import { ask } from '../ask.ts';
import { Go } from '../go.tsx';
import { Facts } from '../pages/code.tsx';
import { ProblemNote } from '../problem.tsx';
import { portalWords } from '../text.ts';
import { useAsked } from '../use-asked.ts';
import { findWords } from './find.text.ts';

/** What everybody may know of a deputy, where they are to be met, and the way to speak to them. */
export function DeputyPage({ congress, id }: { readonly congress: string; readonly id: string }) {
  const t = useWords(findWords);
  const p = useWords(portalWords);
  const { value, problem, again } = useAsked(`deputy ${id}`, (manner) =>
    ask('findDeputy', { params: { id }, query: { congress } }, manner),
  );
  useEffect(() => {
    if (value) document.title = value.name;
  }, [value]);
  if (problem?.status === 404 || problem?.status === 400) return <h1>{t.gone}</h1>;
  if (!value) return problem ? <ProblemNote problem={problem} again={again} /> : <p role="status">{p.loading}</p>;
  return (
    <>
      <section className="sheet">
        <p className="quiet small">
          {value.congress.name} · {p.deputy}
        </p>
        <h1>{value.name}</h1>
        {value.photoId && <img className="portrait" src={`/api/files/${value.photoId}`} alt={t.photo(value.name)} />}
        <Facts
          rows={[
            [p.delegation, value.delegation],
            [t.electoralUnit, value.electoralUnit],
            [t.occupation, value.occupation],
            [t.specialties, value.specialties.join('、')],
          ]}
        />
        {value.introduction && <p className="said">{value.introduction}</p>}
      </section>
      <Go to={value.code ? `/portal/c/${value.code}` : `/portal/speak?congress=${congress}`} className="button main">
        {value.code ? t.speak : t.speakCongress}
      </Go>
      {value.stations.length > 0 && (
        <section className="sheet after">
          <h2>{t.meet}</h2>
          {value.stations.map((station) => (
            <div key={station.id}>
              <h3>{station.name}</h3>
              <Facts
                rows={[
                  [t.address, station.address],
                  [t.hours, station.openingHours],
                ]}
              />
            </div>
          ))}
        </section>
      )}
      <p>
        <a href="/public">{t.published}</a>
      </p>
      <p>
        <Go to={`/portal/find?congress=${congress}`}>{t.back}</Go>
      </p>
    </>
  );
}
