import type { RulePack } from '../keys.ts';
import { days, months, rulesOf, workdays } from '../terms.ts';

/** Answers for what neither the place nor national law settles. They hold from the start, so that no lookup stays unanswered. */
const since = '1954-09-15';
const chongqing = rulesOf({
  zh: '本系统默认值，参照《重庆市人民代表大会代表建议批评和意见工作条例》',
  en: 'Default of this system, after the Chongqing regulations on deputies’ suggestions',
  from: since,
  force: 'default',
});
const shanghai = rulesOf({
  zh: '本系统默认值，参照《上海市人民代表大会关于代表建议、批评和意见的规定》',
  en: 'Default of this system, after the Shanghai provisions on deputies’ suggestions',
  from: since,
  force: 'default',
});
const law = rulesOf({
  zh: '本系统默认值，参照现行代表法',
  en: 'Default of this system, after the Deputies Law now in force',
  from: since,
  force: 'default',
});
const petitions = rulesOf({
  zh: '本系统默认值，参照《信访工作条例》',
  en: 'Default of this system, after the Regulations on Petition Work',
  from: since,
  force: 'default',
});
const own = rulesOf({ zh: '本系统默认值', en: 'Default of this system', from: since, force: 'default' });

export const defaults: RulePack = {
  id: 'defaults',
  jurisdiction: { zh: '系统默认', en: 'Defaults' },
  parent: null,
  rules: [
    chongqing('suggestion.handover.interSession', workdays(10, 'submission'), 13),
    own('suggestion.handover.inSession', null, null),
    shanghai('suggestion.handoverMeeting', months(1, 'sessionClosed'), 15),
    own('suggestion.sign.remindAfter', workdays(3, 'handOver'), null),
    chongqing('suggestion.return.request', workdays(10, 'handOver'), 16),
    chongqing('suggestion.return.reassign', workdays(10, 'returnRequested'), 16),
    chongqing('suggestion.contact.first', workdays(20, 'receipt'), 18),
    own('suggestion.contact.visitsRequired', 1, null),
    own('suggestion.contact.faceToFace', false, null),
    chongqing('suggestion.coOpinion', workdays(30, 'handOver'), 20),
    chongqing('suggestion.coOpinion.redo', workdays(5, 'redoRequested'), 20),
    law('suggestion.reply.normal', months(3, 'handOver'), 51),
    law('suggestion.reply.complex', months(6, 'handOver'), 51),
    own('suggestion.reply.complex.consent', 'consent', null),
    own('suggestion.reply.preCheck', false, null),
    chongqing('suggestion.reply.toEveryAuthor', true, 23),
    chongqing('suggestion.evaluate', workdays(20, 'reply'), 27),
    chongqing('suggestion.evaluate.lapseExcluded', true, 29),
    chongqing('suggestion.rework', months(2, 'reworkOrdered'), 27),
    chongqing('suggestion.rework.ground', 'dissatisfaction', 27),
    own('suggestion.restartClockOnReassign', true, null),
    own('suggestion.draft.maxCosigners', 100, null),
    chongqing('suggestion.annualReport', { from: '11-01', until: '11-30' }, 34),
    own('suggestion.annualReport.vote', false, null),
    law('suggestion.annualReport.printed', true, 51),
    law('suggestion.annualReport.public', true, 51),
    chongqing('commitment.report', { from: '10-01', until: '12-31' }, 24),
    chongqing('commitment.report.mode', 'yearly', 24),
    chongqing('commitment.evaluate', workdays(20, 'commitmentReported'), 28),
    own('preConsultation.accept', null, null),
    own('preConsultation.feedBack', null, null),
    own('keyItem.plan', workdays(20, 'fixed'), null),
    own('appraisal.selfReport', workdays(20, 'planned'), null),
    own('assessment.passOver', 50, null),
    own('assessment.ofAllMembers', true, null),
    own('assessment.basicCounts', true, null),
    own('assessment.reportAgain', months(3, 'announced'), null),
    // No statute sets them: a place may set its own.
    own('opinion.moderate', workdays(2, 'submission'), null),
    own('opinion.receive', workdays(3, 'submission'), null),
    own('opinion.decide', workdays(5, 'receipt'), null),
    own('opinion.answer', workdays(15, 'routing'), null),
    own('opinion.answer.complex', workdays(30, 'routing'), null),
    own('opinion.feedBack', workdays(3, 'answer'), null),
    own('opinion.rate', days(15, 'feedback'), null),
    own('opinion.close', days(7, 'rating'), null),
    own('opinion.supervise', workdays(10, 'escalation'), null),
    own('opinion.retention', months(24, 'closing'), null),
    petitions('petition.tell', days(15, 'petitionReceipt'), 23),
    petitions('petition.object', workdays(5, 'transfer'), 23),
    own('petition.report', days(60, 'transfer'), null),
    petitions('petition.decide', days(60, 'acceptance'), 34),
    petitions('petition.decide.extended', days(90, 'acceptance'), 34),
    petitions('petition.review.ask', days(30, 'petitionAnswer'), 35),
    petitions('petition.review', days(30, 'reviewAsked'), 35),
    petitions('petition.reReview.ask', days(30, 'reviewed'), 36),
    petitions('petition.reReview', days(30, 'reReviewAsked'), 36),
    petitions('petition.representatives', 5, null),
    own('petition.retention', months(60, 'closing'), null),
    own('performance.confirm', workdays(10, 'submission'), null),
    own('performance.appeal', workdays(15, 'submission'), null),
  ],
};
