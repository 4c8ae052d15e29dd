import { optionsOf, type Same } from '../../registers/wording.ts';
import type { zh } from './contactLog.text.ts';

/** The English words of contact logs. */
export const en: Same<typeof zh> = {
  name: 'Contact log',
  states: { noted: 'Noted', following: 'Being followed up', settled: 'Settled', unsettled: 'Not settled' },
  actions: { log: 'Log a contact', follow: 'Note a step', settle: 'Settle', giveUp: 'End the follow-up' },
  parties: { owner: 'Who kept in touch', contacted: 'Deputy kept in touch with' },
  deadlines: { followUp: 'Follow-up' },
  reasons: {
    noSeat: 'No active seat of a deputy was found.',
    notOwnSeat: 'Deputies log only their own contacts.',
    notMember: 'This deputy is no member of the standing committee. Please check the kind.',
    deputyMissing: 'Choose another deputy in office.',
    votersMissing: 'Enter the group of voters.',
    dayAhead: 'The day of the contact cannot lie ahead.',
    tooManySteps: 'No more steps can be noted. Settle it or end the follow-up.',
  },
  fields: {
    title: 'Title',
    kind: 'Kind',
    termId: 'Term',
    ownerId: 'Who kept in touch',
    deputyId: 'Deputy',
    voterGroup: 'Group of voters',
    on: 'Day',
    way: 'Way',
    people: 'People',
    problems: 'Problems brought up',
    steps: 'Follow-up',
    result: 'Result',
    settledOn: 'Settled on',
  },
  inputs: { text: 'Text' },
  options: {
    ...optionsOf('kind', { memberDeputies: 'Committee member and deputies', deputyVoters: 'Deputy and voters' }),
    ...optionsOf('way', { visit: 'Visit', talk: 'Talk', phone: 'Telephone', meeting: 'Meeting', online: 'Online', letter: 'Letter' }),
  },
  notices: {
    raised: '"{title}" brought up something to follow up.',
    settled: 'What "{title}" brought up is settled. Result: {result}.',
    givenUp: 'The follow-up of "{title}" has ended. Remark: {result}.',
    dueSoon: '"{title}": {deadline} is due on {due}. Please see to it in time.',
    overdue: '"{title}": {deadline} was due on {due}. Please see to it soon.',
  },
  help: {
    ownerId: 'Deputies who log their own contact may leave this empty.',
    voterGroup: 'Villages, communities, workplaces; no names of persons.',
    problems: 'Empty where nothing needs to be followed up. Please leave out what is personal to others.',
  },
};
