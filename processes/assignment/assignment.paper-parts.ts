import type { PaperContext, PaperSource } from '../../engine/paper.ts';
import { aboutValues, chineseDay, commonValues, label, rowsOf, text } from '../paper-words.ts';

export const staff = ['deputyWorkOfficer'] as const;

export const authorParties = ['author', 'cosigner', 'mergedAuthor', 'delegation'] as const;

export const answers = (r: PaperSource) => r.fields.role === 'lead' || r.fields.role === 'separate';

/** Fields of the unit's side that several papers speak of. */
export const ofUnit = {
  unit: label('承办单位', 'Handling unit'),
  role: label('承办方式', 'Lead, co or separate'),
  handedOverOn: label('交办日期', 'Handed over on'),
  person: label('经办人', 'Person in charge'),
  phone: label('联系电话', 'Phone'),
  leader: label('分管负责人', 'Leader in charge'),
} as const;

export const unitValues = (c: PaperContext) => ({
  ...commonValues(c),
  ...aboutValues(c, c.record),
  unit: c.name(c.record.fields.unitId),
  role: c.word('assignment', 'role', c.record.fields.role),
  handedOverOn: chineseDay(c.record.fields.handedOverOn),
  person: text(c.record.fields.personInCharge),
  phone: text(c.record.fields.personPhone),
  leader: text(c.record.fields.leaderInCharge),
});

export const head = [
  { kind: 'text', style: 'mark', text: '{密级标识}', when: '密级标识' },
  { kind: 'text', style: 'number', text: '{文号}' },
] as const;

export const officeSign = { kind: 'text', style: 'officeSign', text: '{发文机关}\n{成文日期}' } as const;

export const gap = { kind: 'gap', lines: 2 } as const;

export const caseRows = [
  { cells: [{ text: '建议编号', label: true }, { text: '{建议编号}' }, { text: '届　次', label: true }, { text: '{届次}' }] },
  {
    cells: [
      { text: '案　由', label: true, height: 16 },
      { text: '{案由}', span: 3 },
    ],
  },
  { cells: [{ text: '承办单位', label: true }, { text: '{承办单位}' }, { text: '承办方式', label: true }, { text: '{承办方式}' }] },
] as const;

export const formWidths = [28, 50, 28, 50] as const;

/** The reply a letter is made of: the latest issued, else the one being drafted. */
export function replyOf(r: PaperSource): Readonly<Record<string, unknown>> {
  const drafting = ['replyDrafted', 'replyApproved'].includes(r.state);
  const last = rowsOf(r.fields.replies).at(-1);
  return drafting || !last ? { ...r.fields, on: null, docNumber: r.state === 'replyDrafted' ? null : r.fields.docNumber } : last;
}

export const itemList = (zh: string, en: string) => ({
  ...label(zh, en),
  columns: { no: label('序号', 'No.'), content: label('内容', 'Content'), more: label('说明', 'Measures and date, or reason') },
});
