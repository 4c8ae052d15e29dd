import type { Measure } from '../../engine/measure.ts';

/** Figures over training in the term. */
export const attendanceMeasures = [
  {
    id: 'trainings',
    process: 'attendance',
    label: { zh: '培训代表人次', en: 'Attendances of courses' },
    basis: { zh: '本届参训人次占通知参训人次的比例，课程取消的不计', en: 'Of those invited in the term; cancelled courses are left out' },
    of: { state: { not: ['dropped'] } },
    part: { state: { in: ['attended'] } },
    asOf: ['on'],
    partAsOf: ['attendedOn'],
  },
  {
    id: 'trainingCoverage',
    process: 'attendance',
    label: { zh: '培训覆盖率', en: 'Coverage of training' },
    basis: { zh: '本届已参训的代表占现任代表的比例', en: 'Deputies who attended a course in the term, of those in office' },
    of: { state: { in: ['attended'] } },
    part: { state: { in: ['attended'] } },
    asOf: ['attendedOn'],
    distinct: 'deputyId',
    outOf: { process: 'deputyship', of: { state: { in: ['active'] } } },
  },
  {
    id: 'trainingsByCourse',
    process: 'attendance',
    label: { zh: '参训按课程', en: 'Attendances by course' },
    basis: { zh: '通知参训人次，已参训的另计', en: 'Invitations, those attended apart' },
    of: { state: { not: ['dropped'] } },
    part: { state: { in: ['attended'] } },
    asOf: ['on'],
    by: 'courseId',
  },
] as const satisfies readonly Measure[];
