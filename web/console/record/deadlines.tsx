import type { RecordView } from '../../../contract/records.ts';
import { useT, useText } from '../language.ts';
import { lightOf } from './format.ts';
import { LightMark, leftText } from './lights.tsx';

type Deadline = RecordView['record']['deadlines'][number];

/** Every time limit of a record: date, days left, how it is counted and where that is written. */
export function Deadlines({ view }: { readonly view: RecordView }) {
  const t = useT();
  const deadlines = [...view.record.deadlines].sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  const open = deadlines.filter((d) => d.closedOn === null);
  const closed = deadlines.filter((d) => d.closedOn !== null);
  if (deadlines.length === 0) return null;
  return (
    <section className="section">
      <header>
        <h2>{t.record.deadlines}</h2>
      </header>
      {open.map((d) => (
        <DeadlineLine key={`${d.key}-${d.round}`} process={view.record.process} deadline={d} />
      ))}
      {closed.length > 0 && (
        <details className="quiet-details" open={open.length === 0 && closed.length < 3}>
          <summary>{t.record.closedDeadlines(closed.length)}</summary>
          {closed.map((d) => (
            <DeadlineLine key={`${d.key}-${d.round}`} process={view.record.process} deadline={d} />
          ))}
        </details>
      )}
    </section>
  );
}

function DeadlineLine({ process, deadline: d }: { readonly process: string; readonly deadline: Deadline }) {
  const t = useT();
  const text = useText(process);
  const starts: Readonly<Record<string, string>> = t.starts;
  return (
    <div className="deadline">
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0 10px' }}>
        <strong style={{ fontWeight: 600 }}>{text.deadlines[d.key] ?? d.key}</strong>
        <span>{d.dueOn}</span>
        {d.closedOn === null ? (
          <>
            <span>{leftText(t, d.dueOn)}</span>
            <LightMark light={lightOf(d.dueOn)} />
          </>
        ) : (
          <span className={d.outcome === 'late' ? 'late' : 'quiet'}>{t.due.outcome[d.outcome ?? 'void'](d.closedOn)}</span>
        )}
      </div>
      <p className="quiet" style={{ fontSize: 12.5 }}>
        {d.amount !== null && d.unit !== null
          ? t.due.counted(starts[`${process}.${d.key}`] ?? '', d.startOn, t.due.span(d.amount, d.unit))
          : t.due.fixed}
        {d.source && ` · ${d.source}`}
        {d.provisional && ` · ${t.due.provisional}`}
      </p>
    </div>
  );
}
