/** Who acts on a petition, named once for all its actions. */
export const desk = 'petitionOfficer';
export const unit = { party: 'unit', role: ['unitClerk', 'unitHead'] } as const;
