import type { Measure } from '../engine/measure.ts';
import { activityMeasures } from './activity/activity.measures.ts';
import { appraisalMeasures } from './appraisal/appraisal.measures.ts';
import { assessmentMeasures } from './assessment/assessment.measures.ts';
import { assignmentMeasures } from './assignment/assignment.measures.ts';
import { attendanceMeasures } from './attendance/attendance.measures.ts';
import { commitmentMeasures } from './commitment/commitment.measures.ts';
import { consultationCommentMeasures } from './consultationComment/consultationComment.measures.ts';
import { contactLogMeasures } from './contactLog/contactLog.measures.ts';
import { dutyReportMeasures } from './dutyReport/dutyReport.measures.ts';
import { informationReceiptMeasures } from './informationReceipt/informationReceipt.measures.ts';
import { inspectionItemMeasures } from './inspectionItem/inspectionItem.measures.ts';
import { keyItemMeasures } from './keyItem/keyItem.measures.ts';
import { liaisonMatterMeasures } from './liaisonMatter/liaisonMatter.measures.ts';
import { mediationMeasures } from './mediation/mediation.measures.ts';
import { nominationMeasures } from './nomination/nomination.measures.ts';
import { opinionMeasures } from './opinion/opinion.measures.ts';
import { outsideEvaluationMeasures } from './outsideEvaluation/outsideEvaluation.measures.ts';
import { participationMeasures } from './participation/participation.measures.ts';
import { petitionMeasures } from './petition/petition.measures.ts';
import { receptionMeasures } from './reception/reception.measures.ts';
import { reviewSuggestionMeasures } from './reviewSuggestion/reviewSuggestion.measures.ts';
import { suggestionMeasures } from './suggestion/suggestion.measures.ts';
import { supervisionTopicMeasures } from './supervisionTopic/supervisionTopic.measures.ts';

/** Every figure, in the order of a report. */
export const measures: readonly Measure[] = [
  ...suggestionMeasures,
  ...assignmentMeasures,
  ...commitmentMeasures,
  ...keyItemMeasures,
  ...inspectionItemMeasures,
  ...outsideEvaluationMeasures,
  ...appraisalMeasures,
  ...assessmentMeasures,
  ...nominationMeasures,
  ...supervisionTopicMeasures,
  ...opinionMeasures,
  ...petitionMeasures,
  ...receptionMeasures,
  ...dutyReportMeasures,
  ...activityMeasures,
  ...participationMeasures,
  ...attendanceMeasures,
  ...contactLogMeasures,
  ...consultationCommentMeasures,
  ...reviewSuggestionMeasures,
  ...liaisonMatterMeasures,
  ...mediationMeasures,
  ...informationReceiptMeasures,
];

export const findMeasure = (id: string): Measure | undefined => measures.find((m) => m.id === id);
