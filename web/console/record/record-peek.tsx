import { lazy, Suspense } from 'react';
import type { RecordView } from '../../../contract/records.ts';
import type { AnyProcess } from '../../../engine/define.ts';
import { ActionBar } from './action-bar.tsx';
import { Assignments } from './assignments.tsx';
import { Deadlines } from './deadlines.tsx';
import { Facts } from './facts.tsx';
import { Parties } from './parties.tsx';
import { RecordTitle } from './record-head.tsx';
import { ReplyPart } from './reply-draft.tsx';

const InformationPart = lazy(async () => ({ default: (await import('../information/information-part.tsx')).InformationPart }));

/** A record in a side panel: the same as its page, in one column and without its story. */
export function RecordPeek({
  process,
  view,
  onDone,
}: {
  readonly process: AnyProcess;
  readonly view: RecordView;
  readonly onDone?: () => void;
}) {
  return (
    <div className="peek">
      <RecordTitle process={process} view={view} level={2} />
      <ActionBar process={process} view={view} {...(onDone ? { onDone } : {})} />
      <div style={{ marginTop: 14 }}>
        {process.id === 'assignment' && <ReplyPart view={view} />}
        <Deadlines view={view} />
        <Facts process={process} fields={view.record.fields} names={view.names} files={view.files} />
        {process.id === 'information' && (
          <Suspense fallback={null}>
            <InformationPart view={view} />
          </Suspense>
        )}
        {process.id === 'suggestion' && <Assignments suggestionId={view.record.id} />}
        <Parties view={view} />
      </div>
    </div>
  );
}
