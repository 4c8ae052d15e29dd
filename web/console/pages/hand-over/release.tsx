import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { RecordLine } from '../../../../contract/records.ts';
import { suggestion } from '../../../../processes/suggestion/suggestion.ts';
import { ApiProblem, call, sentenceOf } from '../../../shared/api.ts';
import { useLocale } from '../../../shared/words.ts';
import { useT } from '../../language.ts';
import { batchRoute } from '../../record/routes-of.ts';
import { handOverWords } from './hand-over.text.ts';
import type { Placing, Plan } from './plan.ts';
import type { UnitChoice } from './use-waiting.ts';

interface Props {
  readonly items: readonly RecordLine[];
  readonly plan: Plan;
  readonly units: readonly UnitChoice[];
  readonly onReleased: (ids: readonly string[]) => void;
  readonly onFault: (id: string) => void;
}

/** Hands over everything that is settled, in one go, after a last look at what each unit gets. */
export function useRelease({ items, plan, units, onReleased, onFault }: Props) {
  const t = useT();
  const words = handOverWords[useLocale()];
  const client = useQueryClient();
  const { modal, message } = App.useApp();
  const viaOf = new Map(units.map((u) => [u.value, u.via]));
  const send = useMutation({
    mutationFn: async () => {
      const route = batchRoute(suggestion, 'handOver');
      if (!route) throw new Error('suggestions cannot be handed over together');
      const body = { items: items.map((i) => ({ id: i.id, version: i.version, input: { units: unitsOf(plan[i.id], viaOf) } })) };
      await call(route, { body }, { key: crypto.randomUUID() });
      return items.map((i) => i.id);
    },
    onSuccess: async (ids) => {
      onReleased(ids);
      message.success(words.released(ids.length));
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
    onError: async (error) => {
      const at = error instanceof ApiProblem && typeof error.data.id === 'string' ? items.find((i) => i.id === error.data.id) : undefined;
      if (at) onFault(at.id);
      const isOld = error instanceof ApiProblem && error.status === 409;
      message.error(`${at ? words.faultAt(String(at.fields.title)) : ''}${isOld ? words.changed : sentenceOf(error)}`, 10);
      await client.invalidateQueries({ queryKey: [suggestion.plural] });
    },
  });
  const ask = async () => {
    if (items.length === 0 || send.isPending) return;
    const shares = sharesOf(items, plan, units);
    const isSure = await modal.confirm({
      title: words.releaseTitle(items.length, shares.length),
      width: 560,
      content: (
        <>
          <p>{words.releaseNote}</p>
          <ul className="shares" style={{ maxHeight: 260, overflowY: 'auto', paddingLeft: 20, marginTop: 10 }}>
            {shares.map((s) => (
              <li key={s.name}>
                {s.name} <span className="quiet">{words.unitCount(s.main, s.co)}</span>
              </li>
            ))}
          </ul>
        </>
      ),
      okText: words.release(items.length),
      cancelText: t.common.cancel,
    });
    if (isSure) send.mutate();
  };
  return { ask, isPending: send.isPending };
}

function unitsOf(placing: Placing | undefined, viaOf: ReadonlyMap<string, string | null>) {
  if (!placing) return [];
  const row = (role: string) => (unitId: string) => {
    const via = viaOf.get(unitId);
    return { unitId, role, ...(via ? { viaUnitId: via } : {}) };
  };
  return [...placing.main.map(row(placing.way)), ...placing.co.map(row('co'))];
}

interface Share {
  readonly name: string;
  readonly main: number;
  readonly co: number;
}

/** What each unit gets, the busiest first. */
function sharesOf(items: readonly RecordLine[], plan: Plan, units: readonly UnitChoice[]): Share[] {
  const placings = items.flatMap((i) => plan[i.id] ?? []);
  return units
    .map((u) => ({
      name: u.label,
      main: placings.filter((p) => p.main.includes(u.value)).length,
      co: placings.filter((p) => p.co.includes(u.value)).length,
    }))
    .filter((s) => s.main + s.co > 0)
    .sort((a, b) => b.main - a.main || b.co - a.co);
}
