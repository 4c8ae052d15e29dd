import { definePaper } from '../../engine/paper.ts';
import { chineseDay, common, commonValues, label, text } from '../paper-words.ts';

/**
 * 民意交办单: what the unit is asked, with place and limit and without who told it. It is printed and never issued under a number: an issued
 * paper keeps its words for ever, and these may have to be forgotten.
 */
const opinionSlip = definePaper({
  id: 'opinionSlip',
  of: 'opinion',
  over: 'one',
  name: label('民意交办单', 'Opinion hand-over slip'),
  frame: 'form',
  needs: ['text', 'parties'],
  when: (record) => record.fields.unitId !== null && record.fields.content !== null,
  fields: {
    ...common,
    opinionNumber: label('民意编号', 'Opinion number'),
    category: label('类别', 'Category'),
    grade: label('等级', 'Grade'),
    channel: label('渠道', 'Channel'),
    district: label('区域', 'District'),
    place: label('地点', 'Place'),
    toldOn: label('反映日期', 'Told on'),
    matter: label('反映内容', 'Matter'),
    unit: label('承办单位', 'Unit'),
    routedOn: label('交办日期', 'Routed on'),
    dueOn: label('办理期限', 'Due on'),
    asked: label('办理要求', 'What is asked'),
    answer: label('办理情况', 'Answer'),
  },
  values: (c) => {
    const r = c.record.fields;
    const limit = c.record.deadlines.filter((d) => d.key === 'answer').at(-1);
    const word = (field: string) => c.word('opinion', field, r[field]);
    return {
      fields: {
        ...commonValues(c),
        opinionNumber: typeof r.number === 'number' ? `第${r.number}号` : '',
        category: c.name(r.categoryId),
        grade: word('grade'),
        channel: word('channel'),
        district: text(r.district),
        place: text(r.place),
        toldOn: chineseDay(r.submittedOn),
        matter: text(r.content),
        unit: c.name(r.unitId),
        routedOn: chineseDay(r.routedOn),
        dueOn: chineseDay(limit?.dueOn),
        asked: text(r.routeReason),
        answer: [text(r.answer), text(r.measures)].filter(Boolean).join('\n'),
      },
    };
  },
  layout: [
    { kind: 'text', style: 'title', text: '民意交办单' },
    {
      kind: 'form',
      widths: [28, 50, 28, 50],
      rows: [
        { cells: [{ text: '民意编号', label: true }, { text: '{民意编号}' }, { text: '反映日期', label: true }, { text: '{反映日期}' }] },
        { cells: [{ text: '类　别', label: true }, { text: '{类别}' }, { text: '等　级', label: true }, { text: '{等级}' }] },
        { cells: [{ text: '渠　道', label: true }, { text: '{渠道}' }, { text: '区　域', label: true }, { text: '{区域}' }] },
        {
          cells: [
            { text: '地　点', label: true },
            { text: '{地点}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '反映内容', label: true, height: 56 },
            { text: '{反映内容}', span: 3 },
          ],
        },
        { cells: [{ text: '承办单位', label: true }, { text: '{承办单位}' }, { text: '交办日期', label: true }, { text: '{交办日期}' }] },
        {
          cells: [
            { text: '办理要求', label: true, height: 24 },
            { text: '{办理要求}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '办理期限', label: true },
            { text: '{办理期限}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '办理情况', label: true, height: 56 },
            { text: '{办理情况}', span: 3 },
          ],
        },
      ],
    },
    { kind: 'text', style: 'small', text: '反映人信息依法保密，本单不载明。' },
  ],
});

/** The papers of opinions. */
export const opinionPapers = [opinionSlip];
