import { definePaper } from '../../engine/paper.ts';
import { boxes, chineseDay, common, commonValues, label, paragraphList, paragraphs, ratingBoxes, rowsOf, text } from '../paper-words.ts';

const fields = {
  ...common,
  deputy: label('代表', 'Deputy'),
  electoralUnit: label('选举单位', 'Electoral unit'),
  on: label('述职日期', 'Day'),
  place: label('地点', 'Place'),
  audience: label('到会人数', 'Present'),
  ballots: label('测评票数', 'Ballots'),
  satisfied: label('满意票', 'Satisfied'),
  basically: label('基本满意票', 'Basically satisfied'),
  dissatisfied: label('不满意票', 'Dissatisfied'),
  result: label('测评结果', 'Result'),
} as const;
const lists = {
  text: paragraphList('述职报告', 'Report'),
  questions: {
    ...label('询问和回答', 'Questions and answers'),
    columns: { no: label('序号', 'No.'), question: label('询问', 'Question'), answer: label('回答', 'Answer') },
  },
} as const;

/** 代表述职报告: the text with what was asked, and the result of the test. */
const dutyReportPaper = definePaper({
  id: 'dutyReportPaper',
  of: 'dutyReport',
  over: 'one',
  name: label('代表述职报告', 'Report to voters'),
  frame: 'form',
  needs: ['public'],
  when: (record) => record.fields.text !== null,
  fields,
  lists,
  values: (c) => {
    const r = c.record.fields;
    return {
      fields: {
        ...commonValues(c),
        deputy: c.name(r.deputyId),
        electoralUnit: text(r.electoralUnit),
        on: chineseDay(r.on),
        place: text(r.place),
        audience: text(r.audience),
        ballots: text(r.ballots),
        satisfied: text(r.satisfied),
        basically: text(r.basicallySatisfied),
        dissatisfied: text(r.dissatisfied),
        result: boxes(ratingBoxes, r.result),
      },
      lists: {
        text: paragraphs(r.text),
        questions: rowsOf(r.questions).map((q, i) => ({ no: String(i + 1), question: text(q.question), answer: text(q.answer) })),
      },
    };
  },
  layout: [
    { kind: 'text', style: 'title', text: '代表述职报告' },
    {
      kind: 'form',
      widths: [28, 50, 28, 50],
      rows: [
        { cells: [{ text: '代　表', label: true }, { text: '{代表}' }, { text: '选举单位', label: true }, { text: '{选举单位}' }] },
        { cells: [{ text: '日　期', label: true }, { text: '{述职日期}' }, { text: '地　点', label: true }, { text: '{地点}' }] },
        { cells: [{ text: '到会人数', label: true }, { text: '{到会人数}' }, { text: '测评票数', label: true }, { text: '{测评票数}' }] },
        {
          cells: [
            { text: '测评情况', label: true },
            { text: '满意{满意票}票，基本满意{基本满意票}票，不满意{不满意票}票', span: 3 },
          ],
        },
        {
          cells: [
            { text: '测评结果', label: true },
            { text: '{测评结果}', span: 3 },
          ],
        },
      ],
    },
    { kind: 'text', style: 'heading', text: '一、述职报告' },
    { kind: 'text', style: 'body', text: '{段落}', each: '述职报告' },
    { kind: 'text', style: 'heading', text: '二、询问和回答' },
    {
      kind: 'list',
      list: '询问和回答',
      columns: [
        { head: '序号', text: '{序号}', width: 16, align: 'center' },
        { head: '询问', text: '{询问}', width: 62 },
        { head: '回答', text: '{回答}', width: 78 },
      ],
    },
  ],
});

export const dutyReportPapers = [dutyReportPaper];
