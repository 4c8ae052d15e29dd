/** The words that every register has alike. */
export const keptZh = {
  states: { active: '有效', ended: '已停用' },
  actions: { create: '新增', edit: '修改', end: '停用', resume: '恢复' },
  parties: {},
  deadlines: {},
  reasons: {},
  notices: {},
  inputs: { reason: '停用理由' },
} as const;

export const keptEn = {
  states: { active: 'Active', ended: 'Ended' },
  actions: { create: 'Add', edit: 'Edit', end: 'End', resume: 'Resume' },
  parties: {},
  deadlines: {},
  reasons: {},
  notices: {},
  inputs: { reason: 'Reason for ending' },
} as const;
