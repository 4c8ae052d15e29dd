import { type Kysely, sql } from 'kysely';
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
 * Sends the mail that is due. Each person gets theirs in the order it was written: what waited for its hour goes along, in one mail,
 * with whatever is due after it. A mail that fails holds back the later ones to the same person until it goes out or is given up,
 * after about a day. Answers how many went out.
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

/** The first open mail of each person who has something due: itself, or one behind it that takes it along. */
async function findDue({ db, clock }: MailDeps): Promise<{ congress_id: string; notice_id: string }[]> {
  const now = clock.now();
  const { rows } = await sql<{ congress_id: string; notice_id: string }>`
    SELECT d.congress_id, d.notice_id FROM mail_delivery d
    WHERE d.done_at IS NULL AND (d.claimed_until IS NULL OR d.claimed_until < ${now})
      AND (d.next_attempt_at <= ${now} OR (d.bundled AND d.attempts = 0 AND EXISTS (
        SELECT FROM mail_delivery e WHERE e.congress_id = d.congress_id AND e.account_id = d.account_id
          AND e.done_at IS NULL AND e.notice_id > d.notice_id AND e.next_attempt_at <= ${now})))
      AND NOT EXISTS (
        SELECT FROM mail_delivery e WHERE e.congress_id = d.congress_id AND e.account_id = d.account_id
          AND e.done_at IS NULL AND e.notice_id < d.notice_id)
    ORDER BY d.next_attempt_at LIMIT ${batch}`.execute(db);
  return rows;
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

interface Waiting {
  readonly notice_id: string;
  readonly account_id: string;
  readonly attempts: number;
  readonly title: string;
  readonly body: string;
  readonly link: string;
  readonly at: Date;
  readonly urgent: boolean;
  readonly email: string | null;
  readonly status: string | null;
  readonly locale: 'zh' | 'en' | null;
}

/** Most notices in one mail; more go in the next one. */
const mostInOne = 200;

/** The claimed mail and, where it waited for its hour, what goes along with it: all that follows up to the last that is due. */
async function runOf({ db, clock }: MailDeps, congressId: string, noticeId: string): Promise<Waiting[]> {
  const now = clock.now();
  const { rows } = await sql<Waiting>`
    SELECT d.notice_id, d.account_id, d.attempts, n.title, n.body, n.link, n.at, n.urgent, a.email, a.status, a.locale
    FROM mail_delivery f
      JOIN mail_delivery d ON d.congress_id = f.congress_id AND d.account_id = f.account_id AND d.done_at IS NULL
      JOIN notice n ON n.congress_id = d.congress_id AND n.id = d.notice_id
      LEFT JOIN account a ON a.id = d.account_id
    WHERE f.congress_id = ${congressId} AND f.notice_id = ${noticeId}
      AND (d.notice_id = f.notice_id OR (f.bundled AND d.notice_id > f.notice_id AND d.notice_id <= (
        SELECT max(l.notice_id::text)::uuid FROM mail_delivery l WHERE l.congress_id = f.congress_id AND l.account_id = f.account_id
          AND l.done_at IS NULL AND l.next_attempt_at <= ${now})))
    ORDER BY d.notice_id LIMIT ${mostInOne}`.execute(db);
  return rows;
}

async function deliverOne(
  deps: MailDeps,
  send: SendMail,
  congressId: string,
  noticeId: string,
): Promise<'sent' | 'notSent' | 'unreachable'> {
  const { db, clock } = deps;
  const run = await runOf(deps, congressId, noticeId);
  const [first] = run;
  if (!first) return 'notSent';
  const ids = run.map((r) => r.notice_id);
  const finish = (outcome: 'sent' | 'noAddress' | 'givenUp', more: { attempts?: number; last_error?: string | null } = {}) =>
    db
      .updateTable('mail_delivery')
      .set({ done_at: clock.now(), outcome, claimed_until: null, ...more })
      .where('congress_id', '=', congressId)
      .where(sql<boolean>`notice_id = ANY(${ids})`)
      .execute();
  if (!first.email || first.status !== 'active') {
    await finish('noAddress');
    return 'notSent';
  }
  try {
    await send(mailOf(run, first, first.email, deps.publicUrl));
    await finish('sent', { last_error: null });
    return 'sent';
  } catch (error) {
    const attempts = first.attempts + 1;
    const last_error = message(error);
    if (attempts >= mostAttempts || isFinal(error)) await finish('givenUp', { attempts, last_error });
    else
      await db
        .updateTable('mail_delivery')
        .set({ attempts, last_error, claimed_until: null, next_attempt_at: new Date(clock.now().getTime() + pauseAfter(attempts)) })
        .where('congress_id', '=', congressId)
        .where('notice_id', '=', noticeId)
        .execute();
    return hasReply(error) ? 'notSent' : 'unreachable';
  }
}

function mailOf(run: readonly Waiting[], first: Waiting, to: string, publicUrl: string): Mail {
  const urgent = run.find((r) => r.urgent);
  const lead = urgent ?? first;
  const isChinese = first.locale !== 'en';
  const several = isChinese ? `（共 ${run.length} 条通知）` : ` (${run.length} notices)`;
  const mark = urgent ? (isChinese ? '【紧急】' : '[Urgent] ') : '';
  return {
    to,
    subject: `${mark}${lead.title}${run.length > 1 ? several : ''}`,
    text: run.map((r, i) => `${run.length > 1 ? `${i + 1}. ` : ''}${r.body}\n\n${publicUrl}${r.link}\n`).join('\n'),
    messageId: `<${first.notice_id}@${new URL(publicUrl).hostname}>`,
    date: lead.at,
    urgent: urgent !== undefined,
  };
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
