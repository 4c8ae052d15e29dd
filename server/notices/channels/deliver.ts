import { type Kysely, sql } from 'kysely';
import type { ChannelSettings } from '../../../contract/channels.ts';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../db/tables.ts';
import { unseal } from '../../secrets.ts';
import type { Egress } from '../egress.ts';
import { inParallel } from '../in-parallel.ts';
import { message, pauseAfter } from '../mail.ts';
import { adapterOf, FinalRefusal, type WechatToken } from './adapter.ts';
import type { ChannelOutcome } from './tables.ts';

export interface ChannelDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly egress: Egress;
  readonly secretKey: Buffer;
  readonly publicUrl: string;
}

const claimFor = 60_000;
const mostAttempts = 30;
const batch = 200;
const channelsAtATime = 8;
/** How long one channel is sent to in a row, in milliseconds: what is left goes out in the next round. */
const longestRound = 30_000;
const keepDone = 30 * 86_400_000;
/** Tokens of WeChat, which each node asks for by itself. */
const tokens = new Map<string, WechatToken>();

/** To what the secret of a channel, and an address on it, is bound when it is encrypted. */
export const channelPurpose = (channelId: string): string => `message channel ${channelId}`;
export const addressPurpose = (channelId: string, accountId: string): string => `message channel ${channelId} ${accountId}`;

interface Due {
  readonly congress_id: string;
  readonly channel_id: string;
  readonly notice_id: string;
  readonly account_id: string;
  readonly attempts: number;
  readonly settings: ChannelSettings;
  readonly secret: Buffer;
  readonly title: string;
  readonly link: string;
  readonly at: Date;
  readonly phone: string | null;
  readonly status: string;
  readonly address: Buffer | null;
}

/**
 * Sends the messages that are due on channels in use, a few channels at the same time and those of one channel each by itself. What fails
 * is tried again after growing pauses, and the others of the channel wait for the next round; it is given up after about a day, at once
 * where the other side says that it will never take it. Answers how many went out.
 */
export async function deliverChannels(deps: ChannelDeps): Promise<number> {
  const now = deps.clock.now();
  const { rows } = await sql<Channel>`SELECT c.congress_id, c.id FROM message_channel c WHERE c.state = 'active' AND EXISTS (
      SELECT FROM channel_delivery d WHERE d.congress_id = c.congress_id AND d.channel_id = c.id AND d.done_at IS NULL
        AND d.next_attempt_at <= ${now} AND (d.claimed_until IS NULL OR d.claimed_until < ${now}))
    ORDER BY c.id`.execute(deps.db);
  return inParallel(rows, channelsAtATime, (channel) => deliverChannel(deps, channel));
}

interface Channel {
  readonly congress_id: string;
  readonly id: string;
}

/** Sends what is due on one channel until one fails that is to be tried again, or the channel has had its time. */
async function deliverChannel(deps: ChannelDeps, channel: Channel): Promise<number> {
  const now = deps.clock.now();
  const { rows } =
    await sql<Due>`SELECT d.congress_id, d.channel_id, d.notice_id, d.account_id, d.attempts, c.settings, c.secret, n.title, n.link, n.at,
      a.phone, a.status, b.address
    FROM channel_delivery d
      JOIN message_channel c ON c.congress_id = d.congress_id AND c.id = d.channel_id AND c.state = 'active'
      JOIN notice n ON n.congress_id = d.congress_id AND n.id = d.notice_id
      JOIN account a ON a.id = d.account_id
      LEFT JOIN channel_address b ON b.congress_id = d.congress_id AND b.channel_id = d.channel_id AND b.account_id = d.account_id
    WHERE d.congress_id = ${channel.congress_id} AND d.channel_id = ${channel.id} AND d.done_at IS NULL AND d.next_attempt_at <= ${now}
      AND (d.claimed_until IS NULL OR d.claimed_until < ${now})
    ORDER BY d.next_attempt_at, d.notice_id LIMIT ${batch}`.execute(deps.db);
  const until = performance.now() + longestRound;
  let sent = 0;
  for (const due of rows) {
    if (performance.now() > until) break;
    if (!(await claim(deps, due))) continue;
    const outcome = await deliverOne(deps, due);
    if (outcome === 'failed') break;
    if (outcome === 'sent') sent++;
  }
  return sent;
}

async function claim({ db, clock }: ChannelDeps, due: Due): Promise<boolean> {
  const now = clock.now();
  const { numUpdatedRows } = await which(db, due)
    .set({ claimed_until: new Date(now.getTime() + claimFor) })
    .where('done_at', 'is', null)
    .where((q) => q.or([q('claimed_until', 'is', null), q('claimed_until', '<', now)]))
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

const which = (db: Kysely<Database>, due: Due) =>
  db
    .updateTable('channel_delivery')
    .where('congress_id', '=', due.congress_id)
    .where('channel_id', '=', due.channel_id)
    .where('notice_id', '=', due.notice_id);

/** `failed`: the channel could not take it, now or in all its tries; `ended`: it will never go to this one. */
async function deliverOne(deps: ChannelDeps, due: Due): Promise<'sent' | 'ended' | 'failed'> {
  const { db, clock, egress, secretKey, publicUrl } = deps;
  const finish = (outcome: ChannelOutcome, attempts: number, last_error: string | null) =>
    which(db, due).set({ done_at: clock.now(), outcome, attempts, last_error, claimed_until: null }).execute();
  try {
    const to = addressOf(secretKey, due);
    if (to === null) {
      await finish('noAddress', due.attempts, null);
      return 'ended';
    }
    const secret = unseal(secretKey, channelPurpose(due.channel_id), due.secret);
    const send = adapterOf(egress, { id: due.channel_id, settings: due.settings, secret }, tokens);
    await send({ id: due.notice_id, to, title: due.title, url: `${publicUrl}${due.link}`, at: due.at }, clock.now());
    await finish('sent', due.attempts + 1, null);
    return 'sent';
  } catch (error) {
    const attempts = due.attempts + 1;
    if (error instanceof FinalRefusal || attempts >= mostAttempts) await finish('dead', attempts, message(error));
    else
      await which(db, due)
        .set({
          attempts,
          last_error: message(error),
          claimed_until: null,
          next_attempt_at: new Date(clock.now().getTime() + pauseAfter(attempts)),
        })
        .execute();
    return error instanceof FinalRefusal ? 'ended' : 'failed';
  }
}

/** Where somebody is reached: the address entered for the channel, for short messages else the telephone of the account. */
function addressOf(secretKey: Buffer, due: Due): string | null {
  if (due.status !== 'active') return null;
  if (due.address) return unseal(secretKey, addressPurpose(due.channel_id, due.account_id), due.address);
  return due.settings.kind === 'sms' ? due.phone : null;
}

/** Drops what ended more than thirty days ago. */
export async function sweepChannels(db: Kysely<Database>, now: Date): Promise<void> {
  await db
    .deleteFrom('channel_delivery')
    .where('done_at', '<', new Date(now.getTime() - keepDone))
    .execute();
}
