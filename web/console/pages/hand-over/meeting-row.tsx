import { type RefSelectProps, Select, Tag } from 'antd';
import { memo, type Ref } from 'react';
import type { RecordLine } from '../../../../contract/records.ts';
import { useLocale } from '../../../shared/words.ts';
import { AdviceChips } from './advice-chips.tsx';
import { handOverWords } from './hand-over.text.ts';
import { isPlaced, type Placing } from './plan.ts';
import type { UnitChoice } from './use-waiting.ts';

interface Props {
  readonly item: RecordLine;
  readonly category: string;
  readonly placing: Placing | undefined;
  readonly units: readonly UnitChoice[];
  readonly isCurrent: boolean;
  readonly isFaulty: boolean;
  readonly main: Ref<RefSelectProps>;
  readonly onFocus: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onPlace: (id: string, placing: Placing | null) => void;
}

const none: Placing = { way: 'lead', main: [], co: [] };
const byLabel = (typed: string, option?: { label: string }): boolean =>
  (option?.label ?? '').toLowerCase().includes(typed.trim().toLowerCase());

/** One suggestion of the meeting: what it is, and where it goes. */
export const MeetingRow = memo(function MeetingRow(props: Props) {
  const { item, category, placing = none, units, isCurrent, isFaulty, main, onFocus, onOpen, onPlace } = props;
  const words = handOverWords[useLocale()];
  const title = String(item.fields.title ?? '');
  const set = (change: Partial<Placing>) => {
    const next = { ...placing, ...change };
    onPlace(item.id, next.main.length + next.co.length === 0 && next.way === 'lead' ? null : next);
  };
  const options = units as UnitChoice[];
  const free = (taken: readonly string[]) => options.filter((o) => !taken.includes(o.value));
  return (
    <tr
      data-id={item.id}
      aria-current={isCurrent || undefined}
      className={isFaulty ? 'faulty' : ''}
      onFocusCapture={() => onFocus(item.id)}
      onClick={() => onFocus(item.id)}
    >
      <td className="nowrap">{String(item.fields.number ?? '—')}</td>
      <td className="matter">
        <button type="button" className="plain title" onClick={() => onOpen(item.id)}>
          {title}
        </button>
        <div className="quiet">
          {category} {isPlaced(props.placing) && <Tag color="green">{words.ready}</Tag>}
        </div>
      </td>
      <td>
        <Select
          aria-label={words.wayOf(title)}
          value={placing.way}
          options={(['lead', 'separate'] as const).map((value) => ({ value, label: words.ways[value] }))}
          onChange={(way) => set(way === 'lead' ? { way, main: placing.main.slice(0, 1) } : { way, co: [] })}
          style={{ width: '100%' }}
        />
      </td>
      <td>
        {placing.way === 'lead' ? (
          <Select
            ref={main}
            aria-label={words.mainOf(title)}
            showSearch={{ filterOption: byLabel }}
            allowClear
            placeholder={words.main}
            value={placing.main[0] ?? null}
            options={free(placing.co)}
            onChange={(id: string | null) => set({ main: id ? [id] : [] })}
            style={{ width: '100%' }}
          />
        ) : (
          <Select
            ref={main}
            mode="multiple"
            aria-label={words.mainOf(title)}
            showSearch={{ filterOption: byLabel }}
            placeholder={words.separate}
            value={[...placing.main]}
            options={options}
            onChange={(ids: string[]) => set({ main: ids })}
            style={{ width: '100%' }}
          />
        )}
        {isCurrent && (
          <AdviceChips
            id={item.id}
            taken={[...placing.main, ...placing.co]}
            onTake={(unitId) => set({ main: placing.way === 'lead' ? [unitId] : [...placing.main, unitId] })}
          />
        )}
      </td>
      <td>
        <Select
          mode="multiple"
          aria-label={words.coOf(title)}
          showSearch={{ filterOption: byLabel }}
          disabled={placing.way === 'separate'}
          placeholder={words.co}
          value={[...placing.co]}
          options={free(placing.main)}
          onChange={(ids: string[]) => set({ co: ids })}
          style={{ width: '100%' }}
        />
      </td>
    </tr>
  );
});
