import type { RoleId } from '../registers/roles.ts';

/** Those who keep work on statute texts: comparisons and reviews of drafts. */
export const statuteKeepers = ['legislativeAffairsOfficer', 'specialCommitteeOfficer'] as const satisfies readonly RoleId[];
/** Those who read it besides. */
export const statuteReaders = [...statuteKeepers, 'scOfficeClerk', 'chairperson'] as const satisfies readonly RoleId[];
