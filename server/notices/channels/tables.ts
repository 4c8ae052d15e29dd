import type { ColumnType, Generated } from 'kysely';
import type { ChannelSettings } from '../../../contract/channels.ts';

type Moment = ColumnType<Date, Date, Date>;
type MaybeMoment = ColumnType<Date | null, Date | null, Date | null>;

/** How a message ended: delivered, nobody to deliver it to, or given up. */
export type ChannelOutcome = 'sent' | 'noAddress' | 'dead';

export interface ChannelTables {
  message_channel: {
    congress_id: string;
    id: string;
    name: string;
    settings: ColumnType<ChannelSettings, string, string>;
    secret: Buffer;
    urgent_only: boolean;
    state: 'active' | 'paused';
    created_by: string;
    created_at: Moment;
  };
  channel_address: { congress_id: string; channel_id: string; account_id: string; address: Buffer };
  channel_delivery: {
    congress_id: string;
    channel_id: string;
    notice_id: string;
    account_id: string;
    attempts: Generated<number>;
    next_attempt_at: Moment;
    claimed_until: MaybeMoment;
    done_at: MaybeMoment;
    outcome: ChannelOutcome | null;
    last_error: string | null;
  };
}
