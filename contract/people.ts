import { z } from 'zod';
import { congress } from '../registers/registers.ts';
import { route } from './route.ts';

/** Shapes shared by the routes of accounts, sign-in and audit. */
export const Id = z.uuid();
const Moment = z.iso.datetime({ offset: true });
export const Reason = z.string().trim().min(2).max(500);
const Password = z.string().min(1).max(200);
const Code = z.string().trim().min(6).max(20);
export const Locale = z.enum(['zh', 'en']);
/** Letters, digits, dot, hyphen, underscore and Chinese characters; kept in small letters. */
export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{Script=Han}a-z0-9][\p{Script=Han}a-z0-9._-]{1,39}$/u);
export const PersonName = z.string().trim().min(1).max(50);
export const Phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9][0-9 -]{4,24}$/);
export const Email = z.email().max(200);
export const Cursor = z.string().max(200);
export const Limit = z.coerce.number().int().min(1).max(200).default(50);

export const GrantView = z.object({
  id: Id,
  congressId: Id,
  role: z.string(),
  unitId: Id.nullable(),
  delegationId: Id.nullable(),
  grantedAt: Moment,
});
export type GrantView = z.infer<typeof GrantView>;

/** What a session may reach: everything its account holds, or only what a deputy does. */
export const SessionScope = z.enum(['full', 'deputy']);
export type SessionScope = z.infer<typeof SessionScope>;

/** Who is signed in. `mustChangePassword` and `mustEnrol` say what has to be done before anything else. */
export const SessionView = z.object({
  account: z.object({
    id: Id,
    username: z.string(),
    name: z.string(),
    locale: Locale,
    mustChangePassword: z.boolean(),
    mustEnrol: z.boolean(),
    secondFactor: z.boolean(),
    hasPassword: z.boolean(),
  }),
  grants: z.array(z.object({ role: z.string(), congressId: Id, unitId: Id.optional(), delegationId: Id.optional() })),
  deputyships: z.array(z.object({ id: Id, congressId: Id, delegationId: Id.optional() })),
  scope: SessionScope,
  csrf: z.string(),
  expiresAt: Moment,
});
export type SessionView = z.infer<typeof SessionView>;

export const AccountLine = z.object({
  id: Id,
  homeCongressId: Id,
  username: z.string(),
  name: z.string(),
  status: z.enum(['active', 'suspended']),
  secondFactor: z.boolean(),
  mustChangePassword: z.boolean(),
  lastSignedInAt: Moment.nullable(),
  createdAt: Moment,
  version: z.int(),
  grants: z.array(GrantView),
});
/** One account in full; reading it is logged. */
export const AccountView = AccountLine.extend({
  phone: z.string().nullable(),
  email: z.string().nullable(),
  locale: Locale,
  lockedUntil: Moment.nullable(),
  /** Who the account is in the registers of persons, with the seats held there. */
  persons: z.array(z.object({ congressId: Id, id: Id, name: z.string(), seats: z.array(z.string()) })),
});
export type AccountView = z.infer<typeof AccountView>;

export const ApprovalView = z.object({
  id: Id,
  congressId: Id,
  kind: z.enum(['grantRole', 'revokeRole', 'suspend', 'resume', 'resetPassword', 'resetSecondFactor']),
  account: z.object({ id: Id, username: z.string(), name: z.string() }),
  payload: z.record(z.string(), z.string().nullable()),
  reason: z.string(),
  requestedBy: z.object({ id: Id, name: z.string() }),
  requesterRole: z.enum(['systemAdmin', 'securityAdmin']),
  requestedAt: Moment,
  expiresAt: Moment,
  state: z.enum(['pending', 'approved', 'rejected', 'withdrawn', 'expired']),
  decidedBy: z.object({ id: Id, name: z.string() }).nullable(),
  decidedAt: Moment.nullable(),
  note: z.string().nullable(),
});
export type ApprovalView = z.infer<typeof ApprovalView>;

/** What became of a request: done at once, or waiting for a second administrator. */
export const Outcome = z.object({
  done: z.boolean(),
  approvalId: Id.nullable(),
  /** Shown once, to be handed to the person; must be changed at the first sign-in. */
  temporaryPassword: z.string().nullable(),
});
export type Outcome = z.infer<typeof Outcome>;

export const SecurityPolicy = z.object({
  congressId: Id,
  secondFactor: z.enum(['optional', 'admins', 'everyone']),
  minPasswordLength: z.int().min(10).max(64),
  /** 0: passwords do not age. */
  maxPasswordAgeDays: z.int().min(0).max(730),
  version: z.int(),
});
export type SecurityPolicy = z.infer<typeof SecurityPolicy>;

export const securityLogKinds = [
  'signIn',
  'signInFailed',
  'lockedOut',
  'signOut',
  'passwordChanged',
  'secondFactorEnrolled',
  'secondFactorRemoved',
  'accountCreated',
  'accountEdited',
  'accountSuspended',
  'accountResumed',
  'accountUnlocked',
  'personTied',
  'personUntied',
  'passwordReset',
  'secondFactorReset',
  'roleGranted',
  'roleRevoked',
  'approvalRequested',
  'approvalApproved',
  'approvalRejected',
  'approvalWithdrawn',
  'policyChanged',
  'webhookAdded',
  'webhookPaused',
  'webhookResumed',
  'webhookRemoved',
  'channelAddressesSet',
  'tokenIssued',
  'tokenRevoked',
  'logExported',
] as const;

