import { useEffect, useId, useRef, useState } from 'react';
import { useLocale, useWords } from '../shared/words.ts';
import { ask, type PortalProblem } from './ask.ts';
import { type Delivery, deliver } from './deliver.ts';
import { FaultList } from './fault-list.tsx';
import { Field } from './field.tsx';
import { type Address, addressKey, type Draft, dropDraft, keepDraft, keepPhotos, newDraft, readDraft, readPhotos } from './kept.ts';
import { PhotoPicker } from './photo-picker.tsx';
import { useOnline } from './place.ts';
import { Sent } from './sent.tsx';
import { portalWords } from './text.ts';
import { useAsked } from './use-asked.ts';

const mostText = 2000;
const retryAfter = 8000;
const phoneShape = /^[0-9+()（） -]{5,30}$/u;
const emailShape = /^[^@\s]+@[^@\s]+\.[^@\s]+$/u;

/** The form to say something, kept with every letter and sent once, whenever there is a connection. */
export function OpinionForm({ to, congress }: { readonly to: Address; readonly congress: string | null }) {
  const t = useWords(portalWords);
  const locale = useLocale();
  const key = addressKey(to);
  const [draft, setDraft] = useState<Draft>(() => readDraft(key) ?? newDraft(locale));
  const [photos, setPhotos] = useState<readonly Blob[]>([]);
  const [isKept, setKept] = useState(true);
  const [tried, setTried] = useState(false);
  const [outcome, setOutcome] = useState<Delivery | null>(null);
  const [hasContact, setContact] = useState(() => [draft.name, draft.phone, draft.email].some((text) => text !== ''));
  const online = useOnline();
  const top = useRef<HTMLHeadingElement>(null);
  const consentId = useId();
  const form = useAsked(`form ${congress}`, (manner) => ask('form', { query: congress ? { congress } : {} }, manner));

  useEffect(() => {
    void readPhotos(draft.id).then((kept) => kept.length > 0 && setPhotos(kept));
  }, [draft.id]);

  const change = (part: Partial<Draft>): void => {
    const next = { ...draft, ...part, language: locale };
    setDraft(next);
    setKept(keepDraft(key, next));
  };
  const changePhotos = (next: readonly Blob[]): void => {
    setPhotos(next);
    void keepPhotos(draft.id, next);
  };

  // Sends, and tries again while it could not.
  useEffect(() => {
    if (!draft.sending) return;
    let isOver = false;
    let timer = 0;
    const attempt = async (): Promise<void> => {
      const result = await deliver(key);
      if (isOver) return;
      setOutcome(result);
      if (result.kind === 'refused') setDraft((d) => ({ ...(readDraft(key) ?? d), sending: false }));
      // Once the words have arrived they are said; only photos are left to send.
      if (result.kind === 'waiting' && result.secret !== null) setDraft((d) => ({ ...d, secret: result.secret }));
      if (result.kind === 'waiting') timer = window.setTimeout(attempt, retryAfter);
      else top.current?.focus();
    };
    // Coming back online begins this anew.
    if (online) void attempt();
    else setOutcome({ kind: 'waiting', secret: readDraft(key)?.secret ?? null });
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [draft.sending, key, online]);

  if (outcome?.kind === 'arrived') return <Sent secret={outcome.secret} photosLost={outcome.photosLost} />;

  const choices = form.value;
  const faults = faultsOf(draft, choices?.consent.version ?? draft.consent, t);
  const shown = tried ? faults : {};
  const submit = (): void => {
    setTried(true);
    setOutcome(null);
    if (Object.keys(faults).length > 0) {
      document.getElementById(Object.keys(faults)[0] ?? '')?.focus();
      return;
    }
    change({ sending: true });
  };

  return (
    <form
      className="sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2 ref={top} tabIndex={-1}>
        {choices && 'congress' in to ? t.speakTo(choices.congress.name) : t.form}
      </h2>
      {outcome?.kind === 'refused' && <Refused problem={outcome.problem} />}
      {draft.sending && outcome?.kind === 'waiting' && (
        <div className="notice" role="status">
          <p>{t.waiting}</p>
          {draft.secret === null && (
            <button type="button" onClick={() => change({ sending: false })}>
              {t.stopWaiting}
            </button>
          )}
        </div>
      )}
      <fieldset disabled={draft.sending || draft.secret !== null}>
        <Field id="content" label={t.content} hint={t.contentHint} fault={shown.content}>
          {(given) => (
            <textarea
              {...given}
              value={draft.content}
              maxLength={mostText * 2}
              onChange={(event) => change({ content: event.target.value })}
            />
          )}
        </Field>
        <p className="count" aria-live="polite">
          {draft.content.length > mostText
            ? t.over(draft.content.length - mostText)
            : draft.content.length > mostText - 200
              ? t.left(mostText - draft.content.length)
              : draft.content !== '' && (isKept ? t.kept : t.notKept)}
        </p>
        {choices && <PhotoPicker photos={photos} most={choices.mostPhotos} mostBytes={choices.mostPhotoBytes} onChange={changePhotos} />}
        <Field id="place" label={t.place} hint={t.placeHint}>
          {(given) => (
            <input
              {...given}
              value={draft.place}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => change({ place: event.target.value })}
            />
          )}
        </Field>
        {choices && choices.districts.length > 0 && 'congress' in to && (
          <Field id="district" label={t.district}>
            {(given) => (
              <select {...given} value={draft.district} onChange={(event) => change({ district: event.target.value })}>
                <option value="">{t.notSaid}</option>
                {choices.districts.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            )}
          </Field>
        )}
        <label className="check">
          <input
            type="checkbox"
            checked={hasContact}
            onChange={(event) => {
              setContact(event.target.checked);
              if (!event.target.checked) change({ name: '', phone: '', email: '' });
            }}
          />
          <span>
            {t.contact}
            <span className="hint">{t.contactHint}</span>
          </span>
        </label>
        {hasContact && (
          <>
            <Field id="name" label={t.personName} hint={t.optional}>
              {(given) => (
                <input
                  {...given}
                  value={draft.name}
                  maxLength={30}
                  autoComplete="name"
                  onChange={(event) => change({ name: event.target.value })}
                />
              )}
            </Field>
            <Field id="phone" label={t.phone} hint={t.optional} fault={shown.phone}>
              {(given) => (
                <input
                  {...given}
                  type="tel"
                  value={draft.phone}
                  maxLength={30}
                  autoComplete="tel"
                  onChange={(event) => change({ phone: event.target.value })}
                />
              )}
            </Field>
            <Field id="email" label={t.email} hint={t.optional} fault={shown.email}>
              {(given) => (
                <input
                  {...given}
                  type="email"
                  value={draft.email}
                  maxLength={100}
                  autoComplete="email"
                  onChange={(event) => change({ email: event.target.value })}
                />
              )}
            </Field>
            <label className="check">
              <input type="checkbox" checked={draft.anonymous} onChange={(event) => change({ anonymous: event.target.checked })} />
              <span>{t.anonymous}</span>
            </label>
          </>
        )}
        {choices && (
          <>
            <section className="small quiet" id={consentId}>
              <strong>{t.consentTitle}</strong>
              <p>{choices.consent[locale]}</p>
            </section>
            <label className="check">
              <input
                id="consent"
                type="checkbox"
                checked={draft.consent === choices.consent.version}
                aria-describedby={shown.consent ? `${consentId} consent-fault` : consentId}
                aria-invalid={shown.consent !== undefined}
                onChange={(event) => change({ consent: event.target.checked ? choices.consent.version : null })}
              />
              <span>{t.consent}</span>
            </label>
            {shown.consent && (
              <p className="fault" id="consent-fault">
                {shown.consent}
              </p>
            )}
          </>
        )}
        {form.problem && !choices && (
          <p className="notice" role="status">
            {t.offline}{' '}
            <button type="button" onClick={form.again}>
              {t.again}
            </button>
          </p>
        )}
      </fieldset>
      {tried && <FaultList lead={t.faults} faults={Object.entries(faults)} />}
      <button type="submit" className={draft.sending ? 'main busy' : 'main'} disabled={draft.sending || !choices}>
        {draft.sending ? t.sending : t.send}
      </button>
      {!draft.sending && draft.secret === null && draft.content !== '' && (
        <div className="row">
          <button
            type="button"
            className="plain small"
            onClick={() => {
              if (!window.confirm(t.discardSure)) return;
              void dropDraft(key, draft);
              setPhotos([]);
              setTried(false);
              setDraft(newDraft(locale));
            }}
          >
            {t.discard}
          </button>
        </div>
      )}
    </form>
  );
}

type Texts = Pick<ReturnType<typeof useWords<(typeof portalWords)['zh']>>, 'need' | 'tooLong' | 'badPhone' | 'badEmail' | 'needConsent'>;

/** What is not right yet, by the field it stands at. */
function faultsOf(draft: Draft, notice: string | null, t: Texts): Partial<Record<'content' | 'phone' | 'email' | 'consent', string>> {
  return {
    ...(draft.content.trim() === '' ? { content: t.need } : draft.content.length > mostText ? { content: t.tooLong } : {}),
    ...(draft.phone.trim() !== '' && !phoneShape.test(draft.phone.trim()) ? { phone: t.badPhone } : {}),
    ...(draft.email.trim() !== '' && !emailShape.test(draft.email.trim()) ? { email: t.badEmail } : {}),
    ...(draft.consent === null || draft.consent !== notice ? { consent: t.needConsent } : {}),
  };
}

function Refused({ problem }: { readonly problem: PortalProblem }) {
  const t = useWords(portalWords);
  return (
    <div className="notice late" role="alert">
      <p>
        {t.refused} {problem.message}
      </p>
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map((fault) => (
            <li key={fault.path}>{fault.message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
