import type { RuleCatalogue } from '../engine/rules.ts';

const words = (zh: string, en: string) => ({ zh, en });

/** What a place may set of deputies’ activities and of the record of their deeds. */
export const deputyWorkKeys = {
  'performance.confirm': {
    type: 'duration',
    startEvents: ['submission'],
    ...words('履职自报确认期限', 'Confirming a self-reported deed'),
    meaning: words('代表自报履职后，召集人或者代表工作机构确认的期限。', 'Time to confirm or send back what a deputy reported.'),
  },
  'performance.appeal': {
    type: 'duration',
    startEvents: ['submission'],
    ...words('履职记录异议处理期限', 'Settling a doubt about a record'),
    meaning: words('代表对履职记录提出异议后，代表工作机构处理的期限。', 'Time the office has to settle a deputy’s doubt about a record.'),
  },
  'liaison.screen': {
    type: 'duration',
    startEvents: ['matterRaised'],
    ...words('联络事项审核转送期限', 'Screening a liaison matter'),
    meaning: words(
      '代表工作机构审核代表联络事项并转送有关机关的期限。',
      'Time the deputies’ office has to screen a liaison matter and forward it.',
    ),
  },
  'liaison.answer': {
    type: 'duration',
    startEvents: ['forwarding'],
    ...words('联络事项答复期限', 'Answer to a liaison matter'),
    meaning: words(
      '监察委员会、人民法院、人民检察院和垂直管理单位自转送之日起答复代表的期限；未设的应当及时答复。',
      'Time a judicial or supervisory body has to answer after the forwarding; where none is set, promptly.',
    ),
  },
  'liaison.evaluate': {
    type: 'duration',
    startEvents: ['answer'],
    ...words('联络事项评价期限', 'Evaluating the answer to a liaison matter'),
    meaning: words(
      '代表收到答复后评价的期限，逾期视为未评价。',
      'Time a deputy has to evaluate the answer; after it the matter is closed without.',
    ),
  },
  'activity.notify': {
    type: 'duration',
    startEvents: ['begin'],
    ...words('活动通知期限', 'Notice of an activity'),
    meaning: words(
      '列入年度计划的活动须在开始前多少个工作日通知代表。',
      'How long before it begins deputies are told of a planned activity.',
    ),
  },
  'activity.feedBack': {
    type: 'duration',
    startEvents: ['handOver'],
    ...words('活动报告处理反馈期限', 'Feedback on the report of an activity'),
    meaning: words(
      '有关机关、组织自收到代表活动报告起反馈研究处理情况的期限；未设的应当及时反馈。',
      'Time an organ has to tell what it did about a handed-over report; where none is set, promptly.',
    ),
  },
  'activity.groupEvery': {
    type: 'number',
    min: 0,
    max: 24,
    ...words('代表小组活动间隔（月）', 'Months between activities of a group'),
    meaning: words('代表小组至少每几个月活动一次；0为不作规定。', 'A group meets at least once in so many months; 0: no such rule.'),
  },
  'activity.groupPerYear': {
    type: 'number',
    min: 0,
    max: 52,
    ...words('代表小组每年活动次数', 'Activities of a group a year'),
    meaning: words('代表小组每年至少活动几次；0为不作规定。', 'How often a group meets in a year at least; 0: no such rule.'),
  },
  'activity.centralPerYear': {
    type: 'number',
    min: 0,
    max: 52,
    ...words('代表中心组每年活动次数', 'Activities of a central group a year'),
    meaning: words('代表中心组每年至少活动几次；0为不作规定。', 'How often a central group meets in a year at least; 0: no such rule.'),
  },
  'information.answer': {
    type: 'duration',
    startEvents: ['asked'],
    ...words('答复代表提问的期限', 'Answering a question on information'),
    meaning: words(
      '代表对通报提出问题后，常委会办事机构答复的期限。',
      'Time the office has to answer a deputy’s question on a piece of information.',
    ),
  },
  'mediation.confirm': {
    type: 'duration',
    startEvents: ['mediated'],
    ...words('调解确认期限', 'Confirming a mediation'),
    meaning: words(
      '登记调解结果后，家站点或者代表工作机构确认的期限。',
      'Time the station or the office has to confirm a mediation, or send it back.',
    ),
  },
  'mediation.followUp': {
    type: 'duration',
    startEvents: ['mediated'],
    ...words('调解回访期限', 'Follow-up visit after a mediation'),
    meaning: words(
      '达成协议后回访履行情况的期限；登记时定了回访日期的，按该日期。',
      'Time after an agreement to see whether it is kept; a day set when it was logged comes first.',
    ),
  },
  'mediation.retention': {
    type: 'duration',
    startEvents: ['closing'],
    ...words('调解中个人信息的留存期限', 'Keeping who a mediation was about'),
    meaning: words(
      '结束后留存当事人姓名、电话和纠纷内容的期限，过后匿名化，只留统计。',
      'How long names, numbers and words of the people are kept after closing; then only figures stay.',
    ),
  },
} as const satisfies RuleCatalogue;
