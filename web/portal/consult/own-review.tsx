import { useState } from 'react';
import type { TrackedReview } from '../../../contract/consultations.ts';
import { useWords } from '../../shared/words.ts';
import { Field } from '../field.tsx';
import { Facts } from '../pages/code.tsx';
import { ProblemNote } from '../problem.tsx';
import { portalWords } from '../text.ts';
import { useDoing } from '../use-doing.ts';
import { useOnce } from '../use-once.ts';
import { askAbout } from './ask.ts';
import { consultWords } from './consult.text.ts';
import { OwnPage } from './own-page.tsx';

/** A review suggestion at its private address: how it stands, what is missing, what was answered. */
export function OwnReview({ secret }: { readonly secret: string }) {
  return (
    <OwnPage
      secret={secret}
      read={(manner) => askAbout('ownReview', {}, manner)}
      erase={(manner) => askAbout('eraseReview', { body: { sure: true } }, manner)}
      file="exportReview"
    >
      {(value, put) => (
        <>
          <Standing review={value} />
          {value.can.includes('supplement') && <Supplement secret={secret} put={put} />}
          <Suggested review={value} />
        </>
      )}
    </OwnPage>
  );
}

interface Part {
  readonly review: TrackedReview;
}

function Standing({ review }: Part) {
  const t = useWords(consultWords);
  const p = useWords(portalWords);
  const { due } = review;
  const named = (table: object, key: string): string => (table as Readonly<Record<string, string>>)[key] ?? key;
  return (
    <section className="sheet">
      <p className="quiet small">
        {review.congress}
        {review.number !== null && ` · ${p.no(review.number)}`}
      </p>
      <h1>{review.title}</h1>
      <p className="standing" role="status">
        {named(t.reviewStates, review.state)}
      </p>
      {review.missing && (
        <>
          <h2>{t.missing}</h2>
          <p className="said">{review.missing}</p>
        </>
      )}
      {review.declineGround && <p>{named(t.grounds, review.declineGround)}</p>}
      {review.transferredTo && <p>{t.passedTo(review.transferredTo)}</p>}
      {review.answer && (
        <>
          <h2>{t.answer}</h2>
          <p className="said">{review.answer}</p>
        </>
      )}
      <Facts rows={[[due ? named(t.dues, due.key) : '', due?.on]]} />
      <ol className="steps">
        {review.steps.map(({ step, on }) => (
          <li key={step}>
            {named(t.steps, step)} <span className="quiet small">{on}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Supplement({ secret, put }: { readonly secret: string; readonly put: (value: TrackedReview) => void }) {
  const t = useWords(consultWords);
  const p = useWords(portalWords);
  const { isBusy, problem, run } = useDoing();
  const [text, setText] = useState('');
  const once = useOnce();
  return (
    <form
      className="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        run(async (manner) => {
          const body = { text: text.trim() };
          put(await askAbout('supplementReview', { body }, { ...manner, secret, once: once(body) }));
          setText('');
        });
      }}
    >
      {problem && <ProblemNote problem={problem} />}
      <Field id="supplement" label={t.supplement} hint={t.supplementHint}>
        {(given) => (
          <textarea {...given} value={text} maxLength={2000} disabled={isBusy} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <button type="submit" disabled={isBusy || text.trim() === ''}>
        {p.remarkSend}
      </button>
    </form>
  );
}

function Suggested({ review }: Part) {
  const t = useWords(consultWords);
  const p = useWords(portalWords);
  const { contact } = review;
  return (
    <section className="sheet">
      <h2>{t.yourSuggestion}</h2>
      <Facts
        rows={[
          [t.docNumber, review.docNumber],
          [t.issuer, review.issuer],
          [t.articles, review.articles],
          [t.superiorLaw, review.superiorLaw],
          [p.contactKept, [contact.name, contact.phone, contact.email, contact.address].filter((part) => part !== null).join(' · ')],
        ]}
      />
      <p className="said">{review.reasons ?? p.erased}</p>
      {review.supplements.map(({ on, text }, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: only ever added behind
        <p key={n} className="said">
          <strong>{t.added}</strong> <span className="quiet small">{on}</span>
          <br />
          {text ?? p.erased}
        </p>
      ))}
    </section>
  );
}
