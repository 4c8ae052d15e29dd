import { optionsOf, type Same } from '../../registers/wording.ts';
import type { zh } from './liaisonMatter.text.ts';
import { turns } from './liaisonMatter.turns.en.ts';

const results = { satisfied: 'Satisfied', basicallySatisfied: 'Basically satisfied', dissatisfied: 'Dissatisfied' } as const;
const returned = {
  unclear: 'Not clear; please add to it',
  otherBody: 'For another body',
  asSuggestion: 'Should be a suggestion',
  notItsWork: 'Not the work of that body',
} as const;
const sentBack = { concreteCase: 'About a concrete case', notOurs: 'Not our work' } as const;

/** The English words of liaison matters. */
export const en: Same<typeof zh> = {
  ...turns,
  fields: {
    number: 'No.',
    title: 'Title',
    kind: 'Kind',
    unitId: 'Body',
    deputyId: 'Deputy',
    content: 'Matter',
    fileIds: 'Attachments',
    notConcreteCase: 'Not about how a concrete case is handled',
    submittedOn: 'Raised on',
    returnGround: 'Why it was returned',
    returnReason: 'Explanation of the return',
    refusalReason: 'Why it was not forwarded',
    forwardedOn: 'Forwarded on',
    forwardNote: 'Note to the body',
    sentBackGround: 'Why the body sent it back',
    sentBackReason: 'The body’s explanation',
    receivedOn: 'Received on',
    contactName: 'Contact at the body',
    contactPhone: 'Telephone',
    urgings: 'Times urged',
    answer: 'Answer',
    answerFileIds: 'Attachments to the answer',
    answeredOn: 'Answered on',
    onTime: 'Answered in time',
    result: 'Deputy’s evaluation',
    resultNote: 'Deputy’s explanation',
    evaluatedOn: 'Evaluated on',
    firstAnswer: 'First answer',
    firstAnsweredOn: 'First answered on',
    firstResult: 'First evaluation',
    againOn: 'Handled again from',
    activityId: 'Linked activity',
    withdrawReason: 'Why it was withdrawn',
    closedOn: 'Closed on',
  },
  parties: { author: 'Deputy', unit: 'Body' },
  deadlines: { screen: 'Screening', answer: 'Answer', evaluate: 'Evaluation' },
  reasons: {
    notOwnSeat: 'Deputies raise these matters themselves. Please sign in as a deputy.',
    unitGone: 'This body was not found or is no longer in use. Please choose again.',
    notLiaisonBody:
      'This way leads to the supervisory commission, courts, procuratorate and organs under vertical management only. For other organs make a suggestion.',
    answeredAlready: 'It has been answered before and cannot be withdrawn or sent back any more.',
    noteNeeded: 'Please say what did not satisfy you; the body handles the matter once again by it.',
    activityGone: 'This activity was not found. Please choose again.',
  },
  inputs: { reason: 'Reason', note: 'Explanation' },
  options: {
    ...optionsOf('kind', {
      workOpinion: 'Opinion or proposal on its work',
      openness: 'Openness of justice or supervision',
      attendance: 'Attending a hearing, visit',
      legalAdvice: 'Legal advice asked',
      other: 'Other contact',
    }),
    ...optionsOf('returnGround', returned),
    ...optionsOf('sentBackGround', sentBack),
    ...optionsOf('result', results),
    ...optionsOf('firstResult', results),
  },
  notices: {
    submitted: 'A deputy raised the matter “{title}”. Please screen and forward it.',
    forwarded: 'The deputy’s matter “{title}” was forwarded to you. Please receive and answer it.',
    passedOn: 'Your matter “{title}” was forwarded to the body.',
    returned: 'Your matter “{title}” was returned; you may change it and raise it again. Explanation: {reason}.',
    refused:
      'Your matter “{title}” is about how a concrete case is handled and is not forwarded. Under article 59 of the Deputies Law deputies may not use their office to interfere in concrete enforcement or court cases; the people concerned may petition under the Regulations on Petition Work or use the legal remedies. Explanation: {reason}.',
    received: 'Your matter “{title}” was received by the body.',
    sentBack: 'The body sent the matter “{title}” back. Please screen it again. Explanation: {reason}.',
    urged: 'Please answer the deputy’s matter “{title}” soon: {note}.',
    answered: 'The matter “{title}” was answered.',
    askedAgain: 'The deputy was not satisfied with the answer to “{title}”. Please handle it once again by what the deputy says.',
    evaluated: 'The deputy evaluated the answer to “{title}”; the matter is closed.',
    activityLinked: 'An activity was linked to your matter “{title}”. Please look.',
    withdrawn: 'The deputy withdrew the matter “{title}”. Nothing more is to be done.',
    dueSoon: 'Matter “{title}”: {deadline} is due on {due}. Please see to it in time.',
    overdue: 'Matter “{title}”: {deadline} was due on {due} and is overdue. Please see to it soon.',
  },
  help: {
    unitId: 'The supervisory commission, a court, the procuratorate or an organ under vertical management; its liaison office receives it.',
    content: 'Only opinions on work or what you ask for; nothing on how a concrete case is handled, no names of parties, no case numbers.',
    notConcreteCase:
      'Deputies Law, art. 59: deputies may not use their office to interfere in concrete enforcement or court cases. The people concerned may petition or use the legal remedies.',
    forwardNote: 'The body reads it.',
    result: 'If you are not satisfied the body handles it once again; your second evaluation closes it.',
    onTime: 'Judged where a rule sets a time limit; where none does, the answer is due promptly and is not judged.',
    activityId: 'Hearings and open days to which a body invites are activities; here they are only linked.',
    answer: 'Read by the deputy and the deputies’ office. Tell nothing of how a case is handled.',
  },
};
