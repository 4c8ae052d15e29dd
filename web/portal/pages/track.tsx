import { useEffect, useState } from 'react';
import type { TrackedOpinion } from '../../../contract/portal.ts';
import { useWords } from '../../shared/words.ts';
import { ask, askFile, givePhoto, PortalProblem } from '../ask.ts';
import { Field } from '../field.tsx';
import { Go } from '../go.tsx';
import { keepOwn } from '../kept.ts';
import { OwnData } from '../own-data.tsx';
import { reduced } from '../photo.ts';
import { Picture } from '../picture.tsx';
import { ProblemNote } from '../problem.tsx';
import { type Acting, Rate } from '../rate.tsx';
import { portalWords } from '../text.ts';
import { useAsked } from '../use-asked.ts';
import { useDoing } from '../use-doing.ts';
import { useOnce } from '../use-once.ts';
import { Facts } from './code.tsx';

/** One opinion at its private address: how it stands, what was answered, and what its author may do. */
export function TrackPage({ secret }: { readonly secret: string }) {
  const t = useWords(portalWords);
  const { value, problem, again, put } = useAsked(secret, (manner) => ask('track', {}, { ...manner, secret }));
  const [isGone, setGone] = useState(false);
  const title = value?.title ?? value?.content?.slice(0, 30) ?? t.erased;
  useEffect(() => {
    if (value && value.content !== null) keepOwn({ secret, title, on: value.submittedOn });
  }, [value, secret, title]);
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') again();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [again]);
  if (isGone)
    return (
      <>
        <h1>{t.eraseDone}</h1>
        <Go to="/portal/">{t.toHome}</Go>
      </>
    );
  if (problem?.code === 'keyNotValid')
    return (
      <>
        <h1>{t.keyBad}</h1>
        <Go to="/portal/">{t.toHome}</Go>
      </>
    );
  if (!value) return problem ? <ProblemNote problem={problem} again={again} /> : <p role="status">{t.loading}</p>;
  return (
    <>
      {problem && <ProblemNote problem={problem} again={again} />}
      <Standing opinion={value} title={title} />
      <Answers opinion={value} />
      {value.can.includes('rate') && <Rate secret={secret} put={put} />}
      <Said opinion={value} secret={secret} put={put} />
      <OwnData secret={secret} canErase={value.can.includes('erase')} gone={() => setGone(true)} />
      <button type="button" onClick={again}>
        {t.refresh}
      </button>
    </>
  );
}

interface Part {
  readonly opinion: TrackedOpinion;
}

function named<T extends object>(table: T, key: string): string {
  return (table as Readonly<Record<string, string>>)[key] ?? key;
}

