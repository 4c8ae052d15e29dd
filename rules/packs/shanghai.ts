import type { RulePack } from '../keys.ts';
import { months, rulesOf, workdays } from '../terms.ts';

const rule = rulesOf({
  zh: '《上海市人民代表大会关于代表建议、批评和意见的规定》',
  en: 'Shanghai provisions on deputies’ suggestions',
  from: '2015-03-01',
  force: 'localRule',
});

export const shanghai: RulePack = {
  id: 'shanghai',
  jurisdiction: { zh: '上海市', en: 'Shanghai' },
  parent: 'national',
  rules: [
    rule('suggestion.handover.interSession', workdays(7, 'submission'), 11),
    rule('suggestion.handoverMeeting', months(1, 'sessionClosed'), 15),
    rule('suggestion.return.request', workdays(7, 'receipt'), 14),
    rule('suggestion.coOpinion', months(1, 'receipt'), 17),
    rule('suggestion.reply.normal', months(3, 'handOver'), 19),
    rule('suggestion.reply.complex', months(6, 'handOver'), 19),
    rule('suggestion.reply.complex.consent', 'consent', 19),
    rule('suggestion.reply.toEveryAuthor', true, 20),
    rule('suggestion.rework', months(1, 'reworkOrdered'), 21),
  ],
};
