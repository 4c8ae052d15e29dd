import { adminRoles, type RoleId } from '../../../registers/roles.ts';
import type { consoleWords } from '../text.ts';

/** One place in the left column: its address, its name, and who uses it. */
export interface Place {
  readonly to: string;
  readonly word: keyof typeof consoleWords.zh.places;
  readonly group: 'work' | 'keep' | 'administer';
  readonly for: readonly RoleId[] | 'everyone';
  /** Whether somebody who only holds a deputy's seat uses it too. */
  readonly forDeputies?: boolean;
  /** Other addresses that belong to this place. */
  readonly also?: readonly string[];
}

const office = ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'specialCommitteeOfficer'] as const satisfies readonly RoleId[];
const units = ['govOffice', 'unitHead', 'unitClerk'] as const satisfies readonly RoleId[];
const delegation = ['delegationHead', 'delegationStaff', 'deputy'] as const satisfies readonly RoleId[];

/** The few places of the console, in the order of the day. */
export const places: readonly Place[] = [
  {
    to: '/',
    word: 'work',
    group: 'work',
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
  { to: '/pre-consultations', word: 'preConsultations', group: 'work', for: ['unitHead', 'unitClerk', 'deputy'], forDeputies: true },
  {
    to: '/activities',
    word: 'activities',
    group: 'keep',
    for: [...office, ...delegation],
    forDeputies: true,
  },
  {
    to: '/participations',
    word: 'participations',
    group: 'work',
    for: ['deputy', 'deputyWorkOfficer', 'scOfficeClerk'],
    forDeputies: true,
  },
  { to: '/activity-plans', word: 'activityPlans', group: 'keep', for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson'] },
  { to: '/activity-statistics', word: 'activityStatistics', group: 'keep', for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson'] },
  {
    to: '/opinions',
    word: 'opinions',
    group: 'work',
    for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'deputyStationKeeper', 'unitHead', 'unitClerk', 'deputy'],
    forDeputies: true,
    also: ['/hot-topics', '/held-opinions'],
  },
  {
    to: '/petitions',
    word: 'petitions',
    group: 'work',
    for: ['petitionOfficer', 'chairperson', 'unitHead', 'unitClerk'],
    also: ['/petition-topics'],
  },
  {
    to: '/consultations',
    word: 'consultations',
    group: 'work',
    for: ['legislativeAffairsOfficer', 'specialCommitteeOfficer', 'scOfficeClerk', 'chairperson', 'deputy'],
    forDeputies: true,
    also: ['/consultation-comments'],
  },
  {
    to: '/review-suggestions',
    word: 'reviewSuggestions',
    group: 'work',
    for: ['legislativeAffairsOfficer', 'specialCommitteeOfficer', 'chairperson'],
  },
  {
    to: '/deputy-codes',
    word: 'deputyCodes',
    group: 'keep',
    for: ['deputyWorkOfficer', 'scOfficeClerk', 'deputyStationKeeper', 'deputy'],
    forDeputies: true,
  },
  {
    to: '/stations',
    word: 'stations',
    group: 'keep',
    for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'deputyStationKeeper'],
    also: ['/station-figures', '/station-map'],
  },
  {
    to: '/receptions',
    word: 'receptions',
    group: 'work',
    for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'deputyStationKeeper', 'deputy'],
    forDeputies: true,
  },
  {
    to: '/information',
    word: 'information',
    group: 'work',
    for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'deputy'],
    forDeputies: true,
    also: ['/information-receipts'],
  },
  {
    to: '/mediations',
    word: 'mediations',
    group: 'work',
    for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'deputyStationKeeper', 'deputy'],
    forDeputies: true,
  },
  {
    to: '/contact-logs',
    word: 'contactLogs',
    group: 'work',
    for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'deputy'],
    forDeputies: true,
    also: ['/contact-ties'],
  },
  {
    to: '/liaison-matters',
    word: 'liaisonMatters',
    group: 'work',
    for: ['deputyWorkOfficer', 'unitHead', 'unitClerk', 'deputy'],
    forDeputies: true,
  },
  {
    to: '/courses',
    word: 'courses',
    group: 'work',
    for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'deputy'],
    forDeputies: true,
    also: ['/attendances'],
  },
  {
    to: '/duty-reports',
    word: 'dutyReports',
    group: 'work',
    for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'deputy'],
    forDeputies: true,
  },
  { to: '/suggestions', word: 'suggestions', group: 'work', for: [...office, ...units, ...delegation], forDeputies: true },
  { to: '/hand-over', word: 'handOver', group: 'work', for: ['deputyWorkOfficer', 'scOfficeClerk'] },
  { to: '/assignments', word: 'assignments', group: 'work', for: [...office, ...units] },
  { to: '/commitments', word: 'commitments', group: 'work', for: [...office, ...units, ...delegation], forDeputies: true },
  { to: '/key-items', word: 'keyItems', group: 'work', for: [...office, ...units, ...delegation, 'scMember'], forDeputies: true },
  { to: '/assessments', word: 'assessments', group: 'work', for: ['scMember'] },
  { to: '/outside-evaluations', word: 'evaluations', group: 'work', for: ['evaluator'] },
  {
    to: '/statutes',
    word: 'statutes',
    group: 'work',
    for: ['legislativeAffairsOfficer', ...office, ...units, ...delegation, 'scMember'],
    forDeputies: true,
    also: ['/statute-comparisons', '/draft-reviews'],
  },
  { to: '/supervision', word: 'supervision', group: 'work', for: office },
  { to: '/figures', word: 'figures', group: 'work', for: office },
  { to: '/report', word: 'report', group: 'work', for: office },
  { to: '/check-report', word: 'checkReport', group: 'work', for: [...office, ...units] },
  { to: '/performances', word: 'performances', group: 'keep', for: [...office, ...delegation], forDeputies: true },
  { to: '/structure', word: 'structure', group: 'keep', for: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson'] },
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
