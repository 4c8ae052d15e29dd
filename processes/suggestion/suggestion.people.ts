/** Who acts on a suggestion, named once for all its actions. */
export const staff = ['deputyWorkOfficer', 'scOfficeClerk'] as const;
export const authors = [{ party: 'author' }, { party: 'recorder' }] as const;
/** A delegation's own suggestion: its head signs, its staff write. */
export const delegationSide = { party: 'delegation', role: ['delegationHead', 'delegationStaff'] } as const;
export const handlingUnits = ['handler', 'coHandler', 'relay'] as const;
export const everyAuthor = [
  { party: 'author' },
  { party: 'cosigner' },
  { party: 'mergedAuthor' },
  { party: 'recorder' },
  delegationSide,
] as const;

/** States in which the matter is still in somebody's hands. */
export const open = ['submitted', 'convertedFromBill', 'reviewing', 'registered', 'preAssigned', 'handedOver', 'inProgress'] as const;
