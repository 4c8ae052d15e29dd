import { processDefiner } from '../engine/define.ts';
import { registerGrower } from '../engine/grown-register.ts';
import { registerDefiner } from '../engine/register.ts';
import type { DurationRuleKey, FlagRuleKey, NumberRuleKey } from '../rules/keys.ts';
import type { RoleId } from './roles.ts';

/** Every kind of record the installation knows. */
export type ProcessId =
  | 'congress'
  | 'term'
  | 'congressSession'
  | 'unit'
  | 'person'
  | 'delegation'
  | 'deputyship'
  | 'deputyGroup'
  | 'category'
  | 'localRule'
  | 'holidayYear'
  | 'suggestion'
  | 'assignment'
  | 'commitment'
  | 'preConsultation'
  | 'committee'
  | 'awardRound'
  | 'replyTemplate'
  | 'activity'
  | 'activityPlan'
  | 'participation'
  | 'keyItem'
  | 'outsideEvaluation'
  | 'inspection'
  | 'inspectionItem'
  | 'appraisal'
  | 'assessment'
  | 'nomination'
  | 'rankingFormula'
  | 'supervisionTopic'
  | 'performance'
  | 'scoringRule'
  | 'draftReview'
  | 'draftFinding'
  | 'station'
  | 'contentRule'
  | 'deputyCode'
  | 'opinion'
  | 'petition'
  | 'reception'
  | 'dutyReport'
  | 'course'
  | 'attendance'
  | 'contactTie'
  | 'contactLog'
  | 'information'
  | 'informationReceipt'
  | 'mediation'
  | 'statuteComparison'
  | 'consultation'
  | 'consultationComment'
  | 'reviewSuggestion'
  | 'liaisonMatter';

/** The words that processes and registers may use; any other does not compile. */
export interface Words {
  readonly role: RoleId;
  readonly durationRule: DurationRuleKey;
  readonly flagRule: FlagRuleKey;
  readonly numberRule: NumberRuleKey;
  readonly process: ProcessId;
}

export const defineProcess = processDefiner<Words>();
export const defineRegister = registerDefiner<Words>();
export const growRegister = registerGrower<Words>();
