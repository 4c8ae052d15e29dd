import { definePaper, type PaperContext, type PaperSource } from '../../engine/paper.ts';
import { chineseDay, common, commonValues, label, paragraphList, paragraphs, rowsOf, text } from '../paper-words.ts';

/** 2025-03-03 or 2025-03-03至03-05 as people write it. */
const spanOf = (r: PaperSource): string => {
  const [from, to] = [chineseDay(r.fields.startOn), chineseDay(r.fields.endOn)];
  return from === to ? from : `${from}至${to}`;
};

/** 代表活动年度计划表 of the activities chosen in a list. */
const activityPlanTable = definePaper({
  id: 'activityPlanTable',
  of: 'activity',
  over: 'many',
  name: label('代表活动计划表', 'Plan of activities'),
  frame: 'table',
  needs: ['public'],
  fields: { ...common, plan: label('计划名称', 'Title of the plan'), count: label('项数', 'How many') },
  lists: {
    activities: {
      ...label('活动', 'Activities'),
      columns: {
        no: label('序号', 'No.'),
        name: label('名称', 'Name'),
        kind: label('类型', 'Kind'),
        when: label('时间', 'When'),
        place: label('地点', 'Place'),
        organiser: label('组织单位', 'Organiser'),
        group: label('代表小组', 'Group'),
        note: label('主要内容', 'Contents'),
        state: label('进展', 'State'),
      },
    },
  },
  values: (c) => ({
    fields: { ...commonValues(c), plan: planName(c), count: String(c.records.length) },
    lists: {
      activities: [...c.records].sort(byDay).map((r, i) => ({
        no: String(i + 1),
        name: text(r.fields.name),
        kind: c.word('activity', 'kind', r.fields.kind),
        when: spanOf(r),
        place: text(r.fields.place),
        organiser: text(r.fields.organiser),
        group: c.name(r.fields.groupId),
        note: text(r.fields.note),
        state: c.word('activity', 'state', r.state),
      })),
    },
  }),
  layout: [
    { kind: 'text', style: 'title', text: '{计划名称}' },
    { kind: 'text', style: 'small', text: '{人大名称}　{成文日期}　共{项数}项' },
    {
      kind: 'list',
      list: '活动',
      columns: [
        { head: '序号', text: '{序号}', width: 12, align: 'center' },
        { head: '名称', text: '{名称}', width: 46 },
        { head: '类型', text: '{类型}', width: 24, align: 'center' },
        { head: '时间', text: '{时间}', width: 34, align: 'center' },
        { head: '地点', text: '{地点}', width: 28 },
        { head: '组织单位', text: '{组织单位}', width: 30 },
        { head: '代表小组', text: '{代表小组}', width: 24 },
        { head: '主要内容', text: '{主要内容}', width: 40 },
        { head: '进展', text: '{进展}', width: 16, align: 'center' },
      ],
    },
  ],
});

const byDay = (a: PaperSource, b: PaperSource): number =>
  text(a.fields.startOn).localeCompare(text(b.fields.startOn)) || a.id.localeCompare(b.id);

/** The plan's own name where all are of one plan. */
function planName(c: PaperContext): string {
  const names = [...new Set(c.records.map((r) => c.name(r.fields.planId)))];
  return (names.length === 1 && names[0]) || '代表活动计划表';
}

/** 代表活动报告: what was found and proposed, and what the organs did about it. */
const activityReport = definePaper({
  id: 'activityReport',
  of: 'activity',
  over: 'one',
  name: label('代表活动报告', 'Report of an activity'),
  frame: 'letter',
  needs: ['public', 'parties'],
  when: (record) => typeof record.fields.findings === 'string',
  fields: {
    ...common,
    name: label('名称', 'Name'),
    kind: label('类型', 'Kind'),
    span: label('时间', 'When'),
    place: label('地点', 'Place'),
    organiser: label('组织单位', 'Organiser'),
    reportedOn: label('报告日期', 'Reported on'),
  },
  lists: {
    summary: paragraphList('活动情况', 'What happened'),
    findings: paragraphList('发现的问题', 'Findings'),
    proposals: paragraphList('意见和建议', 'Proposals'),
    feedbacks: {
      ...label('处理反馈', 'Feedback'),
      columns: { unit: label('机关', 'Organ'), on: label('日期', 'Day'), content: label('处理情况', 'What was done') },
    },
  },
  values: (c) => {
    const r = c.record.fields;
    return {
      fields: {
        ...commonValues(c),
        name: text(r.name),
        kind: c.word('activity', 'kind', r.kind),
        span: spanOf(c.record),
        place: text(r.place),
        organiser: text(r.organiser),
        reportedOn: chineseDay(r.reportedOn),
      },
      lists: {
        summary: paragraphs(r.summary),
        findings: paragraphs(r.findings),
        proposals: paragraphs(r.proposals),
        feedbacks: rowsOf(r.feedbacks).map((f) => ({ unit: c.name(f.unitId), on: text(f.on), content: text(f.text) })),
      },
    };
  },
  layout: [
    { kind: 'text', style: 'title', text: '关于“{名称}”的报告' },
    { kind: 'text', style: 'small', text: '{类型}　{时间}　{地点}　{组织单位}' },
    { kind: 'text', style: 'body', text: '{段落}', each: '活动情况' },
    { kind: 'text', style: 'heading', text: '一、发现的问题' },
    { kind: 'text', style: 'body', text: '{段落}', each: '发现的问题' },
    { kind: 'text', style: 'heading', text: '二、意见和建议' },
    { kind: 'text', style: 'body', text: '{段落}', each: '意见和建议' },
    { kind: 'text', style: 'body', text: '{机关}（{日期}）：{处理情况}', each: '处理反馈' },
    { kind: 'text', style: 'right', text: '{组织单位}' },
    { kind: 'text', style: 'right', text: '{报告日期}' },
  ],
});

export const activityPapers = [activityPlanTable, activityReport] as const;
