import { definePaper, type PaperCell } from '../engine/paper.ts';
import { common, label } from './paper-words.ts';

/**
 * Papers of the supervision of suggestions that are filled in by hand, or from a process that gives them `of` and `values`:
 * their layouts and named fields stand here, so that an office has the blank form and its own template in any case.
 */

const year = { year: label('年度', 'Year') } as const;
const cell = (text: string, height = 11): PaperCell => ({ text, label: true, height });

/** 满意度测评表: secret, without a name or a number. */
const satisfactionBallot = definePaper({
  id: 'satisfactionBallot',
  of: null,
  over: 'one',
  name: label('满意度测评表', 'Satisfaction ballot'),
  frame: 'form',
  needs: [],
  fields: { ...common, ...year, meeting: label('会议名称', 'Meeting') },
  lists: { objects: { ...label('测评对象', 'What is assessed'), columns: { no: label('序号', 'No.'), name: label('名称', 'Name') } } },
  layout: [
    { kind: 'text', style: 'title', text: '{年度}代表建议办理工作\n满意度测评表' },
    { kind: 'text', style: 'small', text: '{会议名称}' },
    {
      kind: 'list',
      list: '测评对象',
      columns: [
        { head: '序号', text: '{序号}', width: 16, align: 'center' },
        { head: '测评对象', text: '{名称}', width: 68 },
        { head: '满意', text: '□', width: 24, align: 'center' },
        { head: '基本满意', text: '□', width: 24, align: 'center' },
        { head: '不满意', text: '□', width: 24, align: 'center' },
      ],
    },
    {
      kind: 'text',
      style: 'small',
      text: '说明：无记名填写。每个测评对象只能选择一项，在所选的方框内打“√”；多选的该项无效，不选的视为弃权。',
    },
  ],
});

/** 满意度测评结果 */
const satisfactionResult = definePaper({
  id: 'satisfactionResult',
  of: null,
  over: 'one',
  name: label('满意度测评结果', 'Result of the satisfaction ballot'),
  frame: 'form',
  needs: [],
  fields: {
    ...common,
    ...year,
    meeting: label('会议名称', 'Meeting'),
    due: label('应到人数', 'Members'),
    present: label('实到人数', 'Present'),
    sent: label('发出票数', 'Ballots given out'),
    returned: label('收回票数', 'Ballots returned'),
    valid: label('有效票数', 'Valid ballots'),
    rule: label('通过规则', 'Pass rule'),
  },
  lists: {
    objects: {
      ...label('测评结果', 'Results'),
      columns: {
        no: label('序号', 'No.'),
        name: label('名称', 'Name'),
        satisfied: label('满意', 'Satisfied'),
        basically: label('基本满意', 'Basically satisfied'),
        dissatisfied: label('不满意', 'Dissatisfied'),
        abstained: label('弃权', 'Abstained'),
        rate: label('满意率', 'Rate'),
        grade: label('等次', 'Grade'),
      },
    },
  },
  layout: [
    { kind: 'text', style: 'title', text: '{年度}代表建议办理工作\n满意度测评结果' },
    {
      kind: 'text',
      style: 'body',
      text: '{会议名称}应到{应到人数}人，实到{实到人数}人。发出测评表{发出票数}张，收回{收回票数}张，其中有效{有效票数}张。测评结果如下：',
    },
    {
      kind: 'list',
      list: '测评结果',
      columns: [
        { head: '序号', text: '{序号}', width: 14, align: 'center' },
        { head: '测评对象', text: '{名称}', width: 48 },
        { head: '满意', text: '{满意}', width: 14, align: 'center' },
        { head: '基本满意', text: '{基本满意}', width: 18, align: 'center' },
        { head: '不满意', text: '{不满意}', width: 16, align: 'center' },
        { head: '弃权', text: '{弃权}', width: 14, align: 'center' },
        { head: '满意率', text: '{满意率}', width: 18, align: 'center' },
        { head: '等次', text: '{等次}', width: 14, align: 'center' },
      ],
    },
    { kind: 'text', style: 'small', text: '计票规则：{通过规则}' },
    { kind: 'text', style: 'small', text: '监票人：　　　　　　　　计票人：　　　　　　　　{成文日期}' },
  ],
});

