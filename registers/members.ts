import type { RoleId } from './roles.ts';

/** Every role of a congress; what its members may all look up. */
const members = [
  'deputy',
  'delegationHead',
  'delegationStaff',
  'chairperson',
  'scMember',
  'scOfficeClerk',
  'deputyWorkOfficer',
  'deputyStationKeeper',
  'petitionOfficer',
  'specialCommitteeOfficer',
  'legislativeAffairsOfficer',
  'govOffice',
  'unitHead',
  'unitClerk',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const satisfies readonly RoleId[];
/** Reach of what all of them may look up. */
export const forMembers = members.map((who) => ({ who, groups: ['public'] as const }));

/** Reach of what everybody may look up. */
export const forEverybody = [{ who: 'public', groups: ['public'] }] as const;
/** Reach of those offices that work with people. */
export const forOfficers = (['deputyWorkOfficer', 'scOfficeClerk', 'delegationStaff'] as const).map((who) => ({
  who,
  groups: ['public', 'identity'] as const,
}));
