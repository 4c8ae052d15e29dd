import { optionsOf } from '../../registers/wording.ts';

/** 联系名单的中文用语。 */
export const zh = {
  name: '联系名单',
  states: { active: '有效', ended: '已结束' },
  actions: { list: '列入联系名单', change: '调整', end: '结束' },
  parties: { owner: '联系人', contacted: '被联系代表' },
  deadlines: {},
  reasons: {
    noSeat: '没有找到在职的代表席位。',
    notMember: '联系人不是常委会组成人员，请先在代表名册中登记。',
    ownSeat: '不能联系本人。',
    wrongNumber: '按规则联系代表{least}名至{most}名，请核对人数。',
    votersMissing: '请填写所联系的选民范围。',
    listedAlready: '该联系人已有有效的联系名单，请直接调整。',
  },
  fields: {
    title: '名称',
    kind: '种类',
    termId: '届',
    ownerId: '联系人',
    deputyIds: '联系的代表',
    voterGroups: '联系的选民范围',
    voters: '选民人数',
    note: '备注',
    since: '起始日期',
    endReason: '结束理由',
  },
  inputs: { reason: '理由' },
  options: { ...optionsOf('kind', { memberDeputies: '常委会组成人员联系代表', deputyVoters: '代表联系选民' }) },
  notices: {
    listed: '“{title}”已列入联系名单，请按要求联系并登记。',
    changed: '联系名单“{title}”已调整。',
    dueSoon: '联系名单“{title}”：{deadline}的期限为{due}。',
    overdue: '联系名单“{title}”：{deadline}的期限{due}已过。',
  },
  help: { voterGroups: '村、社区、单位等，不填写个人姓名。' },
} as const;
