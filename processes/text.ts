import { en as registersEn } from '../registers/registers.text.en.ts';
import { zh as registersZh } from '../registers/registers.text.ts';
import type { ProcessId } from '../registers/vocabulary.ts';
import type { AnyText } from '../registers/wording.ts';
import { en as activityEn } from './activity/activity.text.en.ts';
import { zh as activityZh } from './activity/activity.text.ts';
import { en as activityPlanEn } from './activityPlan/activityPlan.text.en.ts';
import { zh as activityPlanZh } from './activityPlan/activityPlan.text.ts';
import { en as appraisalEn } from './appraisal/appraisal.text.en.ts';
import { zh as appraisalZh } from './appraisal/appraisal.text.ts';
import { en as assessmentEn } from './assessment/assessment.text.en.ts';
import { zh as assessmentZh } from './assessment/assessment.text.ts';
import { en as assignmentEn } from './assignment/assignment.text.en.ts';
import { zh as assignmentZh } from './assignment/assignment.text.ts';
import { en as attendanceEn } from './attendance/attendance.text.en.ts';
import { zh as attendanceZh } from './attendance/attendance.text.ts';
import { en as commitmentEn } from './commitment/commitment.text.en.ts';
import { zh as commitmentZh } from './commitment/commitment.text.ts';
import { en as consultationEn } from './consultation/consultation.text.en.ts';
import { zh as consultationZh } from './consultation/consultation.text.ts';
import { en as consultationCommentEn } from './consultationComment/consultationComment.text.en.ts';
import { zh as consultationCommentZh } from './consultationComment/consultationComment.text.ts';
import { en as contactLogEn } from './contactLog/contactLog.text.en.ts';
import { zh as contactLogZh } from './contactLog/contactLog.text.ts';
import { en as contactTieEn } from './contactTie/contactTie.text.en.ts';
import { zh as contactTieZh } from './contactTie/contactTie.text.ts';
import { en as courseEn } from './course/course.text.en.ts';
import { zh as courseZh } from './course/course.text.ts';
import { en as deputyCodeEn } from './deputyCode/deputyCode.text.en.ts';
import { zh as deputyCodeZh } from './deputyCode/deputyCode.text.ts';
import { en as draftFindingEn } from './draftFinding/draftFinding.text.en.ts';
import { zh as draftFindingZh } from './draftFinding/draftFinding.text.ts';
import { en as draftReviewEn } from './draftReview/draftReview.text.en.ts';
import { zh as draftReviewZh } from './draftReview/draftReview.text.ts';
import { en as dutyReportEn } from './dutyReport/dutyReport.text.en.ts';
import { zh as dutyReportZh } from './dutyReport/dutyReport.text.ts';
import { en as informationEn } from './information/information.text.en.ts';
import { zh as informationZh } from './information/information.text.ts';
import { en as informationReceiptEn } from './informationReceipt/informationReceipt.text.en.ts';
import { zh as informationReceiptZh } from './informationReceipt/informationReceipt.text.ts';
import { en as inspectionEn } from './inspection/inspection.text.en.ts';
import { zh as inspectionZh } from './inspection/inspection.text.ts';
import { en as inspectionItemEn } from './inspectionItem/inspectionItem.text.en.ts';
import { zh as inspectionItemZh } from './inspectionItem/inspectionItem.text.ts';
import { en as keyItemEn } from './keyItem/keyItem.text.en.ts';
import { zh as keyItemZh } from './keyItem/keyItem.text.ts';
import { en as liaisonMatterEn } from './liaisonMatter/liaisonMatter.text.en.ts';
import { zh as liaisonMatterZh } from './liaisonMatter/liaisonMatter.text.ts';
import { en as mediationEn } from './mediation/mediation.text.en.ts';
import { zh as mediationZh } from './mediation/mediation.text.ts';
import { en as nominationEn } from './nomination/nomination.text.en.ts';
import { zh as nominationZh } from './nomination/nomination.text.ts';
import { en as opinionEn } from './opinion/opinion.text.en.ts';
import { zh as opinionZh } from './opinion/opinion.text.ts';
import { en as outsideEvaluationEn } from './outsideEvaluation/outsideEvaluation.text.en.ts';
import { zh as outsideEvaluationZh } from './outsideEvaluation/outsideEvaluation.text.ts';
import { en as participationEn } from './participation/participation.text.en.ts';
import { zh as participationZh } from './participation/participation.text.ts';
import { en as performanceEn } from './performance/performance.text.en.ts';
import { zh as performanceZh } from './performance/performance.text.ts';
import { en as petitionEn } from './petition/petition.text.en.ts';
import { zh as petitionZh } from './petition/petition.text.ts';
import { en as preConsultationEn } from './preConsultation/preConsultation.text.en.ts';
import { zh as preConsultationZh } from './preConsultation/preConsultation.text.ts';
import { en as rankingFormulaEn } from './rankingFormula/rankingFormula.text.en.ts';
import { zh as rankingFormulaZh } from './rankingFormula/rankingFormula.text.ts';
import { en as receptionEn } from './reception/reception.text.en.ts';
import { zh as receptionZh } from './reception/reception.text.ts';
import { en as reviewSuggestionEn } from './reviewSuggestion/reviewSuggestion.text.en.ts';
import { zh as reviewSuggestionZh } from './reviewSuggestion/reviewSuggestion.text.ts';
import { en as statuteComparisonEn } from './statuteComparison/statuteComparison.text.en.ts';
import { zh as statuteComparisonZh } from './statuteComparison/statuteComparison.text.ts';
import { en as suggestionEn } from './suggestion/suggestion.text.en.ts';
import { zh as suggestionZh } from './suggestion/suggestion.text.ts';
import { en as supervisionTopicEn } from './supervisionTopic/supervisionTopic.text.en.ts';
import { zh as supervisionTopicZh } from './supervisionTopic/supervisionTopic.text.ts';

