import type { ProcessText } from '../../engine/define.ts';
import { optionsOf } from '../../registers/wording.ts';
import type { supervisionTopic } from './supervisionTopic.ts';

/** 监督议题的中文用语。 */
export const zh = {
  name: '监督议题',
  states: { proposed: '待确定', adopted: '已列入计划', takenUp: '已实施', declined: '未采纳' },
  actions: { create: '提出议题', link: '关联建议', adopt: '列入监督计划', decline: '不采纳', takeUp: '登记实施情况' },
  fields: {
    title: '议题',
    sessionId: '所属会议',
    planYear: '计划年度',
    source: '来源',
    theme: '反映的主要问题',
    suggestionIds: '相关建议',
    keyItemIds: '相关重点督办',
    committeeId: '牵头委员会',
    proposedOn: '提出日期',
    instrument: '监督方式',
    decision: '决定',
    decidedOn: '决定日期',
    declineReason: '不采纳理由',
    outcome: '实施情况',
    takenUpOn: '实施日期',
  },
  parties: { proposer: '提出人' },
  deadlines: {},
  reasons: {
    suggestionUnknown: '所选建议不存在。请重新选择。',
    suggestionConfidential: '保密办理的建议不能列入。请另选。',
    suggestionNotHandled: '所选建议尚未确定承办单位。请在交办之后列入。',
    needsSuggestions: '来自代表建议的议题，须关联相关建议。请选择建议。',
  },
  inputs: { reason: '理由' },
  options: {
    ...optionsOf('source', {
      inspection: '执法检查发现的突出问题',
      suggestions: '代表建议集中反映的问题',
      members: '常委会组成人员提出的问题',
      research: '专门委员会调研发现的问题',
      petitions: '来信来访集中反映的问题',
      society: '社会普遍关注的其他问题',
    }),
    ...optionsOf('instrument', {
      report: '听取专项工作报告',
      lawInspection: '执法检查',
      inquiry: '专题询问',
      appraisal: '工作评议',
      research: '专题调研',
      visit: '视察',
      other: '其他',
    }),
  },
  notices: {
    proposed: '提出了监督议题“{title}”。请您汇总提请主任会议研究。',
    adopted: '监督议题“{title}”已列入监督计划。请您做好准备。',
    declined: '监督议题“{title}”未被采纳，理由见议题页面。',
    takenUp: '监督议题“{title}”已经实施，情况见议题页面。',
    dueSoon: '“{title}”的“{deadline}”将于{due}到期。请您及时办理。',
    overdue: '“{title}”的“{deadline}”应于{due}前完成，现已逾期。请您尽快办理。',
  },
  help: { source: '监督法规定的六类议题来源。', suggestionIds: '可以是一件，也可以是反映同一问题的多件建议；建议页面同样能看到这个议题。' },
} as const satisfies ProcessText<typeof supervisionTopic>;
