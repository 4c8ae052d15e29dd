import type { ReactNode } from 'react';
import type { RecordView } from '../../../contract/records.ts';
import type { AnyProcess } from '../../../engine/define.ts';
import { useT, useText } from '../language.ts';
import { Due, StateTag } from './lights.tsx';
import { NextStep } from './next-step.tsx';
import { bareTitle, numberOf } from './title.ts';

/** The title line of a record: number, name, state, light, next step. */
export function RecordTitle({
  process,
  view,
  level = 1,
}: {
  readonly process: AnyProcess;
  readonly view: RecordView;
  readonly level?: 1 | 2;
}) {
  const t = useT();
  const text = useText(process.id);
  const { record } = view;
  const number = numberOf(record.fields);
  const Heading: (props: { children: ReactNode }) => ReactNode =
    level === 1 ? ({ children }) => <h1>{children}</h1> : ({ children }) => <h2>{children}</h2>;
  return (
    <>
      <div className="line">
        {number !== null && <span className="quiet nowrap">{t.record.number(number)}</span>}
        {/* What was erased has no title left; the kind of record stands for it. */}
        <Heading>{bareTitle(process, record.fields, view.names) || text.name}</Heading>
        <StateTag process={process} state={record.state} />
        {record.fields.urgent === true && <span className="tag late">{t.record.urgent}</span>}
        {(record.fields.secrecy === 'confidential' || record.fields.confidential === true) && (
          <span className="tag">{t.record.confidential}</span>
        )}
        <Due process={process.id} dueKey={record.dueKey} dueOn={record.dueOn} full />
      </div>
      <NextStep process={process} view={view} />
    </>
  );
}
