import { definePaper } from '../../engine/paper.ts';
import { common, commonValues, label, numberOf, numerals, rowsOf, text } from '../paper-words.ts';
import { answers } from './assignment.paper-parts.ts';

const classes = ['A', 'B', 'C', 'D'] as const;

/** 承办单位年度办理情况总结 over the assignments chosen in a list. */
export const unitSummary = definePaper({
  id: 'unitSummary',
  of: 'assignment',
  over: 'many',
  name: label('年度办理情况总结', 'Unit’s annual summary'),
  frame: 'form',
  needs: ['public', 'parties'],
  fields: {
    ...common,
    units: label('承办单位', 'Handling units'),
    session: label('届次', 'Session'),
    total: label('承办件数', 'Handled'),
    lead: label('主办分办件数', 'As lead or separate handler'),
    co: label('会办件数', 'As co-handler'),
    replied: label('已答复件数', 'Replied'),
    onTime: label('按期答复件数', 'Replied on time'),
    classCounts: label('各类件数', 'By result class'),
    contacts: label('联系代表次数', 'Contacts with deputies'),
  },
  lists: {
    assignments: {
      ...label('承办件', 'Assignments'),
      columns: {
        no: label('序号', 'No.'),
        number: label('编号', 'Number'),
        title: label('案由', 'Title'),
        role: label('方式', 'As'),
        repliedOn: label('答复日期', 'Replied on'),
        resultClass: label('类别', 'Class'),
      },
    },
  },
  values: (c) => {
    const list = c.records.filter((r) => r.fields.role !== 'relay' && !['returned', 'cancelled'].includes(r.state));
    const own = list.filter(answers);
    const replied = own.filter((r) => r.fields.repliedOn);
    return {
      fields: {
        ...commonValues(c),
        units: [...new Set(list.map((r) => c.name(r.fields.unitId)))].join('、'),
        session: [...new Set(list.map((r) => c.name(r.fields.sessionId)))].join('、'),
        total: String(list.length),
        lead: String(own.length),
        co: String(list.length - own.length),
        replied: String(replied.length),
        onTime: String(replied.filter((r) => r.fields.onTime === true).length),
        classCounts: classes.map((k) => `${k}类${replied.filter((r) => r.fields.resultClass === k).length}件`).join('，'),
        contacts: String(list.reduce((sum, r) => sum + rowsOf(r.fields.contacts).length, 0)),
      },
      lists: {
        assignments: list.map((r, i) => ({
          no: String(i + 1),
          number: numberOf(r.fields.suggestionNumber),
          title: text(r.fields.suggestionTitle),
          role: c.word('assignment', 'role', r.fields.role),
          repliedOn: text(r.fields.repliedOn),
          resultClass: text(r.fields.resultClass),
        })),
      },
    };
  },
  layout: [
    { kind: 'text', style: 'title', text: '关于办理人大代表建议情况的总结' },
    { kind: 'text', style: 'small', text: '{承办单位}　{成文日期}' },
    { kind: 'text', style: 'heading', text: `${numerals[0]}、基本情况` },
    {
      kind: 'text',
      style: 'body',
      text: '{承办单位}承办{届次}代表建议{承办件数}件，其中主办、分办{主办分办件数}件，会办{会办件数}件。主办、分办件已答复{已答复件数}件，其中按期答复{按期答复件数}件；按办理结果分，{各类件数}。办理中联系代表{联系代表次数}次。',
    },
    { kind: 'text', style: 'heading', text: `${numerals[1]}、主要做法` },
    { kind: 'text', style: 'body', text: '（请承办单位填写）' },
    { kind: 'text', style: 'heading', text: `${numerals[2]}、存在的问题和下一步打算` },
    { kind: 'text', style: 'body', text: '（请承办单位填写）' },
    { kind: 'text', style: 'heading', text: '附件：办理情况一览表' },
    {
      kind: 'list',
      list: '承办件',
      columns: [
        { head: '序号', text: '{序号}', width: 14, align: 'center' },
        { head: '编号', text: '{编号}', width: 24, align: 'center' },
        { head: '案由', text: '{案由}', width: 62 },
        { head: '方式', text: '{方式}', width: 16, align: 'center' },
        { head: '答复日期', text: '{答复日期}', width: 26, align: 'center' },
        { head: '类别', text: '{类别}', width: 14, align: 'center' },
      ],
    },
  ],
});