const SecurityLogEntry = z.object({
  id: Id,
  at: Moment,
  congressId: Id,
  kind: z.string(),
  accountId: Id.nullable(),
  accountName: z.string(),
  actorId: Id.nullable(),
  actorName: z.string().nullable(),
  ip: z.string(),
  userAgent: z.string(),
  data: z.record(z.string(), z.unknown()),
  requestId: z.string(),
});
export type SecurityLogEntry = z.infer<typeof SecurityLogEntry>;

const AccessLogEntry = z.object({
  id: Id,
  at: Moment,
  congressId: Id,
  kind: z.string(),
  accountId: Id,
  accountName: z.string(),
  subjectId: Id.nullable(),
  subjectName: z.string(),
  fields: z.array(z.string()),
  count: z.int(),
  ip: z.string(),
  requestId: z.string(),
});
export type AccessLogEntry = z.infer<typeof AccessLogEntry>;

const LogFilter = z.strictObject({
  from: Moment.optional(),
  until: Moment.optional(),
  accountId: Id.optional(),
  kind: z.string().max(40).optional(),
});
export type LogFilter = z.infer<typeof LogFilter>;
const LogQuery = LogFilter.extend({ cursor: Cursor.optional(), limit: Limit });
const LogExportQuery = LogFilter.extend({ format: z.enum(['csv', 'json']).default('csv') });
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });

export const administrators = { roles: ['systemAdmin', 'securityAdmin'] } as const;
export const systemOnly = { roles: ['systemAdmin'] } as const;
export const securityOnly = { roles: ['securityAdmin'] } as const;
const auditOnly = { roles: ['auditAdmin'] } as const;
export const params = z.object({ id: Id });
export const Ok = z.object({ ok: z.literal(true) });

