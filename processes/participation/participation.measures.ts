import type { Measure } from '../../engine/measure.ts';

const settled = { state: { in: ['present', 'absent', 'onLeave'] } } as const;

/** Figures over who came to activities, by the day they began. */
export const participationMeasures = [
  {
    id: 'participationRate',
    process: 'participation',
    label: { zh: '活动参加率', en: 'Participation' },
    basis: { zh: '以应参加的人次为基数，请假的计入基数', en: 'Of those who were to come, leave included' },
    of: settled,
    part: { state: { in: ['present'] } },
    asOf: ['startOn'],
  },
  {
    id: 'participationByKind',
    process: 'participation',
    label: { zh: '活动参加率按类型', en: 'Participation by kind of activity' },
    basis: { zh: '以应参加的人次为基数', en: 'Of those who were to come' },
    of: settled,
    part: { state: { in: ['present'] } },
    asOf: ['startOn'],
    by: 'activityKind',
  },
  {
    id: 'deputiesInvited',
    process: 'participation',
    label: { zh: '受邀代表覆盖率', en: 'Deputies invited' },
    basis: { zh: '至少受邀一次的代表，以在任代表为基数', en: 'Those invited at least once, of all deputies in office' },
    of: { state: { not: ['withdrawn'] } },
    part: { state: { not: ['withdrawn'] } },
    asOf: ['startOn'],
    distinct: 'deputyId',
    outOf: { process: 'deputyship', of: { state: { in: ['active'] } } },
  },
  {
    id: 'sitInCoverage',
    process: 'participation',
    label: { zh: '列席常委会会议的代表覆盖率', en: 'Deputies who sat in at the standing committee' },
    basis: { zh: '列席过的代表，以在任代表为基数', en: 'Those who came at least once, of all deputies in office' },
    of: { activityKind: { in: ['sitIn'] }, state: { not: ['withdrawn'] } },
    part: { state: { in: ['present'] } },
    asOf: ['startOn'],
    distinct: 'deputyId',
    outOf: { process: 'deputyship', of: { state: { in: ['active'] } } },
  },
] as const satisfies readonly Measure[];
