import { type ReactNode, useEffect, useState } from 'react';
import type { CodeView } from '../../../contract/portal.ts';
import { useWords } from '../../shared/words.ts';
import { ask, PortalProblem } from '../ask.ts';
import { Go } from '../go.tsx';
import { addressKey, readDraft } from '../kept.ts';
import { OpinionForm } from '../opinion-form.tsx';
import { ProblemNote } from '../problem.tsx';
import { portalWords } from '../text.ts';
import { useAsked } from '../use-asked.ts';

const codeProblems = ['codeNotValid', 'notFound'];

/** Whom a scanned code leads to, and the way to speak to them: two taps to the first word. */
export function CodePage({ code, first }: { readonly code: string; readonly first: CodeView | PortalProblem | null }) {
  const t = useWords(portalWords);
  const known = first instanceof PortalProblem || first?.code.toUpperCase() === code.toUpperCase() ? first : null;
  const { value, problem, again } = useAsked(code, (manner) => ask('code', { params: { code } }, manner), known);
  const to = { code };
  const [isOpen, setOpen] = useState(() => readDraft(addressKey(to)) !== null);
  useEffect(() => {
    if (value) document.title = `${value.name} · ${t.name}`;
  }, [value, t.name]);
  if (problem && codeProblems.includes(problem.code))
    return (
      <>
        <h1>{t.codeBad}</h1>
        <p>{t.codeBadText}</p>
        <Go to="/portal/" className="button">
          {t.toHome}
        </Go>
      </>
    );
  // Without a network the words already written must still be at hand.
  if (problem && !isOpen) return <ProblemNote problem={problem} again={again} />;
  if (!value && !isOpen) return <p role="status">{t.loading}</p>;
  return (
    <>
      {value && <Card view={value} />}
      {isOpen ? (
        <OpinionForm to={to} congress={value?.congress.id ?? null} />
      ) : (
        <>
          <button type="button" className="main" onClick={() => setOpen(true)}>
            {t.speak}
          </button>
          <p className="quiet">{t.speakHint}</p>
          <p className="quiet">{t.heard}</p>
        </>
      )}
    </>
  );
}

function Card({ view }: { readonly view: CodeView }) {
  const t = useWords(portalWords);
  const { deputy, station, activity } = view;
  return (
    <section className="sheet">
      <p className="quiet small">
        {view.congress.name} · {t[view.subject]}
      </p>
      <h1>{view.name}</h1>
      {deputy && (
        <>
          <Facts
            rows={[
              [t.delegation, deputy.delegation],
              [t.electoralUnit, deputy.electoralUnit],
              [t.occupation, deputy.occupation],
            ]}
          />
          {deputy.stations.length > 0 && (
            <>
              <h2>{t.stations}</h2>
              {deputy.stations.map((s) => (
                <Facts
                  key={s.name}
                  rows={[
                    [t.station, s.name],
                    [t.address, s.address],
                    [t.hours, s.openingHours],
                  ]}
                />
              ))}
            </>
          )}
        </>
      )}
      {station && (
        <Facts
          rows={[
            [t.address, `${station.district} ${station.address}`],
            [t.hours, station.openingHours],
            [t.phone, <Telephone key="phone" number={station.publicPhone} />],
          ]}
        />
      )}
      {station && station.receptions.length > 0 && (
        <>
          <h2>{t.receptions}</h2>
          {station.receptions.map((r) => (
            <Facts
              key={`${r.on}${r.from}`}
              rows={[
                [t.when, `${r.on} ${r.from}–${r.until}`],
                [t.receiving, r.deputies.join('、')],
                [t.subject, r.subject],
              ]}
            />
          ))}
        </>
      )}
      {activity && (
        <Facts
          rows={[
            [t.when, activity.startOn === activity.endOn ? activity.startOn : `${activity.startOn} – ${activity.endOn}`],
            [t.address, activity.place],
          ]}
        />
      )}
    </section>
  );
}

const Telephone = ({ number }: { readonly number: string | null }) => (number ? <a href={`tel:${number}`}>{number}</a> : '–');

export function Facts({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
  const shown = rows.filter(([, value]) => value !== null && value !== undefined && value !== '');
  if (shown.length === 0) return null;
  return (
    <dl className="facts">
      {shown.map(([name, value]) => (
        <FactRow key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

const FactRow = ({ name, value }: { readonly name: string; readonly value: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
);