export type Locale = 'zh' | 'en';

const words: { readonly [L in Locale]: { readonly [K in ProcessId]: AnyText } } = {
  zh: {
    ...registersZh,
    suggestion: suggestionZh,
    assignment: assignmentZh,
    commitment: commitmentZh,
    preConsultation: preConsultationZh,
    appraisal: appraisalZh,
    assessment: assessmentZh,
    inspection: inspectionZh,
    inspectionItem: inspectionItemZh,
    keyItem: keyItemZh,
    nomination: nominationZh,
    outsideEvaluation: outsideEvaluationZh,
    rankingFormula: rankingFormulaZh,
    supervisionTopic: supervisionTopicZh,
    activityPlan: activityPlanZh,
    activity: activityZh,
    participation: participationZh,
    performance: performanceZh,
    draftReview: draftReviewZh,
    draftFinding: draftFindingZh,
    opinion: opinionZh,
    petition: petitionZh,
    deputyCode: deputyCodeZh,
    reception: receptionZh,
    dutyReport: dutyReportZh,
    contactLog: contactLogZh,
    liaisonMatter: liaisonMatterZh,
    contactTie: contactTieZh,
    attendance: attendanceZh,
    course: courseZh,
    information: informationZh,
    informationReceipt: informationReceiptZh,
    mediation: mediationZh,
    statuteComparison: statuteComparisonZh,
    consultation: consultationZh,
    consultationComment: consultationCommentZh,
    reviewSuggestion: reviewSuggestionZh,
  },
  en: {
    ...registersEn,
    suggestion: suggestionEn,
    assignment: assignmentEn,
    commitment: commitmentEn,
    preConsultation: preConsultationEn,
    appraisal: appraisalEn,
    assessment: assessmentEn,
    inspection: inspectionEn,
    inspectionItem: inspectionItemEn,
    keyItem: keyItemEn,
    nomination: nominationEn,
    outsideEvaluation: outsideEvaluationEn,
    rankingFormula: rankingFormulaEn,
    supervisionTopic: supervisionTopicEn,
    activityPlan: activityPlanEn,
    activity: activityEn,
    participation: participationEn,
    performance: performanceEn,
    draftReview: draftReviewEn,
    draftFinding: draftFindingEn,
    opinion: opinionEn,
    petition: petitionEn,
    deputyCode: deputyCodeEn,
    reception: receptionEn,
    dutyReport: dutyReportEn,
    contactLog: contactLogEn,
    liaisonMatter: liaisonMatterEn,
    contactTie: contactTieEn,
    attendance: attendanceEn,
    course: courseEn,
    information: informationEn,
    informationReceipt: informationReceiptEn,
    mediation: mediationEn,
    statuteComparison: statuteComparisonEn,
    consultation: consultationEn,
    consultationComment: consultationCommentEn,
    reviewSuggestion: reviewSuggestionEn,
  },
};

/** The words of one process or register in one language. */
export const textOf = (id: ProcessId, locale: Locale): AnyText => words[locale][id];

/** Notices that the clock sends of any deadline; their sentences take `{deadline}` and `{due}` besides the title and number. */
export const clockNotices = { soon: 'dueSoon', late: 'overdue' } as const;

/** Puts data into the `{name}` places of a sentence; a place without data stays as it is. */
export function fill(sentence: string, data: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => (Object.hasOwn(data, name) ? String(data[name]) : place));
}

/**
 * The label of a field, a form entry or a column. `within` is the action or the row table it stands in: where the same
 * name means something else there, the words are kept under `within.name`.
 */
export function labelOf(text: AnyText, name: string, within?: string): string {
  return (within && text.inputs[`${within}.${name}`]) || text.fields[name] || text.inputs[name] || name;
}

/** Why a field is asked, where a person would wonder; `within` as for labels. */
export const helpOf = (text: AnyText, name: string, within?: string): string | undefined =>
  (within && text.help[`${within}.${name}`]) || text.help[name];

/** The label of one option of a choice field. */
export const optionLabel = (text: AnyText, field: string, value: string): string => text.options[`${field}.${value}`] ?? value;
