import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { RecordView } from '../../../../../contract/records.ts';
import type { ShownComparison } from '../../../../../contract/statute-comparisons.ts';
import { useLocale, useWords } from '../../../../shared/words.ts';
import { Loaded } from '../../../shell/faults.tsx';
import { KindMark } from '../../../statute/kind-mark.tsx';
import type { ChangeKind } from '../../../statute/kinds.ts';
import { VersionCell } from './columns-view.tsx';
import { comparisonPageWords } from './comparison.text.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { recordOf, useHistory } from './use-comparison.ts';

interface Props {
  readonly view: RecordView;
  readonly shown: ShownComparison;
  readonly kinds: readonly (readonly ChangeKind[])[];
  readonly row: number;
  readonly old: string;
  readonly now: string;
  readonly onGo: (row: number) => void;
  readonly onClose: () => void;
}

/** One row looked at closely: what became of it, why it was corrected, its way through all versions, and the correction of its pair. */
export function PairPanel({ view, shown, kinds, row: at, old, now, onGo, onClose }: Props) {
  const t = useWords(comparisonPageWords);
  const locale = useLocale();
  const [correcting, setCorrecting] = useState(false);
  const row = shown.rows[at];
  const record = recordOf(view);
  const olds = row?.old.flatMap((o) => shown.old.articles[o] ?? []) ?? [];
  const news = row?.new.flatMap((n) => shown.new.articles[n] ?? []) ?? [];
  const labels = (articles: typeof olds) => articles.map((a) => a.label).join('、') || t.noOne;
  const own = (record.corrections ?? []).filter(
    (c) =>
      c.oldVersion === old &&
      c.newVersion === now &&
      (c.oldArticles.some((k) => olds.some((a) => a.key === k)) || c.newArticles.some((k) => news.some((a) => a.key === k))),
  );
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !correcting) onClose();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [correcting, onClose]);
  if (!row) return null;
  return (
    <aside className="law-panel no-print" aria-label={t.pair}>
      <header className="law-panel-head">
        <h2>{t.pair}</h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={t.closePair} onClick={onClose} />
      </header>
      <p className="law-pair-head" lang="zh-CN">
        {labels(olds)} <span aria-hidden>→</span> {labels(news)}
      </p>
      <p className="law-marks">
        {(kinds[at] ?? []).map((kind) => (
          <KindMark key={kind} kind={kind} />
        ))}
      </p>
      <p>{row.note[locale]}</p>
      {own.map((c) => (
        <p key={c.key} className="law-by-hand">
          <b>{t.byHand}</b> {c.reason}
          <span className="quiet">
            {' '}
            {c.by} · {c.on}
          </span>
        </p>
      ))}
      <p className="law-panel-buttons">
        <Button onClick={() => onGo(at)}>{t.goTo(labels(news.length > 0 ? news : olds))}</Button>
        {view.record.can.includes('correct') && (
          <Button type="primary" onClick={() => setCorrecting(true)}>
            {t.fix}
          </Button>
        )}
      </p>
      {view.record.state === 'concluded' && <p className="quiet">{t.readOnly}</p>}
      {record.versions.length > 2 && (
        <Way
          view={view}
          key={`${at} ${old} ${now}`}
          position={news[0] ? { version: now, at: row.new[0] ?? 0 } : { version: old, at: row.old[0] ?? 0 }}
        />
      )}
      <CorrectDialog open={correcting} view={view} shown={shown} row={row} old={old} now={now} onClose={() => setCorrecting(false)} />
    </aside>
  );
}

/** The article in each version, oldest first. */
function Way({ view, position }: { readonly view: RecordView; readonly position: { readonly version: string; readonly at: number } }) {
  const t = useWords(comparisonPageWords);
  const record = recordOf(view);
  const history = useHistory({ id: view.record.id, record }, true);
  const version = record.versions.findIndex((v) => v.key === position.version);
  return (
    <section aria-label={t.history}>
      <h3 className="law-panel-title">{t.history}</h3>
      <Loaded of={history} rows={4}>
        {(data) => {
          const line = data.lines.find((l) => l.steps.some((s) => s.version === version && s.article.position === position.at));
          if (!line) return null;
          return (
            <ol className="law-way">
              {record.versions.map((v, i) => {
                const stands = line.steps.some((s) => s.version === i) || line.endedIn === i;
                return stands ? (
                  <li key={v.key}>
                    <b>
                      {v.label}
                      {v.on && <span className="quiet"> {v.on}</span>}
                    </b>
                    <div lang="zh-CN">
                      <VersionCell line={line} version={i} history={data} />
                    </div>
                  </li>
                ) : null;
              })}
            </ol>
          );
        }}
      </Loaded>
    </section>
  );
}
