import { definePaper } from '../../engine/paper.ts';
import { chineseDay, common, commonValues, label, text } from '../paper-words.ts';

/** 培训结业证书 */
const trainingCertificate = definePaper({
  id: 'trainingCertificate',
  of: 'attendance',
  over: 'one',
  name: label('培训结业证书', 'Certificate of training'),
  frame: 'form',
  needs: ['public'],
  when: (record) => record.state === 'attended',
  fields: {
    ...common,
    deputy: label('代表', 'Deputy'),
    course: label('课程名称', 'Course'),
    span: label('时间', 'When'),
    hours: label('学时', 'Hours'),
    on: label('结业日期', 'Completed on'),
  },
  values: (c) => {
    const r = c.record.fields;
    return {
      fields: {
        ...commonValues(c),
        deputy: c.name(r.deputyId),
        course: text(r.title),
        span: r.on === r.endOn ? chineseDay(r.on) : `${chineseDay(r.on)}至${chineseDay(r.endOn)}`,
        hours: text(r.hours),
        on: chineseDay(r.attendedOn),
      },
    };
  },
  layout: [
    { kind: 'gap', lines: 3 },
    { kind: 'text', style: 'title', text: '结业证书' },
    { kind: 'gap', lines: 2 },
    { kind: 'text', style: 'flush', text: '{代表}代表：' },
    { kind: 'text', style: 'body', text: '您于{时间}参加“{课程名称}”学习，共{学时}学时，完成全部学习内容，准予结业。' },
    { kind: 'gap', lines: 2 },
    { kind: 'text', style: 'sign', text: '{发文机关}\n{结业日期}' },
  ],
});

/** 参训名单 of the attendances chosen in a list, to be signed. */
const attendanceList = definePaper({
  id: 'attendanceList',
  of: 'attendance',
  over: 'many',
  name: label('参训名单', 'Attendance list'),
  frame: 'form',
  needs: ['public'],
  fields: { ...common, count: label('人数', 'How many'), attended: label('已参训人数', 'Attended') },
  lists: {
    deputies: {
      ...label('代表', 'Deputies'),
      columns: {
        no: label('序号', 'No.'),
        name: label('姓名', 'Name'),
        course: label('课程名称', 'Course'),
        hours: label('学时', 'Hours'),
        state: label('状态', 'State'),
      },
    },
  },
  values: (c) => ({
    fields: {
      ...commonValues(c),
      count: String(c.records.length),
      attended: String(c.records.filter((r) => r.state === 'attended').length),
    },
    lists: {
      deputies: c.records.map((r, i) => ({
        no: String(i + 1),
        name: c.name(r.fields.deputyId),
        course: text(r.fields.title),
        hours: text(r.fields.hours),
        state: c.word('attendance', 'state', r.state),
      })),
    },
  }),
  layout: [
    { kind: 'text', style: 'title', text: '代表参训名单' },
    { kind: 'text', style: 'small', text: '共{人数}人，已参训{已参训人数}人　{成文日期}' },
    {
      kind: 'list',
      list: '代表',
      columns: [
        { head: '序号', text: '{序号}', width: 14, align: 'center' },
        { head: '姓名', text: '{姓名}', width: 28 },
        { head: '课程名称', text: '{课程名称}', width: 54 },
        { head: '学时', text: '{学时}', width: 15, align: 'center' },
        { head: '状态', text: '{状态}', width: 21, align: 'center' },
        { head: '签名', text: '', width: 24 },
      ],
    },
  ],
});

export const attendancePapers = [trainingCertificate, attendanceList];
