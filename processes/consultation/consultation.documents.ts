import { definePaper } from '../../engine/paper.ts';
import { chineseDay, common, commonValues, label, paragraphList, paragraphs, rowsOf, text } from '../paper-words.ts';

const columns = {
  article: label('条文', 'Article'),
  result: label('处理结果', 'Result'),
} as const;

/** 意见采纳情况: the figures by article and the reasons point by point, of nobody by name. */
const consultationFeedback = definePaper({
  id: 'consultationFeedback',
  of: 'consultation',
  over: 'one',
  name: label('征求意见采纳情况', 'Feedback on a consultation'),
  frame: 'form',
  needs: ['public'],
  when: (record) => record.state === 'answered',
  fields: {
    ...common,
    subject: label('征求意见稿', 'Text for comments'),
    from: label('公布日期', 'Published'),
    until: label('截止日期', 'Closed'),
    answeredOn: label('反馈日期', 'Answered'),
    received: label('意见条数', 'Comments'),
    repeated: label('相同意见条数', 'In the same words'),
  },
  lists: {
    feedback: paragraphList('采纳情况说明', 'What became of the comments'),
    tallies: { ...label('采纳统计', 'Results'), columns: { ...columns, count: label('条数', 'How many') } },
    points: {
      ...label('逐条说明', 'Point by point'),
      columns: { ...columns, summary: label('意见', 'Comment'), reason: label('理由', 'Reason') },
    },
  },
  values: (c) => {
    const r = c.record.fields;
    const on = (article: unknown): string => text(article) || '全文';
    const result = (value: unknown): string => c.word('consultation', 'result', value);
    return {
      fields: {
        ...commonValues(c),
        subject: text(r.title),
        from: chineseDay(r.issuedOn),
        until: chineseDay(r.untilOn),
        answeredOn: chineseDay(r.answeredOn),
        received: text(r.received),
        repeated: text(r.repeated),
      },
      lists: {
        feedback: paragraphs(r.feedback),
        tallies: rowsOf(r.tallies).map((t) => ({ article: on(t.article), result: result(t.result), count: text(t.count) })),
        points: rowsOf(r.points).map((p) => ({
          article: on(p.article),
          result: result(p.result),
          summary: text(p.summary),
          reason: text(p.reason),
        })),
      },
    };
  },
  layout: [
    { kind: 'text', style: 'title', text: '征求意见采纳情况' },
    {
      kind: 'text',
      style: 'body',
      text: '《{征求意见稿}》于{公布日期}至{截止日期}公开征求意见，共收到意见{意见条数}条，另有相同的意见{相同意见条数}条。',
    },
    { kind: 'text', style: 'body', text: '{段落}', each: '采纳情况说明' },
    { kind: 'text', style: 'heading', text: '一、采纳统计' },
    {
      kind: 'list',
      list: '采纳统计',
      columns: [
        { head: '条文', text: '{条文}', width: 60 },
        { head: '处理结果', text: '{处理结果}', width: 60, align: 'center' },
        { head: '条数', text: '{条数}', width: 36, align: 'center' },
      ],
    },
    { kind: 'text', style: 'heading', text: '二、逐条说明' },
    {
      kind: 'list',
      list: '逐条说明',
      columns: [
        { head: '条文', text: '{条文}', width: 22 },
        { head: '意见', text: '{意见}', width: 60 },
        { head: '处理结果', text: '{处理结果}', width: 24, align: 'center' },
        { head: '理由', text: '{理由}', width: 50 },
      ],
    },
    { kind: 'gap', lines: 1 },
    { kind: 'text', style: 'officeSign', text: '{发文机关}' },
    { kind: 'text', style: 'officeSign', text: '{反馈日期}' },
  ],
});

/** The papers of consultations. */
export const consultationPapers = [consultationFeedback];
