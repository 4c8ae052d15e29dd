import type { AnyRule, RuleCatalogue, RuleDefinition, RulePack as RulePackOf, RuleValue as ValueOf } from '../engine/rules.ts';
import { consultationKeys } from './consultation-keys.ts';
import { deputyWorkKeys } from './deputy-work-keys.ts';
import { petitionKeys } from './petition-keys.ts';

const words = (zh: string, en: string) => ({ zh, en });

/** Every rule a place may set, with what it holds and means. A key outside this list does not compile. */
export const ruleKeys = {
  'suggestion.handover.interSession': {
    type: 'duration',
    startEvents: ['submission'],
    ...words('闭会期间建议的交办期限', 'Hand-over of a suggestion made between sessions'),
    meaning: words(
      '代表工作机构自收到建议之日起交办的期限。',
      'Time the deputies’ office has to hand a suggestion over after receiving it.',
    ),
  },
  'suggestion.handover.inSession': {
    type: 'duration',
    startEvents: ['sessionClosed'],
    ...words('大会期间建议的移交期限', 'Hand-over of suggestions made in session'),
    meaning: words('大会闭幕后移交或交办大会期间建议的期限。', 'Time after the closing day to pass on the suggestions of the session.'),
  },
  'suggestion.handoverMeeting': {
    type: 'duration',
    startEvents: ['sessionClosed'],
    ...words('交办会议期限', 'Hand-over meeting'),
    meaning: words('大会闭会后召开建议办理工作会议的期限。', 'Time after the session to hold the hand-over meeting.'),
  },
  'suggestion.sign.remindAfter': {
    type: 'duration',
    startEvents: ['handOver'],
    ...words('未签收提醒', 'Reminder to sign in'),
    meaning: words('交办后多久仍未签收即提醒承办单位。', 'Time after hand-over at which a unit that has not signed in is reminded.'),
  },
  'suggestion.return.request': {
    type: 'duration',
    startEvents: ['handOver', 'receipt'],
    ...words('申请退办期限', 'Request to return'),
    meaning: words('承办单位认为不属本单位职责时书面申请退回的期限。', 'Time a unit has to ask in writing to give a suggestion back.'),
  },
  'suggestion.return.reassign': {
    type: 'duration',
    startEvents: ['returnRequested'],
    ...words('改办期限', 'Reassignment'),
    meaning: words('收到退办申请后重新确定承办单位并交办的期限。', 'Time to name another unit after a request to return was received.'),
  },
  'suggestion.contact.first': {
    type: 'duration',
    startEvents: ['receipt', 'handOver'],
    ...words('首次联系代表期限', 'First contact with the deputy'),
    meaning: words('承办单位首次与代表沟通联系的期限。', 'Time a unit has to get in touch with the deputy.'),
  },
  'suggestion.contact.visitsRequired': {
    type: 'number',
    min: 0,
    max: 3,
    ...words('答复前须登记的联系次数', 'Contacts needed before the reply'),
    meaning: words(
      '办前、办中、办后联系代表，答复前至少登记几次。',
      'How many contacts before, during and after handling must be on record.',
    ),
  },
  'suggestion.contact.faceToFace': {
    type: 'flag',
    ...words('须当面沟通', 'A meeting in person is needed'),
    meaning: words('至少一次联系须为座谈或走访等当面形式。', 'At least one contact must be in person.'),
  },
  'suggestion.coOpinion': {
    type: 'duration',
    startEvents: ['handOver', 'receipt'],
    ...words('会办意见期限', 'Co-handler’s opinion'),
    meaning: words('会办单位向主办单位提出书面意见的期限。', 'Time a co-handler has to give the lead unit its written opinion.'),
  },
  'suggestion.coOpinion.redo': {
    type: 'duration',
    startEvents: ['redoRequested'],
    ...words('重新提出会办意见期限', 'Co-handler’s opinion given again'),
    meaning: words('主办单位要求重提后，会办单位重新提出意见的期限。', 'Time to give the opinion again after the lead unit sent it back.'),
  },
  'suggestion.reply.normal': {
    type: 'duration',
    startEvents: ['handOver', 'receipt'],
    ...words('答复期限', 'Reply'),
    meaning: words('承办单位书面答复代表的期限。', 'Time a unit has to reply to the deputy.'),
  },
  'suggestion.reply.complex': {
    type: 'duration',
    startEvents: ['handOver', 'receipt'],
    ...words('复杂建议答复期限', 'Reply to a complex suggestion'),
    meaning: words(
      '涉及面广、处理难度大的建议自交办起答复的最长期限。',
      'Longest time, from hand-over, for matters that are wide or hard.',
    ),
  },
  'suggestion.reply.complex.consent': {
    type: 'choice',
    options: ['none', 'tellDeputy', 'consent'],
    ...words('延期的条件', 'Condition for an extension'),
    meaning: words(
      '延期答复：不需同意（none）、须告知代表（tellDeputy）或须经交办机构同意（consent）。',
      'Extension: freely (none), after telling the deputy (tellDeputy), or with the consent of the office that handed over (consent).',
    ),
  },
  'suggestion.reply.preCheck': {
    type: 'flag',
    ...words('答复前审核', 'Replies are checked before they go out'),
    meaning: words(
      '答复发出前须经代表工作机构或政府办公厅审核。',
      'A reply is looked at by the deputies’ office or the government office first.',
    ),
  },
  'suggestion.reply.toEveryAuthor': {
    type: 'flag',
    ...words('分别答复每位联名代表', 'Every co-signer is answered'),
    meaning: words('联名建议须答复每一位代表；否则答复领衔代表。', 'A joint suggestion is answered to each deputy, else to the first one.'),
  },
  'suggestion.evaluate': {
    type: 'duration',
    startEvents: ['reply'],
    ...words('代表评价期限', 'Deputy’s evaluation'),
    meaning: words('代表收到答复后评价办理态度和办理结果的期限。', 'Time a deputy has to evaluate a reply after receiving it.'),
  },
  'suggestion.evaluate.lapseExcluded': {
    type: 'flag',
    ...words('逾期未评不计入满意率', 'Lapsed evaluations are not counted'),
    meaning: words('催促后仍未评价的不纳入满意情况统计。', 'Evaluations not given after a reminder stay out of the satisfaction figures.'),
  },
  'suggestion.rework': {
    type: 'duration',
    startEvents: ['reworkOrdered'],
    ...words('重新办理期限', 'Rework'),
    meaning: words('承办单位重新办理并再次答复的期限。', 'Time a unit has to handle a suggestion again and reply.'),
  },
  'suggestion.rework.ground': {
    type: 'choice',
    options: ['dissatisfaction', 'assessment'],
    ...words('重新办理的起因', 'Ground for rework'),
    meaning: words(
      '因代表不满意（dissatisfaction）或依测评评估情况（assessment）决定重新办理。',
      'Rework follows a deputy’s dissatisfaction or the outcome of an assessment.',
    ),
  },
  'suggestion.restartClockOnReassign': {
    type: 'flag',
    ...words('改办后重新起算', 'The clock restarts on reassignment'),
    meaning: words(
      '改办后新承办单位的答复期限自重新交办之日起算；首次交办日期保留。',
      'The new unit’s time to reply runs from the new hand-over; the first hand-over date is kept.',
    ),
  },
  'suggestion.draft.maxCosigners': {
    type: 'number',
    min: 0,
    max: 1000,
    ...words('联名代表人数上限', 'Most co-signers'),
    meaning: words('一件建议最多可邀请的联名代表人数。', 'How many deputies may be asked to sign one suggestion.'),
  },
  'suggestion.annualReport': {
    type: 'window',
    ...words('年度办理情况报告', 'Yearly report on the handling'),
    meaning: words('常委会每年审议办理情况报告的时间。', 'When in the year the standing committee deliberates the report.'),
  },
  'suggestion.annualReport.vote': {
    type: 'flag',
    ...words('报告付表决', 'The report is voted on'),
    meaning: words('常委会对办理情况报告进行表决。', 'The standing committee votes on the report.'),
  },
  'suggestion.annualReport.printed': {
    type: 'flag',
    ...words('报告印发大会', 'The report is printed for the congress'),
    meaning: words('报告印发下一次人民代表大会会议。', 'The report is printed for the next session of the congress.'),
  },
  'suggestion.annualReport.public': {
    type: 'flag',
    ...words('报告公开', 'The report is public'),
    meaning: words('办理情况的报告向社会公开。', 'The report on the handling is published.'),
  },
  'commitment.report': {
    type: 'window',
    ...words('承诺落实情况报告', 'Report on commitments'),
    meaning: words('承办单位每年向代表寄送承诺落实情况的时间。', 'When in the year units tell deputies how commitments stand.'),
  },
  'commitment.report.mode': {
    type: 'choice',
    options: ['yearly', 'onProgress'],
    ...words('承诺报告方式', 'How commitments are reported'),
    meaning: words(
      '每年集中报告（yearly）或有进展即通报（onProgress）。',
      'Once a year (yearly) or whenever there is progress (onProgress).',
    ),
  },
  'commitment.evaluate': {
    type: 'duration',
    startEvents: ['commitmentReported'],
    ...words('承诺落实评价期限', 'Evaluation of a commitment'),
    meaning: words('代表收到承诺落实情况后评价的期限。', 'Time a deputy has to evaluate how a commitment was kept.'),
  },
  'preConsultation.accept': {
    type: 'duration',
    startEvents: ['consultationRaised'],
    ...words('事前沟通受理期限', 'Acceptance of a question raised beforehand'),
    meaning: words(
      '单位收到代表事前沟通后决定是否受理的期限；未设的不计期限。',
      'Time a unit has to accept a question; none where it is not set.',
    ),
  },
  'preConsultation.feedBack': {
    type: 'duration',
    startEvents: ['consultationAccepted', 'consultationRaised'],
    ...words('事前沟通反馈期限', 'Feedback on a question raised beforehand'),
    meaning: words('单位向代表反馈的期限；未设的不计期限。', 'Time a unit has to feed back; none where it is not set.'),
  },
  'keyItem.plan': {
    type: 'duration',
    startEvents: ['fixed'],
    ...words('重点督办方案期限', 'Plan for a key item'),
    meaning: words('重点督办建议确定后制定督办方案的期限。', 'Time to make the plan after a key item was fixed.'),
  },
  'appraisal.selfReport': {
    type: 'duration',
    startEvents: ['planned'],
    ...words('个案评议自查期限', 'Unit’s own report before an appraisal'),
    meaning: words('列入个案评议后承办单位报送自查情况的期限。', 'Time a unit has to report on its own handling before it is appraised.'),
  },
  'assessment.passOver': {
    type: 'number',
    min: 0,
    max: 100,
    ...words('测评通过比例', 'Share to pass an assessment'),
    meaning: words('测评通过须超过的百分比。', 'Per cent that must be exceeded to pass.'),
  },
  'assessment.ofAllMembers': {
    type: 'flag',
    ...words('测评以全体组成人员计', 'An assessment counts all members'),
    meaning: words(
      '通过比例以常委会全体组成人员为基数；否则以有效票为基数。',
      'The share is taken of all members, else of the valid ballots.',
    ),
  },
  'assessment.basicCounts': {
    type: 'flag',
    ...words('基本满意计入通过', '“Basically satisfied” counts towards passing'),
    meaning: words('满意和基本满意合计计算通过比例；否则只计满意。', 'Both grades count towards passing, else “satisfied” alone.'),
  },
  'assessment.reportAgain': {
    type: 'duration',
    startEvents: ['announced'],
    ...words('测评未通过再次报告期限', 'Second report after a failed assessment'),
    meaning: words('测评未通过的单位再次报告办理情况的期限。', 'Time a unit that did not pass has to report again.'),
  },
  'opinion.moderate': {
    type: 'duration',
    startEvents: ['submission'],
    ...words('民意审核期限', 'Checking a held opinion'),
    meaning: words('暂缓受理的民意自提交起审核的期限。', 'Time to look at an opinion that was held back.'),
  },
  'opinion.receive': {
    type: 'duration',
    startEvents: ['submission'],
    ...words('民意收件期限', 'Receiving an opinion'),
    meaning: words('代表或家站点收到民意后确认收件的期限。', 'Time a deputy or station has to confirm that an opinion was received.'),
  },
  'opinion.decide': {
    type: 'duration',
    startEvents: ['receipt'],
    ...words('民意分办期限', 'Deciding on an opinion'),
    meaning: words(
      '收件后由代表答复、转办、转化或说明不予受理的期限。',
      'Time after receipt to answer, route, convert or refuse an opinion.',
    ),
  },
  'opinion.answer': {
    type: 'duration',
    startEvents: ['routing'],
    ...words('民意办理期限', 'Answering an opinion'),
    meaning: words('承办单位自转办起答复的期限。', 'Time a unit has to answer after an opinion was routed to it.'),
  },
  'opinion.answer.complex': {
    type: 'duration',
    startEvents: ['routing'],
    ...words('复杂民意办理期限', 'Answering a complex opinion'),
    meaning: words('情况复杂的民意自转办起答复的最长期限。', 'Longest time, from routing, for matters that are hard.'),
  },
  'opinion.feedBack': {
    type: 'duration',
    startEvents: ['answer'],
    ...words('民意反馈期限', 'Feeding back to the citizen'),
    meaning: words('单位答复后用通俗的话反馈给本人的期限。', 'Time to tell the citizen in plain words after the unit has answered.'),
  },
  'opinion.rate': {
    type: 'duration',
    startEvents: ['feedback'],
    ...words('群众评价期限', 'Rating by the citizen'),
    meaning: words('反馈后群众评价的期限，逾期视为未评价。', 'Time the citizen has to rate; after it the rating lapses.'),
  },
  'opinion.close': {
    type: 'duration',
    startEvents: ['rating'],
    ...words('民意办结期限', 'Closing an opinion'),
    meaning: words(
      '评价或说明不予受理后，本人仍可补充的天数，过后办结。',
      'Time in which the citizen may still add something, after which the matter is closed.',
    ),
  },
  'opinion.supervise': {
    type: 'duration',
    startEvents: ['escalation'],
    ...words('民意督办期限', 'Supervising an escalated opinion'),
    meaning: words(
      '不满意或者逾期的民意由代表工作机构督办的期限。',
      'Time the deputies’ office has to settle an opinion that was escalated.',
    ),
  },
  'opinion.retention': {
    type: 'duration',
    startEvents: ['closing'],
    ...words('民意留存期限', 'Keeping an opinion'),
    meaning: words(
      '办结后留存个人信息和内容的期限，过后匿名化，只留统计。',
      'How long contents and personal data are kept after closing; then only figures stay.',
    ),
  },
  ...petitionKeys,
  ...consultationKeys,
  'reception.notice': {
    type: 'number',
    min: 0,
    max: 60,
    ...words('接待日提前公布天数', 'Notice of a reception day'),
    meaning: words(
      '接待日至少提前几天公布；家站点自己定了天数的，按家站点的。',
      'Days before a reception on which it is announced; a station’s own number comes first.',
    ),
  },
  'reception.log': {
    type: 'duration',
    startEvents: ['reception'],
    ...words('接待情况登记期限', 'Log of a reception'),
    meaning: words('接待日后登记接待情况的期限。', 'Time after the reception day to log it.'),
  },
  'reception.handOver': {
    type: 'duration',
    startEvents: ['reception'],
    ...words('接待意见分办期限', 'Deciding on what was told at a reception'),
    meaning: words(
      '接待日收到的意见全部答复、转办或者说明不予受理的期限。',
      'Time after the reception in which everything told there is answered, handed over or refused.',
    ),
  },
  'station.idle': {
    type: 'number',
    min: 1,
    max: 1000,
    ...words('家站点长期未接待天数', 'Days without a reception'),
    meaning: words(
      '多少天没有接待活动的家站点列入长期未接待名单。',
      'After how many days without a reception a station is listed as idle.',
    ),
  },
  'dutyReport.notice': {
    type: 'number',
    min: 0,
    max: 60,
    ...words('述职提前公布天数', 'Notice of a report to voters'),
    meaning: words('述职的时间、地点至少提前几天公布。', 'Days before a report on which its day and place are announced.'),
  },
  'dutyReport.audience': {
    type: 'number',
    min: 0,
    max: 10_000,
    ...words('述职最少到会人数', 'Least number present at a report to voters'),
    meaning: words('述职时到会选民或者原选举单位人员的最少人数。', 'How many voters or electors must at least be present.'),
  },
  'dutyReport.passOver': {
    type: 'number',
    min: 0,
    max: 100,
    ...words('述职测评等次比例', 'Share for a grade in a report’s test'),
    meaning: words('某一等次须超过测评票的百分比。', 'Per cent of the ballots that a grade must exceed.'),
  },
  'dutyReport.publish': {
    type: 'duration',
    startEvents: ['report'],
    ...words('述职结果公开期限', 'Publication of a report to voters'),
    meaning: words('述职后公开报告和测评结果的期限。', 'Time after a report to publish it with the result of its test.'),
  },
  ...deputyWorkKeys,
  'contact.deputiesLeast': {
    type: 'number',
    min: 0,
    max: 50,
    ...words('每名组成人员至少联系代表人数', 'Least deputies a committee member keeps in touch with'),
    meaning: words('常委会组成人员联系名单中代表的最少人数。', 'How many deputies a committee member’s list must at least name.'),
  },
  'contact.deputiesMost': {
    type: 'number',
    min: 1,
    max: 50,
    ...words('每名组成人员至多联系代表人数', 'Most deputies a committee member keeps in touch with'),
    meaning: words('常委会组成人员联系名单中代表的最多人数。', 'How many deputies a committee member’s list may at most name.'),
  },
  'contact.followUp': {
    type: 'duration',
    startEvents: ['contact'],
    ...words('联系中反映问题的跟进期限', 'Following up what a contact brought up'),
    meaning: words('联系中反映的问题办结或者说明的期限。', 'Time to settle or explain what was brought up in a contact.'),
  },
} as const satisfies RuleCatalogue;

type Keys = typeof ruleKeys;

/** Any rule key. */
export type RuleKey = keyof Keys;
type KeyOf<T extends RuleDefinition['type']> = { [K in RuleKey]: Keys[K]['type'] extends T ? K : never }[RuleKey];
/** Keys of time limits. */
export type DurationRuleKey = KeyOf<'duration'>;
/** Keys of yes-or-no rules. */
export type FlagRuleKey = KeyOf<'flag'>;
/** Keys of whole numbers. */
export type NumberRuleKey = KeyOf<'number'>;
/** Keys of choices from a closed list. */
export type ChoiceRuleKey = KeyOf<'choice'>;
/** Keys of parts of every year. */
export type WindowRuleKey = KeyOf<'window'>;

/** The value that a key takes. */
export type RuleValue<K extends RuleKey> = ValueOf<Keys[K]>;
/** One rule of any key. */
export type Rule = AnyRule<Keys>;
/** The rules of one place over these keys. */
export type RulePack = RulePackOf<Keys>;
