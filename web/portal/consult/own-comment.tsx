import type { TrackedComment } from '../../../contract/consultations.ts';
import { useWords } from '../../shared/words.ts';
import { Facts } from '../pages/code.tsx';
import { portalWords } from '../text.ts';
import { askAbout } from './ask.ts';
import { consultWords } from './consult.text.ts';
import { OwnPage } from './own-page.tsx';

/** A comment at its private address: how it stands, and what became of it once that is published. */
export function OwnComment({ secret }: { readonly secret: string }) {
  return (
    <OwnPage
      secret={secret}
      read={(manner) => askAbout('ownComment', {}, manner)}
      erase={(manner) => askAbout('eraseComment', { body: { sure: true } }, manner)}
      file="exportComment"
    >
      {(value) => <Standing comment={value} />}
    </OwnPage>
  );
}

function Standing({ comment }: { readonly comment: TrackedComment }) {
  const t = useWords(consultWords);
  const p = useWords(portalWords);
  const { consultation, contact, feedback, result } = comment;
  const states: Readonly<Record<string, string>> = t.commentStates;
  return (
    <>
      <section className="sheet">
        <p className="quiet small">{comment.congress}</p>
        <h1>{consultation.title}</h1>
        <p className="standing" role="status">
          {result ? t.results[result] : consultation.state === 'withdrawn' ? t.withdrawn : (states[comment.state] ?? comment.state)}
        </p>
        {comment.reason && <p className="said">{comment.reason}</p>}
        {comment.refusal && <p className="said">{comment.refusal}</p>}
        <Facts
          rows={[
            [t.article, comment.article ?? t.whole],
            [t.saidOn, comment.submittedOn],
            [t.untilWord, consultation.state === 'open' ? consultation.untilOn : null],
            [p.contactKept, [contact.name, contact.phone, contact.email].filter((part) => part !== null).join(' · ')],
          ]}
        />
        <p>
          <a href={consultation.url}>{t.readText}</a>
        </p>
      </section>
      {feedback && (
        <section className="sheet">
          <h2>{t.feedback}</h2>
          <p className="quiet small">{feedback.on}</p>
          <p className="said">{feedback.text}</p>
          <a href={`${consultation.url}#feedback`}>{t.allFeedback}</a>
        </section>
      )}
      <section className="sheet">
        <h2>{t.yourComment}</h2>
        <p className="said">{comment.content ?? p.erased}</p>
      </section>
    </>
  );
}
