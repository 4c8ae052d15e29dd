import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, DatePicker, Drawer, Dropdown, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { type FormEvent, useState } from 'react';
import { type StatuteView, statuteRanks, statuteRoutes, type VersionLine, versionChanges } from '../../../../../contract/statutes.ts';
import { ApiProblem, call, sentenceOf } from '../../../../shared/api.ts';
import { useLocale, useWords } from '../../../../shared/words.ts';
import { useGo } from '../../../shell/link.tsx';
import { Labelled, Sentence } from '../../admin/labelled.tsx';
import { libraryWords } from './library.text.ts';
import { RegionEntry } from './region-entry.tsx';

type Form = 'correct' | 'correctVersion' | 'end';

/** What the keeper of an entry may do with it. */
export function KeepMenu({ statute, version }: { readonly statute: StatuteView; readonly version: VersionLine }) {
  const t = useWords(libraryWords);
  const go = useGo();
  const client = useQueryClient();
  const { modal, message } = App.useApp();
  const [form, setForm] = useState<Form | null>(null);
  const withdraw = async () => {
    const sure = await modal.confirm({
      title: t.withdraw,
      content: t.withdrawSure,
      okText: t.withdraw,
      okButtonProps: { danger: true },
      cancelText: t.cancel,
      autoFocusButton: 'cancel',
    });
    if (!sure) return;
    try {
      await call(statuteRoutes.withdraw, { params: { versionId: version.id } }, { version: statute.version });
      if (statute.versions.length === 1) go('/statutes');
      else go(`/statutes/${statute.id}`, {}, true);
      await client.invalidateQueries({ queryKey: ['statutes'] });
    } catch (error) {
      message.error(sentenceOf(error), 8);
    }
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'add', label: t.addVersion, onClick: () => go('/statutes/import', { statute: statute.id }) },
            { key: 'correct', label: t.correct, onClick: () => setForm('correct') },
            { key: 'version', label: t.correctVersion, onClick: () => setForm('correctVersion') },
            { key: 'end', label: t.end, onClick: () => setForm('end') },
            { key: 'withdraw', label: t.withdraw, danger: true, onClick: () => void withdraw() },
          ],
        }}
      >
        <Button>{t.keep}</Button>
      </Dropdown>
      <Drawer
        open={form !== null}
        onClose={() => setForm(null)}
        title={form === 'end' ? t.endTitle : form === 'correctVersion' ? t.correctVersion : t.correct}
        size={460}
        styles={{ wrapper: { maxWidth: '100vw' } }}
        destroyOnHidden
      >
        {form && <KeepForm form={form} statute={statute} version={version} onDone={() => setForm(null)} />}
      </Drawer>
    </>
  );
}

interface FormProps {
  readonly form: Form;
  readonly statute: StatuteView;
  readonly version: VersionLine;
  onDone(): void;
}

