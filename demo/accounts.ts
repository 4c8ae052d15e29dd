import type { RoleId } from '../registers/roles.ts';
import type { DemoAccount } from '../server/start/demo.ts';
import type { RelayKey, UnitKey } from './city/units.ts';

/** The password of every demo account. */
export const demoPassword = 'Tangning-2026';

/** One account of the demo city. A `seat` is the delegation's code and the place in it; units and delegations by their keys. */
export interface AccountSpec {
  readonly username: string;
  readonly zh: string;
  readonly en: string;
  readonly role: RoleId;
  readonly unit?: UnitKey | RelayKey;
  readonly delegation?: string;
  readonly seat?: { readonly delegation: string; readonly place: number };
  /** The congress below the city's that it belongs to. */
  readonly district?: string;
  /** Named apart from the others, so that the rest of the city keeps its people. */
  readonly isLater?: boolean;
}

export const accountSpecs: readonly AccountSpec[] = [
  { username: 'demo.clerk', zh: '代表工作委员会经办', en: 'Deputies affairs officer', role: 'deputyWorkOfficer' },
  { username: 'demo.clerk2', zh: '代表工作委员会副主任', en: 'Deputies affairs deputy director', role: 'deputyWorkOfficer' },
  { username: 'demo.office', zh: '常委会办公室文书', en: 'Standing committee office clerk', role: 'scOfficeClerk' },
  { username: 'demo.chair', zh: '常委会副主任', en: 'Standing committee vice chairperson', role: 'chairperson' },
  { username: 'demo.committee', zh: '城建环资委员会办公室', en: 'Special committee officer', role: 'specialCommitteeOfficer' },
  { username: 'demo.member', zh: '常委会委员', en: 'Standing committee member', role: 'scMember', isLater: true },
  { username: 'demo.member2', zh: '常委会委员', en: 'Standing committee member', role: 'scMember', isLater: true },
  { username: 'demo.evaluator', zh: '第三方评估机构', en: 'Third-party evaluator', role: 'evaluator', isLater: true },
  {
    username: 'demo.legislation',
    zh: '法制工作委员会经办',
    en: 'Legislative affairs officer',
    role: 'legislativeAffairsOfficer',
    isLater: true,
  },
  {
    username: 'demo.station',
    zh: '白鹭街道代表联络站管理员',
    en: 'Keeper of the Bailu station',
    role: 'deputyStationKeeper',
    isLater: true,
  },
  {
    username: 'demo.petitions',
    zh: '常委会办公室信访科',
    en: 'Petition desk',
    role: 'petitionOfficer',
    isLater: true,
  },
  { username: 'demo.relay', zh: '市政府办公室督查科', en: 'Government office (hands over)', role: 'govOffice', unit: 'governmentOffice' },
  {
    username: 'demo.relay.party',
    zh: '市委办公室督查科',
    en: 'Party committee office (hands over)',
    role: 'govOffice',
    unit: 'partyOffice',
  },
  { username: 'demo.education', zh: '市教育局经办人', en: 'Education bureau clerk', role: 'unitClerk', unit: 'education' },
  { username: 'demo.education.head', zh: '市教育局负责人', en: 'Education bureau head', role: 'unitHead', unit: 'education' },
  { username: 'demo.transport', zh: '市交通运输局经办人', en: 'Transport bureau clerk', role: 'unitClerk', unit: 'transport' },
  { username: 'demo.transport.head', zh: '市交通运输局负责人', en: 'Transport bureau head', role: 'unitHead', unit: 'transport' },
  { username: 'demo.health', zh: '市卫生健康委经办人', en: 'Health commission clerk', role: 'unitClerk', unit: 'health' },
  { username: 'demo.health.head', zh: '市卫生健康委负责人', en: 'Health commission head', role: 'unitHead', unit: 'health' },
  { username: 'demo.housing', zh: '市住建局经办人', en: 'Housing bureau clerk', role: 'unitClerk', unit: 'housing' },
  { username: 'demo.housing.head', zh: '市住建局负责人', en: 'Housing bureau head', role: 'unitHead', unit: 'housing' },
  {
    username: 'demo.court',
    zh: '市中级法院联络办',
    en: 'Liaison office of the city court',
    role: 'unitClerk',
    unit: 'court',
    isLater: true,
  },
  { username: 'demo.delegation', zh: '鹤汀代表团团长', en: 'Head of the Heting delegation', role: 'delegationHead', delegation: 'D01' },
  {
    username: 'demo.delegation.staff',
    zh: '鹤汀代表团工作人员',
    en: 'Heting delegation staff',
    role: 'delegationStaff',
    delegation: 'D01',
  },
  { username: 'demo.deputy1', zh: '鹤汀代表团代表', en: 'Deputy, Heting', role: 'deputy', seat: { delegation: 'D01', place: 3 } },
  { username: 'demo.deputy2', zh: '鹤汀代表团代表', en: 'Deputy, Heting', role: 'deputy', seat: { delegation: 'D01', place: 8 } },
  { username: 'demo.deputy3', zh: '砚岭代表团代表', en: 'Deputy, Yanling', role: 'deputy', seat: { delegation: 'D02', place: 5 } },
  { username: 'demo.deputy4', zh: '云箬代表团代表', en: 'Deputy, Yunruo', role: 'deputy', seat: { delegation: 'D07', place: 2 } },
  {
    username: 'demo.district',
    zh: '鹤汀区人大代表工委',
    en: 'Heting district deputies affairs',
    role: 'deputyWorkOfficer',
    district: '990102',
  },
  { username: 'demo.system', zh: '系统管理员', en: 'System administrator', role: 'systemAdmin' },
  { username: 'demo.security', zh: '安全管理员', en: 'Security administrator', role: 'securityAdmin' },
  { username: 'demo.audit', zh: '审计管理员', en: 'Audit administrator', role: 'auditAdmin' },
];

/** Who can sign in to the demo city, for the greeting. */
export const demoAccounts = (): readonly DemoAccount[] =>
  accountSpecs.map(({ username, zh, en }) => ({ username, password: demoPassword, zh, en }));
