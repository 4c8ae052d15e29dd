import { type ReactNode, useState } from 'react';
import { useWords } from '../../shared/words.ts';
import { ask, type Manner } from '../ask.ts';
import { FaultList } from '../fault-list.tsx';
import { ProblemNote } from '../problem.tsx';
import { prove } from '../proof.ts';
import { portalWords } from '../text.ts';
import { useDoing } from '../use-doing.ts';

export type Faults = Readonly<Record<string, string | undefined>>;
type Proof = Awaited<ReturnType<typeof prove>>;

const phoneShape = /^[0-9+()（） -]{5,30}$/u;
const emailShape = /^[^@\s]+@[^@\s]+\.[^@\s]+$/u;

/** What is not right with a contact yet. */
export function useContactFaults(): (contact: { readonly phone: string; readonly email: string }) => Faults {
  const t = useWords(portalWords);
  return ({ phone, email }) => ({
    ...(phone.trim() !== '' && !phoneShape.test(phone.trim()) ? { phone: t.badPhone } : {}),
    ...(email.trim() !== '' && !emailShape.test(email.trim()) ? { email: t.badEmail } : {}),
  });
}

/** The entries that were filled in, without blanks around them. */
export const filled = <T extends Readonly<Record<string, string>>>(entries: T): { [K in keyof T]?: string } =>
  Object.fromEntries(
    Object.entries(entries)
      .map(([name, text]) => [name, text.trim()])
      .filter(([, text]) => text !== ''),
  ) as { [K in keyof T]?: string };

/** A form that says what is missing, does the work before sending, and keeps what was written where that fails. */
export function SendingForm({
  faults,
  isReady,
  isKept,
  send,
  children,
}: {
  readonly faults: Faults;
  readonly isReady: boolean;
  readonly isKept: boolean;
  readonly send: (proof: Proof, manner: Manner) => Promise<void>;
  readonly children: (shown: Faults) => ReactNode;
}) {
  const t = useWords(portalWords);
  const { isBusy, problem, run } = useDoing();
  const [tried, setTried] = useState(false);
  const list = Object.entries(faults).flatMap(([id, said]) => (said ? [[id, said] as const] : []));
  return (
    <form
      className="sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        const [first] = list;
        if (first) document.getElementById(first[0])?.focus();
        else run(async (manner) => send(await prove(await ask('challenge', {}, manner)), manner));
      }}
    >
      <fieldset disabled={isBusy}>{children(tried ? faults : {})}</fieldset>
      {tried && <FaultList lead={t.faults} faults={list} />}
      {problem && <ProblemNote problem={problem} />}
      {!isKept && <p className="quiet small">{t.notKept}</p>}
      <button type="submit" className={isBusy ? 'main busy' : 'main'} disabled={isBusy || !isReady}>
        {isBusy ? t.sending : t.send}
      </button>
    </form>
  );
}
