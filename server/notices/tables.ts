import type { ColumnType, Generated } from 'kysely';
import type { CloudEvent } from './cloud-event.ts';

type Moment = ColumnType<Date, Date, Date>;
type MaybeMoment = ColumnType<Date | null, Date | null, Date | null>;

export interface NoticeTables {
  notice: {
    congress_id: string;
    id: string;
    account_id: string;
    at: Moment;
    kind: string;
    title: string;
    body: string;
    link: string;
    process: string | null;
    record_id: string | null;
    urgent: boolean;
    read_at: MaybeMoment;
  };
  mail_delivery: {
    congress_id: string;
    notice_id: string;
    account_id: string;
    attempts: Generated<number>;
    bundled: Generated<boolean>;
    next_attempt_at: Moment;
    claimed_until: MaybeMoment;
    done_at: MaybeMoment;
    outcome: 'sent' | 'noAddress' | 'givenUp' | 'off' | null;
    last_error: string | null;
  };
  notice_wish: {
    account_id: string;
    mail: 'each' | 'daily' | 'urgent' | 'off';
    daily_at: number;
    quiet_from: number | null;
    quiet_to: number | null;
  };
  webhook: {
    congress_id: string;
    id: string;
    url: string;
    kinds: string[];
    secret: Buffer;
    state: 'active' | 'paused';
    attempts: Generated<number>;
    next_attempt_at: Moment;
    claimed_until: MaybeMoment;
    last_error: string | null;
    created_by: string;
    created_at: Moment;
  };
  webhook_delivery: {
    congress_id: string;
    webhook_id: string;
    event_id: string;
    event: ColumnType<CloudEvent, string, never>;
    sent_at: MaybeMoment;
  };
}
