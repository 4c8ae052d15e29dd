import type { AnyActor } from '../../engine/actor.ts';
import type { RoleId } from '../../registers/roles.ts';

const readers: readonly RoleId[] = ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'specialCommitteeOfficer'];

/** And those who count only what is theirs, as it stands; what others have frozen is not for them. */
export const countingReaders: readonly RoleId[] = [...readers, 'petitionOfficer'];

/** Figures are for those who hold one of these roles in that very congress: elsewhere they would count what they may not see. */
export const readsFigures = (actor: AnyActor | null, congressId: string, roles: readonly RoleId[] = readers): boolean =>
  actor?.kind === 'person' && actor.grants.some((g) => g.congressId === congressId && roles.includes(g.role as RoleId));
