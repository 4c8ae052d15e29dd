import type { ColumnType, JSONColumnType } from 'kysely';

export interface AccountTable {
  id: string;
  home_congress_id: string;
  username: string;
  name: string;
  password_hash: string | null;
  password_changed_at: Date;
  must_change_password: boolean;
  status: 'active' | 'suspended';
  totp_secret: Buffer | null;
  totp_confirmed_at: Date | null;
  totp_last_step: number | null;
  recovery_codes: ColumnType<string[], string[] | undefined>;
  phone: string | null;
  email: string | null;
  locale: 'zh' | 'en';
  last_signed_in_at: Date | null;
  created_at: Date;
  created_by: string | null;
  updated_at: Date;
  version: ColumnType<number, number | undefined>;
}

interface PasswordHistoryTable {
  account_id: string;
  id: string;
  changed_at: Date;
  password_hash: string;
}

interface SignInSessionTable {
  id: string;
  token_hash: Buffer;
  account_id: string;
  csrf: string;
  method: 'password' | 'oidc';
  second_factor: boolean;
  scope: ColumnType<'full' | 'deputy', 'full' | 'deputy' | undefined>;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  ip: string;
  user_agent: string;
}

interface CalendarFeedTable {
  account_id: string;
  key_hash: Buffer;
  made_at: Date;
}

interface SignInThrottleTable {
  key: string;
  failed_count: number;
  first_failed_at: Date;
  locked_until: Date | null;
}

interface RoleGrantTable {
  congress_id: string;
  id: string;
  account_id: string;
  role: string;
  unit_id: string | null;
  delegation_id: string | null;
  granted_by: string | null;
  granted_at: Date;
  revoked_by: string | null;
  revoked_at: Date | null;
}

export interface ApprovalTable {
  congress_id: string;
  id: string;
  kind: 'grantRole' | 'revokeRole' | 'suspend' | 'resume' | 'resetPassword' | 'resetSecondFactor';
  account_id: string;
  payload: JSONColumnType<Record<string, string | null>>;
  reason: string;
  requested_by: string;
  requester_role: 'systemAdmin' | 'securityAdmin';
  requested_at: Date;
  expires_at: Date;
  state: 'pending' | 'approved' | 'rejected' | 'withdrawn';
  decided_by: string | null;
  decided_at: Date | null;
  note: string | null;
}

interface SecurityPolicyTable {
  congress_id: string;
  second_factor: 'optional' | 'admins' | 'everyone';
  min_password_length: number;
  max_password_age_days: number;
  updated_at: Date;
  updated_by: string | null;
  version: ColumnType<number, number | undefined>;
}

export interface SecurityLogTable {
  congress_id: string;
  id: string;
  at: Date;
  kind: string;
  account_id: string | null;
  account_name: string;
  actor_id: string | null;
  actor_name: string | null;
  ip: string;
  user_agent: string;
  data: JSONColumnType<Record<string, unknown>>;
  request_id: string;
}

export interface AccessLogTable {
  congress_id: string;
  id: string;
  at: Date;
  kind: string;
  account_id: string;
  account_name: string;
  subject_id: string | null;
  subject_name: string;
  fields: string[];
  count: number;
  ip: string;
  request_id: string;
}

/** The tables of accounts, sign-in, roles and their logs. */
export interface PeopleTables {
  account: AccountTable;
  password_history: PasswordHistoryTable;
  sign_in_session: SignInSessionTable;
  calendar_feed: CalendarFeedTable;
  sign_in_throttle: SignInThrottleTable;
  role_grant: RoleGrantTable;
  approval: ApprovalTable;
  security_policy: SecurityPolicyTable;
  security_log: SecurityLogTable;
  access_log: AccessLogTable;
}
