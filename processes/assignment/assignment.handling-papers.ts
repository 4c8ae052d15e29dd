import { definePaper } from '../../engine/paper.ts';
import { aboutSuggestion, chineseDay, common, dueOf, label, paragraphList, paragraphs, rowsOf, text } from '../paper-words.ts';
import { caseRows, formWidths, gap, head, ofUnit, unitValues } from './assignment.paper-parts.ts';

/** 退办申请表 */
export const returnApplication = definePaper({
  id: 'returnApplication',
  of: 'assignment',
  over: 'one',
  name: label('退办申请表', 'Return application'),
  frame: 'form',
  needs: ['public', 'staff'],
  when: (r) => Boolean(r.fields.returnReason),
  fields: {
    ...common,
    ...aboutSuggestion,
    ...ofUnit,
    requestedOn: label('申请日期', 'Requested on'),
    reason: label('退办理由', 'Reasons'),
    suggested: label('建议承办单位', 'Unit suggested instead'),
    decision: label('审核意见', 'Decision'),
  },
  values: (c) => ({
    fields: {
      ...unitValues(c),
      requestedOn: chineseDay(c.record.fields.returnRequestedOn),
      reason: text(c.record.fields.returnReason),
      suggested: c.name(c.record.fields.returnSuggestedUnitId),
      decision: text(c.record.fields.returnDecision),
    },
  }),
  layout: [
    { kind: 'text', style: 'mark', text: '{密级标识}', when: '密级标识' },
    { kind: 'text', style: 'title', text: '代表建议退办申请表' },
    {
      kind: 'form',
      widths: formWidths,
      rows: [
        ...caseRows,
        { cells: [{ text: '交办日期', label: true }, { text: '{交办日期}' }, { text: '申请日期', label: true }, { text: '{申请日期}' }] },
        {
          cells: [
            { text: '退办理由', label: true, height: 60 },
            { text: '{退办理由}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '建议承办\n单　　位', label: true, height: 16 },
            { text: '{建议承办单位}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '申请单位\n负责人\n签字（章）', label: true, height: 32 },
            { text: '\n\n年　　月　　日', span: 3, align: 'right' },
          ],
        },
        {
          cells: [
            { text: '交办机关\n审核意见', label: true, height: 36 },
            { text: '{审核意见}', span: 3 },
          ],
        },
      ],
    },
  ],
});

/** 会办意见 of a co-handler to the lead unit. */
export const coOpinion = definePaper({
  id: 'coOpinion',
  of: 'assignment',
  over: 'one',
  name: label('会办意见函', 'Co-handler’s opinion'),
  frame: 'letter',
  needs: ['public', 'staff'],
  when: (r) => r.fields.role === 'co' && Boolean(r.fields.coOpinion),
  fields: { ...common, ...aboutSuggestion, ...ofUnit, leadUnit: label('主办单位', 'Lead unit'), on: label('提出日期', 'Given on') },
  lists: { opinion: paragraphList('会办意见', 'Opinion, by paragraph') },
  values: (c) => ({
    fields: {
      ...unitValues(c),
      issuer: c.name(c.record.fields.unitId),
      leadUnit: c.name(c.record.fields.leadUnitId),
      on: chineseDay(c.record.fields.coOpinionOn ?? c.today),
    },
    lists: { opinion: paragraphs(c.record.fields.coOpinion) },
  }),
  layout: [
    ...head,
    { kind: 'text', style: 'title', text: '关于{届次}{建议编号}\n代表建议的会办意见' },
    { kind: 'text', style: 'flush', text: '{主办单位}：' },
    { kind: 'text', style: 'body', text: '{届次}{建议编号}建议《{案由}》收悉。结合我单位职责，现提出会办意见如下：' },
    { kind: 'text', style: 'body', text: '{段落}', each: '会办意见' },
    { kind: 'text', style: 'body', text: '特此函复。' },
    gap,
    { kind: 'text', style: 'sign', text: '{承办单位}\n{提出日期}' },
    { kind: 'text', style: 'note', text: '（联系人：{经办人}，联系电话：{联系电话}）' },
  ],
});

export const contactBoxes = [
  ['seminar', '座谈会'],
  ['visit', '上门走访'],
  ['phone', '电话'],
  ['other', '其他'],
  ['none', '没有联系'],
] as const;

/** 联系代表登记表 (三访) */
export const contactRegister = definePaper({
  id: 'contactRegister',
  of: 'assignment',
  over: 'one',
  name: label('联系代表登记表', 'Contact register'),
  frame: 'table',
  needs: ['public', 'parties'],
  when: (r) => rowsOf(r.fields.contacts).length > 0,
  fields: { ...common, ...aboutSuggestion, ...ofUnit },
  lists: {
    contacts: {
      ...label('联系情况', 'Contacts'),
      columns: {
        phase: label('阶段', 'Phase'),
        on: label('日期', 'Date'),
        form: label('方式', 'Form'),
        place: label('地点', 'Place'),
        participants: label('参加人员', 'For the unit'),
        deputies: label('代表', 'Deputies'),
        opinions: label('代表意见', 'Opinions'),
        response: label('回应情况', 'Response'),
        confirmed: label('代表确认', 'Confirmed'),
      },
    },
  },
  values: (c) => ({
    fields: unitValues(c),
    lists: {
      contacts: rowsOf(c.record.fields.contacts).map((r) => ({
        phase: c.word('assignment', 'phase', r.phase),
        on: text(r.on),
        form: c.word('assignment', 'form', r.form),
        place: text(r.place),
        participants: text(r.participants),
        deputies: text(r.deputies),
        opinions: text(r.opinions),
        response: text(r.response),
        confirmed: r.confirmedOn ? `${text(r.confirmedOn)}确认` : '',
      })),
    },
  }),
  layout: [
    { kind: 'text', style: 'mark', text: '{密级标识}', when: '密级标识' },
    { kind: 'text', style: 'title', text: '办理代表建议联系代表登记表' },
    { kind: 'text', style: 'small', text: '承办单位：{承办单位}　　建议：{建议编号}《{案由}》' },
    {
      kind: 'list',
      list: '联系情况',
      columns: [
        { head: '阶段', text: '{阶段}', width: 14, align: 'center' },
        { head: '日期', text: '{日期}', width: 24, align: 'center' },
        { head: '方式', text: '{方式}', width: 20, align: 'center' },
        { head: '地点', text: '{地点}', width: 25 },
        { head: '单位参加人员', text: '{参加人员}', width: 32 },
        { head: '代表', text: '{代表}', width: 24 },
        { head: '代表意见', text: '{代表意见}', width: 42 },
        { head: '回应情况', text: '{回应情况}', width: 40 },
        { head: '代表确认', text: '{代表确认}', width: 22, align: 'center' },
      ],
    },
  ],
});

/** 延期答复申请表 */
export const extensionApplication = definePaper({
  id: 'extensionApplication',
  of: 'assignment',
  over: 'one',
  name: label('延期答复申请表', 'Extension application'),
  frame: 'form',
  needs: ['public', 'parties'],
  when: (r) => Boolean(r.fields.extensionReason),
  fields: {
    ...common,
    ...aboutSuggestion,
    ...ofUnit,
    due: label('原定期限', 'Due at first'),
    until: label('申请延至', 'Asked for until'),
    reason: label('延期理由', 'Reasons'),
    decision: label('审核意见', 'Decision'),
    extendedOn: label('同意日期', 'Agreed on'),
  },
  values: (c) => ({
    fields: {
      ...unitValues(c),
      due: chineseDay(dueOf(c.record, 'reply')),
      until: chineseDay(c.record.fields.extensionUntil),
      reason: text(c.record.fields.extensionReason),
      decision: text(c.record.fields.extensionDecision),
      extendedOn: chineseDay(c.record.fields.extendedOn),
    },
  }),
  layout: [
    { kind: 'text', style: 'mark', text: '{密级标识}', when: '密级标识' },
    { kind: 'text', style: 'title', text: '代表建议延期答复申请表' },
    {
      kind: 'form',
      widths: formWidths,
      rows: [
        ...caseRows,
        { cells: [{ text: '交办日期', label: true }, { text: '{交办日期}' }, { text: '答复期限', label: true }, { text: '{原定期限}' }] },
        {
          cells: [
            { text: '申请延至', label: true },
            { text: '{申请延至}' },
            { text: '经办人及\n联系电话', label: true },
            { text: '{经办人}　{联系电话}' },
          ],
        },
        {
          cells: [
            { text: '延期理由', label: true, height: 60 },
            { text: '{延期理由}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '申请单位\n负责人\n签字（章）', label: true, height: 32 },
            { text: '\n\n年　　月　　日', span: 3, align: 'right' },
          ],
        },
        {
          cells: [
            { text: '交办机关\n审核意见', label: true, height: 36 },
            { text: '{审核意见}\n{同意日期}', span: 3 },
          ],
        },
      ],
    },
  ],
});