/** 重点督办方案 */
const keyItemPlan = definePaper({
  id: 'keyItemPlan',
  of: null,
  over: 'one',
  name: label('重点建议督办方案', 'Plan for a key suggestion'),
  frame: 'form',
  needs: [],
  fields: {
    ...common,
    number: label('建议编号', 'Number of the suggestion'),
    title: label('案由', 'Title of the suggestion'),
    leader: label('领衔督办领导', 'Leading official'),
    committee: label('跟踪督办机构', 'Following committee'),
    government: label('领办领导', 'Government leader'),
    units: label('承办单位', 'Handling units'),
    aim: label('督办目标', 'Aim'),
  },
  lists: {
    steps: {
      ...label('督办安排', 'Steps'),
      columns: { on: label('时间', 'When'), what: label('内容', 'What'), form: label('方式', 'How'), who: label('责任人', 'Who') },
    },
  },
  layout: [
    { kind: 'text', style: 'title', text: '重点督办建议工作方案' },
    {
      kind: 'form',
      widths: [32, 46, 32, 46],
      rows: [
        { cells: [cell('建议编号'), { text: '{建议编号}' }, cell('承办单位'), { text: '{承办单位}' }] },
        { cells: [cell('案　由', 16), { text: '{案由}', span: 3 }] },
        { cells: [cell('领衔督办领导'), { text: '{领衔督办领导}' }, cell('领办领导'), { text: '{领办领导}' }] },
        { cells: [cell('跟踪督办机构'), { text: '{跟踪督办机构}', span: 3 }] },
        { cells: [cell('督办目标', 40), { text: '{督办目标}', span: 3 }] },
      ],
    },
    { kind: 'gap', lines: 1 },
    {
      kind: 'list',
      list: '督办安排',
      columns: [
        { head: '时间', text: '{时间}', width: 30, align: 'center' },
        { head: '内容', text: '{内容}', width: 66 },
        { head: '方式', text: '{方式}', width: 30, align: 'center' },
        { head: '责任人', text: '{责任人}', width: 30, align: 'center' },
      ],
    },
  ],
});

/** 重点督办情况报告 */
const keyItemReport = definePaper({
  id: 'keyItemReport',
  of: null,
  over: 'one',
  name: label('重点建议督办情况报告', 'Report on a key suggestion'),
  frame: 'form',
  needs: [],
  fields: {
    ...common,
    number: label('建议编号', 'Number of the suggestion'),
    title: label('案由', 'Title of the suggestion'),
    leader: label('领衔督办领导', 'Leading official'),
    units: label('承办单位', 'Handling units'),
    organ: label('报告机构', 'Who reports'),
  },
  lists: {
    work: { ...label('督办工作', 'Work done'), columns: { text: label('段落', 'Paragraph') } },
    results: { ...label('办理成效', 'Results'), columns: { text: label('段落', 'Paragraph') } },
    next: { ...label('下一步工作', 'What comes next'), columns: { text: label('段落', 'Paragraph') } },
  },
  layout: [
    { kind: 'text', style: 'title', text: '关于重点督办{建议编号}建议\n办理情况的报告' },
    { kind: 'text', style: 'body', text: '{建议编号}建议《{案由}》由{领衔督办领导}领衔督办，{承办单位}承办。现将督办情况报告如下：' },
    { kind: 'text', style: 'heading', text: '一、督办工作开展情况' },
    { kind: 'text', style: 'body', text: '{段落}', each: '督办工作' },
    { kind: 'text', style: 'heading', text: '二、办理成效' },
    { kind: 'text', style: 'body', text: '{段落}', each: '办理成效' },
    { kind: 'text', style: 'heading', text: '三、下一步工作' },
    { kind: 'text', style: 'body', text: '{段落}', each: '下一步工作' },
    { kind: 'gap', lines: 2 },
    { kind: 'text', style: 'sign', text: '{报告机构}\n{成文日期}' },
  ],
});

export const handPapers = [satisfactionBallot, satisfactionResult, keyItemPlan, keyItemReport] as const;
