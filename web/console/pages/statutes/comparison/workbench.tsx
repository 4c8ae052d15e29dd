import './comparison.css';
import './comparison-tables.css';
import { useLocation, useParams } from '@tanstack/react-router';
import { Segmented, Select } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RecordView } from '../../../../../contract/records.ts';
import type { ShownComparison } from '../../../../../contract/statute-comparisons.ts';
import { type StatuteComparison, statuteComparison } from '../../../../../processes/statuteComparison/statuteComparison.ts';
import { useWords } from '../../../../shared/words.ts';
import { useRecord } from '../../../record/use-record.ts';
import type { Search } from '../../../router.tsx';
import { Fault, Loaded } from '../../../shell/faults.tsx';
import { useSetSearch } from '../../../shell/link.tsx';
import type { Found } from '../../../statute/find-bar.tsx';
import { type ChangeKind, kindsOf, usualKinds } from '../../../statute/kinds.ts';
import { ColumnsView } from './columns-view.tsx';
import { comparisonPageWords } from './comparison.text.ts';
import { DecisionView } from './decision-view.tsx';
import { FiguresView } from './figures-view.tsx';
import { WorkbenchHead } from './head.tsx';
import { PairPanel } from './pair-panel.tsx';
import { SideView, type TextsHandle } from './side-view.tsx';
import { TableView } from './table-view.tsx';
import { Tools } from './tools.tsx';
import { recordOf, useResult } from './use-comparison.ts';

const views = ['side', 'table', 'columns', 'decision', 'figures'] as const;
type View = (typeof views)[number];

/** The workbench of one comparison: two of its versions at a time, in the view that is chosen; all of it in the address. */
export function ComparisonPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const asked = useRecord(statuteComparison, id);
  return <Loaded of={asked}>{(view) => <Workbench view={view} />}</Loaded>;
}

function Workbench({ view }: { readonly view: RecordView }) {
  const t = useWords(comparisonPageWords);
  const record = recordOf(view);
  const search = useLocation().search as Search;
  const setSearch = useSetSearch();
  const { versions } = record;
  const place = (key: string | undefined, otherwise: number): number => {
    const found = versions.findIndex((v) => v.key === key);
    return found < 0 ? otherwise : found;
  };
  const newAt = Math.max(1, place(search.new, versions.length - 1));
  const oldAt = Math.min(place(search.old, newAt - 1), newAt - 1);
  const old = versions[oldAt];
  const now = versions[newAt];
  const shownView: View = views.find((v) => v === search.view) ?? 'side';
  const result = useResult({ id: view.record.id, record }, old?.key ?? '', now?.key ?? '');
  if (!old || !now) return <Fault error={null} />;
  const options = versions.map((v, i) => ({ value: v.key, label: v.on ? `${v.label} · ${v.on}` : v.label, at: i }));
  return (
    <div className="law-bench">
      <WorkbenchHead view={view} old={old.key} now={now.key} />
      <div className="law-choose no-print">
        <Select
          aria-label={t.old}
          value={old.key}
          options={options.filter((o) => o.at < versions.length - 1)}
          onChange={(key: string) =>
            setSearch({ old: key, new: place(key, 0) >= newAt ? (versions[place(key, 0) + 1]?.key ?? null) : now.key })
          }
        />
        <span aria-hidden>→</span>
        <Select
          aria-label={t.new}
          value={now.key}
          options={options.filter((o) => o.at > 0)}
          onChange={(key: string) =>
            setSearch({ new: key, old: place(key, 1) <= oldAt ? (versions[place(key, 1) - 1]?.key ?? null) : old.key })
          }
        />
        <Segmented
          aria-label={t.viewLabel}
          value={shownView}
          options={views.filter((v) => v !== 'columns' || versions.length > 2).map((v) => ({ value: v, label: t.view[v] }))}
          onChange={(v) => setSearch({ view: v })}
        />
      </div>
      {result.data ? (
        <Shown
          key={`${old.key} ${now.key}`}
          view={view}
          record={record}
          shown={result.data.shown}
          old={old.key}
          now={now.key}
          shownView={shownView}
          result={result.data}
        />
      ) : result.error ? (
        <Fault error={result.error} again={() => void result.refetch()} />
      ) : (
        <div role="status">
          <p className="law-working quiet">{t.working}</p>
          <Loaded of={result} rows={12}>
            {() => null}
          </Loaded>
        </div>
      )}
    </div>
  );
}

