import type { RulePack } from '../keys.ts';
import { days, months, rulesOf } from '../terms.ts';

const rule = rulesOf({
  zh: '《浙江省人民代表大会代表建议、批评和意见办理的规定》',
  en: 'Zhejiang provisions on handling deputies’ suggestions (2016)',
  from: '2016-05-27',
  force: 'localRule',
});
const petitions = rulesOf({
  zh: '《浙江省信访条例》',
  en: 'Zhejiang regulations on petitions',
  from: '2016-07-29',
  force: 'localRule',
  fromUnverified: true,
});

/** 浙江省实施代表法办法: what it says of activities between sessions. */
const measures = rulesOf({
  zh: '浙江省实施《全国人民代表大会和地方各级人民代表大会代表法》办法',
  en: 'Zhejiang measures implementing the Deputies Law (2016)',
  from: '2016-05-27',
  force: 'localRule',
  fromUnverified: true,
});

export const zhejiang: RulePack = {
  id: 'zhejiang',
  jurisdiction: { zh: '浙江省', en: 'Zhejiang' },
  parent: 'national',
  rules: [
    rule('suggestion.return.request', days(10, 'receipt'), 14),
    rule('suggestion.coOpinion', months(2, 'receipt'), 18),
    // The article counts from receipt; the Deputies Law counts from hand-over, and a later start would lengthen its limit.
    rule('suggestion.reply.normal', months(3, 'handOver'), 21),
    rule('suggestion.reply.complex', months(6, 'handOver'), 21),
    rule('suggestion.reply.complex.consent', 'consent', 21),
    rule('suggestion.reply.toEveryAuthor', true, 22),
    rule('suggestion.rework', months(1, 'reworkOrdered'), 24),
    rule('suggestion.rework.ground', 'dissatisfaction', 24),
    petitions('petition.decide', days(30, 'acceptance'), 23),
    petitions('petition.decide.extended', days(90, 'acceptance'), 23),
    measures('activity.feedBack', months(3, 'handOver'), 24),
    measures('activity.groupPerYear', 3, null),
    measures('activity.centralPerYear', 2, null),
  ],
};
