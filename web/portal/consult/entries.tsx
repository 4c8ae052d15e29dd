import { useId } from 'react';
import { useLocale, useWords } from '../../shared/words.ts';
import { Field } from '../field.tsx';
import { portalWords } from '../text.ts';

interface Entry {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A line to be filled in. */
export function Line({
  id,
  label,
  value,
  most,
  hint,
  fault,
  onChange,
  type = 'text',
  complete = 'off',
}: Entry & { readonly type?: 'text' | 'tel' | 'email'; readonly complete?: string }) {
  return (
    <Field id={id} label={label} {...(hint ? { hint } : {})} fault={fault}>
      {(given) => (
        <input
          {...given}
          type={type}
          value={value}
          maxLength={most}
          autoComplete={complete}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** The telephone and the mailbox at which somebody can be reached. */
export function Contact({
  draft,
  faults,
  hint,
  onChange,
}: {
  readonly draft: { readonly phone: string; readonly email: string };
  readonly faults: Readonly<Record<string, string | undefined>>;
  readonly hint?: string;
  readonly onChange: (given: { readonly phone: string } | { readonly email: string }) => void;
}) {
  const t = useWords(portalWords);
  const beside = hint ? { hint } : {};
  return (
    <>
      <Line
        id="phone"
        type="tel"
        label={t.phone}
        {...beside}
        value={draft.phone}
        most={30}
        complete="tel"
        fault={faults.phone}
        onChange={(phone) => onChange({ phone })}
      />
      <Line
        id="email"
        type="email"
        label={t.email}
        {...beside}
        value={draft.email}
        most={100}
        complete="email"
        fault={faults.email}
        onChange={(email) => onChange({ email })}
      />
    </>
  );
}

/** A longer text to be filled in, with what is left of it near its end. */
export function Words({ id, label, value, most, hint, fault, onChange }: Entry) {
  const t = useWords(portalWords);
  return (
    <>
      <Field id={id} label={label} {...(hint ? { hint } : {})} fault={fault}>
        {(given) => <textarea {...given} value={value} maxLength={most * 2} onChange={(event) => onChange(event.target.value)} />}
      </Field>
      <p className="count" aria-live="polite">
        {value.length > most ? t.over(value.length - most) : value.length > most - 200 ? t.left(most - value.length) : ''}
      </p>
    </>
  );
}

/** The notice on personal data and the box to agree to it. */
export function Consent({
  consent,
  agreed,
  fault,
  onChange,
}: {
  readonly consent: { readonly version: string; readonly zh: string; readonly en: string };
  readonly agreed: string;
  readonly fault: string | undefined;
  readonly onChange: (version: string) => void;
}) {
  const t = useWords(portalWords);
  const locale = useLocale();
  const id = useId();
  return (
    <>
      <section className="small quiet" id={id}>
        <strong>{t.consentTitle}</strong>
        <p>{consent[locale]}</p>
      </section>
      <label className="check">
        <input
          id="consent"
          type="checkbox"
          checked={agreed === consent.version}
          aria-describedby={fault ? `${id} consent-fault` : id}
          aria-invalid={fault !== undefined}
          onChange={(event) => onChange(event.target.checked ? consent.version : '')}
        />
        <span>{t.consent}</span>
      </label>
      {fault && (
        <p className="fault" id="consent-fault">
          {fault}
        </p>
      )}
    </>
  );
}
