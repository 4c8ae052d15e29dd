import type { RulePack } from '../keys.ts';
import { months, rulesOf, workdays } from '../terms.ts';

const rule = rulesOf({
  zh: '《重庆市人民代表大会代表建议批评和意见工作条例》',
  en: 'Chongqing regulations on deputies’ suggestions (2017)',
  from: '2018-01-01',
  force: 'localRule',
});

/** 重庆市实施代表法办法: what it says of activities between sessions. */
const measures = rulesOf({
  zh: '重庆市实施《全国人民代表大会和地方各级人民代表大会代表法》办法',
  en: 'Chongqing measures implementing the Deputies Law (2016)',
  from: '2016-03-31',
  force: 'localRule',
  fromUnverified: true,
});

export const chongqing: RulePack = {
  id: 'chongqing',
  jurisdiction: { zh: '重庆市', en: 'Chongqing' },
  parent: 'national',
  rules: [
    rule('suggestion.handover.interSession', workdays(10, 'submission'), 13),
    rule('suggestion.return.request', workdays(10, 'handOver'), 16),
    rule('suggestion.return.reassign', workdays(10, 'returnRequested'), 16),
    rule('suggestion.contact.first', workdays(20, 'receipt'), 18),
    rule('suggestion.coOpinion', workdays(30, 'handOver'), 20),
    rule('suggestion.coOpinion.redo', workdays(5, 'redoRequested'), 20),
    rule('suggestion.reply.normal', months(3, 'handOver'), 21),
    rule('suggestion.reply.complex', months(6, 'handOver'), 21),
    rule('suggestion.reply.complex.consent', 'none', 21),
    rule('suggestion.reply.toEveryAuthor', true, 23),
    rule('suggestion.evaluate', workdays(20, 'reply'), 27),
    rule('suggestion.evaluate.lapseExcluded', true, 29),
    rule('suggestion.rework', months(2, 'reworkOrdered'), 27),
    rule('suggestion.rework.ground', 'dissatisfaction', 27),
    rule('commitment.report', { from: '10-01', until: '12-31' }, 24),
    rule('commitment.report.mode', 'yearly', 24),
    rule('commitment.evaluate', workdays(20, 'commitmentReported'), 28),
    rule('suggestion.annualReport', { from: '11-01', until: '11-30' }, 34),
    rule('suggestion.annualReport.vote', true, 34),
    rule('suggestion.annualReport.printed', true, 34),
    rule('suggestion.annualReport.public', true, 36),
    measures('activity.feedBack', months(1, 'handOver'), 31),
    measures('activity.groupEvery', 3, null),
  ],
};
