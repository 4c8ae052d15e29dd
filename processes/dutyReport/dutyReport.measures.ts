import type { Measure } from '../../engine/measure.ts';

const held = { heldOn: { set: true }, state: { in: ['held', 'published'] } } as const;

/** Figures over reports to voters in the term. */
export const dutyReportMeasures = [
  {
    id: 'dutyReports',
    process: 'dutyReport',
    label: { zh: '代表述职', en: 'Reports to voters' },
    basis: { zh: '本届已述职的，已公开的另计', en: 'Held in the term, those published apart' },
    of: held,
    part: { publishedOn: { set: true } },
    asOf: ['heldOn'],
    partAsOf: ['publishedOn'],
  },
  {
    id: 'reportCoverage',
    process: 'dutyReport',
    label: { zh: '述职覆盖率', en: 'Coverage of reports to voters' },
    basis: {
      zh: '本届已述职的代表占现任代表的比例，每届至少一次',
      en: 'Deputies who reported in the term, of those in office; at least once a term',
    },
    of: held,
    part: { heldOn: { set: true } },
    asOf: ['heldOn'],
    distinct: 'deputyId',
    outOf: { process: 'deputyship', of: { state: { in: ['active'] } } },
  },
  {
    id: 'dutyReportResults',
    process: 'dutyReport',
    label: { zh: '述职测评结果', en: 'Results of the tests' },
    basis: { zh: '本届已述职的', en: 'Of those held in the term' },
    of: held,
    asOf: ['heldOn'],
    by: 'result',
  },
] as const satisfies readonly Measure[];
