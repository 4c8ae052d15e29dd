import { inputMessage } from '../../contract/messages.ts';
import type { Locale } from '../../processes/text.ts';
import { fill } from '../../processes/text.ts';
import type { FieldShape } from '../../registers/shape.ts';

/** What is wrong with a cell, a row or a heading of a table, as people read it. */
const sentences = {
  zh: {
    required: '必填，不能为空',
    badDay: '日期写法不正确，请写成 2025-03-08 或者设为日期格式',
    badWhole: '请填写整数',
    badYes: '请填写“是”或者“否”',
    badChoice: '请从这些选项中选择：{options}',
    unknown: '系统中没有“{name}”这一{kind}，请核对后改正',
    ambiguous: '有不止一个“{name}”，请改填编号（{keys}）',
    tooLong: '超出上限，最多 {max} 字，现有 {length} 字',
    tooMany: '最多 {max} 项',
    outside: '应在 {min} 至 {max} 之间',
    twice: '与第 {row} 行重复',
    differs: '系统中已有此件，而这一项内容不同。导入不更改已有的建议，请在系统中办理',
    unknownHeading: '不认识这一列，请按模板改正列名或者删去这一列',
    headingTwice: '这一列出现了两次',
    headingMissing: '缺少必填的一列',
    tooManyCells: '这一行的单元格多于表头的列数',
    empty: '表中没有数据',
    row: '整行',
  },
  en: {
    required: 'Must be filled in',
    badDay: 'Not a date; please write 2025-03-08 or format the cell as a date',
    badWhole: 'Please give a whole number',
    badYes: 'Please give Yes or No',
    badChoice: 'Please choose one of: {options}',
    unknown: 'There is no {kind} "{name}" in the system; please check and correct it',
    ambiguous: 'There is more than one "{name}"; please give the code instead ({keys})',
    tooLong: 'Too long: at most {max} characters, there are {length}',
    tooMany: 'At most {max} entries',
    outside: 'Must be between {min} and {max}',
    twice: 'The same as row {row}',
    differs:
      'This one is in the system already, with something else here. Reading in never changes a suggestion; please act on it in the system',
    unknownHeading: 'Not a known column; please correct the heading as in the template or remove the column',
    headingTwice: 'This column is there twice',
    headingMissing: 'This column is required and missing',
    tooManyCells: 'This row has more cells than there are headings',
    empty: 'There are no rows in the table',
    row: 'whole row',
  },
} as const satisfies Record<Locale, Record<string, string>>;

export type FaultCode = keyof (typeof sentences)['zh'];

export const faultText = (locale: Locale, code: FaultCode, data: Readonly<Record<string, string | number>> = {}): string =>
  fill(sentences[locale][code], data);

/** The sentence for a refusal of the engine at one cell: limits in figures, reasons in the words of the process. */
export function refusalText(
  locale: Locale,
  error: { readonly code: string; readonly message: string },
  shape: FieldShape | undefined,
  value: unknown,
  reasons: Readonly<Record<string, string>>,
): string {
  if (error.code === 'too_big' || error.code === 'too_small') {
    const { max, min } = shape ?? {};
    if (typeof value === 'string' && max !== undefined && error.code === 'too_big')
      return faultText(locale, 'tooLong', { max, length: value.length });
    if (typeof value === 'number' && max !== undefined) return faultText(locale, 'outside', { min: min ?? 0, max });
  }
  if (error.code === 'invalid_type') return faultText(locale, 'required');
  return inputMessage(error, locale, reasons);
}
