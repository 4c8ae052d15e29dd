import { useState } from 'react';
import { useWords } from '../../shared/words.ts';
import { ask } from '../ask.ts';
import { Go } from '../go.tsx';
import { forgetOwn, readOwn, unsentDrafts } from '../kept.ts';
import { go } from '../place.ts';
import { ProblemNote } from '../problem.tsx';
import { portalWords } from '../text.ts';
import { useAsked } from '../use-asked.ts';

/** The first page: speak, come back to what was told, read what is public. */
export function HomePage() {
  const t = useWords(portalWords);
  return (
    <>
      <h1>{t.name}</h1>
      <p>{t.lead}</p>
      <Waiting />
      <Congresses />
      <p className="row">
        <a href="/public/consultations" className="button">
          {t.consultations}
        </a>
        <Go to="/portal/review" className="button">
          {t.suggestReview}
        </Go>
      </p>
      <p className="row">
        <Go to="/portal/find" className="button">
          {t.findDeputy}
        </Go>
        <Go to="/portal/find/stations" className="button">
          {t.findStations}
        </Go>
      </p>
      <Own />
      <Track />
      <p>
        <a href="/public">{t.publicLink}</a>
      </p>
      <p>
        <Go to="/portal/deputy">{t.deputyLink}</Go>
      </p>
    </>
  );
}

function Congresses() {
  const t = useWords(portalWords);
  const { value, problem, again } = useAsked('congresses', (manner) => ask('congresses', {}, manner));
  if (problem) return <ProblemNote problem={problem} again={again} />;
  if (!value) return <p role="status">{t.loading}</p>;
  const [only] = value.items;
  if (only && value.items.length === 1)
    return (
      <p>
        <Go to={`/portal/speak?congress=${only.id}`} className="button main">
          {t.speakTo(only.name)}
        </Go>
      </p>
    );
  return (
    <section className="sheet">
      <h2>{t.choose}</h2>
      <ul className="list">
        {value.items.map(({ id, name }) => (
          <li key={id}>
            <Go to={`/portal/speak?congress=${id}`} className="go">
              {t.speakTo(name)}
            </Go>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was written but has not arrived yet. */
function Waiting() {
  const t = useWords(portalWords);
  const waiting = unsentDrafts({ asked: false });
  if (waiting.length === 0) return null;
  const addressOf = (to: string): string =>
    to.startsWith('code:') ? `/portal/c/${to.slice('code:'.length)}` : `/portal/speak?congress=${to.slice('congress:'.length)}`;
  return (
    <section className="notice">
      <h2>{t.waitingTitle}</h2>
      {waiting.map((to) => (
        <Go key={to} to={addressOf(to)} className="button">
          {t.waitingOpen}
        </Go>
      ))}
    </section>
  );
}

function Own() {
  const t = useWords(portalWords);
  const [own, setOwn] = useState(readOwn);
  if (own.length === 0) return null;
  return (
    <section className="sheet">
      <h2>{t.ownTitle}</h2>
      <ul className="list">
        {own.map(({ secret, title, on, at = 'track' }) => (
          <li key={secret}>
            <Go to={`/portal/${at}#${secret}`} className="go">
              {title} <span className="quiet small">{on}</span>
            </Go>
            <button
              type="button"
              className="plain small"
              aria-label={`${t.forget} ${title}`}
              onClick={() => {
                forgetOwn(secret);
                setOwn(readOwn());
              }}
            >
              {t.forget}
            </button>
          </li>
        ))}
      </ul>
      <p className="quiet small">{t.ownNote}</p>
    </section>
  );
}

const secretShape = /(?:^|#)(?<secret>[A-Za-z0-9_-]{27})$/u;

function Track() {
  const t = useWords(portalWords);
  const [text, setText] = useState('');
  const [isBad, setBad] = useState(false);
  return (
    <form
      className="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        const secret = secretShape.exec(text.trim())?.groups?.secret;
        setBad(!secret);
        if (secret) go(`/portal/track#${secret}`);
      }}
    >
      <h2>{t.trackTitle}</h2>
      <div className="field">
        <label htmlFor="secret">{t.trackField}</label>
        <span className="hint" id="secret-hint">
          {t.trackHint}
        </span>
        <input
          id="secret"
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={300}
          aria-invalid={isBad}
          aria-describedby={isBad ? 'secret-hint secret-fault' : 'secret-hint'}
        />
        {isBad && (
          <p className="fault" id="secret-fault" role="alert">
            {t.trackBad}
          </p>
        )}
      </div>
      <button type="submit">{t.trackGo}</button>
    </form>
  );
}
