/** Who acts on a hand-over, named once for all its actions. */
export const office = 'deputyWorkOfficer';
/** Those who work for the unit; on a confidential matter its head and the handler named for it. */
export const clerks = [{ party: 'unit', role: ['unitClerk', 'unitHead'] }, { party: 'namedHandler' }] as const;
export const heads = [{ party: 'unit', role: 'unitHead' }] as const;
export const relayClerks = [{ party: 'unit', role: 'govOffice' }] as const;
export const coordinators = [office, { party: 'relay', role: 'govOffice' }] as const;
export const authors = [{ party: 'author' }, { party: 'delegation', role: 'delegationHead' }] as const;
export const everyAuthor = [
  { party: 'author' },
  { party: 'cosigner' },
  { party: 'mergedAuthor' },
  { party: 'delegation', role: ['delegationHead', 'delegationStaff'] },
] as const;
export const unitSide = [{ party: 'unit', role: ['unitClerk', 'unitHead', 'govOffice'] }, { party: 'namedHandler' }] as const;
export const lateTells = [{ party: 'relay', role: 'govOffice' }, office] as const;
