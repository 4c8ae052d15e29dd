/** 履职活动的类型: what deputies are brought together for. */
export const activityKinds = [
  'research',
  'inspection',
  'certificateVisit',
  'appointment',
  'groupActivity',
  'seminar',
  'visit',
  'receptionDay',
  'meetingDay',
  'sitIn',
  'forum',
  'campaign',
  'training',
  'other',
] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** The kinds as they are called, for every form that names them. */
export const activityKindWords = {
  zh: {
    research: '专题调研',
    inspection: '集中视察',
    certificateVisit: '持证视察',
    appointment: '约见负责人',
    groupActivity: '代表小组活动',
    seminar: '座谈',
    visit: '走访',
    receptionDay: '主任接待代表日',
    meetingDay: '统一见面日',
    sitIn: '列席常委会会议',
    forum: '代表讲坛',
    campaign: '代表在行动',
    training: '培训',
    other: '其他',
  },
  en: {
    research: 'Research',
    inspection: 'Concentrated visit',
    certificateVisit: 'Visit by certificate',
    appointment: 'Appointment with officials',
    groupActivity: 'Group activity',
    seminar: 'Seminar',
    visit: 'Visit',
    receptionDay: 'Chairperson’s reception day',
    meetingDay: 'Unified meeting day',
    sitIn: 'Sit-in at the standing committee',
    forum: 'Deputies’ forum',
    campaign: 'Deputies in action',
    training: 'Training',
    other: 'Other',
  },
} as const satisfies Record<'zh' | 'en', Record<ActivityKind, string>>;
