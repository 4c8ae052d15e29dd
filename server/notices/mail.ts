import type { Kysely } from 'kysely';
import nodemailer from 'nodemailer';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/tables.ts';

export interface MailDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  /** Null when no mail server is set: then nothing is sent, now or later. */
  readonly send: SendMail | null;
  /** Address of the site, for links and message ids. */
  readonly publicUrl: string;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly date: Date;
  readonly urgent: boolean;
}
export type SendMail = (mail: Mail) => Promise<void>;

/** Sends over SMTP. */
export function smtpSender(url: string, from: string): SendMail {
  const transport = nodemailer.createTransport(url, { from, disableFileAccess: true, disableUrlAccess: true });
  return async ({ to, subject, text, messageId, date, urgent }) => {
    await transport.sendMail({
      // An address object, so that nothing in it is read as a second recipient.
      to: { name: '', address: to },
      subject,
      text,
      messageId,
      date,
      ...(urgent ? { priority: 'high' } : {}),
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  };
}

const claimFor = 120_000;
const mostAttempts = 30;
const batch = 100;

/**
 * Sends the mail that is due. Each person gets theirs in the order it was written; a mail that fails holds back the
 * later ones to the same person until it goes out or is given up, after about a day. Answers how many went out.
 */
export async function deliverMail(deps: MailDeps): Promise<number> {
  if (!deps.send) {
    await switchOff(deps);
    return 0;
  }
  let sent = 0;
  for (;;) {
    const due = await findDue(deps);
    let moved = 0;
    for (const { congress_id, notice_id } of due) {
      if (!(await claim(deps, congress_id, notice_id))) continue;
      const outcome = await deliverOne(deps, deps.send, congress_id, notice_id);
      if (outcome === 'unreachable') return sent;
      if (outcome === 'sent') sent++;
      moved++;
    }
    if (moved === 0) return sent;
  }
}

/** Without a mail server the outbox is closed, so that setting one later does not send months of old mail. */
async function switchOff({ db, clock }: MailDeps): Promise<void> {
  await db.updateTable('mail_delivery').set({ done_at: clock.now(), outcome: 'off' }).where('done_at', 'is', null).execute();
}

function findDue({ db, clock }: MailDeps) {
  const now = clock.now();
  return db
    .selectFrom('mail_delivery as d')
    .select(['congress_id', 'notice_id'])
    .where('done_at', 'is', null)
    .where('next_attempt_at', '<=', now)
    .where((q) => q.or([q('claimed_until', 'is', null), q('claimed_until', '<', now)]))
    .where((q) =>
      q.not(
        q.exists(
          q
            .selectFrom('mail_delivery as e')
            .select('e.notice_id')
            .whereRef('e.congress_id', '=', 'd.congress_id')
            .whereRef('e.account_id', '=', 'd.account_id')
            .where('e.done_at', 'is', null)
            .whereRef('e.notice_id', '<', 'd.notice_id'),
        ),
      ),
    )
    .orderBy('next_attempt_at')
    .limit(batch)
    .execute();
}

/** Only one node gets a mail; should it die while sending, another one may try when the claim has run out. */
async function claim({ db, clock }: MailDeps, congressId: string, noticeId: string): Promise<boolean> {
  const now = clock.now();
  const { numUpdatedRows } = await db
    .updateTable('mail_delivery')
    .set({ claimed_until: new Date(now.getTime() + claimFor) })
    .where('congress_id', '=', congressId)
    .where('notice_id', '=', noticeId)
    .where('done_at', 'is', null)
    .where((q) => q.or([q('claimed_until', 'is', null), q('claimed_until', '<', now)]))
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

async function deliverOne(
  deps: MailDeps,
  send: SendMail,
  congressId: string,
  noticeId: string,
): Promise<'sent' | 'notSent' | 'unreachable'> {
  const { db, clock, publicUrl } = deps;
  const row = await db
    .selectFrom('mail_delivery as d')
    .innerJoin('notice as n', (j) => j.onRef('n.congress_id', '=', 'd.congress_id').onRef('n.id', '=', 'd.notice_id'))
    .leftJoin('account as a', 'a.id', 'd.account_id')
    .select(['d.attempts', 'n.title', 'n.body', 'n.link', 'n.at', 'n.urgent', 'a.email', 'a.status'])
    .where('d.congress_id', '=', congressId)
    .where('d.notice_id', '=', noticeId)
    .executeTakeFirstOrThrow();
  const update = db.updateTable('mail_delivery').where('congress_id', '=', congressId).where('notice_id', '=', noticeId);
  if (!row.email || row.status !== 'active') {
    await update.set({ done_at: clock.now(), outcome: 'noAddress', claimed_until: null }).execute();
    return 'notSent';
  }
  try {
    await send({
      to: row.email,
      subject: row.urgent ? `【紧急】${row.title}` : row.title,
      text: `${row.body}\n\n${publicUrl}${row.link}\n`,
      messageId: `<${noticeId}@${new URL(publicUrl).hostname}>`,
      date: row.at,
      urgent: row.urgent,
    });
    await update.set({ done_at: clock.now(), outcome: 'sent', claimed_until: null, last_error: null }).execute();
    return 'sent';
  } catch (error) {
    const attempts = row.attempts + 1;
    const last_error = message(error);
    const givenUp = attempts >= mostAttempts || isFinal(error);
    await update
      .set(
        givenUp
          ? { attempts, last_error, claimed_until: null, done_at: clock.now(), outcome: 'givenUp' as const }
          : { attempts, last_error, claimed_until: null, next_attempt_at: new Date(clock.now().getTime() + pauseAfter(attempts)) },
      )
      .execute();
    return hasReply(error) ? 'notSent' : 'unreachable';
  }
}

/** One minute, then twice as long each time, at most an hour. */
export const pauseAfter = (attempts: number): number => Math.min(60_000 * 2 ** (attempts - 1), 3_600_000);

const replyCode = (error: unknown): number | undefined =>
  error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : undefined;
const hasReply = (error: unknown): boolean => replyCode(error) !== undefined;

/** A reply of 550 and the like to the recipient or the content will not change; trouble with signing in may. */
function isFinal(error: unknown): boolean {
  const command = error instanceof Error && 'command' in error ? String(error.command) : '';
  return (replyCode(error) ?? 0) >= 550 && (command === 'RCPT TO' || command === 'DATA');
}

export const message = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500);
