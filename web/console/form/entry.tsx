import { labelOf } from '../../../processes/text.ts';
import type { FieldShape } from '../../../registers/shape.ts';
import { useT } from '../language.ts';
import type { EntryProps, FormContext } from './context.ts';
import { DayEntry, DaysEntry, MomentEntry } from './day-entries.tsx';
import { FilesEntry } from './files-entry.tsx';
import { PersonEntry } from './person-entry.tsx';
import { ChoiceEntry, ContactEntry, LineEntry, ParagraphEntry, WholeEntry, WordsEntry, YesEntry } from './plain-entries.tsx';
import { RefEntry } from './ref-entry.tsx';
import { RowsEntry } from './rows-entry.tsx';
import type { FormState } from './use-form.ts';

interface FieldProps {
  readonly form: FormState;
  readonly context: FormContext;
  readonly name: string;
  readonly shape: FieldShape;
  /** Shown in place of the process's own label. */
  readonly label?: string;
  readonly help?: string;
}

export const entryId = (context: FormContext, path: string): string =>
  `${context.process.id}-${context.action}-${path.replaceAll('.', '-')}`;

/** One field of a form: label, why it is asked, the entry, what is wrong with it. */
export function Field({ form, context, name, shape, label, help }: FieldProps) {
  const t = useT();
  const id = entryId(context, name);
  const fault = form.faults[name];
  const words = label ?? labelOf(context.text, name, context.action);
  const why = help ?? context.text.help[`${context.action}.${name}`] ?? context.text.help[name];
  const described = [why ? `${id}-help` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ') || undefined;
  const isGroup = shape.kind === 'rows' || shape.kind === 'files' || shape.kind === 'choice' || shape.kind === 'contact';
  const reason = why && (
    <p className="help" id={`${id}-help`}>
      {why}
    </p>
  );
  const Holder = isGroup ? 'fieldset' : 'div';
  return (
    <Holder className="entry" id={`${id}-field`} {...(isGroup ? { 'aria-labelledby': `${id}-label` } : {})}>
      {shape.kind !== 'yes' &&
        (isGroup ? (
          <div className="label" id={`${id}-label`}>
            {words}
            <Mark isOptional={shape.optional} />
          </div>
        ) : (
          <label htmlFor={id}>
            {words}
            <Mark isOptional={shape.optional} />
          </label>
        ))}
      {shape.kind !== 'yes' && reason}
      <Entry
        id={id}
        name={name}
        shape={shape}
        label={words}
        value={form.values[name]}
        isFaulty={fault !== undefined}
        describedBy={described}
        context={context}
        faults={form.faults}
        onChange={(value) => form.set(name, value)}
      />
      {shape.kind === 'yes' && reason}
      {fault && (
        <p className="fault" id={`${id}-fault`}>
          <span className="unseen">{t.form.fault}</span>
          {fault}
        </p>
      )}
    </Holder>
  );
}

function Mark({ isOptional }: { readonly isOptional: boolean }) {
  const t = useT();
  return isOptional ? (
    <span className="may">{t.form.optional}</span>
  ) : (
    <span className="must" aria-hidden>
      ＊
    </span>
  );
}

/** The entry of one kind of field. */
export function Entry(props: EntryProps) {
  switch (props.shape.kind) {
    case 'paragraph':
      return <ParagraphEntry {...props} />;
    case 'day':
      return <DayEntry {...props} />;
    case 'days':
      return <DaysEntry {...props} />;
    case 'moment':
      return <MomentEntry {...props} />;
    case 'whole':
      return <WholeEntry {...props} />;
    case 'yes':
      return <YesEntry {...props} />;
    case 'choice':
      return <ChoiceEntry {...props} />;
    case 'ref':
    case 'refs':
      return <RefEntry {...props} />;
    case 'words':
      return <WordsEntry {...props} />;
    case 'files':
      return <FilesEntry {...props} />;
    case 'rows':
      return <RowsEntry {...props} Entry={Entry} />;
    case 'account':
      return <PersonEntry {...props} />;
    case 'contact':
      return <ContactEntry {...props} />;
    case 'line':
    case 'phone':
    case 'email':
    case 'uuid':
      return <LineEntry {...props} />;
  }
}
