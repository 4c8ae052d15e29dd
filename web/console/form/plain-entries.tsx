import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { optionLabel } from '../../../processes/text.ts';
import { useT } from '../language.ts';
import type { EntryProps } from './context.ts';

const status = (isFaulty: boolean) => (isFaulty ? ({ status: 'error' } as const) : {});
const limit = (max: number | undefined) => (max === undefined ? {} : { maxLength: max });
const described = (id: string | undefined) => (id ? { 'aria-describedby': id } : {});

export function LineEntry({ id, shape, value, label, isFaulty, describedBy, onChange }: EntryProps) {
  const isPhone = shape.kind === 'phone';
  return (
    <Input
      id={id}
      aria-label={label}
      value={(value as string | null | undefined) ?? ''}
      className={isPhone ? 'short' : ''}
      {...(isPhone ? { inputMode: 'tel' as const } : {})}
      {...(shape.kind === 'email' ? { inputMode: 'email' as const } : {})}
      {...limit(shape.max)}
      {...described(describedBy)}
      {...status(isFaulty)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export function ParagraphEntry({ id, shape, value, label, isFaulty, describedBy, within, onChange }: EntryProps) {
  const isLong = (shape.max ?? 0) > 1500;
  return (
    <Input.TextArea
      id={id}
      aria-label={label}
      value={(value as string | null | undefined) ?? ''}
      autoSize={{ minRows: within ? 2 : isLong ? 5 : 3, maxRows: 24 }}
      {...limit(shape.max)}
      {...(isLong ? { showCount: true } : {})}
      {...described(describedBy)}
      {...status(isFaulty)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export function WholeEntry({ id, shape, value, label, isFaulty, describedBy, onChange }: EntryProps) {
  return (
    <InputNumber<number>
      id={id}
      aria-label={label}
      className="short"
      value={typeof value === 'number' ? value : null}
      precision={0}
      {...(shape.min === undefined ? {} : { min: shape.min })}
      {...(shape.max === undefined ? {} : { max: shape.max })}
      {...described(describedBy)}
      {...status(isFaulty)}
      onChange={(n) => onChange(n)}
    />
  );
}

export function YesEntry({ id, value, label, shape, describedBy, onChange }: EntryProps) {
  const t = useT();
  if (shape.optional || value === undefined || value === true || value === false) {
    return (
      <Checkbox id={id} checked={value === true} {...described(describedBy)} onChange={(event) => onChange(event.target.checked)}>
        <span style={{ fontWeight: 400 }}>{label}</span>
        {!shape.optional && value === undefined && <span className="unseen">{t.form.unset}</span>}
      </Checkbox>
    );
  }
  return null;
}

/** A few options stand side by side, many in a list to pick from. */
export function ChoiceEntry({ id, name, shape, value, label, context, isFaulty, describedBy, within, onChange }: EntryProps) {
  const options = (shape.options ?? []).map((o) => ({ value: o, label: optionLabel(context.text, name, o) }));
  const isShort = !within && options.length <= 4 && options.every((o) => o.label.length <= 30);
  if (isShort && !shape.optional) {
    return (
      <Radio.Group
        id={id}
        aria-label={label}
        value={value ?? null}
        options={options}
        style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 12px' }}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <Select
      id={id}
      aria-label={label}
      value={(value as string | null | undefined) ?? null}
      options={options}
      allowClear={shape.optional}
      {...described(describedBy)}
      {...status(isFaulty)}
      onChange={(v) => onChange(v ?? null)}
    />
  );
}

export function WordsEntry({ id, value, label, isFaulty, describedBy, onChange }: EntryProps) {
  const t = useT();
  return (
    <Select
      id={id}
      mode="tags"
      open={false}
      suffixIcon={null}
      aria-label={label}
      placeholder={t.form.wordsHint}
      tokenSeparators={['、', '，', ',', ' ']}
      value={(value as string[] | null | undefined) ?? []}
      {...described(describedBy)}
      {...status(isFaulty)}
      onChange={(list: string[]) => onChange(list.length > 0 ? list : null)}
    />
  );
}

/** One of the contacts on record that the deputy has not confirmed yet. */
export function ContactEntry({ id, value, label, context, onChange }: EntryProps) {
  const t = useT();
  const contacts = (
    (context.view?.record.fields.contacts ?? []) as {
      id: string;
      on: string;
      phase: string;
      form: string;
      participants: string;
      confirmedOn: string | null;
    }[]
  ).filter((c) => c.confirmedOn === null);
  if (contacts.length === 0) return <p className="quiet">{t.form.noContacts}</p>;
  return (
    <Radio.Group
      id={id}
      aria-label={label}
      value={value ?? null}
      style={{ display: 'grid', gap: 6 }}
      onChange={(event) => onChange(event.target.value)}
      options={contacts.map((c) => ({
        value: c.id,
        label: [c.on, optionLabel(context.text, 'phase', c.phase), optionLabel(context.text, 'form', c.form), c.participants].join(' · '),
      }))}
    />
  );
}
