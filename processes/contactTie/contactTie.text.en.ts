import { optionsOf, type Same } from '../../registers/wording.ts';
import type { zh } from './contactTie.text.ts';

/** The English words of contact lists. */
export const en: Same<typeof zh> = {
  name: 'Contact list',
  states: { active: 'In force', ended: 'Ended' },
  actions: { list: 'Put on the list', change: 'Change', end: 'End' },
  parties: { owner: 'Who keeps in touch', contacted: 'Deputy kept in touch with' },
  deadlines: {},
  reasons: {
    noSeat: 'No active seat of a deputy was found.',
    notMember: 'This deputy is no member of the standing committee. Enter that with the seat first.',
    ownSeat: 'Nobody keeps in touch with themselves.',
    wrongNumber: 'The rule asks for {least} to {most} deputies. Please check the number.',
    votersMissing: 'Enter the groups of voters.',
    listedAlready: 'There is a list in force already. Change that one.',
  },
  fields: {
    title: 'Title',
    kind: 'Kind',
    termId: 'Term',
    ownerId: 'Who keeps in touch',
    deputyIds: 'Deputies',
    voterGroups: 'Groups of voters',
    voters: 'Voters',
    note: 'Note',
    since: 'Since',
    endReason: 'Why it ended',
  },
  inputs: { reason: 'Reason' },
  options: { ...optionsOf('kind', { memberDeputies: 'Committee member and deputies', deputyVoters: 'Deputy and voters' }) },
  notices: {
    listed: '"{title}" was put on the contact list. Please keep in touch and log it.',
    changed: 'The contact list "{title}" was changed.',
    dueSoon: 'The contact list "{title}": {deadline} is due on {due}.',
    overdue: 'The contact list "{title}": {deadline} was due on {due}.',
  },
  help: { voterGroups: 'Villages, communities, workplaces; no names of persons.' },
};
