import type { AnyProcess } from '../engine/define.ts';
import { registers } from '../registers/registers.ts';
import type { ProcessId } from '../registers/vocabulary.ts';
import { activity } from './activity/activity.ts';
import { activityPlan } from './activityPlan/activityPlan.ts';
import { appraisal } from './appraisal/appraisal.ts';
import { assessment } from './assessment/assessment.ts';
import { assignment } from './assignment/assignment.ts';
import { attendance } from './attendance/attendance.ts';
import { commitment } from './commitment/commitment.ts';
import { consultation } from './consultation/consultation.ts';
import { consultationComment } from './consultationComment/consultationComment.ts';
import { contactLog } from './contactLog/contactLog.ts';
import { contactTie } from './contactTie/contactTie.ts';
import { course } from './course/course.ts';
import { deputyCode } from './deputyCode/deputyCode.ts';
import { draftFinding } from './draftFinding/draftFinding.ts';
import { draftReview } from './draftReview/draftReview.ts';
import { dutyReport } from './dutyReport/dutyReport.ts';
import { information } from './information/information.ts';
import { informationReceipt } from './informationReceipt/informationReceipt.ts';
import { inspection } from './inspection/inspection.ts';
import { inspectionItem } from './inspectionItem/inspectionItem.ts';
import { keyItem } from './keyItem/keyItem.ts';
import { liaisonMatter } from './liaisonMatter/liaisonMatter.ts';
import { mediation } from './mediation/mediation.ts';
import { nomination } from './nomination/nomination.ts';
import { opinion } from './opinion/opinion.ts';
import { outsideEvaluation } from './outsideEvaluation/outsideEvaluation.ts';
import { participation } from './participation/participation.ts';
import { performance } from './performance/performance.ts';
import { petition } from './petition/petition.ts';
import { preConsultation } from './preConsultation/preConsultation.ts';
import { rankingFormula } from './rankingFormula/rankingFormula.ts';
import { reception } from './reception/reception.ts';
import { reviewSuggestion } from './reviewSuggestion/reviewSuggestion.ts';
import { statuteComparison } from './statuteComparison/statuteComparison.ts';
import { suggestion } from './suggestion/suggestion.ts';
import { supervisionTopic } from './supervisionTopic/supervisionTopic.ts';

/** The business processes, in the order of the work. */
export const processes: readonly AnyProcess[] = [
  suggestion,
  assignment,
  commitment,
  preConsultation,
  keyItem,
  inspection,
  inspectionItem,
  outsideEvaluation,
  appraisal,
  assessment,
  nomination,
  rankingFormula,
  supervisionTopic,
  activityPlan,
  activity,
  participation,
  performance,
  draftReview,
  draftFinding,
  reception,
  opinion,
  petition,
  deputyCode,
  dutyReport,
  course,
  attendance,
  contactTie,
  contactLog,
  liaisonMatter,
  mediation,
  information,
  informationReceipt,
  statuteComparison,
  consultation,
  consultationComment,
  reviewSuggestion,
];

/** Everything that has records: processes and registers. */
export const allProcesses: readonly AnyProcess[] = [...processes, ...registers];

const byId = new Map<string, AnyProcess>(allProcesses.map((p) => [p.id, p]));

/** Throws for an id that no process has: ids in declarations are checked when the program loads. */
export function processOf(id: string): AnyProcess {
  const process = byId.get(id);
  if (!process) throw new RangeError(`no process ${id}`);
  return process;
}

export const isProcessId = (id: string): id is ProcessId => byId.has(id);
