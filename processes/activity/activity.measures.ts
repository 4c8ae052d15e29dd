import type { Measure } from '../../engine/measure.ts';

/** Planned, told or called off: not what was held. */
const took = { state: { in: ['held', 'reportDrafted', 'handedOver', 'organFeedback', 'archived'] } } as const;

/** Figures over activities, by the day they began. */
export const activityMeasures = [
  {
    id: 'activitiesHeld',
    process: 'activity',
    label: { zh: '举行的代表活动', en: 'Activities held' },
    basis: { zh: '以活动开始日期计', en: 'By the day they began' },
    of: took,
    asOf: ['startOn'],
  },
  {
    id: 'activitiesByKind',
    process: 'activity',
    label: { zh: '代表活动按类型', en: 'Activities by kind' },
    basis: { zh: '以举行的活动为基数', en: 'Of those held' },
    of: took,
    asOf: ['startOn'],
    by: 'kind',
  },
  {
    id: 'activitiesByMonth',
    process: 'activity',
    label: { zh: '代表活动按月份', en: 'Activities by month' },
    basis: { zh: '以举行的活动为基数', en: 'Of those held' },
    of: took,
    asOf: ['startOn'],
    by: 'startOn',
    as: 'month',
  },
  {
    id: 'activitiesByGroup',
    process: 'activity',
    label: { zh: '代表活动按小组', en: 'Activities by group' },
    basis: { zh: '代表小组举行的活动', en: 'Those held by a group' },
    of: { ...took, groupId: { set: true } },
    asOf: ['startOn'],
    by: 'groupId',
  },
  {
    id: 'activityReports',
    process: 'activity',
    label: { zh: '活动报告反馈率', en: 'Reports answered' },
    basis: { zh: '以转交有关机关、组织的活动报告为基数', en: 'Of the reports handed over to organs' },
    of: { handedOverOn: { set: true } },
    part: { state: { in: ['organFeedback', 'archived'] } },
    asOf: ['startOn', 'handedOverOn'],
    partAsOf: ['feedbackOn'],
  },
] as const satisfies readonly Measure[];
