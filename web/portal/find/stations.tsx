import { useState } from 'react';
import { useWords } from '../../shared/words.ts';
import { ask } from '../ask.ts';
import { Field } from '../field.tsx';
import { Go } from '../go.tsx';
import { Facts } from '../pages/code.tsx';
import { ProblemNote } from '../problem.tsx';
import { portalWords } from '../text.ts';
import { useAsked } from '../use-asked.ts';
import { findWords } from './find.text.ts';
import { StationMap } from './station-map.tsx';

/** Every open station: where it is, when it is open, who is there, and the way to speak to it. */
export function Stations({ congress }: { readonly congress: string }) {
  const t = useWords(findWords);
  const p = useWords(portalWords);
  const [q, setQ] = useState('');
  const { value, problem, again } = useAsked(`stations ${congress}`, (manner) => ask('findStations', { query: { congress } }, manner));
  if (!value) return problem ? <ProblemNote problem={problem} again={again} /> : <p role="status">{p.loading}</p>;
  const wanted = q.trim().toLowerCase();
  const items = value.items.filter((s) => [s.name, s.district, s.address].some((text) => text.toLowerCase().includes(wanted)));
  return (
    <>
      <h1>{t.stations}</h1>
      <Field id="q" label={t.stationQ}>
        {(given) => <input {...given} type="search" maxLength={40} value={q} onChange={(event) => setQ(event.target.value)} />}
      </Field>
      <p role="status">{items.length === 0 ? (q ? t.none : t.noStations) : t.stationsFound(items.length)}</p>
      <StationMap stations={items} />
      {items.map((station) => (
        <section key={station.id} className="sheet" id={station.id} tabIndex={-1}>
          <p className="quiet small">{station.district}</p>
          <h2>{station.name}</h2>
          <Facts
            rows={[
              [t.address, station.address],
              [t.hours, station.openingHours],
              [t.rule, station.receptionRule],
              [t.phone, station.publicPhone && <a href={`tel:${station.publicPhone}`}>{station.publicPhone}</a>],
            ]}
          />
          {station.receptions.length > 0 && (
            <>
              <h3>{t.receptions}</h3>
              <ul>
                {station.receptions.map((day) => (
                  <li key={`${day.on} ${day.from}`}>
                    {day.on} {day.from}–{day.until} {[day.subject, day.deputies.join('、')].filter(Boolean).join(' · ')}
                  </li>
                ))}
              </ul>
            </>
          )}
          {station.deputies.length > 0 && (
            <>
              <h3>{t.deputiesHere}</h3>
              <p className="names">
                {station.deputies.map(({ id, name }) => (
                  <Go key={id} to={`/portal/find/deputy/${id}?congress=${congress}`}>
                    {name}
                  </Go>
                ))}
              </p>
            </>
          )}
          <Go to={station.code ? `/portal/c/${station.code}` : `/portal/speak?congress=${congress}`} className="button">
            {station.code ? t.speakStation : t.speakCongress}
          </Go>
        </section>
      ))}
    </>
  );
}
