import { Button, Input, Popover } from 'antd';
import { type FormEvent, useState } from 'react';
import type { ImportItem, ItemCorrection } from '../../../../../contract/statute-imports.ts';
import { statuteRanks, versionChanges } from '../../../../../contract/statutes.ts';
import { useLocale, useWords } from '../../../../shared/words.ts';
import { numberText } from '../../../record/format.ts';
import { Labelled } from '../../admin/labelled.tsx';
import { Choice, Day } from './keep-menu.tsx';
import { libraryWords } from './library.text.ts';
import { RegionEntry } from './region-entry.tsx';

interface OneProps {
  readonly item: ImportItem;
  readonly isBusy: boolean;
  onSet(set: ItemCorrection): void;
}

/** Corrects what was read of one text. */
export function CorrectOne({ item, isBusy, onSet }: OneProps) {
  const t = useWords(libraryWords);
  const { title, rank, issuer, regionCode, change, passedOn, effectiveOn, documentNo } = item;
  const [entries, setEntries] = useState({ title, rank, issuer, regionCode, change, passedOn, effectiveOn, documentNo });
  const set = (changes: Partial<typeof entries>) => setEntries((old) => ({ ...old, ...changes }));
  const fault = item.becomes.kind === 'fault' ? item.becomes.fault : null;
  const isDayFault = fault === 'noDay' || fault === 'daysCrossed';
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onSet(entries);
      }}
    >
      {fault && <p className="faults">{t.faults[fault]}</p>}
      <Labelled id="row-title" label={t.name} fault={fault === 'noTitle' || fault === 'otherTitle' ? t.faults[fault] : undefined}>
        <Input id="row-title" maxLength={200} value={entries.title} onChange={(e) => set({ title: e.target.value })} />
      </Labelled>
      <Labelled id="row-rank" label={t.rank}>
        <Choice id="row-rank" labels={statuteRanks} value={entries.rank} onChange={(value) => set({ rank: value })} />
      </Labelled>
      <Labelled id="row-issuer" label={t.issuer} isOptional>
        <Input id="row-issuer" maxLength={100} value={entries.issuer} onChange={(e) => set({ issuer: e.target.value })} />
      </Labelled>
      <Labelled id="row-region" label={t.regionCode} help={t.regionHelp} isOptional>
        <RegionEntry id="row-region" value={entries.regionCode} onChange={(code) => set({ regionCode: code })} />
      </Labelled>
      <Labelled id="row-change" label={t.change}>
        <Choice id="row-change" labels={versionChanges} value={entries.change} onChange={(value) => set({ change: value })} />
      </Labelled>
      <Labelled id="row-passed" label={t.passedOn} fault={isDayFault ? t.faults[fault] : undefined}>
        <Day id="row-passed" value={entries.passedOn} onChange={(day) => set({ passedOn: day })} />
      </Labelled>
      <Labelled id="row-effective" label={t.effectiveOn}>
        <Day id="row-effective" value={entries.effectiveOn} onChange={(day) => set({ effectiveOn: day })} />
      </Labelled>
      <Labelled id="row-number" label={t.documentNo} isOptional>
        <Input id="row-number" maxLength={60} value={entries.documentNo} onChange={(e) => set({ documentNo: e.target.value })} />
      </Labelled>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {t.save}
        </Button>
        <Button onClick={() => onSet({ isLeftOut: item.becomes.kind !== 'leftOut' })}>
          {item.becomes.kind === 'leftOut' ? t.takeIn : t.leaveOut}
        </Button>
      </div>
    </form>
  );
}

interface ManyProps {
  readonly count: number;
  readonly isBusy: boolean;
  onSet(set: ItemCorrection): void;
}

/** Sets what many chosen texts have in common: rank, maker, region; or leaves them out. */
export function CorrectMany({ count, isBusy, onSet }: ManyProps) {
  const t = useWords(libraryWords);
  const locale = useLocale();
  const n = numberText(count, locale);
  return (
    <span className="statute-many">
      <span className="quiet">{t.chosen(n)}</span>
      <Popover
        trigger="click"
        placement="bottomLeft"
        destroyOnHidden
        content={<Common title={t.setAll(n)} isBusy={isBusy} onSet={onSet} />}
      >
        <Button size="small">{t.setAll(n)}</Button>
      </Popover>
      <Button size="small" onClick={() => onSet({ isLeftOut: true })}>
        {t.leaveOut}
      </Button>
      <Button size="small" onClick={() => onSet({ isLeftOut: false })}>
        {t.takeIn}
      </Button>
    </span>
  );
}

function Common({
  title,
  isBusy,
  onSet,
}: {
  readonly title: string;
  readonly isBusy: boolean;
  readonly onSet: (set: ItemCorrection) => void;
}) {
  const t = useWords(libraryWords);
  const [set, setSet] = useState<ItemCorrection>({ rank: 'localRegulation' });
  const [issuer, setIssuer] = useState('');
  const [region, setRegion] = useState<string | null>(null);
  return (
    <form
      className="form"
      aria-label={title}
      style={{ width: 300 }}
      onSubmit={(event) => {
        event.preventDefault();
        onSet({ ...set, ...(issuer.trim() === '' ? {} : { issuer: issuer.trim() }), ...(region === null ? {} : { regionCode: region }) });
      }}
    >
      <Labelled id="many-rank" label={t.rank}>
        <Choice id="many-rank" labels={statuteRanks} value={set.rank ?? 'other'} onChange={(rank) => setSet({ ...set, rank })} />
      </Labelled>
      <Labelled id="many-issuer" label={t.issuer} isOptional>
        <Input id="many-issuer" maxLength={100} value={issuer} onChange={(e) => setIssuer(e.target.value)} />
      </Labelled>
      <Labelled id="many-region" label={t.regionCode} isOptional>
        <RegionEntry id="many-region" value={region} onChange={setRegion} />
      </Labelled>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {t.apply}
      </Button>
    </form>
  );
}
