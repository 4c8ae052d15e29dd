import { optionsOf, type Same } from '../../registers/wording.ts';
import type { zh } from './deputyCode.text.ts';

/** The English words of codes. */
export const en: Same<typeof zh> = {
  name: 'Deputy code',
  states: { active: 'In use', revoked: 'Revoked' },
  actions: {
    issue: 'Issue',
    issueAgain: 'Issue again',
    notePlaces: 'Note where it hangs',
    reissue: 'Replace by a new one',
    revoke: 'Revoke',
  },
  fields: {
    name: 'Name',
    subject: 'Kind',
    deputyId: 'Deputy',
    stationId: 'Station',
    activityId: 'Activity',
    serial: 'Serial number',
    places: 'Where it hangs',
    issuedOn: 'Issued on',
    revokedOn: 'Revoked on',
    revokeReason: 'Why it was revoked',
    insteadOfId: 'In place of',
  },
  parties: { deputy: 'Deputy', station: 'Station' },
  deadlines: {},
  reasons: {
    oneSubject: 'Please choose one deputy, one station or one activity, as the kind says.',
    subjectGone: 'That deputy, station or activity is no longer in use. Please choose again.',
    notOwnSeat: 'A deputy issues codes for themselves only.',
  },
  inputs: { reason: 'Reason' },
  options: { ...optionsOf('subject', { deputy: 'Code of a deputy', station: 'Code of a station', activity: 'Code of an activity' }) },
  notices: {
    issued: 'The code "{title}" was issued and can be printed.',
    reissued: 'The code "{title}" was replaced; the old one ended at once, please put up the new one.',
    revoked: 'The code "{title}" was revoked; please take it down.',
    dueSoon: 'The deadline "{deadline}" of the code "{title}" ends on {due}.',
    overdue: 'The deadline "{deadline}" of the code "{title}" ended on {due}.',
  },
  help: {
    name: 'What is printed below the code, such as the deputy’s or the station’s name.',
    reason: 'The old code ends at once; whoever scans it is told that it is not valid.',
  },
};
