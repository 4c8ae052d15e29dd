import type { AnyProcess } from '../../../engine/define.ts';

type Fields = Readonly<Record<string, unknown>>;
type Names = Readonly<Record<string, string>>;
const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

/** What a record is called, in one line and without its number. */
export function bareTitle(process: { readonly id: string }, fields: Fields, names: Names = {}): string {
  switch (process.id) {
    case 'suggestion':
      return text(fields.title);
    case 'assignment':
      return [text(fields.suggestionTitle), names[text(fields.unitId)]].filter(Boolean).join(' · ');
    case 'commitment':
      return text(fields.content);
    case 'deputyship':
      return [text(fields.name), text(fields.seatNo)].filter(Boolean).join(' ');
    case 'category':
      return [text(fields.code), text(fields.name)].filter(Boolean).join(' ');
    case 'term':
      return text(fields.termNo);
    case 'localRule':
      return text(fields.ruleKey);
    case 'holidayYear':
      return text(fields.year);
    default:
      return text(fields.title ?? fields.suggestionTitle ?? fields.activityName ?? fields.name);
  }
}

/** The number people say: 第 12 号. */
export function numberOf(fields: Fields): number | null {
  const number = fields.number ?? fields.suggestionNumber;
  return typeof number === 'number' ? number : null;
}

export function titleOf(process: AnyProcess | { readonly id: string }, fields: Fields, names: Names = {}): string {
  const number = numberOf(fields);
  const title = bareTitle(process, fields, names);
  return number === null ? title : `〔${number}〕${title}`;
}
