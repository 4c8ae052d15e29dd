import { useEffect, useState } from 'react';
import { useWords } from '../../../shared/words.ts';
import { Field } from '../../field.tsx';
import { Go } from '../../go.tsx';
import { usePlace } from '../../place.ts';
import { ProblemNote } from '../../problem.tsx';
import { useAsked } from '../../use-asked.ts';
import { useDoing } from '../../use-doing.ts';
import { deputyWords } from '../deputy.text.ts';
import { deskAsk, type SessionView, standAs } from '../desk.ts';
import { EnrolForm, NewPasswordForm } from './before-work.tsx';

interface Props {
  /** Somebody has signed in, but has something to do first or came from the desk. */
  readonly session: SessionView | null;
  readonly isOver: boolean;
  readonly enter: (session: SessionView | null) => void;
}

/** Signing in as a deputy: password, second factor, single sign-on; then what the account has to do first. */
export function SignInPage({ session, isOver, enter }: Props) {
  const t = useWords(deputyWords);
  useEffect(() => {
    if (session) standAs(session.csrf, '');
  }, [session]);
  if (session?.scope === 'deputy' && session.account.mustChangePassword) return <NewPasswordForm enter={enter} />;
  if (session?.scope === 'deputy' && session.account.mustEnrol) return <EnrolForm enter={enter} />;
  return (
    <>
      <h1>{t.signIn}</h1>
      <p>{t.signInLead}</p>
      {isOver && (
        <p className="notice" role="status">
          {t.sessionOver}
        </p>
      )}
      {session && <p className="notice">{t.staffToo}</p>}
      <SignInForm enter={enter} />
      <p>
        <Go to="/portal/">{t.forPublic}</Go>
      </p>
    </>
  );
}

function SignInForm({ enter }: Pick<Props, 'enter'>) {
  const t = useWords(deputyWords);
  const { query } = usePlace();
  const { isBusy, problem, run } = useDoing();
  const options = useAsked('options', (manner) => deskAsk('options', undefined, manner));
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const came = query.get('problem');
  const known: Readonly<Record<string, string>> = t.problems;
  const isAsking = problem?.code === 'secondFactorNeeded';
  useEffect(() => {
    if (!isAsking) return;
    setAsksCode(true);
    requestAnimationFrame(() => document.getElementById('code')?.focus());
  }, [isAsking]);
  return (
    <form
      className="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        const body = { username, password, scope: 'deputy' as const, ...(asksCode && code.trim() ? { code: code.trim() } : {}) };
        run(async (manner) => enter(await deskAsk('signIn', body, manner)));
      }}
    >
      {came && !problem && (
        <p className="notice late" role="alert">
          {known[came] ?? t.problems.other}
        </p>
      )}
      <Field id="username" label={t.username}>
        {(given) => (
          <input
            {...given}
            value={username}
            required
            maxLength={100}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => setUsername(event.target.value)}
          />
        )}
      </Field>
      <Field id="password" label={t.password}>
        {(given) => (
          <input
            {...given}
            type="password"
            value={password}
            required
            maxLength={200}
            autoComplete="current-password"
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {asksCode && (
        <Field id="code" label={t.code} hint={t.codeHint}>
          {(given) => (
            <input
              {...given}
              value={code}
              maxLength={20}
              autoComplete="one-time-code"
              autoCapitalize="characters"
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
      )}
      {problem && !isAsking && <ProblemNote problem={problem} />}
      <button type="submit" className={isBusy ? 'main busy' : 'main'} disabled={isBusy}>
        {t.signIn}
      </button>
      {options.value?.oidc && (
        <p className="row">
          <a className="button" href="/api/session/oidc?scope=deputy&returnTo=%2Fportal%2Fdeputy">
            {t.signOn}
          </a>
        </p>
      )}
    </form>
  );
}
