import type { ReactNode } from 'react';
import { useT } from '../../language.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly fault?: string | undefined;
  readonly isOptional?: boolean;
  readonly children: ReactNode;
}

/** One entry of a form of this page's own: label, why it is asked, the control, what is wrong with it. */
export function Labelled({ id, label, help, fault, isOptional = false, children }: Props) {
  const t = useT();
  return (
    <div className="entry" id={`${id}-field`}>
      <label htmlFor={id}>
        {label}
        {isOptional && <span className="may">{t.form.optional}</span>}
      </label>
      {help && <p className="help">{help}</p>}
      {children}
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

/** What went wrong with a form on the whole, where no field can be named. */
export function Sentence({ text }: { readonly text: string | null }) {
  return text === null ? null : (
    <p className="faults" role="alert">
      {text}
    </p>
  );
}
