import type { ProcessText } from '../../engine/define.ts';
import type { activityPlan } from './activityPlan.ts';

/** 代表活动年度计划的中文用语。 */
export const zh = {
  name: '代表活动年度计划',
  states: { draft: '草稿', published: '已公布', archived: '已归档', dropped: '已撤销' },
  actions: { create: '新增', edit: '修改', publish: '公布', archive: '归档', drop: '撤销' },
  fields: {
    year: '年度',
    title: '名称',
    adoptedBy: '通过的会议',
    adoptedOn: '通过日期',
    note: '说明',
    publishedOn: '公布日期',
    dropReason: '撤销理由',
  },
  parties: {},
  deadlines: {},
  reasons: {
    nothingPlanned: '计划中还没有活动。请先新增或者导入活动。',
    hasActivities: '计划中还有活动。请先取消这些活动。',
  },
  inputs: { reason: '撤销理由' },
  options: {},
  notices: {
    published: '“{title}”已经公布，请查看全年的代表活动。',
    extended: '“{title}”增加了活动，请查看。',
    dueSoon: '“{title}”的“{deadline}”将于{due}到期。请及时办理。',
    overdue: '“{title}”的“{deadline}”应于{due}前完成，现已逾期。请尽快办理。',
  },
  help: { year: '活动在各自的页面选择所属年度计划；公布后新增的活动，再次公布即可。' },
} as const satisfies ProcessText<typeof activityPlan>;
