import { definePaper } from '../../engine/paper.ts';
import { common, commonValues, label, text } from '../paper-words.ts';

/** 代表培训计划 of the courses chosen in a list. */
const trainingPlan = definePaper({
  id: 'trainingPlan',
  of: 'course',
  over: 'many',
  name: label('代表培训计划', 'Training plan'),
  frame: 'table',
  needs: ['public'],
  fields: { ...common, count: label('期数', 'How many'), hours: label('学时合计', 'Hours') },
  lists: {
    courses: {
      ...label('课程', 'Courses'),
      columns: {
        no: label('序号', 'No.'),
        title: label('课程名称', 'Course'),
        kind: label('种类', 'Kind'),
        span: label('时间', 'When'),
        place: label('地点', 'Place'),
        organiser: label('组织单位', 'Organiser'),
        hours: label('学时', 'Hours'),
        places: label('名额', 'Places'),
      },
    },
  },
  values: (c) => ({
    fields: {
      ...commonValues(c),
      count: String(c.records.length),
      hours: String(c.records.reduce((sum, r) => sum + Number(r.fields.hours ?? 0), 0)),
    },
    lists: {
      courses: [...c.records]
        .sort((a, b) => text(a.fields.on).localeCompare(text(b.fields.on)))
        .map((r, i) => ({
          no: String(i + 1),
          title: text(r.fields.title),
          kind: c.word('course', 'kind', r.fields.kind),
          span: r.fields.on === r.fields.endOn ? text(r.fields.on) : `${text(r.fields.on)}至${text(r.fields.endOn)}`,
          place: text(r.fields.place),
          organiser: text(r.fields.organiser),
          hours: text(r.fields.hours),
          places: text(r.fields.places),
        })),
    },
  }),
  layout: [
    { kind: 'text', style: 'title', text: '{人大名称}代表培训计划' },
    { kind: 'text', style: 'small', text: '共{期数}期，{学时合计}学时　{成文日期}' },
    {
      kind: 'list',
      list: '课程',
      columns: [
        { head: '序号', text: '{序号}', width: 14, align: 'center' },
        { head: '课程名称', text: '{课程名称}', width: 60 },
        { head: '种类', text: '{种类}', width: 26, align: 'center' },
        { head: '时间', text: '{时间}', width: 40, align: 'center' },
        { head: '地点', text: '{地点}', width: 38 },
        { head: '组织单位', text: '{组织单位}', width: 35 },
        { head: '学时', text: '{学时}', width: 15, align: 'center' },
        { head: '名额', text: '{名额}', width: 15, align: 'center' },
      ],
    },
  ],
});

export const coursePapers = [trainingPlan];
