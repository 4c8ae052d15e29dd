import type { Paper } from '../engine/paper.ts';
import { activityPapers } from './activity/activity.documents.ts';
import { assignmentPapers } from './assignment/assignment.documents.ts';
import { attendancePapers } from './attendance/attendance.documents.ts';
import { commitmentPapers } from './commitment/commitment.documents.ts';
import { consultationPapers } from './consultation/consultation.documents.ts';
import { contactTiePapers } from './contactTie/contactTie.documents.ts';
import { coursePapers } from './course/course.documents.ts';
import { deputyshipPapers } from './deputyship/deputyship.documents.ts';
import { dutyReportPapers } from './dutyReport/dutyReport.documents.ts';
import { handPapers } from './hand-papers.ts';
import { opinionPapers } from './opinion/opinion.documents.ts';
import { participationPapers } from './participation/participation.documents.ts';
import { petitionPapers } from './petition/petition.documents.ts';
import { reviewSuggestionPapers } from './reviewSuggestion/reviewSuggestion.documents.ts';
import { stationPapers } from './station/station.documents.ts';
import { suggestionPapers } from './suggestion/suggestion.documents.ts';

/** Every paper, in the order of the work. */
export const papers: readonly Paper[] = [
  ...suggestionPapers,
  ...assignmentPapers,
  ...commitmentPapers,
  ...opinionPapers,
  ...petitionPapers,
  ...activityPapers,
  ...participationPapers,
  ...deputyshipPapers,
  ...stationPapers,
  ...dutyReportPapers,
  ...coursePapers,
  ...attendancePapers,
  ...contactTiePapers,
  ...consultationPapers,
  ...reviewSuggestionPapers,
  ...handPapers,
];

export const findPaper = (id: string): Paper | undefined => papers.find((p) => p.id === id);

/** The papers that a record of this process may give, or a list of them. */
export const papersOf = (process: string, over: Paper['over']): readonly Paper[] =>
  papers.filter((p) => p.of === process && p.over === over);