interface ShownProps {
  readonly view: RecordView;
  readonly record: StatuteComparison;
  readonly shown: ShownComparison;
  readonly old: string;
  readonly now: string;
  readonly shownView: View;
  readonly result: Parameters<typeof FiguresView>[0]['result'];
}

function Shown({ view, record, shown, old, now, shownView, result }: ShownProps) {
  const search = useLocation().search as Search;
  const setSearch = useSetSearch();
  const isNarrowed = search.only === '1';
  const [chosen, setChosen] = useState<readonly ChangeKind[]>(usualKinds);
  // An article and not a row: rows are others after a correction.
  const [anchor, setAnchor] = useState<Found | null>(null);
  const [open, setOpen] = useState(false);
  const [sync, setSync] = useState(true);
  const texts = useRef<TextsHandle>(null);
  const kinds = useMemo(() => shown.rows.map(kindsOf), [shown]);
  const stops = useMemo(() => kinds.flatMap((own, i) => (own.some((k) => chosen.includes(k)) ? [i] : [])), [kinds, chosen]);
  const only = useMemo(() => (isNarrowed ? new Set(stops) : null), [isNarrowed, stops]);
  const current = anchor ? (shown[anchor.side].articles[anchor.at]?.row ?? null) : null;
  const setCurrent = useCallback(
    (row: number) => {
      const { old: olds, new: news } = shown.rows[row] ?? { old: [], new: [] };
      setAnchor(olds[0] === undefined ? { side: 'new', at: news[0] ?? 0 } : { side: 'old', at: olds[0] });
    },
    [shown],
  );
  const choose = useCallback(
    (row: number) => {
      setCurrent(row);
      setOpen(true);
    },
    [setCurrent],
  );
  const step = useCallback(
    (by: 1 | -1) => {
      const from = current ?? -1;
      const next = by === 1 ? stops.find((s) => s > from) : stops.findLast((s) => s < from);
      if (next === undefined) return;
      setCurrent(next);
      texts.current?.goToRow(next);
    },
    [current, stops, setCurrent],
  );
  const hasTexts = shownView === 'side' || shownView === 'table';
  useKeys(hasTexts, step);
  const labels = {
    old: record.versions.find((v) => v.key === old)?.label ?? '',
    new: record.versions.find((v) => v.key === now)?.label ?? '',
  };
  const props = { shown, labels, kinds, only, current, handle: texts, onChoose: choose };
  return (
    <>
      {(hasTexts || shownView === 'columns') && (
        <Tools
          shown={shown}
          kinds={kinds}
          chosen={chosen}
          onChosen={setChosen}
          stops={stops}
          current={current}
          onStep={step}
          only={only}
          onOnly={(yes) => setSearch({ only: yes ? '1' : null })}
          sync={shownView === 'side' ? sync : null}
          onSync={setSync}
          texts={hasTexts ? texts : null}
        />
      )}
      <div className="law-body">
        <div className="law-texts">
          {shownView === 'side' && <SideView {...props} sync={sync} />}
          {shownView === 'table' && <TableView {...props} />}
          {shownView === 'columns' && <ColumnsView id={view.record.id} record={record} onlyChanges={isNarrowed} />}
          {shownView === 'decision' && <DecisionView view={view} shown={shown} old={old} now={now} />}
          {shownView === 'figures' && <FiguresView view={view} result={result} old={old} now={now} />}
        </div>
        {hasTexts && open && current !== null && (
          <PairPanel
            view={view}
            shown={shown}
            kinds={kinds}
            row={current}
            old={old}
            now={now}
            onGo={(row) => texts.current?.goToRow(row)}
            onClose={() => setOpen(false)}
          />
        )}
      </div>
    </>
  );
}

/** n and p go from change to change, unless somebody is writing. */
function useKeys(isOn: boolean, step: (by: 1 | -1) => void): void {
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target as HTMLElement | null;
      if (target?.closest('input, textarea, [contenteditable=true], .ant-modal, .ant-select')) return;
      if (event.key === 'n') step(1);
      else if (event.key === 'p') step(-1);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [isOn, step]);
}
