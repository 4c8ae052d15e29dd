import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Input, type RefSelectProps, Segmented } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { suggestion } from '../../../../processes/suggestion/suggestion.ts';
import { useLocale } from '../../../shared/words.ts';
import { PeekDrawer } from '../../record/peek-drawer.tsx';
import { useHere } from '../../session.tsx';
import { Fault, Loaded } from '../../shell/faults.tsx';
import './hand-over.css';
import { handOverWords } from './hand-over.text.ts';
import { onMeetingKey } from './keys.ts';
import { MeetingRow } from './meeting-row.tsx';
import { isPlaced, type Placing, usePlan } from './plan.ts';
import { useRelease } from './release.tsx';
import { useUnits, useWaiting } from './use-waiting.ts';

type Shown = 'all' | 'open' | 'placed';

/** The hand-over meeting: everything that waits, its units chosen at the table, then handed over together. */
export function HandOverMeetingPage() {
  const locale = useLocale();
  const words = handOverWords[locale];
  const { congressId } = useHere();
  const waiting = useWaiting();
  const units = useUnits();
  const plan = usePlan(`handOverMeeting.${congressId}`);
  const [shown, setShown] = useState<Shown>('all');
  const [typed, setTyped] = useState('');
  const [current, setCurrent] = useState<string | null>(null);
  const [faulty, setFaulty] = useState<string | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const main = useRef<RefSelectProps>(null);
  const all = waiting.data?.items ?? [];
  const settled = all.filter((i) => isPlaced(plan.plan[i.id]));
  const listed = useMemo(
    () =>
      all.filter(({ id, fields }) => {
        if (shown !== 'all' && isPlaced(plan.plan[id]) !== (shown === 'placed')) return false;
        const q = typed.trim().toLowerCase();
        return (
          q === '' ||
          String(fields.number ?? '') === q ||
          String(fields.title ?? '')
            .toLowerCase()
            .includes(q)
        );
      }),
    [all, plan.plan, shown, typed],
  );
  const release = useRelease({
    items: settled,
    plan: plan.plan,
    units: units.data ?? [],
    onReleased: (ids) => {
      plan.forget(ids);
      setFaulty(null);
    },
    onFault: setFaulty,
  });

  useEffect(() => {
    if (current !== null) document.querySelector(`tr[data-id="${current}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const step = (by: number) => {
    const at = listed.findIndex((i) => i.id === current);
    const next = listed[at < 0 ? 0 : Math.min(listed.length - 1, Math.max(0, at + by))];
    if (next) setCurrent(next.id);
  };
  const likeAbove = () => {
    const at = listed.findIndex((i) => i.id === current);
    const above = at > 0 ? plan.plan[listed[at - 1]?.id ?? ''] : undefined;
    if (current && above) plan.place([current], above);
  };
  const clear = () => current && plan.place([current], null);
  const keys = {
    move: step,
    choose: () => main.current?.focus(),
    likeAbove,
    clear,
    undo: plan.undo,
    redo: plan.redo,
    release: () => void release.ask(),
  };

  return (
    <Loaded of={waiting}>
      {() => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the table is worked by keyboard as a whole
        // biome-ignore lint/a11y/noStaticElementInteractions: keys are for the whole page, every one has a button too
        <div onKeyDown={(event) => onMeetingKey(event, keys)} tabIndex={0} style={{ outline: 'none' }}>
          <header className="page-head">
            <h1>{words.title}</h1>
            <span aria-live="polite">{words.waiting(all.length) + words.placed(settled.length)}</span>
            <div className="tools no-print">
              <Button icon={<UndoOutlined />} disabled={!plan.undo} onClick={() => plan.undo?.()}>
                {words.undo}
              </Button>
              <Button icon={<RedoOutlined />} disabled={!plan.redo} onClick={() => plan.redo?.()}>
                {words.redo}
              </Button>
            </div>
          </header>
          <p className="quiet" style={{ margin: '0 0 12px' }}>
            {words.intro}
          </p>
          {units.error && <Fault error={units.error} again={() => void units.refetch()} />}
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 10, marginBottom: 10 }} className="no-print">
            <Segmented<Shown>
              value={shown}
              onChange={setShown}
              options={(['all', 'open', 'placed'] as const).map((value) => ({ value, label: words.show[value] }))}
            />
            <Input.Search
              allowClear
              placeholder={words.find}
              aria-label={words.find}
              style={{ width: 260 }}
              onSearch={setTyped}
              onChange={(e) => setTyped(e.target.value)}
            />
          </div>
          <div className="sheet">
            {listed.length === 0 ? (
              <p className="quiet" style={{ padding: 28, textAlign: 'center' }}>
                {all.length === 0 ? words.none : words.noneMatch}
              </p>
            ) : (
              <table className="meeting">
                <colgroup>
                  <col style={{ width: 64 }} />
                  <col />
                  <col style={{ width: 116 }} />
                  <col style={{ width: '24%' }} />
                  <col style={{ width: '24%' }} />
                </colgroup>
                <thead>
                  <tr>
                    <th>{words.number}</th>
                    <th>{words.matter}</th>
                    <th>{words.way}</th>
                    <th>{words.main}</th>
                    <th>{words.co}</th>
                  </tr>
                </thead>
                <tbody>
                  {listed.map((item) => (
                    <MeetingRow
                      key={item.id}
                      item={item}
                      category={waiting.data?.names[String(item.fields.categoryId)] ?? ''}
                      placing={plan.plan[item.id]}
                      units={units.data ?? []}
                      isCurrent={item.id === current}
                      isFaulty={item.id === faulty}
                      main={item.id === current ? main : null}
                      onFocus={setCurrent}
                      onOpen={setOpenId}
                      onPlace={(id: string, placing: Placing | null) => plan.place([id], placing)}
                    />
                  ))}
                </tbody>
              </table>
            )}
            <div className="meeting-bar no-print">
              <Button type="primary" disabled={settled.length === 0} loading={release.isPending} onClick={() => void release.ask()}>
                {words.release(settled.length)}
              </Button>
              <Button disabled={!current} onClick={likeAbove}>
                {words.same}
              </Button>
              <Button disabled={!current || !plan.plan[current]} onClick={clear}>
                {words.clear}
              </Button>
              {plan.keptAt && (
                <span className="quiet" role="status">
                  {words.kept(plan.keptAt.toLocaleTimeString(locale === 'zh' ? 'zh-CN' : 'en-GB', { hour: '2-digit', minute: '2-digit' }))}
                </span>
              )}
              <span className="quiet no-phone" style={{ marginLeft: 'auto' }}>
                {words.keys}
              </span>
            </div>
          </div>
          <PeekDrawer process={suggestion} id={openId} onClose={() => setOpenId(null)} />
        </div>
      )}
    </Loaded>
  );
}
