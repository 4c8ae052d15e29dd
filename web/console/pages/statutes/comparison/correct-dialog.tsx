import { App, Input, Modal, Radio, Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { RecordView } from '../../../../../contract/records.ts';
import type { ShownComparison, ShownRow, ShownSide } from '../../../../../contract/statute-comparisons.ts';
import { sentenceOf } from '../../../../shared/api.ts';
import { useWords } from '../../../../shared/words.ts';
import { Labelled, Sentence } from '../../admin/labelled.tsx';
import { comparisonPageWords } from './comparison.text.ts';
import { useAct } from './use-comparison.ts';

interface Props {
  readonly open: boolean;
  readonly view: RecordView;
  readonly shown: ShownComparison;
  readonly row: ShownRow;
  readonly old: string;
  readonly now: string;
  readonly onClose: () => void;
}

/** Takes a wrong pair apart, or says which articles belong together; with a reason, and kept. */
export function CorrectDialog({ open, view, shown, row, old, now, onClose }: Props) {
  const t = useWords(comparisonPageWords);
  const { message } = App.useApp();
  const act = useAct(view, () => {
    void message.success(t.saved);
    onClose();
  });
  const [way, setWay] = useState<'apart' | 'pair'>('pair');
  const [olds, setOlds] = useState<readonly string[]>([]);
  const [news, setNews] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const choices = useMemo(() => ({ old: choicesOf(shown.old), new: choicesOf(shown.new) }), [shown]);
  const { reset } = act;
  useEffect(() => {
    if (!open) return;
    setOlds(row.old.flatMap((at) => shown.old.articles[at]?.key ?? []));
    setNews(row.new.flatMap((at) => shown.new.articles[at]?.key ?? []));
    setWay('pair');
    setReason('');
    setFault(null);
    reset();
  }, [open, row, shown, reset]);
  const save = () => {
    if (reason.trim() === '') return setFault(t.reasonNeeded);
    if (olds.length + news.length === 0) return setFault(t.nothingNamed);
    setFault(null);
    const apart = way === 'apart';
    // Taken apart from the side that has articles: the others are then left without a counterpart too.
    const input = {
      oldVersion: old,
      newVersion: now,
      oldArticles: [...olds],
      newArticles: apart && olds.length > 0 ? [] : [...news],
      reason: reason.trim(),
    };
    act.mutate({ action: 'correct', input });
  };
  const select = (side: 'old' | 'new', value: readonly string[], change: (keys: string[]) => void) => (
    <Labelled id={`correct-${side}`} label={side === 'old' ? t.oldArticles : t.newArticles}>
      <Select
        id={`correct-${side}`}
        mode="multiple"
        style={{ width: '100%' }}
        value={[...value]}
        options={choices[side]}
        maxCount={30}
        onChange={change}
        showSearch={{ optionFilterProp: 'label' }}
        disabled={way === 'apart'}
      />
    </Labelled>
  );
  return (
    <Modal
      open={open}
      title={t.fixTitle}
      okText={t.save}
      cancelText={t.cancel}
      confirmLoading={act.isPending}
      onOk={save}
      onCancel={onClose}
    >
      <div className="form">
        <p className="quiet">{t.fixHelp}</p>
        <Radio.Group
          value={way}
          onChange={(e) => setWay(e.target.value)}
          options={[
            { value: 'pair', label: t.pairAnew },
            ...(row.old.length > 0 && row.new.length > 0 ? [{ value: 'apart', label: t.takeApart }] : []),
          ]}
        />
        {select('old', olds, setOlds)}
        {select('new', news, setNews)}
        <Labelled id="correct-reason" label={t.reason}>
          <Input.TextArea id="correct-reason" rows={3} maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />
        </Labelled>
        <Sentence text={fault ?? (act.error ? sentenceOf(act.error) : null)} />
      </div>
    </Modal>
  );
}

const choicesOf = ({ articles }: ShownSide) =>
  articles.map((a) => {
    const start = a.lines[0]?.pieces.map(([, text]) => text).join('') ?? '';
    return { value: a.key, label: `${a.label}${a.key.includes('#') ? `（${a.key}）` : ''} ${start.slice(0, 24)}` };
  });
