import type { RulePack } from '../keys.ts';
import { months, rulesOf } from '../terms.ts';

const text = { zh: '《全国人民代表大会和地方各级人民代表大会代表法》', en: 'Deputies Law', force: 'law' } as const;
/** As amended in 2010: the limits first stood in art. 42. */
const since2010 = rulesOf({ ...text, zh: `${text.zh}（2010年修正）`, en: `${text.en} (2010)`, from: '2010-10-28', to: '2025-03-11' });
/** As amended on 11 March 2025: art. 51. */
const since2025 = rulesOf({ ...text, zh: `${text.zh}（2025年修正）`, en: `${text.en} (2025)`, from: '2025-03-12', fromUnverified: true });

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
  ],
};
