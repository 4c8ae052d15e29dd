import type { ProcessText } from '../../engine/define.ts';
import { optionsOf } from '../../registers/wording.ts';
import type { nomination } from './nomination.ts';

/** 评选推荐的中文用语。 */
export const zh = {
  name: '评选推荐',
  states: { nominated: '待审核', shortlisted: '待决定', awarded: '已决定表彰', published: '已公布', notAwarded: '未入选' },
  actions: { create: '推荐', shortlist: '审核入围', reject: '不予入选', award: '决定表彰', publish: '公布' },
  fields: {
    title: '推荐对象',
    roundId: '评选',
    sessionId: '所属会议',
    kind: '类型',
    suggestionId: '建议',
    unitId: '单位',
    personName: '姓名',
    ground: '推荐理由',
    nominatedOn: '推荐日期',
    score: '审核评分',
    reviewNote: '审核意见',
    reviewedOn: '审核日期',
    decision: '表彰决定',
    decidedOn: '决定日期',
    publishedOn: '公布日期',
  },
  parties: { nominator: '推荐人', unit: '所在单位', author: '领衔代表' },
  deadlines: {},
  reasons: {
    roundClosed: '评选不存在或者推荐已经截止。请另选评选。',
    subjectMissing: '请选择与类型相符的建议、单位或者填写姓名。',
    notConcluded: '建议尚未办结。请在办结之后推荐。',
    nominatedBefore: '同一对象已经推荐过。请查看评选推荐列表。',
    overQuota: '该类名额为 {quota} 个，已经用完。请先核对名额。',
  },
  inputs: { note: '意见' },
  options: {
    ...optionsOf('kind', { suggestion: '优秀代表建议', unit: '办理先进单位', person: '办理先进个人' }),
  },
  notices: {
    nominated: '收到评选推荐“{title}”。请您审核。',
    shortlisted: '“{title}”已经入围，提请决定。',
    notAwarded: '“{title}”未入选，意见见推荐页面。',
    awarded: '“{title}”已决定表彰。',
    published: '“{title}”的表彰已经公布。祝贺您。',
    dueSoon: '“{title}”的“{deadline}”将于{due}到期。请您及时办理。',
    overdue: '“{title}”的“{deadline}”应于{due}前完成，现已逾期。请您尽快办理。',
  },
  help: { score: '一百分制，供决定时参考。' },
} as const satisfies ProcessText<typeof nomination>;
