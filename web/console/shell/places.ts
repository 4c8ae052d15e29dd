import { adminRoles, type RoleId } from '../../../registers/roles.ts';
import type { consoleWords } from '../text.ts';

/** What the places of the left column are about, in its order. */
export const placeGroups = ['turn', 'handling', 'people', 'law', 'deputies', 'keep', 'administer'] as const;
export type PlaceGroup = (typeof placeGroups)[number];

/** One place in the left column: its address, its name, and who uses it. */
export interface Place {
  readonly to: string;
  readonly word: keyof typeof consoleWords.zh.places;
  readonly group: PlaceGroup;
  readonly for: readonly RoleId[] | 'everyone';
  /** Whether somebody who only holds a deputy's seat uses it too. */
  readonly forDeputies?: boolean;
  /** Other addresses that belong to this place. */
  readonly also?: readonly string[];
}

const office = ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'specialCommitteeOfficer'] as const satisfies readonly RoleId[];
const units = ['govOffice', 'unitHead', 'unitClerk'] as const satisfies readonly RoleId[];
const delegation = ['delegationHead', 'delegationStaff', 'deputy'] as const satisfies readonly RoleId[];

/** The places of the console: the day's work first, then by what they are about. */
export const places: readonly Place[] = [
  {
    to: '/',
    word: 'work',
    group: 'turn',
    for: [
      ...office,
      ...units,
      ...delegation,
      'scMember',
      'evaluator',
      'legislativeAffairsOfficer',
      'deputyStationKeeper',
      'petitionOfficer',
    ],
    forDeputies: true,
  },
  { to: '/suggestions', word: 'suggestions', group: 'handling', for: [...office, ...units, ...delegation], forDeputies: true },
  { to: '/pre-consultations', word: 'preConsultations', group: 'handling', for: ['unitHead', 'unitClerk', 'deputy'], forDeputies: true },
  { to: '/hand-over', word: 'handOver', group: 'handling', for: ['deputyWorkOfficer', 'scOfficeClerk'] },
  { to: '/assignments', word: 'assignments', group: 'handling', for: [...office, ...units] },
  { to: '/commitments', word: 'commitments', group: 'handling', for: [...office, ...units, ...delegation], forDeputies: true },
  { to: '/key-items', word: 'keyItems', group: 'handling', for: [...office, ...units, ...delegation, 'scMember'], forDeputies: true },
  { to: '/assessments', word: 'assessments', group: 'handling', for: ['scMember'] },
  { to: '/outside-evaluations', word: 'evaluations', group: 'handling', for: ['evaluator'] },
  { to: '/supervision', word: 'supervision', group: 'handling', for: office },
  { to: '/figures', word: 'figures', group: 'handling', for: office },
  { to: '/report', word: 'report', group: 'handling', for: office },
  { to: '/check-report', word: 'checkReport', group: 'handling', for: [...office, ...units] },
  {
    to: '/opinions',
    word: 'opinions',
    group: 'people',
    for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'deputyStationKeeper', 'unitHead', 'unitClerk', 'deputy'],
    forDeputies: true,
    also: ['/hot-topics', '/held-opinions'],
  },
  {
    to: '/petitions',
    word: 'petitions',
    group: 'people',
    for: ['petitionOfficer', 'chairperson', 'unitHead', 'unitClerk'],
    also: ['/petition-topics'],
  },
  {
    to: '/receptions',
    word: 'receptions',
    group: 'people',
    for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'deputyStationKeeper', 'deputy'],
    forDeputies: true,
  },
  {
    to: '/contact-logs',
    word: 'contactLogs',
    group: 'people',
    for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'deputy'],
    forDeputies: true,
    also: ['/contact-ties'],
  },
  {
    to: '/mediations',
    word: 'mediations',
    group: 'people',
    for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'deputyStationKeeper', 'deputy'],
    forDeputies: true,
  },
  {
    to: '/stations',
    word: 'stations',
    group: 'people',
    for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'deputyStationKeeper'],
    also: ['/station-figures', '/station-map'],
  },
  {
    to: '/deputy-codes',
    word: 'deputyCodes',
    group: 'people',
    for: ['deputyWorkOfficer', 'scOfficeClerk', 'deputyStationKeeper', 'deputy'],
    forDeputies: true,
  },
  {
    to: '/consultations',
    word: 'consultations',
    group: 'law',
    for: ['legislativeAffairsOfficer', 'specialCommitteeOfficer', 'scOfficeClerk', 'chairperson', 'deputy'],
    forDeputies: true,
    also: ['/consultation-comments'],
  },
  {
    to: '/review-suggestions',
    word: 'reviewSuggestions',
    group: 'law',
    for: ['legislativeAffairsOfficer', 'specialCommitteeOfficer', 'chairperson'],
  },
  {
    to: '/statutes',
    word: 'statutes',
    group: 'law',
    for: ['legislativeAffairsOfficer', ...office, ...units, ...delegation, 'scMember'],
    forDeputies: true,
    also: ['/statute-comparisons', '/draft-reviews'],
  },
  {
    to: '/activities',
    word: 'activities',
    group: 'deputies',
    for: [...office, ...delegation],
    forDeputies: true,
  },
  {
    to: '/participations',
    word: 'participations',
    group: 'deputies',
    for: ['deputy', 'deputyWorkOfficer', 'scOfficeClerk'],
    forDeputies: true,
  },
  { to: '/activity-plans', word: 'activityPlans', group: 'deputies', for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson'] },
  { to: '/activity-statistics', word: 'activityStatistics', group: 'deputies', for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson'] },
  {
    to: '/information',
    word: 'information',
    group: 'deputies',
    for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'deputy'],
    forDeputies: true,
    also: ['/information-receipts'],
  },
  {
    to: '/liaison-matters',
    word: 'liaisonMatters',
    group: 'deputies',
    for: ['deputyWorkOfficer', 'unitHead', 'unitClerk', 'deputy'],
    forDeputies: true,
  },
  {
    to: '/courses',
    word: 'courses',
    group: 'deputies',
    for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'deputy'],
    forDeputies: true,
    also: ['/attendances'],
  },
  {
    to: '/duty-reports',
    word: 'dutyReports',
    group: 'deputies',
    for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'deputy'],
    forDeputies: true,
  },
  { to: '/performances', word: 'performances', group: 'deputies', for: [...office, ...delegation], forDeputies: true },
  { to: '/structure', word: 'structure', group: 'deputies', for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson'] },
  { to: '/registers', word: 'registers', group: 'keep', for: ['deputyWorkOfficer', 'scOfficeClerk', 'systemAdmin'] },
  { to: '/rules', word: 'rules', group: 'keep', for: [...office, 'govOffice', 'systemAdmin'] },
  { to: '/holidays', word: 'holidays', group: 'keep', for: ['deputyWorkOfficer', 'scOfficeClerk', 'systemAdmin'] },
  { to: '/reply-templates', word: 'replyTemplates', group: 'keep', for: ['deputyWorkOfficer', 'scOfficeClerk', 'unitHead', 'unitClerk'] },
  { to: '/paper-templates', word: 'paperTemplates', group: 'keep', for: ['deputyWorkOfficer', 'scOfficeClerk'] },
  { to: '/accounts', word: 'accounts', group: 'administer', for: ['systemAdmin', 'securityAdmin'] },
  { to: '/approvals', word: 'approvals', group: 'administer', for: ['systemAdmin', 'securityAdmin'] },
  { to: '/congress-tree', word: 'congressTree', group: 'administer', for: ['systemAdmin'] },
  { to: '/webhooks', word: 'webhooks', group: 'administer', for: ['systemAdmin'] },
  { to: '/message-channels', word: 'messageChannels', group: 'administer', for: ['systemAdmin'] },
  { to: '/interfaces', word: 'interfaces', group: 'administer', for: ['systemAdmin'] },
  { to: '/security-policy', word: 'securityPolicy', group: 'administer', for: ['securityAdmin'] },
  { to: '/security-log', word: 'securityLog', group: 'administer', for: ['auditAdmin'] },
  { to: '/access-log', word: 'accessLog', group: 'administer', for: ['auditAdmin'] },
  { to: '/chain', word: 'chain', group: 'administer', for: ['auditAdmin'] },
];

/** The places somebody with these roles uses. */
export function placesFor(roles: ReadonlySet<RoleId>, isDeputy: boolean): readonly Place[] {
  return places.filter((p) => p.for === 'everyone' || p.for.some((r) => roles.has(r)) || (isDeputy && p.forDeputies === true));
}

/** Whether somebody is an administrator and nothing else, and so has no work list. */
export const isOnlyAdmin = (roles: ReadonlySet<RoleId>, isDeputy: boolean): boolean =>
  !isDeputy && roles.size > 0 && [...roles].every((r) => (adminRoles as readonly RoleId[]).includes(r));
