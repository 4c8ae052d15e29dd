import type { RulePack } from '../keys.ts';
import { months, rulesOf, workdays } from '../terms.ts';

const rule = rulesOf({
  zh: '《河南省人民代表大会代表建议、批评和意见办理办法》',
  en: 'Henan measures on handling deputies’ suggestions (2017)',
  from: '2018-01-01',
  fromUnverified: true,
  force: 'localRule',
});

export const henan: RulePack = {
  id: 'henan',
  jurisdiction: { zh: '河南省', en: 'Henan' },
  parent: 'national',
  rules: [
    rule('suggestion.return.request', workdays(10, 'handOver'), 14),
    rule('suggestion.return.reassign', workdays(10, 'returnRequested'), 14),
    rule('suggestion.coOpinion', months(2, 'receipt'), 18),
    rule('suggestion.reply.normal', months(3, 'handOver'), 20),
    rule('suggestion.reply.complex', months(6, 'handOver'), 20),
    rule('suggestion.reply.complex.consent', 'tellDeputy', 20),
    rule('suggestion.evaluate', workdays(10, 'reply'), 22),
    rule('suggestion.rework', months(1, 'reworkOrdered'), 22),
  ],
};
