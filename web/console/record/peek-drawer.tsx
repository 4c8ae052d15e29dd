import { Drawer, Grid } from 'antd';
import type { AnyProcess } from '../../../engine/define.ts';
import { useT, useText } from '../language.ts';
import { Loaded } from '../shell/faults.tsx';
import { Link } from '../shell/link.tsx';
import { RecordPeek } from './record-peek.tsx';
import { useRecord } from './use-record.ts';

interface Props {
  readonly process: AnyProcess;
  readonly id: string | null;
  readonly onClose: () => void;
}

/** A record beside the list it was opened from. */
export function PeekDrawer({ process, id, onClose }: Props) {
  const t = useT();
  const text = useText(process.id);
  const screens = Grid.useBreakpoint();
  const asked = useRecord(process, id);
  return (
    <Drawer
      open={id !== null}
      onClose={onClose}
      mask={screens.md === false}
      size={(screens.md === false ? '100%' : 640) as number}
      title={text.name}
      extra={id && <Link to={`/${process.plural}/${id}`}>{t.record.openPage}</Link>}
    >
      {id && <Loaded of={asked}>{(view) => <RecordPeek process={process} view={view} />}</Loaded>}
    </Drawer>
  );
}
