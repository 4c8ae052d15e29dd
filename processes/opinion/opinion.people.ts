/** Who acts on an opinion, named once for all its actions. */
export const office = 'deputyWorkOfficer';
export const deputy = { party: 'deputy' } as const;
export const keepers = { party: 'station', role: 'deputyStationKeeper' } as const;
/** Those to whom the citizen spoke. */
export const addressed = [deputy, keepers] as const;
/** And those who act for them. */
export const desk = [deputy, keepers, office] as const;
/** Those to whom the citizen spoke; the office where it was to nobody by name. */
export const listeners = (r: { readonly deputyId: string | null; readonly stationId: string | null }) =>
  r.deputyId || r.stationId ? addressed : ([office] as const);
export const unit = { party: 'unit', role: ['unitClerk', 'unitHead'] } as const;
export const moderators = [keepers, office] as const;
