import type { RecordView } from '../../../contract/records.ts';
import { actionOf } from '../../../engine/decide.ts';
import { type AnyProcess, isForPeople } from '../../../engine/define.ts';
import { roles as roleWords } from '../../../registers/roles.ts';
import { useLocale } from '../../shared/words.ts';
import { useT, useText } from '../language.ts';
import { useJoin } from './lights.tsx';

/** What has to happen next, and who has it. */
export function NextStep({ process, view }: { readonly process: AnyProcess; readonly view: RecordView }) {
  const t = useT();
  const locale = useLocale();
  const join = useJoin();
  const text = useText(process.id);
  const action = (process.turns as Record<string, string>)[view.record.state];
  const def = action ? actionOf(process, action) : undefined;
  if (!action || !def) return null;
  const who = new Set<string>();
  for (const by of def.duty ?? def.by) {
    if (!isForPeople(by)) continue;
    if (typeof by === 'string') {
      if (by in roleWords) who.add(roleWords[by as keyof typeof roleWords][locale]);
      continue;
    }
    const tied = view.record.parties.filter((p) => p.party === by.party && p.status === (by.status ?? 'active'));
    for (const p of tied) who.add(view.names[p.subject] ?? text.parties[by.party] ?? by.party);
  }
  const list = [...who];
  return (
    <p className="next quiet">
      {t.record.next}
      <span style={{ color: 'var(--text)' }}>{text.actions[action] ?? action}</span>
      {list.length > 0 && ` · ${list.length > 4 ? t.record.andMore(join(list.slice(0, 4)), list.length) : join(list)}`}
    </p>
  );
}
