import { optionsOf } from '../../registers/wording.ts';

/** 联系记录的中文用语。 */
export const zh = {
  name: '联系记录',
  states: { noted: '已登记', following: '跟进中', settled: '已解决', unsettled: '未能解决' },
  actions: { log: '登记联系', follow: '登记跟进', settle: '办结', giveUp: '结束跟进' },
  parties: { owner: '联系人', contacted: '被联系代表' },
  deadlines: { followUp: '跟进' },
  reasons: {
    noSeat: '没有找到在职的代表席位。',
    notOwnSeat: '代表只能登记自己的联系情况。',
    notMember: '联系人不是常委会组成人员，请核对种类。',
    deputyMissing: '请选择所联系的其他在职代表。',
    votersMissing: '请填写所联系的选民范围。',
    dayAhead: '联系日期不能晚于今天。',
    tooManySteps: '跟进记录已满，请办结或者结束跟进。',
  },
  fields: {
    title: '名称',
    kind: '种类',
    termId: '届',
    ownerId: '联系人',
    deputyId: '联系的代表',
    voterGroup: '联系的选民范围',
    on: '联系日期',
    way: '联系方式',
    people: '人数',
    problems: '反映的问题',
    steps: '跟进情况',
    result: '结果',
    settledOn: '办结日期',
  },
  inputs: { text: '内容' },
  options: {
    ...optionsOf('kind', { memberDeputies: '常委会组成人员联系代表', deputyVoters: '代表联系选民' }),
    ...optionsOf('way', { visit: '走访', talk: '约谈', phone: '电话', meeting: '座谈', online: '网络', letter: '书信' }),
  },
  notices: {
    raised: '“{title}”登记了需要跟进的问题。',
    settled: '“{title}”反映的问题已办结。结果：{result}。',
    givenUp: '“{title}”反映的问题结束跟进。说明：{result}。',
    dueSoon: '“{title}”：{deadline}的期限为{due}，请按时办理。',
    overdue: '“{title}”：{deadline}的期限{due}已过，请尽快办理。',
  },
  help: {
    ownerId: '代表登记本人的联系情况，可以不填。',
    voterGroup: '村、社区、单位等，不填写个人姓名。',
    problems: '没有需要跟进的问题可以不填。请勿写入他人的个人信息。',
  },
} as const;
