import type { ProcessText } from '../../engine/define.ts';
import { optionsOf } from '../../registers/wording.ts';
import type { inspection } from './inspection.ts';

/** 综合检查的中文用语。 */
export const zh = {
  name: '综合检查',
  states: { planned: '已计划', frameFixed: '名单已固定', drawn: '检查中', reported: '已报告', published: '已公布', cancelled: '已取消' },
  actions: { create: '制定检查计划', fixFrame: '固定抽样名单', draw: '公开抽样', report: '提交检查报告', publish: '公布', cancel: '取消' },
  fields: {
    title: '名称',
    sessionId: '检查的会议',
    year: '年度',
    frameOf: '抽样范围',
    sampleSize: '抽取件数',
    plan: '检查计划',
    frame: '抽样名单',
    frameSize: '名单件数',
    frameHash: '名单校验值',
    frameOn: '名单固定日期',
    method: '抽样算法',
    seed: '随机数',
    seedSource: '随机数来源',
    witnesses: '见证人',
    sample: '抽取结果',
    drawnOn: '抽样日期',
    finishBy: '检查期限',
    report: '检查报告',
    reportFileIds: '报告附件',
    reportedOn: '报告日期',
    publishedOn: '公布日期',
    cancelReason: '取消理由',
  },
  parties: {},
  deadlines: { finish: '完成检查' },
  reasons: {
    dateNotLater: '日期须晚于今天。请另选日期。',
    nothingToDraw: '范围内没有可抽取的建议。请调整范围。',
    tooFew: '范围内只有 {size} 件，少于抽取件数。请调整。',
    itemsOpen: '还有 {open} 件没有检查。请先完成检查。',
  },
  inputs: { id: '建议', number: '编号', fileIds: '附件', reason: '理由' },
  options: {
    ...optionsOf('frameOf', { concluded: '已经办结的', replied: '已经答复的', handedOver: '已经交办的' }),
  },
  notices: {
    frameFixed: '“{title}”的抽样名单已经固定并公布校验值。请您届时参加公开抽样。',
    drawn: '“{title}”已经公开抽样。请您按分工检查。',
    reported: '“{title}”的检查报告已经提交。请您审阅。',
    published: '“{title}”的检查情况已经公布。',
    dueSoon: '“{title}”的“{deadline}”将于{due}到期。请您及时办理。',
    overdue: '“{title}”的“{deadline}”应于{due}前完成，现已逾期。请您尽快办理。',
  },
  help: {
    seed: '当众产生的号码，须在名单固定之后产生。',
    frameHash: '名单中全部建议标识按升序逐行排列的校验值，任何人可以复算。',
    method: '每件建议取“随机数:标识”的校验值，由小到大取前若干件。',
  },
} as const satisfies ProcessText<typeof inspection>;
