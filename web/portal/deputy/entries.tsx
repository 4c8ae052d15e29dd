import type { ReactNode } from 'react';
import { useWords } from '../../shared/words.ts';
import { Field } from '../field.tsx';
import { PhotoPicker } from '../photo-picker.tsx';
import { useAsked } from '../use-asked.ts';
import { DeputiesEntry } from './deputies-entry.tsx';
import { deputyWords } from './deputy.text.ts';
import { listRecords } from './desk.ts';
import { today } from './due.tsx';
import type { Entry } from './forms.ts';
import type { Kind } from './kinds.ts';
import { choicesOf, helpOf, labelOf, useProcessWords } from './process-words.ts';

interface Props {
  readonly entry: Entry;
  readonly kind: Kind;
  readonly action: string;
  readonly value: unknown;
  readonly fault: string | undefined;
  readonly set: (value: unknown) => void;
  readonly photos: readonly Blob[];
  readonly setPhotos: (photos: readonly Blob[]) => void;
}

const mostPhotos = 10;
const mostPhotoBytes = 10 * 1024 * 1024;
const fewChoices = 6;

/** One question of a form. */
export function FormEntry({ entry, kind, action, value, fault, set, photos, setPhotos }: Props) {
  const t = useWords(deputyWords);
  const words = useProcessWords()[kind];
  const { name, as } = entry;
  const isOpen = entry.need === undefined;
  const said = labelOf(words, name, action);
  const label = isOpen && as !== 'yes' ? t.optional(said) : said;
  const help = helpOf(words, name, action);
  const text = typeof value === 'string' ? value : '';
  const field = (inside: Parameters<typeof Field>[0]['children'], hint = help): ReactNode => (
    <Field id={name} label={label} {...(hint ? { hint } : {})} fault={fault}>
      {inside}
    </Field>
  );
  switch (as) {
    case 'line':
      return field((given) => (
        <input {...given} value={text} maxLength={entry.most ?? 200} onChange={(event) => set(event.target.value)} />
      ));
    case 'area':
      return field(
        (given) => <textarea {...given} value={text} onChange={(event) => set(event.target.value)} />,
        help ? `${help} ${t.dictate}` : t.dictate,
      );
    case 'day':
      return field((given) => <input {...given} type="date" value={text} max={today()} onChange={(event) => set(event.target.value)} />);
    case 'moment':
      return field((given) => (
        <input
          {...given}
          type="datetime-local"
          value={text ? localOf(text) : ''}
          onChange={(event) => set(event.target.value ? new Date(event.target.value).toISOString() : '')}
        />
      ));
    case 'whole':
      return field((given) => (
        <input
          {...given}
          inputMode="numeric"
          value={typeof value === 'number' ? String(value) : text}
          onChange={(event) => set(/^\d{1,6}$/u.test(event.target.value) ? Number(event.target.value) : event.target.value)}
        />
      ));
    case 'yes':
      return (
        <>
          <label className="check">
            <input
              id={name}
              type="checkbox"
              checked={value === true}
              aria-invalid={fault !== undefined}
              onChange={(event) => set(event.target.checked)}
            />
            <span>{label}</span>
          </label>
          {fault && <p className="fault">{fault}</p>}
        </>
      );
    case 'photos':
      return <PhotoPicker photos={photos} most={mostPhotos} mostBytes={mostPhotoBytes} onChange={setPhotos} />;
    case 'choice': {
      const choices = choicesOf(words, name, action).filter(([id]) => entry.only?.includes(id) ?? true);
      return choices.length <= fewChoices ? (
        <Radios name={name} label={label} choices={choices} value={value} fault={fault} set={set} />
      ) : (
        field((given) => <Select given={given} choices={choices} value={text} set={set} />)
      );
    }
    case 'deputies':
      return <DeputiesEntry name={name} label={label} value={Array.isArray(value) ? (value as string[]) : []} fault={fault} set={set} />;
    default:
      return field((given) => <Records given={given} of={as} where={entry.where} value={text} set={set} />);
  }
}

const localOf = (moment: string): string => {
  const at = new Date(moment);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

type Choices = readonly (readonly [string, string])[];

interface RadiosProps {
  readonly name: string;
  readonly label: string;
  readonly choices: Choices;
  readonly value: unknown;
  readonly fault: string | undefined;
  readonly set: (value: string) => void;
}

/** A few choices, each large enough for a thumb. */
export const Radios = ({ name, label, choices, value, fault, set }: RadiosProps) => (
  <fieldset aria-describedby={fault ? `${name}-fault` : undefined}>
    <legend>{label}</legend>
    <div className="rates">
      {choices.map(([id, said], n) => (
        <label key={id}>
          <input id={n === 0 ? name : undefined} type="radio" name={name} checked={value === id} onChange={() => set(id)} />
          {said}
        </label>
      ))}
    </div>
    {fault && (
      <p className="fault" id={`${name}-fault`}>
        {fault}
      </p>
    )}
  </fieldset>
);

interface SelectProps {
  readonly given: object;
  readonly choices: Choices;
  readonly value: string;
  readonly set: (value: string) => void;
}

export function Select({ given, choices, value, set }: SelectProps) {
  const t = useWords(deputyWords);
  return (
    <select {...given} value={value} onChange={(event) => set(event.target.value)}>
      <option value="">{t.choose}</option>
      {choices.map(([id, said]) => (
        <option key={id} value={id}>
          {said}
        </option>
      ))}
    </select>
  );
}

const registers = { unit: 'unit', category: 'category', session: 'congressSession' } as const;

/** A record of a register that is short enough to be chosen from a list. */
export function Records({
  of,
  where = {},
  ...rest
}: Omit<SelectProps, 'choices'> & { readonly of: keyof typeof registers; readonly where?: Entry['where'] }) {
  const { value } = useAsked(`all ${of} ${Object.values(where)}`, (manner) =>
    listRecords(registers[of], { state: 'active', limit: '200', ...where }, manner),
  );
  return <Select {...rest} choices={(value?.items ?? []).map(({ id, fields }) => [id, String(fields.name)] as const)} />;
}
