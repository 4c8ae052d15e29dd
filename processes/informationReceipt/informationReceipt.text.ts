import type { ProcessText } from '../../engine/define.ts';
import { informationKindWords } from '../../registers/information-kinds.ts';
import { optionsOf } from '../../registers/wording.ts';
import type { informationReceipt } from './informationReceipt.ts';

/** 已阅回执的中文用语。 */
export const zh = {
  name: '通报回执',
  states: { unread: '未阅', toConfirm: '待确认', asking: '有疑问', read: '已阅', missed: '逾期未阅', withdrawn: '已撤回' },
  actions: {
    begin: '发给代表',
    open: '阅读',
    confirm: '确认已阅',
    remark: '附言',
    ask: '提问',
    answer: '答复',
    remind: '提醒',
    follow: '随通报更正',
    miss: '截止未阅',
    recall: '撤回',
  },
  fields: {
    title: '通报标题',
    informationId: '通报',
    kind: '种类',
    deputyId: '代表',
    delegationId: '代表团',
    issuedOn: '发出日期',
    asksReceipt: '要求确认已阅',
    readBy: '阅读截止日期',
    openedOn: '阅读日期',
    confirmedOn: '确认日期',
    remark: '附言',
    questions: '提问和答复',
    askedOn: '最近提问日期',
    answeredOn: '最近答复日期',
    reminders: '提醒次数',
    remindedOn: '最近提醒日期',
  },
  parties: { deputy: '代表' },
  deadlines: { read: '阅读', answer: '答复提问' },
  reasons: {
    notAsked: '这份通报不要求确认已阅。',
    confirmedAlready: '您已经确认，不用再确认。',
    tooManyQuestions: '一份通报最多提{most}个问题。',
  },
  inputs: { question: '问题', answer: '答复', on: '日期', asksAgain: '重新阅读' },
  options: optionsOf('kind', informationKindWords.zh),
  notices: {
    reminded: '通报“{title}”等待您阅读，请尽快阅读。',
    remarked: '有代表对通报“{title}”写了附言。',
    asked: '有代表对通报“{title}”提出问题，请答复。',
    answered: '您对通报“{title}”提出的问题已经答复。',
    dueSoon: '通报“{title}”：{deadline}的期限为{due}，请按时办理。',
    overdue: '通报“{title}”：{deadline}的期限{due}已过，请尽快办理。',
  },
  help: {
    remark: '可以写下您的意见，工作人员会看到。',
    question: '由常委会办事机构答复，只有您和工作人员能看到。',
  },
} as const satisfies ProcessText<typeof informationReceipt>;
