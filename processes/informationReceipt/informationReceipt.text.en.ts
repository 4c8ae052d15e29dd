import { informationKindWords } from '../../registers/information-kinds.ts';
import { optionsOf, type Same } from '../../registers/wording.ts';
import type { zh } from './informationReceipt.text.ts';

/** The English words of receipts of information. */
export const en: Same<typeof zh> = {
  name: 'Receipt of information',
  states: {
    unread: 'Unread',
    toConfirm: 'To confirm',
    asking: 'Question open',
    read: 'Read',
    missed: 'Not read in time',
    withdrawn: 'Withdrawn',
  },
  actions: {
    begin: 'Give to the deputy',
    open: 'Read',
    confirm: 'Confirm having read it',
    remark: 'Add a remark',
    ask: 'Ask a question',
    answer: 'Answer',
    remind: 'Remind',
    follow: 'Corrected with the information',
    miss: 'Closed unread',
    recall: 'Withdraw',
  },
  fields: {
    title: 'Title of the information',
    informationId: 'Information',
    kind: 'Kind',
    deputyId: 'Deputy',
    delegationId: 'Delegation',
    issuedOn: 'Issued on',
    asksReceipt: 'Confirmation asked for',
    readBy: 'To be read by',
    openedOn: 'Read on',
    confirmedOn: 'Confirmed on',
    remark: 'Remark',
    questions: 'Questions and answers',
    askedOn: 'Last asked on',
    answeredOn: 'Last answered on',
    reminders: 'Reminders',
    remindedOn: 'Last reminded on',
  },
  parties: { deputy: 'Deputy' },
  deadlines: { read: 'Reading', answer: 'Answer to the question' },
  reasons: {
    notAsked: 'No confirmation is asked for here.',
    confirmedAlready: 'You have confirmed already.',
    tooManyQuestions: 'At most {most} questions on one piece of information.',
  },
  inputs: { question: 'Question', answer: 'Answer', on: 'Day', asksAgain: 'To be read again' },
  options: optionsOf('kind', informationKindWords.en),
  notices: {
    reminded: 'The information "{title}" waits for you to read it. Please do so soon.',
    remarked: 'A deputy added a remark to the information "{title}".',
    asked: 'A deputy asks a question on the information "{title}". Please answer.',
    answered: 'Your question on the information "{title}" is answered.',
    dueSoon: 'Information "{title}": {deadline} is due on {due}. Please see to it in time.',
    overdue: 'Information "{title}": {deadline} was due on {due}. Please see to it soon.',
  },
  help: {
    remark: 'What you think of it; the office reads it.',
    question: 'Answered by the office of the standing committee; only you and the office see it.',
  },
};
