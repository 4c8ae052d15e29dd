import { contactRegister, coOpinion, extensionApplication, returnApplication } from './assignment.handling-papers.ts';
import { opinionForm, replyLetter } from './assignment.reply-papers.ts';
import { unitSummary } from './assignment.unit-summary.ts';
import { reworkNotice, supervisionNotice, urgingNotice } from './assignment.urging-papers.ts';

export const assignmentPapers = [
  returnApplication,
  coOpinion,
  replyLetter,
  opinionForm,
  contactRegister,
  extensionApplication,
  urgingNotice,
  supervisionNotice,
  reworkNotice,
  unitSummary,
] as const;
