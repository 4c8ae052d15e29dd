import type { Measure } from '../../engine/measure.ts';

const held = { heldOn: { set: true }, state: { in: ['held', 'closed'] } } as const;

/** Figures over reception days, by the day they were held. */
export const receptionMeasures = [
  {
    id: 'receptions',
    process: 'reception',
    label: { zh: '接待活动', en: 'Reception days held' },
    basis: { zh: '按期公布的占已接待的比例', en: 'Announced beforehand, of those held' },
    of: held,
    part: { announcedOn: { set: true } },
    asOf: ['heldOn'],
  },
  {
    id: 'receptionsByStation',
    process: 'reception',
    label: { zh: '接待活动按家站点', en: 'Reception days by station' },
    basis: { zh: '已接待的', en: 'Those held' },
    of: held,
    asOf: ['heldOn'],
    by: 'stationId',
  },
  {
    id: 'receivingDeputies',
    process: 'performance',
    label: { zh: '进站接待的代表', en: 'Deputies who received people' },
    basis: {
      zh: '当年有进站接待记录的代表，以本届现任代表为基数',
      en: 'With a reception in their record this year, of the deputies in office',
    },
    of: { kind: { in: ['stationReception'] }, state: { in: ['confirmed'] } },
    part: { kind: { in: ['stationReception'] } },
    asOf: ['on'],
    distinct: 'deputyId',
    outOf: { process: 'deputyship', of: { state: { in: ['active'] } } },
  },
] as const satisfies readonly Measure[];
