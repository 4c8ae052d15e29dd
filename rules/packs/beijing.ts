import type { RulePack } from '../keys.ts';
import { months, rulesOf, workdays } from '../terms.ts';

const rule = rulesOf({
  zh: '《北京市人民代表大会代表建议、批评和意见办理条例》',
  en: 'Beijing regulations on handling deputies’ suggestions (2014)',
  from: '2014-01-22',
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
  ],
};