export const sessionRoutes = {
  options: route({
    method: 'GET',
    path: '/api/sign-in-options',
    summary: 'How people can sign in here',
    access: 'anyone',
    response: z.object({ password: z.literal(true), oidc: z.boolean() }),
  }),
  signIn: route({
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in',
    access: 'anyone',
    body: z.object({
      username: z.string().trim().min(1).max(100),
      password: Password,
      code: Code.optional(),
      scope: SessionScope.default('full'),
    }),
    response: SessionView,
  }),
  signOut: route({ method: 'DELETE', path: '/api/session', summary: 'Sign out', access: 'signedIn', response: Ok }),
  whoAmI: route({ method: 'GET', path: '/api/session', summary: 'Who is signed in', access: 'signedIn', response: SessionView }),
  edit: route({
    method: 'PATCH',
    path: '/api/session',
    summary: 'Choose the language',
    access: 'signedIn',
    body: z.object({ locale: Locale }),
    response: SessionView,
  }),
  changePassword: route({
    method: 'POST',
    path: '/api/session/password',
    summary: 'Change the own password; ends every other session',
    access: 'signedIn',
    body: z.object({ current: Password, next: Password }),
    response: SessionView,
  }),
  enrol: route({
    method: 'POST',
    path: '/api/session/second-factor',
    summary: 'Begin to enrol a second factor',
    access: 'signedIn',
    body: z.object({ password: Password }),
    response: z.object({ secret: z.string(), uri: z.string() }),
  }),
  confirmEnrolment: route({
    method: 'POST',
    path: '/api/session/second-factor/confirm',
    summary: 'Finish enrolling with a first code; answers recovery codes, once',
    access: 'signedIn',
    body: z.object({ code: Code }),
    response: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
  removeSecondFactor: route({
    method: 'POST',
    path: '/api/session/second-factor/remove',
    summary: 'Give up the second factor',
    access: 'signedIn',
    body: z.object({ password: Password, code: Code }),
    response: Ok,
  }),
  oidcStart: route({
    method: 'GET',
    path: '/api/session/oidc',
    summary: 'Go to the single sign-on',
    access: 'anyone',
    query: z.object({ returnTo: z.string().max(500).optional(), scope: SessionScope.default('full') }),
  }),
  oidcCallback: route({
    method: 'GET',
    path: '/api/session/oidc/callback',
    summary: 'Come back from the single sign-on',
    access: 'anyone',
  }),
} as const;

export const auditRoutes = {
  security: route({
    method: 'GET',
    path: '/api/audit/security',
    summary: 'Sign-ins, failures, accounts and roles',
    access: auditOnly,
    query: LogQuery,
    response: pageOf(SecurityLogEntry),
  }),
  access: route({
    method: 'GET',
    path: '/api/audit/access',
    summary: 'Who read personal data',
    access: auditOnly,
    query: LogQuery,
    response: pageOf(AccessLogEntry),
  }),
  exportSecurity: route({
    method: 'GET',
    path: '/api/audit/security/export',
    summary: 'The security log as a file',
    access: auditOnly,
    query: LogExportQuery,
    produces: 'text/csv',
  }),
  exportAccess: route({
    method: 'GET',
    path: '/api/audit/access/export',
    summary: 'The access log as a file',
    access: auditOnly,
    query: LogExportQuery,
    produces: 'text/csv',
  }),
} as const;

/** The congresses an administrator answers for: those of their grants and all below. */
export const congressRoutes = {
  list: route({
    method: 'GET',
    path: '/api/administered-congresses',
    summary: 'Congresses the administrator answers for',
    access: { roles: ['systemAdmin', 'securityAdmin', 'auditAdmin'] },
    response: z.object({
      items: z.array(z.object({ id: Id, name: z.string(), shortName: z.string(), parentId: Id.nullable(), ended: z.boolean() })),
    }),
  }),
  found: route({
    method: 'POST',
    path: '/api/congresses',
    summary: 'Set up a congress below one the administrator answers for',
    access: systemOnly,
    body: congress.record.extend({ parentId: Id }),
    response: z.object({ id: Id }),
  }),
} as const;

/** What a password may fall short of. `{n}` is the least length. */
export const passwordFaults = {
  tooShort: { zh: '至少 {n} 位', en: 'at least {n} characters' },
  tooLong: { zh: '不超过 128 位', en: 'no more than 128 characters' },
  tooPlain: {
    zh: '须包含大写字母、小写字母、数字、其他字符中的三类',
    en: 'three of capital letters, small letters, digits and other characters',
  },
  hasUsername: { zh: '不能包含用户名', en: 'must not contain the user name' },
  tooCommon: { zh: '过于常见，容易被猜中', en: 'too common and easily guessed' },
  usedBefore: { zh: '不能与最近 5 次用过的密码相同', en: 'must differ from the last 5 passwords' },
} as const;
export type PasswordFault = keyof typeof passwordFaults;

/** Why an act on accounts, roles or approvals is refused though the person holds the office for it. */
export const peopleRefusals = {
  adminRolesDisjoint: {
    zh: '系统、安全、审计三类管理员与业务角色互斥，同一账号只能属于其中一类。',
    en: 'System, security and audit administrators and business roles exclude each other on one account.',
  },
  unitNeeded: { zh: '该角色须指定单位。', en: 'This role needs a unit.' },
  delegationNeeded: { zh: '该角色须指定代表团。', en: 'This role needs a delegation.' },
  scopeNotNeeded: { zh: '该角色不能限定单位或代表团。', en: 'This role is not bound to a unit or delegation.' },
  unknownScope: { zh: '单位、代表团或人大不存在或已停用。', en: 'The unit, delegation or congress does not exist or has ended.' },
  businessRoleBySystemAdmin: { zh: '业务角色由系统管理员提出申请。', en: 'Business roles are asked for by the system administrator.' },
  secondPersonNeeded: { zh: '须由另一类管理员中的另一人批准。', en: 'Another person, an administrator of the other kind, has to approve.' },
  alreadyDecided: { zh: '该申请已办结或已过期。', en: 'This request is already decided or has expired.' },
  alreadyAsked: { zh: '同样的申请正在等待批准。', en: 'The same request is already waiting for approval.' },
  alreadyGranted: { zh: '该账号已有此角色。', en: 'The account already holds this role.' },
  notGranted: { zh: '该账号没有此角色或已被收回。', en: 'The account does not hold this role any more.' },
  personTaken: { zh: '该人员已关联另一账号，请先解除。', en: 'This person is tied to another account. Please untie that one first.' },
  personUnknown: { zh: '该人员不存在或已停用。', en: 'This person does not exist or has ended.' },
  accountOfPerson: {
    zh: '接口令牌只能发给程序专用的账号：仅有单位角色，且从未有人用它登录。',
    en: 'Tokens are only for accounts of programs: with roles in units alone, and never used by anybody to sign in.',
  },
  noUnitRole: { zh: '该账号在此人大（单位）没有角色。', en: 'The account holds no role in a unit there.' },
  noSeat: {
    zh: '该账号现在没有代表职务，请从工作台登录。',
    en: 'This account holds no seat of a deputy now. Please sign in at the desk.',
  },
  ownAccount: { zh: '不能对自己的账号办理此事项。', en: 'You cannot do this to your own account.' },
  lastAdministrator: { zh: '至少须保留一位此类管理员。', en: 'At least one administrator of this kind must remain.' },
  alreadyEnrolled: { zh: '动态验证码已启用。', en: 'The second factor is already on.' },
  notEnrolled: { zh: '动态验证码尚未启用。', en: 'The second factor is not on.' },
  secondFactorRequired: {
    zh: '安全策略要求启用动态验证码，不能取消。',
    en: 'The security policy asks for a second factor; it cannot be removed.',
  },
  noPassword: { zh: '该账号通过统一身份认证登录，没有本地密码。', en: 'This account signs in elsewhere and has no password here.' },
} as const;
export type PeopleRefusal = keyof typeof peopleRefusals;
