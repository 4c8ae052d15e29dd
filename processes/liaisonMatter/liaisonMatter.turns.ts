/** What states and actions are called, apart from the rest: a list of what is to be done needs no more. */
export const turns = {
  name: '代表联络事项',
  states: {
    submitted: '待审核转送',
    returned: '已退回代表',
    forwarded: '已转送',
    received: '办理中',
    answered: '已答复',
    closed: '已办结',
    refused: '不予转送',
    withdrawn: '已撤回',
  },
  actions: {
    submit: '提出联络事项',
    resubmit: '修改后重新提出',
    withdraw: '撤回',
    forward: '审核转送',
    returnToDeputy: '退回代表',
    refuse: '涉及具体案件，不予转送',
    receive: '接收',
    sendBack: '退回代表工作机构',
    urge: '催办',
    answer: '答复',
    evaluate: '评价答复',
    lapse: '逾期未评价',
    linkActivity: '关联活动',
  },
} as const;
