import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { type FormEvent, useState } from 'react';
import type { RecordLine } from '../../../../contract/records.ts';
import { localRule } from '../../../../registers/registers.ts';
import { checkOwnRule } from '../../../../registers/row-checks.ts';
import type { RuleKey } from '../../../../rules/keys.ts';
import { call, sentenceOf } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { actionRoute } from '../../record/routes-of.ts';
import { Labelled, Sentence } from '../admin/labelled.tsx';
import { ruleWords } from './rules.text.ts';
import { ValueEditor } from './value-editor.tsx';

interface Props {
  readonly ruleKey: RuleKey;
  /** The value to begin with: the one in force, or that of the row being corrected. */
  readonly value: unknown;
  readonly row: RecordLine | null;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** An own rule that goes before the pack from a day on; or the correction of one. */
export function OwnRuleForm({ ruleKey, value: first, row, onDone, onCancel }: Props) {
  const t = useWords(ruleWords);
  const client = useQueryClient();
  const [value, setValue] = useState<unknown>(first);
  const [entry, setEntry] = useState({
    source: text(row?.fields.source),
    effectiveFrom: text(row?.fields.effectiveFrom),
    effectiveTo: text(row?.fields.effectiveTo),
    note: text(row?.fields.note),
  });
  const [faults, setFaults] = useState<{ value?: string; source?: string; effectiveFrom?: string; effectiveTo?: string }>({});
  const input = {
    ruleKey,
    value: JSON.stringify(value),
    source: entry.source.trim(),
    effectiveFrom: entry.effectiveFrom,
    effectiveTo: entry.effectiveTo || null,
    note: entry.note.trim() || null,
  };
  const save = useMutation({
    mutationFn: () =>
      call(
        actionRoute(localRule, row ? 'edit' : 'create'),
        { ...(row ? { params: { id: row.id } } : {}), body: input } as never,
        row ? { version: row.version } : {},
      ),
    onSuccess: async () => {
      await Promise.all(['rules', localRule.plural].map((key) => client.invalidateQueries({ queryKey: [key] })));
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found: typeof faults = {};
    if (input.source === '') found.source = t.needSource;
    if (input.effectiveFrom === '') found.effectiveFrom = t.needFrom;
    if (!found.source && !found.effectiveFrom) {
      const checked = checkOwnRule(input);
      if (checked !== true && checked.reason === 'longerThanLaw') found.value = t.longerThanLaw;
      else if (checked !== true && checked.reason === 'badDate') found.effectiveTo = t.badTo;
      else if (checked !== true) found.value = t.wrongValue;
    }
    setFaults(found);
    if (Object.keys(found).length === 0) save.mutate();
  };
  const day = (field: 'effectiveFrom' | 'effectiveTo', label: string, help?: string) => (
    <Labelled id={`rule-${field}`} label={label} help={help} fault={faults[field]} isOptional={field === 'effectiveTo'}>
      <DatePicker
        id={`rule-${field}`}
        className="short"
        format="YYYY-MM-DD"
        value={entry[field] ? dayjs(entry[field]) : null}
        allowClear={field === 'effectiveTo'}
        onChange={(d) => setEntry({ ...entry, [field]: d ? d.format('YYYY-MM-DD') : '' })}
      />
    </Labelled>
  );
  return (
    <form className="form" onSubmit={submit} noValidate>
      <Sentence text={save.error ? sentenceOf(save.error) : null} />
      <fieldset className="entry" aria-labelledby="rule-value-label">
        <div className="label" id="rule-value-label">
          {t.value}
        </div>
        <ValueEditor ruleKey={ruleKey} value={value} onChange={setValue} />
        {faults.value && (
          <p className="fault" role="alert">
            {faults.value}
          </p>
        )}
      </fieldset>
      <Labelled id="rule-source" label={t.source} help={t.sourceHelp} fault={faults.source}>
        <Input id="rule-source" maxLength={200} value={entry.source} onChange={(e) => setEntry({ ...entry, source: e.target.value })} />
      </Labelled>
      {day('effectiveFrom', t.from, t.fromHelp)}
      {day('effectiveTo', t.to)}
      <Labelled id="rule-note" label={t.note} isOptional>
        <Input.TextArea
          id="rule-note"
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={entry.note}
          onChange={(e) => setEntry({ ...entry, note: e.target.value })}
        />
      </Labelled>
      <div style={{ display: 'flex', gap: 8 }}>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t.save}
        </Button>
        <Button onClick={onCancel}>{t.cancel}</Button>
      </div>
    </form>
  );
}
