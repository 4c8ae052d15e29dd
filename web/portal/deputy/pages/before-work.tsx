import { useState } from 'react';
import { useWords } from '../../../shared/words.ts';
import { Field } from '../../field.tsx';
import { ProblemNote } from '../../problem.tsx';
import { useDoing } from '../../use-doing.ts';
import { deputyWords } from '../deputy.text.ts';
import { deskAsk, type SessionView } from '../desk.ts';

interface Props {
  readonly enter: (session: SessionView | null) => void;
}

/** A password that has to be changed before anything else. */
export function NewPasswordForm({ enter }: Props) {
  const t = useWords(deputyWords);
  const { isBusy, problem, run } = useDoing();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  return (
    <form
      className="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        run(async (manner) => enter(await deskAsk('changePassword', { current, next }, manner)));
      }}
    >
      <h1>{t.mustChange}</h1>
      <Password id="current" label={t.current} value={current} kind="current-password" set={setCurrent} />
      <Password id="next" label={t.next} value={next} kind="new-password" set={setNext} fault={problem?.errors[0]?.message} />
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" className="main" disabled={isBusy}>
        {t.change}
      </button>
    </form>
  );
}

interface PasswordProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly kind: 'current-password' | 'new-password';
  readonly fault?: string | undefined;
  readonly set: (value: string) => void;
}

const Password = ({ id, label, value, kind, fault, set }: PasswordProps) => (
  <Field id={id} label={label} fault={fault}>
    {(given) => (
      <input
        {...given}
        type="password"
        required
        maxLength={200}
        autoComplete={kind}
        value={value}
        onChange={(event) => set(event.target.value)}
      />
    )}
  </Field>
);

/** A second factor that has to be turned on before anything else: on a phone the authenticator opens by a link. */
export function EnrolForm({ enter }: Props) {
  const t = useWords(deputyWords);
  const { isBusy, problem, run } = useDoing();
  const [password, setPassword] = useState('');
  const [begun, setBegun] = useState<{ secret: string; uri: string } | null>(null);
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState<readonly string[] | null>(null);
  if (recovery)
    return (
      <section className="sheet">
        <p>{t.recovery}</p>
        <p className="address">{recovery.join('  ')}</p>
        <button
          type="button"
          className="main"
          disabled={isBusy}
          onClick={() => run(async (manner) => enter(await deskAsk('whoAmI', undefined, manner)))}
        >
          {t.goOn}
        </button>
      </section>
    );
  return (
    <form
      className="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        run(async (manner) => {
          if (begun) setRecovery((await deskAsk('confirmEnrolment', { code }, manner)).recoveryCodes);
          else setBegun(await deskAsk('enrol', { password }, manner));
        });
      }}
    >
      <h1>{t.mustEnrol}</h1>
      <p>{t.enrolLead}</p>
      {begun ? (
        <>
          <p>
            <a className="button" href={begun.uri}>
              {t.enrolOpen}
            </a>
          </p>
          <p className="label">{t.secret}</p>
          <p className="address">{begun.secret}</p>
          <Field id="code" label={t.code} hint={t.codeHint}>
            {(given) => (
              <input
                {...given}
                required
                maxLength={20}
                inputMode="numeric"
                autoComplete="one-time-code"
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            )}
          </Field>
        </>
      ) : (
        <Password id="password" label={t.password} value={password} kind="current-password" set={setPassword} />
      )}
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" className="main" disabled={isBusy}>
        {begun ? t.confirm : t.enrolBegin}
      </button>
    </form>
  );
}
