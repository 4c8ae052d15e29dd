import type { RulePack } from '../keys.ts';
import { days, months, rulesOf, workdays } from '../terms.ts';

const rule = rulesOf({
  zh: '《北京市人民代表大会代表建议、批评和意见办理条例》',
  en: 'Beijing regulations on handling deputies’ suggestions (2014)',
  from: '2014-01-22',
  force: 'localRule',
});

const legislation = rulesOf({
  zh: '《北京市制定地方性法规条例》',
  en: 'Beijing regulations on making local regulations',
  from: '2024-01-01',
  fromUnverified: true,
  force: 'localRule',
});
const recording = rulesOf({
  zh: '《北京市各级人民代表大会常务委员会规范性文件备案审查条例》',
  en: 'Beijing regulations on recording and review of normative documents (2024)',
  from: '2024-09-27',
  fromUnverified: true,
  force: 'localRule',
});

export const beijing: RulePack = {
  id: 'beijing',
  jurisdiction: { zh: '北京市', en: 'Beijing' },
  parent: 'national',
  rules: [
    // Moved to the standing committee on the closing day itself, whatever day of the week that is.
    rule('suggestion.handover.inSession', { amount: 0, unit: 'day', roll: 'none', startEvent: 'sessionClosed' }, 14),
    rule('suggestion.reply.normal', months(3, 'handOver'), 21),
    rule('suggestion.reply.complex', months(6, 'handOver'), 21),
    rule('suggestion.reply.complex.consent', 'consent', 21),
    rule('suggestion.evaluate', workdays(15, 'reply'), 23),
    rule('suggestion.rework', months(2, 'reworkOrdered'), null),
    legislation('consultation.period.draft', { ...days(30, 'publication'), roll: 'none' }, 37),
    recording('reviewSuggestion.check', workdays(5, 'submission'), 24),
    recording('reviewSuggestion.transfer', days(10, 'submission'), 17),
    recording('reviewSuggestion.start', days(10, 'registration'), 25),
    recording('reviewSuggestion.review', months(3, 'reviewStarted'), 23),
    recording('reviewSuggestion.review.extended', months(6, 'reviewStarted'), 23),
  ],
};
