import { Drawer, Grid } from 'antd';
import type { RecordView } from '../../../contract/records.ts';
import type { AnyProcess } from '../../../engine/define.ts';
import { useText } from '../language.ts';
import { ActionForm } from './action-form.tsx';
import type { Values } from './shapes.ts';

interface Props {
  readonly process: AnyProcess;
  readonly action: string | null;
  readonly view: RecordView | null;
  readonly title?: string;
  readonly start?: Values;
  readonly submit?: (input: Record<string, unknown>, key: string) => Promise<RecordView | null>;
  readonly onClose: () => void;
  readonly onDone: (view: RecordView | null) => void;
}

const wide = new Set(['suggestion.handOver', 'assignment.draftReply', 'assignment.distribute', 'suggestion.preAssign', 'assignment.plan']);

/** A form in a panel beside what it is about; the page behind stays readable. */
export function ActionPanel({ process, action, view, title, start, submit, onClose, onDone }: Props) {
  const text = useText(process.id);
  const screens = Grid.useBreakpoint();
  const isPhone = screens.md === false;
  const width = isPhone ? '100%' : wide.has(`${process.id}.${action}`) ? 760 : 560;
  return (
    <Drawer
      open={action !== null}
      onClose={onClose}
      size={width as number}
      mask={isPhone}
      destroyOnHidden
      title={action ? [text.actions[action] ?? action, title].filter(Boolean).join(' · ') : ''}
      styles={{ body: { paddingBottom: 0 } }}
    >
      {action && (
        <ActionForm
          key={`${action}-${view?.record.id ?? ''}`}
          process={process}
          action={action}
          view={view}
          onDone={onDone}
          onCancel={onClose}
          {...(start ? { start } : {})}
          {...(submit ? { submit, draftKey: null } : {})}
        />
      )}
    </Drawer>
  );
}
