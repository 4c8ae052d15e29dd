import type { Measure } from '../../engine/measure.ts';

const outOf = { process: 'deputyship', of: { state: { in: ['active'] } } } as const;

/** Figures over double contact in the term. */
export const contactLogMeasures = [
  {
    id: 'contacts',
    process: 'contactLog',
    label: { zh: '双联系次数', en: 'Contacts logged' },
    basis: { zh: '本届登记的联系，按种类', en: 'Logged in the term, by kind' },
    of: {},
    asOf: ['on'],
    by: 'kind',
  },
  {
    id: 'contactCoverage',
    process: 'contactLog',
    label: { zh: '常委会组成人员联系代表覆盖率', en: 'Deputies contacted by committee members' },
    basis: { zh: '本届被联系过的代表占现任代表的比例', en: 'Deputies contacted in the term, of those in office' },
    of: { kind: { in: ['memberDeputies'] } },
    part: { deputyId: { set: true } },
    asOf: ['on'],
    distinct: 'deputyId',
    outOf,
  },
  {
    id: 'voterContactCoverage',
    process: 'contactLog',
    label: { zh: '代表联系选民覆盖率', en: 'Deputies who contacted voters' },
    basis: { zh: '本届登记过联系选民的代表占现任代表的比例', en: 'Deputies with a contact with voters in the term, of those in office' },
    of: { kind: { in: ['deputyVoters'] } },
    part: { ownerId: { set: true } },
    asOf: ['on'],
    distinct: 'ownerId',
    outOf,
  },
  {
    id: 'contactProblems',
    process: 'contactLog',
    label: { zh: '联系中反映的问题', en: 'Problems brought up in contacts' },
    basis: { zh: '已解决的占需要跟进的比例', en: 'Settled, of those to be followed up' },
    of: { problems: { set: true } },
    part: { state: { in: ['settled'] } },
    asOf: ['on'],
    partAsOf: ['settledOn'],
  },
] as const satisfies readonly Measure[];
