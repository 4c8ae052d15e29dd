import { definePaper, type PaperContext, type PaperSource } from '../../engine/paper.ts';
import { aboutSuggestion, chineseDay, common, daysBetween, dueOf, label, text } from '../paper-words.ts';
import { caseRows, formWidths, gap, head, officeSign, ofUnit, staff, unitValues } from './assignment.paper-parts.ts';

const chased = {
  ...common,
  ...aboutSuggestion,
  ...ofUnit,
  stateWords: label('办理状态', 'State'),
  due: label('答复期限', 'Due'),
  elapsed: label('已办天数', 'Days since hand-over'),
  standing: label('期限情况', 'Days left or overdue'),
  note: label('办理要求', 'What is asked'),
} as const;

function chasedValues(c: PaperContext, asked: string) {
  const due = dueOf(c.record, c.record.fields.role === 'co' ? 'coOpinion' : 'reply');
  const on = c.issued?.on ?? c.today;
  const left = due === '' ? null : daysBetween(on, due);
  return {
    ...unitValues(c),
    stateWords: c.word('assignment', 'state', c.record.state),
    due: chineseDay(due),
    elapsed: String(Math.max(0, daysBetween(text(c.record.fields.handedOverOn) || on, on))),
    standing: left === null ? '' : left < 0 ? `已超期${-left}日` : `距期限${left}日`,
    note: c.note || asked,
  };
}

const beforeReply = (r: PaperSource) => !r.fields.repliedOn && !['returned', 'cancelled', 'concluded', 'distributed'].includes(r.state);

/** 催办通知单 */
export const urgingNotice = definePaper({
  id: 'urgingNotice',
  of: 'assignment',
  over: 'one',
  name: label('催办通知单', 'Urging notice'),
  frame: 'letter',
  needs: ['public', 'parties'],
  when: beforeReply,
  issue: { by: staff, mark: '人代催', note: label('办理要求', 'What is asked') },
  fields: chased,
  values: (c) => ({ fields: chasedValues(c, '请抓紧办理，加强与代表的沟通，按期答复代表。') }),
  layout: [
    ...head,
    { kind: 'text', style: 'title', text: '代表建议催办通知单' },
    { kind: 'text', style: 'flush', text: '{承办单位}：' },
    { kind: 'text', style: 'body', text: '{交办日期}交由你单位办理的代表建议，现将有关情况通知如下，请认真落实。' },
    {
      kind: 'form',
      widths: formWidths,
      rows: [
        ...caseRows,
        { cells: [{ text: '交办日期', label: true }, { text: '{交办日期}' }, { text: '答复期限', label: true }, { text: '{答复期限}' }] },
        { cells: [{ text: '已办天数', label: true }, { text: '{已办天数}' }, { text: '期限情况', label: true }, { text: '{期限情况}' }] },
        {
          cells: [
            { text: '办理要求', label: true, height: 30 },
            { text: '{办理要求}', span: 3 },
          ],
        },
      ],
    },
    gap,
    officeSign,
  ],
});

/** 督办函 */
export const supervisionNotice = definePaper({
  id: 'supervisionNotice',
  of: 'assignment',
  over: 'one',
  name: label('督办函', 'Supervision notice'),
  frame: 'letter',
  needs: ['public', 'parties'],
  when: (r) => !['returned', 'cancelled', 'concluded'].includes(r.state),
  issue: { by: staff, mark: '人代督', note: label('督办要求', 'What is asked') },
  fields: chased,
  values: (c) => ({
    fields: chasedValues(c, '请你单位主要负责人牵头研究，制定措施，明确责任人和完成时限，于收到本函之日起十日内书面报告办理进展。'),
  }),
  layout: [
    ...head,
    { kind: 'text', style: 'title', text: '关于督办{届次}\n{建议编号}代表建议的函' },
    { kind: 'text', style: 'flush', text: '{承办单位}：' },
    {
      kind: 'text',
      style: 'body',
      text: '{届次}{建议编号}建议《{案由}》于{交办日期}交由你单位（{承办方式}）办理，答复期限为{答复期限}。截至目前，该件处于“{办理状态}”阶段，交办已{已办天数}日，{期限情况}。',
    },
    { kind: 'text', style: 'body', text: '为推动建议办理落到实处，现予督办，要求如下：' },
    { kind: 'text', style: 'body', text: '{办理要求}' },
    { kind: 'text', style: 'body', text: '特此函告。' },
    gap,
    officeSign,
  ],
});

/** 重新办理通知 */
export const reworkNotice = definePaper({
  id: 'reworkNotice',
  of: 'assignment',
  over: 'one',
  name: label('重新办理通知', 'Rework notice'),
  frame: 'letter',
  needs: ['public', 'parties'],
  when: (r) => Boolean(r.fields.reworkOrderedOn),
  issue: { by: staff, mark: '人代重', note: label('补充要求', 'Further requirements') },
  fields: {
    ...common,
    ...aboutSuggestion,
    ...ofUnit,
    reason: label('重办理由', 'Reasons'),
    due: label('重办期限', 'Due'),
    orderedOn: label('决定日期', 'Ordered on'),
    note: label('补充要求', 'Further requirements'),
  },
  values: (c) => ({
    fields: {
      ...unitValues(c),
      reason: text(c.record.fields.reworkReason),
      due: chineseDay(dueOf(c.record, 'rework')),
      orderedOn: chineseDay(c.record.fields.reworkOrderedOn),
      note: c.note,
    },
  }),
  layout: [
    ...head,
    { kind: 'text', style: 'title', text: '关于重新办理{届次}\n{建议编号}代表建议的通知' },
    { kind: 'text', style: 'flush', text: '{承办单位}：' },
    { kind: 'text', style: 'body', text: '你单位对{届次}{建议编号}建议《{案由}》的答复，代表评价为不满意。经研究，决定由你单位重新办理。' },
    { kind: 'text', style: 'body', text: '重新办理的理由：{重办理由}', when: '重办理由' },
    {
      kind: 'text',
      style: 'body',
      text: '请进一步听取代表意见，研究改进措施，于{重办期限}前重新答复代表，并抄送我机关。',
      when: '重办期限',
    },
    { kind: 'text', style: 'body', text: '{补充要求}', when: '补充要求' },
    gap,
    officeSign,
  ],
});
