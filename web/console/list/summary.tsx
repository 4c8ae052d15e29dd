import { useQuery } from '@tanstack/react-query';
import type { AnyProcess } from '../../../engine/define.ts';
import { isRegister } from '../../../engine/register.ts';
import { call } from '../../shared/api.ts';
import { useLocale } from '../../shared/words.ts';
import { useT, useText } from '../language.ts';
import { numberText } from '../record/format.ts';
import { routesOf } from '../record/routes-of.ts';
import { useHere } from '../session.tsx';

/** The sentence on top of a list: "23 件建议，4 件超期". */
export function Summary({ process, query }: { readonly process: AnyProcess; readonly query: Readonly<Record<string, string>> }) {
  const t = useT();
  const locale = useLocale();
  const text = useText(process.id);
  const { congressId } = useHere();
  const asked = useQuery({
    queryKey: [process.plural, 'count', congressId, query],
    queryFn: ({ signal }) => call(routesOf(process).count, { query }, { signal }),
    placeholderData: (old) => old,
  });
  if (!asked.data) return <span className="quiet">…</span>;
  const { count, overdue, soon, capped } = asked.data;
  const isProcess = !isRegister(process);
  return (
    <span aria-live="polite">
      {t.list.counted(numberText(count, locale), text.name, capped, isProcess)}
      {overdue > 0 && <span className="late">{t.list.countedLate(numberText(overdue, locale))}</span>}
      {soon > 0 && <span style={{ color: 'var(--near)' }}>{t.list.countedSoon(numberText(soon, locale))}</span>}
    </span>
  );
}
