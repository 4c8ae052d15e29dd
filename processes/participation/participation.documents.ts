import { definePaper } from '../../engine/paper.ts';
import { chineseDay, common, commonValues, label, text } from '../paper-words.ts';

/** 签到表 of the participations chosen in a list. */
const signInSheet = definePaper({
  id: 'signInSheet',
  of: 'participation',
  over: 'many',
  name: label('代表活动签到表', 'Sign-in sheet'),
  frame: 'table',
  needs: ['public'],
  fields: { ...common, count: label('人次', 'How many'), present: label('签到人次', 'Signed in') },
  lists: {
    deputies: {
      ...label('名单', 'Deputies'),
      columns: {
        no: label('序号', 'No.'),
        deputy: label('代表', 'Deputy'),
        activity: label('活动', 'Activity'),
        day: label('日期', 'Day'),
        state: label('情况', 'State'),
        way: label('签到方式', 'How'),
        note: label('备注', 'Note'),
      },
    },
  },
  values: (c) => ({
    fields: {
      ...commonValues(c),
      count: String(c.records.length),
      present: String(c.records.filter((r) => r.state === 'present').length),
    },
    lists: {
      deputies: c.records.map((r, i) => ({
        no: String(i + 1),
        deputy: c.name(r.fields.deputyId),
        activity: text(r.fields.activityName),
        day: text(r.fields.startOn),
        state: c.word('participation', 'state', r.state),
        way: c.word('participation', 'signedInBy', r.fields.signedInBy),
        note: text(r.fields.handReason),
      })),
    },
  }),
  layout: [
    { kind: 'text', style: 'title', text: '代表活动签到表' },
    { kind: 'text', style: 'small', text: '{人大名称}　{成文日期}　应到{人次}人次，签到{签到人次}人次' },
    {
      kind: 'list',
      list: '名单',
      columns: [
        { head: '序号', text: '{序号}', width: 14, align: 'center' },
        { head: '代表', text: '{代表}', width: 34, align: 'center' },
        { head: '活动', text: '{活动}', width: 74 },
        { head: '日期', text: '{日期}', width: 28, align: 'center' },
        { head: '情况', text: '{情况}', width: 24, align: 'center' },
        { head: '签到方式', text: '{签到方式}', width: 26, align: 'center' },
        { head: '备注', text: '{备注}', width: 50 },
      ],
    },
  ],
});

/** 请假单: why somebody cannot come, and what was decided. */
const leaveForm = definePaper({
  id: 'leaveForm',
  of: 'participation',
  over: 'one',
  name: label('代表活动请假单', 'Leave form'),
  frame: 'form',
  needs: ['public', 'parties', 'identity'],
  when: (record) => typeof record.fields.leaveReason === 'string',
  fields: {
    ...common,
    deputy: label('代表', 'Deputy'),
    activity: label('活动', 'Activity'),
    day: label('活动日期', 'Day of the activity'),
    reason: label('请假理由', 'Reason'),
    askedOn: label('请假日期', 'Asked on'),
    decision: label('准假意见', 'Decision'),
    decidedOn: label('准假日期', 'Decided on'),
  },
  values: (c) => {
    const r = c.record.fields;
    return {
      fields: {
        ...commonValues(c),
        deputy: c.name(r.deputyId),
        activity: text(r.activityName),
        day: chineseDay(r.startOn),
        reason: text(r.leaveReason),
        askedOn: chineseDay(r.leaveAskedOn),
        decision: [c.record.state === 'onLeave' ? '准假' : '', text(r.leaveDecision)].filter(Boolean).join('　'),
        decidedOn: chineseDay(r.leaveDecidedOn),
      },
    };
  },
  layout: [
    { kind: 'text', style: 'title', text: '代表活动请假单' },
    {
      kind: 'form',
      widths: [28, 50, 28, 50],
      rows: [
        { cells: [{ text: '代　表', label: true }, { text: '{代表}' }, { text: '活动日期', label: true }, { text: '{活动日期}' }] },
        {
          cells: [
            { text: '活　动', label: true, height: 14 },
            { text: '{活动}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '请假理由', label: true, height: 40 },
            { text: '{请假理由}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '请假日期', label: true },
            { text: '{请假日期}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '准假意见', label: true, height: 24 },
            { text: '{准假意见}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '准假日期', label: true },
            { text: '{准假日期}', span: 3 },
          ],
        },
      ],
    },
  ],
});

export const participationPapers = [signInSheet, leaveForm] as const;
