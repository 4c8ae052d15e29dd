import { defineProcess } from '../../registers/vocabulary.ts';
import { Mediation } from './mediation.record.ts';

export const office = 'deputyWorkOfficer';
export const keepers = { party: 'station', role: 'deputyStationKeeper' } as const;
export const deputies = { party: 'deputy' } as const;
export const recorder = { party: 'recorder' } as const;

/** What a mediation keeps, who is tied to it, its states. */
export const head = defineProcess({
  id: 'mediation',
  plural: 'mediations',
  record: Mediation,
  groups: {
    title: 'public',
    stationId: 'public',
    deputyIds: 'public',
    on: 'public',
    kind: 'public',
    people: 'public',
    sides: 'parties',
    disputants: 'identity',
    matter: 'identity',
    result: 'public',
    agreement: 'identity',
    agreementFileIds: 'identity',
    referredTo: 'parties',
    referredName: 'parties',
    concludedOn: 'public',
    confirmedOn: 'public',
    sentBackReason: 'parties',
    followUpOn: 'parties',
    visits: 'identity',
    keeping: 'public',
    stopGround: 'parties',
    closedOn: 'public',
    erasedOn: 'public',
  },
  parties: { station: 'station', deputy: 'deputy', recorder: 'account' },
  states: { mediating: {}, reported: {}, sentBack: {}, confirmed: {}, closed: {}, stopped: {}, archived: { final: true } },
  reasons: [
    'stationGone',
    'notHere',
    'notAmongThem',
    'noSeat',
    'seatTwice',
    'dayAhead',
    'inCourt',
    'resultMissing',
    'agreementMissing',
    'referralMissing',
    'referralUnfit',
    'followUpUnfit',
    'followUpTooEarly',
    'ownRecord',
    'tooManyVisits',
  ],
});
