import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import type { AnyProcess } from '../../../engine/define.ts';
import { labelOf } from '../../../processes/text.ts';
import { lineFields } from '../../../registers/shape.ts';
import { useKept } from '../../shared/kept.ts';
import { useT, useText } from '../language.ts';

/** Declared columns that are not shown until somebody asks for them, so that a list fits the screen. */
const spare: Readonly<Record<string, readonly string[]>> = {
  suggestion: ['sessionId', 'stage', 'handedOverOn', 'repliedOn'],
  assignment: ['signedInOn'],
  activity: ['endOn', 'organiser', 'groupId'],
  reception: ['until', 'handedOver'],
  dutyReport: ['place'],
  course: ['organiser'],
  information: ['source', 'asksReceipt'],
  informationReceipt: ['issuedOn'],
  mediation: ['stationId'],
  contactLog: ['ownerId', 'deputyId', 'voterGroup'],
};

/** Which columns this person likes to see, kept for each kind of record. */
export function useColumns(process: AnyProcess) {
  const declared = process.list.columns as readonly string[];
  const isUsual = (name: string) => !(spare[process.id] ?? []).includes(name);
  const withDue = Object.keys(process.deadlines).length > 0 ? insertAfterState(declared) : declared;
  const [kept, keep] = useKept<readonly string[] | null>(`columns.${process.id}`, null);
  const all = [...new Set([...withDue, ...lineFields(process)])];
  const chosen = kept ? all.filter((c) => kept.includes(c)) : withDue.filter(isUsual);
  return { all, chosen, keep, reset: () => keep(null) };
}

const insertAfterState = (columns: readonly string[]): string[] => columns.flatMap((c) => (c === 'state' ? ['state', 'dueOn'] : [c]));

export function ColumnsMenu({ process, columns }: { readonly process: AnyProcess; readonly columns: ReturnType<typeof useColumns> }) {
  const t = useT();
  const text = useText(process.id);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <div style={{ display: 'grid', gap: 4, maxHeight: 400, overflowY: 'auto' }}>
          <Checkbox.Group
            value={[...columns.chosen]}
            style={{ display: 'grid', gap: 4 }}
            options={columns.all.map((name) => ({
              value: name,
              label: name === 'state' ? t.list.state : name === 'dueOn' ? t.list.due : labelOf(text, name),
            }))}
            onChange={(list) => list.length > 0 && columns.keep(columns.all.filter((c) => list.includes(c)))}
          />
          <Button type="link" size="small" onClick={columns.reset}>
            {t.list.usualColumns}
          </Button>
        </div>
      }
    >
      <Button icon={<SettingOutlined />} aria-label={t.list.columns} title={t.list.columns} />
    </Popover>
  );
}
