import type { ProcessText } from '../../engine/define.ts';
import { optionsOf } from '../../registers/wording.ts';
import type { preConsultation } from './preConsultation.ts';

/** 事前沟通的中文用语。 */
export const zh = {
  name: '事前沟通',
  states: { raised: '待受理', accepted: '已受理', fedBack: '已反馈', closed: '已办结', refused: '不予受理', withdrawn: '已撤回' },
  actions: {
    create: '提出沟通',
    accept: '受理',
    refuse: '不予受理',
    feedBack: '反馈',
    close: '评价并办结',
    withdraw: '撤回',
    noteSuggestion: '关联建议',
    noteUnnamed: '取消关联',
    noteSubmitted: '建议已提交',
  },
  fields: {
    title: '沟通事项',
    question: '想了解的情况',
    fileIds: '附件',
    unitId: '沟通单位',
    deputyId: '提出代表',
    raisedOn: '提出日期',
    acceptedOn: '受理日期',
    contactName: '单位联系人',
    contactPhone: '联系电话',
    refuseReason: '不予受理的理由',
    suggestedUnitId: '建议转向的单位',
    feedback: '反馈意见',
    feedbackFileIds: '反馈附件',
    fedBackOn: '反馈日期',
    usefulness: '沟通效果',
    closeNote: '代表说明',
    closedOn: '办结日期',
    withdrawReason: '撤回理由',
    suggestionId: '形成的建议',
    submittedOn: '建议提交日期',
  },
  parties: { raiser: '提出代表', unit: '沟通单位' },
  deadlines: { accept: '受理', feedBack: '反馈' },
  reasons: {
    notOwnSeat: '事前沟通由代表本人提出。请以代表身份登录。',
    alreadyNamed: '这次事前沟通已关联另一件建议。请换一件，或者先在那件建议中取消关联。',
    notRaiser: '只能关联领衔代表本人提出的事前沟通。请从名单中重新选择。',
  },
  inputs: { reason: '理由', on: '日期' },
  options: {
    ...optionsOf('usefulness', { answered: '问题已说清，不再提建议', helpful: '有帮助，将据此提出建议', unhelpful: '没有帮助' }),
  },
  notices: {
    raised: '代表就“{title}”与贵单位作事前沟通，请受理并反馈。',
    accepted: '您提出的事前沟通“{title}”已受理，联系人见页面。',
    refused: '您提出的事前沟通“{title}”未被受理，理由见页面，可以改向其他单位提出。',
    fedBack: '您提出的事前沟通“{title}”已有反馈，请查看并办结，可以据此起草建议。',
    withdrawn: '代表撤回了事前沟通“{title}”，不必再办。',
    dueSoon: '事前沟通“{title}”的{deadline}将于{due}到期，请及时处理。',
    overdue: '事前沟通“{title}”的{deadline}已于{due}到期，尚未完成，请尽快处理。',
  },
  help: {
    question: '只写需要单位回答的内容；建议草稿不会给单位看到。',
    suggestionId: '可以不选。单位看不到草稿，也看不到关联。',
    usefulness: '单位看不到您的评价。',
    suggestedUnitId: '不属本单位职责的，指明应当找哪个单位。',
  },
} as const satisfies ProcessText<typeof preConsultation>;
