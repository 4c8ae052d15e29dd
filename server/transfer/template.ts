import { entryAction } from '../../contract/transfer.ts';
import { helpOf, type Locale, optionLabel, textOf } from '../../processes/text.ts';
import type { Cell } from './cell.ts';
import { headingOf, type ImportColumn } from './import-columns.ts';
import type { Lookup } from './import-lookup.ts';
import type { ImportTable } from './import-tables.ts';
import type { TableRow } from './table-reader.ts';
import type { Sheet } from './xlsx-writer.ts';

const marks = { zh: '示例·', en: 'Example·' } as const;

/** The example row of the template, which is never read in: its first filled cell carries the mark. */
export function isExample({ cells }: TableRow): boolean {
  const first = cells.find((cell) => cell !== '') ?? '';
  return first.startsWith(marks.zh) || first.startsWith(marks.en);
}

const words = {
  zh: {
    explanations: '填写说明',
    values: '可选内容',
    column: '列',
    required: '必填',
    form: '填写要求',
    why: '说明',
    yes: '是',
    no: '否',
    line: '一行文字',
    paragraph: '文字',
    most: '不超过 {max} 字',
    whole: '整数',
    day: '日期，如 2025-03-08',
    yesNo: '是或者否',
    choice: '见“可选内容”',
    ref: '填系统中已有的名称或者编号，见“可选内容”',
    refs: '可填多个，用顿号分开',
    phone: '电话号码',
    email: '电子邮箱',
  },
  en: {
    explanations: 'How to fill in',
    values: 'Allowed values',
    column: 'Column',
    required: 'Required',
    form: 'Form',
    why: 'Explanation',
    yes: 'Yes',
    no: 'No',
    line: 'one line of text',
    paragraph: 'text',
    most: 'at most {max} characters',
    whole: 'whole number',
    day: 'date, such as 2025-03-08',
    yesNo: 'Yes or No',
    choice: 'see "Allowed values"',
    ref: 'a name or code there is in the system, see "Allowed values"',
    refs: 'several, separated by commas',
    phone: 'telephone number',
    email: 'e-mail address',
  },
} as const;

/** How many names of a register are listed; of more, the name or code is simply known in the office. */
const mostNames = 500;

/** The sheets of a table to fill in: headings with an example, explanations, and the values there are to choose from. */
export async function templateSheets(table: ImportTable, lookup: Lookup, locale: Locale): Promise<Sheet[]> {
  const w = words[locale];
  const { columns } = table;
  const lists = new Map<ImportColumn, readonly string[]>();
  for (const column of columns) {
    const { shape } = column;
    if (shape.options)
      lists.set(
        column,
        shape.options.map((o) => optionLabel(textOf(column.process, locale), column.field, o)),
      );
    else if (shape.kind === 'yes') lists.set(column, [w.yes, w.no]);
    else if (shape.ref) lists.set(column, await lookup.names(shape.ref, mostNames));
  }
  const choices = new Map(
    [...lists].filter(([c]) => c.shape.kind === 'choice' || c.shape.kind === 'yes').map(([c, l]) => [columns.indexOf(c), l]),
  );
  const listed = columns.filter((c) => (lists.get(c)?.length ?? 0) > 0);
  const longest = Math.max(0, ...listed.map((c) => lists.get(c)?.length ?? 0));
  const text = textOf(table.process.id, locale);
  return [
    {
      name: text.name,
      columns: columns.map((c) => ({
        heading: headingOf(c, locale) + (c.isRequired ? ' *' : ''),
        width: widthOf(c),
        isRequired: c.isRequired,
      })),
      rows: [[columns.map((c, i) => example(c, lists.get(c), i === 0 ? marks[locale] : '', locale))]],
      choices,
    },
    {
      name: w.explanations,
      columns: [w.column, w.required, w.form, w.why].map((heading, i) => ({ heading, width: i === 3 ? 80 : i === 2 ? 50 : 18 })),
      rows: [columns.map((c) => [headingOf(c, locale), c.isRequired ? w.yes : w.no, formOf(c, locale), helpFor(table, c, locale)])],
    },
    {
      name: w.values,
      columns: listed.map((c) => ({ heading: headingOf(c, locale), width: 28 })),
      rows: [Array.from({ length: longest }, (_, i) => listed.map((c): Cell => lists.get(c)?.[i] ?? null))],
    },
  ];
}

const helpFor = (table: ImportTable, column: ImportColumn, locale: Locale): string =>
  helpOf(textOf(column.process, locale), column.field, entryAction(table.process) ?? undefined) ?? '';

function formOf({ shape }: ImportColumn, locale: Locale): string {
  const w = words[locale];
  const most = shape.max !== undefined ? (locale === 'zh' ? '，' : ', ') + w.most.replace('{max}', String(shape.max)) : '';
  switch (shape.kind) {
    case 'line':
      return w.line + most;
    case 'paragraph':
      return w.paragraph + most;
    case 'whole':
      return shape.max !== undefined && shape.min !== undefined ? `${w.whole} ${shape.min}–${shape.max}` : w.whole;
    case 'day':
    case 'days':
      return w.day;
    case 'yes':
      return w.yesNo;
    case 'choice':
      return w.choice;
    case 'ref':
      return w.ref;
    case 'refs':
    case 'words':
      return w.refs;
    case 'phone':
      return w.phone;
    case 'email':
      return w.email;
    default:
      return '';
  }
}

/** A plausible cell of the example row. */
function example({ shape, field, process }: ImportColumn, list: readonly string[] | undefined, mark: string, locale: Locale): Cell {
  const plain = (): string => {
    switch (shape.kind) {
      case 'whole':
        return String(Math.max(shape.min ?? 1, 1));
      case 'day':
      case 'days':
        return '2025-03-08';
      case 'phone':
        return '13800000000';
      case 'email':
        return 'name@example.org';
      case 'yes':
      case 'choice':
      case 'ref':
      case 'refs':
        return list?.[0] ?? '';
      default:
        return samples[locale][`${process}.${field}`] ?? samples[locale][field] ?? '';
    }
  };
  return mark === '' ? plain() : `${mark}${plain()}`;
}

const samples: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  zh: {
    'unit.code': '101',
    'unit.name': '市教育局',
    'unit.shortName': '市教育局',
    'unit.docMark': '教函',
    'unit.contactName': '周敏',
    code: '01',
    name: '林小满',
    seatNo: '001',
    electoralUnit: '东湖区',
    occupation: '小学教师',
    title: '关于在东湖片区增设社区托育点的建议',
    problem: '东湖片区三岁以下婴幼儿较多，登记的托育机构不足，双职工家庭需要跨区送托。',
    proposal: '在新建小区配套用房中预留托育空间，对普惠性托育点给予补助。',
    keywords: '托育、社区服务',
  },
  en: {
    'unit.code': '101',
    'unit.name': 'Education Bureau',
    'unit.shortName': 'Education',
    'unit.docMark': 'EDU',
    'unit.contactName': 'Zhou Min',
    code: '01',
    name: 'Lin Xiaoman',
    seatNo: '001',
    electoralUnit: 'Donghu district',
    occupation: 'Teacher',
    title: 'More community nurseries in the Donghu area',
    problem: 'There are many children under three in the Donghu area and too few registered nurseries.',
    proposal: 'Keep rooms for nurseries in new housing estates and support those open to all.',
    keywords: 'nurseries, community services',
  },
};

const widthOf = ({ shape }: ImportColumn): number =>
  shape.kind === 'paragraph' ? 50 : shape.kind === 'line' || shape.kind === 'refs' ? 24 : 14;
