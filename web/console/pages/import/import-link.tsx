import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { entryAction } from '../../../../contract/transfer.ts';
import { actionOf } from '../../../../engine/decide.ts';
import type { AnyProcess } from '../../../../engine/define.ts';
import { useWords } from '../../../shared/words.ts';
import { useHere } from '../../session.tsx';
import { useGo } from '../../shell/link.tsx';
import { importWords } from './import.text.ts';

/** Whether this person may read tables into a process: those who may enter single records may enter many. */
export function useMayImport(process: AnyProcess): boolean {
  const { roles } = useHere();
  const action = entryAction(process);
  if (!action) return false;
  return actionOf(process, action)?.by.some((by) => typeof by === 'string' && roles.has(by as never)) ?? false;
}

/** The way from a list to reading a table into it. */
export function ImportLink({ process }: { readonly process: AnyProcess }) {
  const t = useWords(importWords);
  const go = useGo();
  if (!useMayImport(process)) return null;
  return (
    <Button icon={<UploadOutlined />} onClick={() => go(`/${process.plural}/import`)}>
      {t.link}
    </Button>
  );
}
