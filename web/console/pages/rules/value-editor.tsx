import { Checkbox, DatePicker, InputNumber, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import type { DurationRule, YearlyWindow } from '../../../../engine/rules.ts';
import { type RuleKey, ruleKeys } from '../../../../rules/keys.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { useT } from '../../language.ts';
import { choiceWord, eventWords, unitWords } from './rule-value.ts';
import { ruleWords } from './rules.text.ts';

interface Props {
  readonly ruleKey: RuleKey;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** The entry for a rule's value, by the kind of the rule. */
export function ValueEditor({ ruleKey, value, onChange }: Props) {
  const locale = useLocale();
  const shell = useT();
  const definition = ruleKeys[ruleKey];
  switch (definition.type) {
    case 'duration':
      return <LimitEditor events={definition.startEvents} value={value as Limit | null} onChange={onChange} />;
    case 'window':
      return <WindowEditor value={value as YearlyWindow | null} onChange={onChange} />;
    case 'flag':
      return (
        <Radio.Group
          aria-label={definition[locale]}
          value={value}
          onChange={(e) => onChange(e.target.value)}
          options={[
            { value: true, label: shell.common.yes },
            { value: false, label: shell.common.no },
          ]}
        />
      );
    case 'number':
      return (
        <InputNumber
          aria-label={definition[locale]}
          precision={0}
          min={definition.min}
          max={definition.max}
          value={value as number}
          onChange={onChange}
        />
      );
    case 'choice':
      return (
        <Radio.Group
          vertical
          aria-label={definition[locale]}
          value={value}
          onChange={(e) => onChange(e.target.value)}
          options={definition.options.map((option) => ({ value: option as string, label: choiceWord(ruleKey, option, locale) }))}
        />
      );
  }
}

type Limit = Partial<Omit<DurationRule, 'amount'>> & { readonly amount: number | null };

function LimitEditor({
  events,
  value,
  onChange,
}: {
  readonly events: readonly string[];
  readonly value: Limit | null;
  readonly onChange: (value: unknown) => void;
}) {
  const t = useWords(ruleWords);
  const locale = useLocale();
  const limit: Limit = value ?? { amount: null };
  const first = { unit: 'day', roll: 'nextWorkday', startEvent: events[0] } as const;
  const set = (change: Partial<Limit>) => onChange({ ...first, ...limit, ...change });
  return (
    <div style={{ display: 'grid', gap: 10 }}>
      <Radio.Group
        aria-label={t.limit}
        value={value !== null}
        onChange={(e) => onChange(e.target.value ? { amount: 30, ...first } : null)}
        options={[
          { value: true, label: t.hasLimit },
          { value: false, label: t.noLimit },
        ]}
      />
      {value !== null && (
        <>
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
            <InputNumber
              aria-label={t.amount}
              precision={0}
              min={0}
              max={3660}
              value={limit.amount}
              onChange={(amount) => set({ amount })}
              style={{ width: 96 }}
            />
            <Select
              aria-label={t.unit}
              value={limit.unit ?? 'day'}
              onChange={(unit) => set({ unit })}
              options={(['day', 'workday', 'month', 'year'] as const).map((unit) => ({ value: unit, label: unitWords[unit][locale] }))}
              style={{ width: 130 }}
            />
            <Select
              aria-label={t.event}
              value={limit.startEvent ?? events[0] ?? null}
              onChange={(startEvent) => set({ startEvent })}
              options={events.map((event) => ({ value: event, label: `${t.event} ${eventWords[event]?.[locale] ?? event}` }))}
              style={{ flex: '1 1 200px' }}
            />
          </div>
          <Checkbox
            checked={(limit.roll ?? 'nextWorkday') === 'nextWorkday'}
            onChange={(e) => set({ roll: e.target.checked ? 'nextWorkday' : 'none' })}
          >
            {t.rollHelp}
          </Checkbox>
        </>
      )}
    </div>
  );
}

function WindowEditor({ value, onChange }: { readonly value: YearlyWindow | null; readonly onChange: (value: unknown) => void }) {
  const t = useWords(ruleWords);
  const pick = (field: 'from' | 'until', label: string) => (
    <DatePicker
      aria-label={label}
      placeholder={label}
      format="MM-DD"
      allowClear={false}
      value={value?.[field] ? dayjs(`2001-${value[field]}`) : null}
      onChange={(day) => onChange({ ...(value ?? { from: '01-01', until: '12-31' }), [field]: day?.format('MM-DD') ?? '' })}
    />
  );
  return (
    <div style={{ display: 'grid', gap: 10 }}>
      <Radio.Group
        aria-label={t.value}
        value={value !== null}
        onChange={(e) => onChange(e.target.value ? { from: '01-01', until: '12-31' } : null)}
        options={[
          { value: true, label: t.hasWindow },
          { value: false, label: t.noWindow },
        ]}
      />
      {value !== null && (
        <div style={{ display: 'flex', gap: 8 }}>
          {pick('from', t.windowFrom)}
          {pick('until', t.windowUntil)}
        </div>
      )}
    </div>
  );
}
