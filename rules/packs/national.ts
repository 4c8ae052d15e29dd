import type { RulePack } from '../keys.ts';
import { days, months, rulesOf, workdays } from '../terms.ts';

const text = { zh: '《全国人民代表大会和地方各级人民代表大会代表法》', en: 'Deputies Law', force: 'law' } as const;
/** As amended in 2010: the limits first stood in art. 42. */
const since2010 = rulesOf({ ...text, zh: `${text.zh}（2010年修正）`, en: `${text.en} (2010)`, from: '2010-10-28', to: '2025-03-11' });
/** As amended on 11 March 2025: art. 51. */
const since2025 = rulesOf({ ...text, zh: `${text.zh}（2025年修正）`, en: `${text.en} (2025)`, from: '2025-03-12', fromUnverified: true });
const petitions = rulesOf({
  zh: '《信访工作条例》',
  en: 'Regulations on Petition Work',
  from: '2022-05-01',
  force: 'law',
});

/** On laws of the National People's Congress; places follow it for their drafts. */
const legislation = rulesOf({ zh: '《立法法》（2023年修正）', en: 'Legislation Law (2023)', from: '2023-03-15', force: 'law' });

export const national: RulePack = {
  id: 'national',
  jurisdiction: { zh: '全国', en: 'National' },
  parent: 'defaults',
  rules: [
    since2010('suggestion.reply.normal', months(3, 'handOver'), 42),
    since2010('suggestion.reply.complex', months(6, 'handOver'), 42),
    since2025('suggestion.reply.normal', months(3, 'handOver'), 51),
    since2025('suggestion.reply.complex', months(6, 'handOver'), 51),
    since2025('suggestion.annualReport.printed', true, 51),
    since2025('suggestion.annualReport.public', true, 51),
    petitions('petition.tell', days(15, 'petitionReceipt'), 23),
    petitions('petition.object', workdays(5, 'transfer'), 23),
    petitions('petition.decide', days(60, 'acceptance'), 34),
    petitions('petition.decide.extended', days(90, 'acceptance'), 34),
    petitions('petition.review.ask', days(30, 'petitionAnswer'), 35),
    petitions('petition.review', days(30, 'reviewAsked'), 35),
    petitions('petition.reReview.ask', days(30, 'reviewed'), 36),
    petitions('petition.reReview', days(30, 'reReviewAsked'), 36),
    legislation('consultation.period.draft', { ...days(30, 'publication'), roll: 'none' }, 40),
    petitions('petition.representatives', 5, null),
    // The law says that such bodies hear deputies and gives no number of days.
    since2025('liaison.answer', null, 46),
    // The law says “promptly” and no number of days.
    since2025('activity.feedBack', null, 31),
  ],
};
