/**
 * Every office a person can hold in the system, by the identifiers the code uses.
 * `scope` says what a grant of the role is bound to besides its congress.
 */
export const roles = {
  deputy: { zh: '人大代表', en: 'Deputy', scope: 'congress' },
  delegationHead: { zh: '代表团团长', en: 'Head of delegation', scope: 'delegation' },
  delegationStaff: { zh: '代表团工作人员', en: 'Delegation staff', scope: 'delegation' },
  chairperson: { zh: '常委会领导', en: 'Standing committee leader', scope: 'congress' },
  scMember: { zh: '常委会组成人员', en: 'Standing committee member', scope: 'congress' },
  scOfficeClerk: { zh: '常委会办公厅(室)工作人员', en: 'Standing committee office clerk', scope: 'congress' },
  deputyWorkOfficer: { zh: '代表工作委员会工作人员', en: 'Deputies affairs officer', scope: 'congress' },
  deputyStationKeeper: { zh: '代表家站点管理员', en: 'Deputy station keeper', scope: 'congress' },
  petitionOfficer: { zh: '信访工作人员', en: 'Petition officer', scope: 'congress' },
  specialCommitteeOfficer: { zh: '专门委员会工作人员', en: 'Special committee officer', scope: 'congress' },
  legislativeAffairsOfficer: { zh: '法制工作机构工作人员', en: 'Legislative affairs officer', scope: 'congress' },
  evaluator: { zh: '第三方评估机构', en: 'Third-party evaluator', scope: 'congress' },
  govOffice: { zh: '交办机关工作人员', en: 'Hand-over office clerk', scope: 'unit' },
  unitHead: { zh: '承办单位负责人', en: 'Head of handling unit', scope: 'unit' },
  unitClerk: { zh: '承办单位经办人', en: 'Handling unit clerk', scope: 'unit' },
  systemAdmin: { zh: '系统管理员', en: 'System administrator', scope: 'congress' },
  securityAdmin: { zh: '安全管理员', en: 'Security administrator', scope: 'congress' },
  auditAdmin: { zh: '审计管理员', en: 'Audit administrator', scope: 'congress' },
} as const satisfies Record<string, { zh: string; en: string; scope: 'congress' | 'unit' | 'delegation' }>;

export type RoleId = keyof typeof roles;
export const roleIds = Object.keys(roles) as [RoleId, ...RoleId[]];

/** The three administrators: disjoint from each other and from every business role. */
export const adminRoles = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const satisfies RoleId[];
export type AdminRole = (typeof adminRoles)[number];
