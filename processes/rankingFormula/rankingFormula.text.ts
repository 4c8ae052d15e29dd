import type { ProcessText } from '../../engine/define.ts';
import { optionsOf } from '../../registers/wording.ts';
import type { rankingFormula } from './rankingFormula.ts';

/** 排名公式的中文用语。 */
export const zh = {
  name: '排名公式',
  states: { draft: '草案', inUse: '使用中', retired: '已停用' },
  actions: { create: '拟定公式', amend: '修改', turnOn: '启用', turnOff: '停用', discard: '放弃' },
  fields: {
    title: '名称',
    revision: '版次',
    basedOnId: '依据的公式',
    explanation: '说明',
    terms: '指标和权重',
    turnedOnOn: '启用日期',
    turnedOffOn: '停用日期',
  },
  parties: {},
  deadlines: {},
  reasons: {
    measureTwice: '同一指标只能出现一次。请修改。',
    anotherInUse: '已有公式在使用。请先停用。',
    unknownFormula: '所依据的公式不存在。请重新选择。',
  },
  inputs: { measure: '指标', weight: '权重', prefer: '方向' },
  options: {
    ...optionsOf('measure', {
      replied: '答复率',
      onTime: '按期答复率',
      late: '超期率',
      returned: '退办率',
      reworked: '重新办理率',
      classA: '解决采纳率',
      satisfied: '办理结果满意率',
      attitudeSatisfied: '办理态度满意率',
      firstDissatisfied: '首次不满意率',
      commitmentRate: '承诺兑现率',
      carriedOver: '跨年度承诺占比',
    }),
    ...optionsOf('prefer', { high: '越高越好', low: '越低越好' }),
  },
  notices: {
    turnedOn: '承办单位排名公式“{title}”已经启用。您可以在排名页面查看。',
    turnedOff: '承办单位排名公式“{title}”已经停用。',
    dueSoon: '“{title}”的“{deadline}”将于{due}到期。请您及时办理。',
    overdue: '“{title}”的“{deadline}”应于{due}前完成，现已逾期。请您尽快办理。',
  },
  help: { weight: '各指标得分乘以权重后相加，再按能够计算的权重折算为一百分。', prefer: '越高越好，或者越低越好。' },
} as const satisfies ProcessText<typeof rankingFormula>;