function Standing({ opinion, title }: Part & { readonly title: string }) {
  const t = useWords(portalWords);
  const { with: who, due } = opinion;
  const holders = [who.deputy, who.station, who.unit].filter((name) => name !== null).join(' · ');
  return (
    <section className="sheet">
      <p className="quiet small">
        {opinion.congress}
        {opinion.number !== null && ` · ${t.no(opinion.number)}`}
      </p>
      <h1>{title}</h1>
      <p className="standing" role="status">
        {named(t.states, opinion.state)}
      </p>
      <Facts
        rows={[
          [t.with, holders],
          [due ? named(t.due, due.key) : '', due?.on],
        ]}
      />
      <ol className="steps">
        {opinion.steps.map(({ step, on }) => (
          <li key={step}>
            {named(t.steps, step)} <span className="quiet small">{on}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Answers({ opinion }: Part) {
  const t = useWords(portalWords);
  const { feedback, answer, refusal, became, rating, ratingText } = opinion;
  return (
    <>
      {refusal && (
        <section className="sheet">
          <h2>{t.refusal}</h2>
          <p>{named(t.grounds, refusal.ground)}</p>
          {refusal.reason && <p className="said">{refusal.reason}</p>}
        </section>
      )}
      {feedback && (
        <section className="sheet">
          <h2>{t.feedback}</h2>
          <p className="said">{feedback}</p>
        </section>
      )}
      {answer && (
        <section className="sheet">
          <h2>{t.answer}</h2>
          <p className="said">{answer}</p>
        </section>
      )}
      {became && (
        <section className="sheet">
          <h2>{named(t.became, became.kind)}</h2>
          {became.url && <a href={became.url}>{t.becamePublic}</a>}
        </section>
      )}
      {rating && (
        <section className="sheet">
          <h2>{t.yourRating}</h2>
          <p>
            {t.ratings[rating]}
            {ratingText && `：${ratingText}`}
          </p>
        </section>
      )}
    </>
  );
}

function Said({ opinion, secret, put }: Part & Acting) {
  const t = useWords(portalWords);
  const { isBusy, problem, run } = useDoing();
  const [text, setText] = useState('');
  const once = useOnce();
  const { contact } = opinion;
  return (
    <section className="sheet">
      <h2>{t.said}</h2>
      <p className="said">{opinion.content ?? t.erased}</p>
      {opinion.moderated && <p className="quiet small">{t.moderated}</p>}
      <Photos opinion={opinion} secret={secret} />
      <Facts
        rows={[
          [t.place, opinion.place],
          [t.district, opinion.district],
          [t.category, opinion.category],
          [t.contactKept, [contact.name, contact.phone, contact.email].filter((part) => part !== null).join(' · ')],
        ]}
      />
      {opinion.remarks.length > 0 && (
        <>
          <h2>{t.remarks}</h2>
          {opinion.remarks.map((remark, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: remarks are only ever added behind
            <p key={n} className="said">
              <strong>{remark.by === 'citizen' ? t.byYou : t.byStaff}</strong> <span className="quiet small">{remark.on}</span>
              <br />
              {remark.text ?? t.erased}
            </p>
          ))}
        </>
      )}
      {problem && <ProblemNote problem={problem} />}
      {opinion.can.includes('addPhoto') && (
        <label className="button">
          {t.morePhoto}
          <input
            className="hidden-input"
            type="file"
            accept="image/*"
            disabled={isBusy}
            onChange={(event) => {
              const [file] = [...(event.target.files ?? [])];
              event.target.value = '';
              if (!file) return;
              run(async (manner) => {
                const photo = await reduced(file).catch(() => null);
                if (!photo) throw new PortalProblem('fileType', 0, t.photoNoImage);
                put(await givePhoto(photo, { ...manner, secret }));
              });
            }}
          />
        </label>
      )}
      {opinion.can.includes('remark') && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() === '') return;
            run(async (manner) => {
              const body = { text: text.trim() };
              put(await ask('remark', { body }, { ...manner, secret, once: once(body) }));
              setText('');
            });
          }}
        >
          <Field id="remark" label={t.addRemark}>
            {(given) => (
              <textarea {...given} value={text} maxLength={1000} disabled={isBusy} onChange={(event) => setText(event.target.value)} />
            )}
          </Field>
          <button type="submit" disabled={isBusy || text.trim() === ''}>
            {t.remarkSend}
          </button>
        </form>
      )}
    </section>
  );
}

function Photos({ opinion, secret }: Part & { readonly secret: string }) {
  const t = useWords(portalWords);
  if (opinion.photos.length === 0) return null;
  return (
    <ul className="photos">
      {opinion.photos.map(({ id }, n) => (
        <li key={id}>
          <KeptPhoto id={id} secret={secret} alt={t.photoNo(n + 1)} />
        </li>
      ))}
    </ul>
  );
}

function KeptPhoto({ id, secret, alt }: { readonly id: string; readonly secret: string; readonly alt: string }) {
  const { value } = useAsked(id, (manner) => askFile('photo', { params: { id } }, { ...manner, secret }));
  return value ? <Picture blob={value} alt={alt} /> : null;
}
