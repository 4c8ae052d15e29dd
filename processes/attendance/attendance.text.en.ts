import type { Same } from '../../registers/wording.ts';
import type { zh } from './attendance.text.ts';

/** The English words of attendances. */
export const en: Same<typeof zh> = {
  name: 'Attendance',
  states: {
    invited: 'Invited',
    accepted: 'Will attend',
    onLeave: 'On leave',
    attended: 'Attended',
    absent: 'Absent',
    dropped: 'Cancelled',
  },
  actions: {
    start: 'Invite to a course',
    accept: 'Accept',
    askLeave: 'Ask for leave',
    attend: 'Enter as attended',
    missed: 'Enter as absent',
    answer: 'Read and answer',
    drop: 'Course cancelled',
  },
  parties: { deputy: 'Deputy' },
  deadlines: { reply: 'Answer or lesson' },
  reasons: {
    dayAhead: 'The course has not begun. Do this once it has.',
    notOnline: 'Attendance of a course in a room is entered by the office.',
    isOnline: 'A course online is read and answered by the deputy.',
    answersMissing: 'This lesson has {count} questions. Please answer all of them.',
  },
  fields: {
    title: 'Course title',
    courseId: 'Training course',
    deputyId: 'Deputy',
    termId: 'Term',
    on: 'Begins on',
    endOn: 'Ends on',
    hours: 'Hours',
    isOnline: 'Online',
    leaveReason: 'Reason for leave',
    absentReason: 'Remark on the absence',
    attempts: 'Attempts',
    right: 'Right answers',
    attendedOn: 'Attended on',
  },
  inputs: { reason: 'Reason', answers: 'Answers', choice: 'Number of the choice', read: 'Text and materials were read' },
  options: {},
  notices: {
    invited: 'Please attend the course "{title}", beginning on {on}, and say whether you will; lessons online are read within their time.',
    onLeave: 'A deputy cannot attend the course "{title}". Reason: {reason}.',
    absent: 'You are entered as absent from the course "{title}". Please turn to the deputies’ office if that is wrong.',
    answered: 'The lesson "{title}" was answered: {right} of {count} right. Where not all were right you may try again.',
    dueSoon: 'The course "{title}": {deadline} is due on {due}. Please see to it in time.',
    overdue: 'The course "{title}": {deadline} was due on {due}. Please see to it soon.',
  },
  help: {
    answers: 'The numbers of your choices in the order of the questions.',
    read: 'Text and materials stand with the course.',
  },
};
