import { toPlainDate } from '../../engine/calendar.ts';
import { type Locale, labelOf, optionLabel } from '../../processes/text.ts';
import type { FieldShape } from '../../registers/shape.ts';
import type { AnyText } from '../../registers/wording.ts';
import type { Cell } from './cell.ts';

/** What is needed to word a value for people. */
export interface Wording {
  readonly text: AnyText;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly names: Readonly<Record<string, string>>;
}

const yesNo = { zh: { true: '是', false: '否' }, en: { true: 'Yes', false: 'No' } } as const;
const comma = { zh: '、', en: ', ' } as const;
const colon = { zh: '：', en: ': ' } as const;

/** A field's value as one cell: names for references, labels for options, real days and numbers. */
export function exportCell(shape: FieldShape, field: string, value: unknown, wording: Wording, within?: string): Cell {
  if (value === null || value === undefined) return null;
  const { text, locale, names } = wording;
  switch (shape.kind) {
    case 'whole':
      return value as number;
    case 'yes':
      return yesNo[locale][value === true ? 'true' : 'false'];
    case 'day':
      return { day: value as string };
    case 'moment':
      return localMoment(value as string, wording.timeZone);
    case 'choice':
      return optionLabel(text, field, value as string);
    case 'ref':
    case 'account':
    case 'contact':
    case 'uuid':
      return names[value as string] ?? '';
    case 'refs':
      return (value as string[]).map((id) => names[id] ?? '').join(comma[locale]);
    case 'words':
    case 'days':
      return (value as string[]).join(comma[locale]);
    case 'files':
      return (value as string[]).length;
    case 'rows':
      return (value as Record<string, unknown>[]).map((row) => rowText(shape.columns ?? {}, row, wording, within ?? field)).join('\n');
    case 'line':
    case 'paragraph':
    case 'phone':
    case 'email':
      return value as string;
  }
}

function rowText(columns: Readonly<Record<string, FieldShape>>, row: Record<string, unknown>, wording: Wording, within: string): string {
  const parts = Object.entries(columns).flatMap(([name, shape]) => {
    const cell = exportCell(shape, name, row[name], wording, within);
    const shown = cell !== null && typeof cell === 'object' ? cell.day : cell;
    return shown === null || shown === '' ? [] : [`${labelOf(wording.text, name, within)}${colon[wording.locale]}${shown}`];
  });
  return parts.join(wording.locale === 'zh' ? '；' : '; ');
}

/** A moment as the clocks of the congress show it. */
export function localMoment(iso: string, timeZone: string): string {
  const at = new Date(iso);
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  return `${toPlainDate(at, timeZone)} ${time}`;
}
