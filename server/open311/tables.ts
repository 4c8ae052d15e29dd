import type { ColumnType } from 'kysely';

type Moment = ColumnType<Date, Date, Date>;
type MaybeMoment = ColumnType<Date | null, Date | null, Date | null>;

/** How far an opinion is that was passed on. */
export type PassingStage = 'waiting' | 'token' | 'open' | 'closed' | 'dead';

/** What the exchange by Open311 keeps. */
export interface Open311Tables {
  open311_key: {
    congress_id: string;
    id: string;
    name: string;
    key_hash: Buffer;
    per_hour: number;
    created_by: string;
    created_at: Moment;
    last_used_at: MaybeMoment;
    revoked_at: MaybeMoment;
  };
  open311_request: { congress_id: string; opinion_id: string; key_id: string; token: string; told_at: Moment };
  open311_platform: {
    congress_id: string;
    id: string;
    name: string;
    url: string;
    jurisdiction: string | null;
    api_key: Buffer | null;
    codes: ColumnType<Readonly<Record<string, string>>, string, string>;
    other_code: string;
    state: 'active' | 'paused';
    created_by: string;
    created_at: Moment;
  };
  open311_passing: {
    congress_id: string;
    opinion_id: string;
    platform_id: string;
    stage: PassingStage;
    outside_id: string | null;
    attempts: number;
    next_attempt_at: Moment;
    claimed_until: MaybeMoment;
    last_error: string | null;
    passed_at: Moment;
  };
}
