import type { RulePack } from '../keys.ts';
import { days, months, rulesOf } from '../terms.ts';

const rule = rulesOf({
  zh: '《山东省人民代表大会代表建议、批评和意见办理工作条例》',
  en: 'Shandong regulations on handling deputies’ suggestions (2017)',
  from: '2017-05-19',
  force: 'localRule',
});

export const shandong: RulePack = {
  id: 'shandong',
  jurisdiction: { zh: '山东省', en: 'Shandong' },
  parent: 'national',
  rules: [
    rule('suggestion.handover.interSession', days(5, 'submission'), 10),
    rule('suggestion.return.request', days(5, 'handOver'), 12, { startEventUnverified: true }),
    rule('suggestion.coOpinion', months(1, 'handOver'), 21, { startEventUnverified: true }),
    rule('suggestion.reply.normal', months(3, 'handOver'), 19),
    rule('suggestion.reply.complex', months(6, 'handOver'), 19),
    rule('suggestion.reply.complex.consent', 'consent', 19),
    rule('suggestion.rework', months(1, 'reworkOrdered'), 24),
  ],
};
