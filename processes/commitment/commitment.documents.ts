import { definePaper, type PaperContext, type PaperSource } from '../../engine/paper.ts';
import {
  aboutSuggestion,
  aboutValues,
  boxes,
  chineseDay,
  common,
  commonValues,
  label,
  numberOf,
  ratingBoxes,
  rowsOf,
  text,
} from '../paper-words.ts';

const progress = (r: PaperSource): string => {
  const last = rowsOf(r.fields.reports).at(-1);
  return last ? `${text(last.on)}：${text(last.text)}` : '';
};

/** 承诺事项台账 of the promises chosen in a list. */
const commitmentLedger = definePaper({
  id: 'commitmentLedger',
  of: 'commitment',
  over: 'many',
  name: label('承诺事项台账', 'Commitment ledger'),
  frame: 'table',
  needs: ['public', 'parties'],
  fields: { ...common, count: label('件数', 'How many'), fulfilled: label('已兑现件数', 'Fulfilled') },
  lists: {
    promises: {
      ...label('承诺', 'Promises'),
      columns: {
        no: label('序号', 'No.'),
        number: label('建议编号', 'Suggestion'),
        unit: label('承办单位', 'Unit'),
        content: label('承诺内容', 'Promise'),
        measures: label('措施', 'Measures'),
        due: label('完成时限', 'Due'),
        second: label('二次反馈', 'Second feedback'),
        progress: label('进展', 'Latest progress'),
        state: label('状态', 'State'),
      },
    },
  },
  values: (c) => ({
    fields: {
      ...commonValues(c),
      count: String(c.records.length),
      fulfilled: String(c.records.filter((r) => r.state === 'fulfilled').length),
    },
    lists: { promises: c.records.map((r, i) => row(c, r, i)) },
  }),
  layout: [
    { kind: 'text', style: 'title', text: '代表建议承诺事项台账' },
    { kind: 'text', style: 'small', text: '{人大名称}　{成文日期}　共{件数}件，已兑现{已兑现件数}件' },
    {
      kind: 'list',
      list: '承诺',
      columns: [
        { head: '序号', text: '{序号}', width: 13, align: 'center' },
        { head: '建议编号', text: '{建议编号}', width: 20, align: 'center' },
        { head: '承办单位', text: '{承办单位}', width: 28 },
        { head: '承诺内容', text: '{承诺内容}', width: 48 },
        { head: '措施', text: '{措施}', width: 38 },
        { head: '完成时限', text: '{完成时限}', width: 23, align: 'center' },
        { head: '二次反馈', text: '{二次反馈}', width: 23, align: 'center' },
        { head: '最近进展', text: '{进展}', width: 33 },
        { head: '状态', text: '{状态}', width: 17, align: 'center' },
      ],
    },
  ],
});

function row(c: PaperContext, r: PaperSource, i: number) {
  return {
    no: String(i + 1),
    number: numberOf(r.fields.suggestionNumber),
    unit: c.name(r.fields.unitId),
    content: text(r.fields.content),
    measures: text(r.fields.measures),
    due: text(r.fields.dueOn),
    second: text(r.fields.secondFeedbackOn),
    progress: progress(r),
    state: c.word('commitment', 'state', r.state),
  };
}

/** 承诺事项办理情况回执: the unit's report, and the deputy's word on it. */
const commitmentReceipt = definePaper({
  id: 'commitmentReceipt',
  of: 'commitment',
  over: 'one',
  name: label('承诺事项办理情况回执', 'Receipt of a commitment'),
  frame: 'form',
  needs: ['public', 'parties'],
  fields: {
    ...common,
    ...aboutSuggestion,
    unit: label('承办单位', 'Unit'),
    content: label('承诺内容', 'Promise'),
    measures: label('措施', 'Measures'),
    due: label('完成时限', 'Due'),
    second: label('二次反馈时间', 'Second feedback'),
    progress: label('办理进展', 'Progress'),
    fulfilledOn: label('报告兑现日期', 'Reported fulfilled on'),
    result: label('评价选项', 'Evaluation'),
    opinion: label('代表意见', 'Opinion'),
    evaluatedOn: label('评价日期', 'Evaluated on'),
  },
  values: (c) => {
    const r = c.record.fields;
    return {
      fields: {
        ...commonValues(c),
        ...aboutValues(c, c.record),
        unit: c.name(r.unitId),
        content: text(r.content),
        measures: text(r.measures),
        due: chineseDay(r.dueOn),
        second: chineseDay(r.secondFeedbackOn),
        progress: rowsOf(r.reports)
          .map((p) => `${text(p.on)}：${text(p.text)}`)
          .join('\n'),
        fulfilledOn: chineseDay(r.reportedFulfilledOn),
        result: boxes(ratingBoxes, r.result),
        opinion: text(r.evaluationText),
        evaluatedOn: chineseDay(r.evaluatedOn) || '年　　月　　日',
      },
    };
  },
  layout: [
    { kind: 'text', style: 'mark', text: '{密级标识}', when: '密级标识' },
    { kind: 'text', style: 'title', text: '代表建议承诺事项办理情况回执' },
    {
      kind: 'form',
      widths: [28, 50, 28, 50],
      rows: [
        { cells: [{ text: '建议编号', label: true }, { text: '{建议编号}' }, { text: '承办单位', label: true }, { text: '{承办单位}' }] },
        {
          cells: [
            { text: '案　由', label: true, height: 16 },
            { text: '{案由}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '承诺内容', label: true, height: 24 },
            { text: '{承诺内容}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '措　施', label: true, height: 20 },
            { text: '{措施}', span: 3 },
          ],
        },
        {
          cells: [{ text: '完成时限', label: true }, { text: '{完成时限}' }, { text: '二次反馈', label: true }, { text: '{二次反馈时间}' }],
        },
        {
          cells: [
            { text: '办理进展', label: true, height: 32 },
            { text: '{办理进展}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '报告兑现', label: true },
            { text: '{报告兑现日期}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '代表评价', label: true, height: 14 },
            { text: '{评价选项}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '代表意见', label: true, height: 28 },
            { text: '{代表意见}', span: 3 },
          ],
        },
        { cells: [{ text: '代表签名', label: true, height: 14 }, { text: '' }, { text: '日　期', label: true }, { text: '{评价日期}' }] },
      ],
    },
  ],
});

export const commitmentPapers = [commitmentLedger, commitmentReceipt] as const;
