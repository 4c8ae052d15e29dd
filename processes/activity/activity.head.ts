import { checkSpan, spanReasons } from '../../registers/row-checks.ts';
import { growRegister } from '../../registers/vocabulary.ts';
import { edited, everybody, isTold, living } from './activity.followed.ts';
import { Activity } from './activity.record.ts';

/** What an activity keeps, who is tied to it, its states. Rows are entered and read in as in every register. */
export const head = growRegister({
  id: 'activity',
  plural: 'activities',
  record: Activity,
  groups: {
    name: 'public',
    kind: 'public',
    startOn: 'public',
    endOn: 'public',
    timeFrom: 'public',
    place: 'public',
    organiser: 'public',
    delegationId: 'public',
    note: 'public',
    planId: 'public',
    partOfId: 'public',
    groupId: 'public',
    stationId: 'public',
    fieldIds: 'public',
    specialties: 'public',
    capacity: 'public',
    answerBy: 'public',
    publishedOn: 'public',
    notifiedOn: 'public',
    heldOn: 'public',
    enterprises: 'public',
    voters: 'public',
    problems: 'public',
    recorderId: 'staff',
    stopReason: 'parties',
    summary: 'parties',
    photoIds: 'parties',
    findings: 'parties',
    proposals: 'parties',
    reportFileIds: 'parties',
    reportedOn: 'parties',
    unitIds: 'parties',
    handOverNote: 'parties',
    handedOverOn: 'parties',
    feedbacks: 'parties',
    feedbackOn: 'parties',
    archivedOn: 'parties',
  },
  editors: ['deputyWorkOfficer'],
  owner: { field: 'delegationId', kind: 'delegation', roles: ['delegationStaff'] },
  identity: ['name', 'startOn'],
  states: {
    notified: {},
    signingUp: {},
    postponed: {},
    held: {},
    reportDrafted: {},
    handedOver: {},
    organFeedback: {},
    archived: { final: true },
  },
  edited: ['notified', 'signingUp', 'postponed'],
  parties: { participant: 'deputy', recorder: 'account', unit: 'unit' },
  byActions: [
    'publishedOn',
    'notifiedOn',
    'stopReason',
    'heldOn',
    'enterprises',
    'voters',
    'problems',
    'summary',
    'photoIds',
    'findings',
    'proposals',
    'reportFileIds',
    'reportedOn',
    'unitIds',
    'handOverNote',
    'handedOverOn',
    'feedbacks',
    'feedbackOn',
    'archivedOn',
  ],
  ties: (c) => {
    if (!('recorderId' in c.input) || c.input.recorderId === c.record.recorderId) return [];
    const { recorderId: before } = c.record;
    const { recorderId: after } = c.input;
    return [
      ...(before ? [{ party: 'recorder', subject: before, status: 'ended' } as const] : []),
      ...(after ? [{ party: 'recorder', subject: after, status: 'active' } as const] : []),
    ];
  },
  moves: (c) => (c.input.startOn ? [{ key: 'notify', restart: true }] : []),
  editNeeds: (c) => (isTold(c.case.state) ? [everybody(c, living)] : []),
  editTells: (c) => (isTold(c.case.state) ? edited(c) : []),
  reasons: [
    ...spanReasons,
    'partOfItself',
    'answerTooLate',
    'alreadyInvited',
    'invitedTwice',
    'noSeat',
    'tooManyInvited',
    'invitedNobody',
    'isFull',
    'notInvited',
    'signedInAlready',
    'notBegun',
    'notThatDay',
    'dayPassed',
    'unitTwice',
    'answeredAlready',
    'tooManyPhotos',
  ],
  check: (row, c) => {
    if (row.partOfId && row.partOfId === c.case.id) return { reason: 'partOfItself', field: 'partOfId' };
    if (row.answerBy && row.answerBy > row.endOn) return { reason: 'answerTooLate', field: 'answerBy' };
    return checkSpan(row);
  },
});

/** The offices of the congress, and those who keep an activity of a delegation. */
export const offices = ['deputyWorkOfficer', 'scOfficeClerk'] as const;
export const office = 'deputyWorkOfficer';
export const ownStaff = { party: 'owner', role: 'delegationStaff' } as const;
export const recorder = { party: 'recorder' } as const;
export const participants = { party: 'participant' } as const;
export const keepers = [office, ownStaff] as const;
/** Besides those who keep it: whoever writes down what happens there. */
export const recorders = [office, ownStaff, recorder] as const;
