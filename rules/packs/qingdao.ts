import type { RulePack } from '../keys.ts';
import { months, rulesOf, workdays } from '../terms.ts';

const rule = rulesOf({
  zh: '《青岛市人民代表大会代表建议、批评和意见工作条例》',
  en: 'Qingdao regulations on deputies’ suggestions (2021)',
  from: '2021-09-01',
  force: 'localRule',
});

export const qingdao: RulePack = {
  id: 'qingdao',
  jurisdiction: { zh: '青岛市', en: 'Qingdao' },
  parent: 'national',
  rules: [
    rule('suggestion.handover.interSession', workdays(5, 'submission'), 14),
    rule('suggestion.return.request', workdays(5, 'receipt'), 19),
    rule('suggestion.coOpinion', months(1, 'receipt'), 24),
    rule('suggestion.reply.normal', months(3, 'handOver'), 25),
    rule('suggestion.reply.complex', months(6, 'handOver'), 25),
    rule('suggestion.reply.complex.consent', 'consent', 25),
    rule('suggestion.reply.toEveryAuthor', false, 28),
    rule('suggestion.contact.faceToFace', true, 28),
    rule('suggestion.rework.ground', 'assessment', 31),
    rule('commitment.report.mode', 'onProgress', 27),
    rule('suggestion.annualReport', { from: '10-01', until: '12-31' }, 37),
    rule('suggestion.annualReport.printed', true, 37),
  ],
};
