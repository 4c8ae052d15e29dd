import { useState } from 'react';
import { useWords } from '../../shared/words.ts';
import { Field } from '../field.tsx';
import { keepOwn } from '../kept.ts';
import { ProblemNote } from '../problem.tsx';
import { Sent } from '../sent.tsx';
import { portalWords } from '../text.ts';
import { useAsked } from '../use-asked.ts';
import { askAbout } from './ask.ts';
import { consultWords } from './consult.text.ts';
import { Consent, Contact, Line, Words } from './entries.tsx';
import { filled, SendingForm, useContactFaults } from './sending-form.tsx';
import { useDraft } from './use-draft.ts';

const mostReasons = 5000;
type Kind = keyof (typeof consultWords)['zh']['kinds'];
const fresh = {
  title: '',
  docNumber: '',
  issuer: '',
  articles: '',
  superiorLaw: '',
  reasons: '',
  suggesterKind: 'citizen' as Kind,
  name: '',
  phone: '',
  email: '',
  address: '',
  consent: '',
};

/** Suggesting that a normative document be reviewed. */
export function ReviewPage({ congress }: { readonly congress: string }) {
  const t = useWords(consultWords);
  const p = useWords(portalWords);
  const { value, problem, again } = useAsked(`review ${congress}`, (manner) => askAbout('reviewForm', { query: { congress } }, manner));
  const { draft, once, isKept, change, drop } = useDraft(`review:${congress}`, fresh);
  const [secret, setSecret] = useState<string | null>(null);
  const contactFaults = useContactFaults();
  if (secret) return <Sent secret={secret} at="suggested" text={t.reviewThanks} />;
  if (!value) return problem ? <ProblemNote problem={problem} again={again} /> : <p role="status">{p.loading}</p>;
  const missing = (['title', 'issuer', 'superiorLaw', 'reasons', 'name'] as const).filter((name) => draft[name].trim() === '');
  const isReached = [draft.phone, draft.email, draft.address].some((text) => text.trim() !== '');
  const faults = {
    ...Object.fromEntries(missing.map((name) => [name, t.needed(t[name])])),
    ...(draft.reasons.length > mostReasons ? { reasons: p.tooLong } : {}),
    ...(isReached ? contactFaults(draft) : { phone: t.contactNeeded }),
    ...(draft.consent === value.consent.version ? {} : { consent: p.needConsent }),
  };
  const line = (
    name: 'title' | 'docNumber' | 'issuer' | 'articles' | 'superiorLaw',
    most: number,
    shown: Readonly<Record<string, string | undefined>>,
  ) => (
    <Line
      id={name}
      label={t[name]}
      hint={name === 'docNumber' || name === 'articles' ? p.optional : t.hints[name]}
      value={draft[name]}
      most={most}
      fault={shown[name]}
      onChange={(text) => change({ [name]: text })}
    />
  );
  return (
    <>
      <p className="quiet small">{value.congress.name}</p>
      <h1>{t.review}</h1>
      <p>{t.reviewLead}</p>
      <SendingForm
        faults={faults}
        isReady
        isKept={isKept}
        send={async (proof, manner) => {
          const { consent, suggesterKind, title, issuer, superiorLaw, reasons, name, ...rest } = draft;
          const body = {
            ...filled(rest),
            ...{ title: title.trim(), issuer: issuer.trim(), superiorLaw: superiorLaw.trim(), reasons: reasons.trim(), name: name.trim() },
            ...{ congress, suggesterKind, consent: true as const, consentVersion: consent, proof },
          };
          const { key } = await askAbout('suggestReview', { body }, { ...manner, once });
          keepOwn({ secret: key, title: title.trim().slice(0, 30), on: new Date().toISOString().slice(0, 10), at: 'suggested' });
          drop();
          setSecret(key);
        }}
      >
        {(shown) => (
          <>
            {line('title', 120, shown)}
            {line('docNumber', 60, shown)}
            {line('issuer', 80, shown)}
            {line('articles', 200, shown)}
            {line('superiorLaw', 300, shown)}
            <Words
              id="reasons"
              label={t.reasons}
              hint={t.hints.reasons}
              value={draft.reasons}
              most={mostReasons}
              fault={shown.reasons}
              onChange={(reasons) => change({ reasons })}
            />
            <Field id="suggesterKind" label={t.suggesterKind}>
              {(given) => (
                <select {...given} value={draft.suggesterKind} onChange={(event) => change({ suggesterKind: event.target.value as Kind })}>
                  {Object.entries(t.kinds).map(([kind, name]) => (
                    <option key={kind} value={kind}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Line
              id="name"
              label={t.name}
              value={draft.name}
              most={60}
              complete="name"
              fault={shown.name}
              onChange={(name) => change({ name })}
            />
            <p className="quiet small">{t.oneContact}</p>
            <Contact draft={draft} faults={shown} onChange={change} />
            <Line
              id="address"
              label={t.address}
              value={draft.address}
              most={200}
              complete="street-address"
              onChange={(address) => change({ address })}
            />
            <Consent consent={value.consent} agreed={draft.consent} fault={shown.consent} onChange={(consent) => change({ consent })} />
          </>
        )}
      </SendingForm>
    </>
  );
}
