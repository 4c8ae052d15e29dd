import { Button } from 'antd';
import type { RecordLine } from '../../../contract/records.ts';
import type { AnyProcess } from '../../../engine/define.ts';
import { useWords } from '../../shared/words.ts';
import { useHere } from '../session.tsx';
import { useGo } from '../shell/link.tsx';
import { mergeWords } from './merge.text.ts';

const staff = ['deputyWorkOfficer', 'scOfficeClerk'] as const;
const mostBeside = 6;

/** For the staff who review: puts the suggestions chosen in a list beside each other. */
export function CompareLink({ process, items }: { readonly process: AnyProcess; readonly items: readonly RecordLine[] }) {
  const t = useWords(mergeWords);
  const go = useGo();
  const { roles } = useHere();
  if (process.id !== 'suggestion' || !staff.some((role) => roles.has(role)) || items.length < 2 || items.length > mostBeside) return null;
  return (
    <Button size="small" onClick={() => go('/merge', { ids: items.map((i) => i.id).join(',') })}>
      {t.open}
    </Button>
  );
}