function KeepForm({ form, statute, version, onDone }: FormProps) {
  const t = useWords(libraryWords);
  const client = useQueryClient();
  const newest = statute.versions.at(-1) ?? version;
  const [entries, setEntries] = useState({
    title: statute.title,
    rank: statute.rank,
    issuer: statute.issuer,
    regionCode: statute.regionCode,
    change: version.change,
    passedOn: version.passedOn,
    effectiveOn: version.effectiveOn,
    documentNo: version.documentNo,
    endedOn: newest.endedOn,
    endedBy: newest.endedBy,
  });
  const set = (changes: Partial<typeof entries>) => setEntries((old) => ({ ...old, ...changes }));
  const send = useMutation({
    mutationFn: () => {
      const { title, rank, issuer, regionCode, change, passedOn, effectiveOn, documentNo, endedOn, endedBy } = entries;
      const seen = { version: statute.version };
      const params = { statuteId: statute.id };
      if (form === 'correct') return call(statuteRoutes.correct, { params, body: { title, rank, issuer, regionCode } }, seen);
      if (form === 'end') return call(statuteRoutes.end, { params, body: { endedOn, endedBy } }, seen);
      return call(
        statuteRoutes.correctVersion,
        { params: { versionId: version.id }, body: { change, passedOn, effectiveOn, documentNo } },
        seen,
      );
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['statutes'] });
      onDone();
    },
  });
  const faults = send.error instanceof ApiProblem ? send.error.errors : [];
  const faultAt = (path: string) => faults.find((f) => f.path === path)?.message;
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Sentence text={send.error ? sentenceOf(send.error) : null} />
      {form === 'correct' && (
        <>
          <Labelled id="statute-title" label={t.name} fault={faultAt('title')}>
            <Input id="statute-title" maxLength={200} value={entries.title} onChange={(e) => set({ title: e.target.value })} />
          </Labelled>
          <Labelled id="statute-rank" label={t.rank}>
            <Choice id="statute-rank" labels={statuteRanks} value={entries.rank} onChange={(rank) => set({ rank })} />
          </Labelled>
          <Labelled id="statute-issuer" label={t.issuer} isOptional>
            <Input id="statute-issuer" maxLength={100} value={entries.issuer} onChange={(e) => set({ issuer: e.target.value })} />
          </Labelled>
          <Labelled id="statute-region" label={t.regionCode} help={t.regionHelp} isOptional fault={faultAt('regionCode')}>
            <RegionEntry id="statute-region" value={entries.regionCode} onChange={(regionCode) => set({ regionCode })} />
          </Labelled>
        </>
      )}
      {form === 'correctVersion' && (
        <>
          <Labelled id="version-change" label={t.change}>
            <Choice id="version-change" labels={versionChanges} value={entries.change} onChange={(change) => set({ change })} />
          </Labelled>
          <Labelled id="version-passed" label={t.passedOn} fault={faultAt('passedOn')}>
            <Day id="version-passed" value={entries.passedOn} onChange={(passedOn) => set({ passedOn })} />
          </Labelled>
          <Labelled id="version-effective" label={t.effectiveOn} fault={faultAt('effectiveOn')}>
            <Day id="version-effective" value={entries.effectiveOn} onChange={(effectiveOn) => set({ effectiveOn })} />
          </Labelled>
          <Labelled id="version-number" label={t.documentNo} isOptional>
            <Input id="version-number" maxLength={60} value={entries.documentNo} onChange={(e) => set({ documentNo: e.target.value })} />
          </Labelled>
        </>
      )}
      {form === 'end' && (
        <>
          <Labelled id="ended-on" label={t.endedOn} help={t.endHelp} fault={faultAt('endedOn')}>
            <Day id="ended-on" value={entries.endedOn} onChange={(endedOn) => set({ endedOn })} />
          </Labelled>
          <Labelled id="ended-by" label={t.endedBy} isOptional>
            <Input id="ended-by" maxLength={200} value={entries.endedBy} onChange={(e) => set({ endedBy: e.target.value })} />
          </Labelled>
        </>
      )}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}

interface DayProps {
  readonly id: string;
  readonly value: string | null;
  onChange(day: string | null): void;
}

/** A plain day to enter. */
export function Day({ id, value, onChange }: DayProps) {
  return (
    <DatePicker
      id={id}
      value={value === null ? null : dayjs(value)}
      onChange={(day) => onChange(day?.format('YYYY-MM-DD') ?? null)}
      // The key that takes the day typed must not send the form.
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
      }}
    />
  );
}

interface ChoiceProps<K extends string> {
  readonly id: string;
  readonly labels: Readonly<Record<K, { readonly zh: string; readonly en: string }>>;
  readonly value: K;
  onChange(value: K): void;
}

/** One of a few labelled values. */
export function Choice<K extends string>({ id, labels, value, onChange }: ChoiceProps<K>) {
  const locale = useLocale();
  return (
    <Select<K>
      id={id}
      value={value}
      style={{ width: '100%' }}
      options={(Object.keys(labels) as K[]).map((key) => ({ value: key, label: labels[key][locale] }))}
      onChange={onChange}
    />
  );
}
