import { randomInt } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../db/tables.ts';
import { newId } from '../new-id.ts';
import { ProblemError } from '../problem.ts';
import { isSame, keyed } from './keys.ts';
import type { MessageKind, Messages } from './messages.ts';

const goodFor = 10 * 60_000;
const mostTries = 5;

const sentences = {
  zh: (code: string) => `验证码 ${code}，用于核验联系方式，10 分钟内有效。如非本人操作，请忽略。`,
  en: (code: string) => `Code ${code} to verify your contact, good for 10 minutes. If you did not ask for it, ignore it.`,
} as const;

/** A number or mailbox in one way of writing, so that blanks and case make no other of it. */
export const contactOf = (kind: MessageKind, to: string): string =>
  `${kind} ${kind === 'phone' ? to.replace(/[^0-9+]/g, '') : to.trim().toLowerCase()}`;

/** Sends a code to a number or mailbox and answers the id under which it is to be given back. Only keyed hashes are kept. */
export async function sendContactCode(
  deps: { readonly db: Kysely<Database>; readonly secretKey: Buffer; readonly messages: Messages },
  contact: { readonly kind: MessageKind; readonly to: string; readonly locale: 'zh' | 'en' },
  now: Date,
): Promise<string> {
  const { db, secretKey, messages } = deps;
  if (!messages.offers(contact.kind)) throw new ProblemError('channelOff');
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  const id = newId(now.getTime());
  await db
    .insertInto('contact_code')
    .values({
      id,
      contact_hash: keyed(secretKey, 'contact', contactOf(contact.kind, contact.to)),
      code_hash: keyed(secretKey, 'contact', `${id} ${code}`),
      tries: 0,
      made_at: now,
    })
    .execute();
  await messages.send(contact.kind, contact.to, sentences[contact.locale](code)).catch(() => {
    throw new ProblemError('unavailable');
  });
  return id;
}

/** Takes a code once: wrong, old, used and foreign ones are refused alike. Tries count even where what follows is undone. */
export async function takeContactCode(
  db: Kysely<Database>,
  secretKey: Buffer,
  given: { readonly id: string; readonly code: string; readonly kind: MessageKind; readonly to: string },
  now: Date,
): Promise<(tx: Transaction<Database>) => Promise<void>> {
  const { rows } = await sql<{ contact_hash: Buffer; code_hash: Buffer }>`UPDATE contact_code SET tries = tries + 1
    WHERE id = ${given.id} AND tries < ${mostTries} AND made_at > ${new Date(now.getTime() - goodFor)} RETURNING contact_hash, code_hash`.execute(
    db,
  );
  const [row] = rows;
  const isRight =
    row !== undefined &&
    isSame(row.contact_hash, keyed(secretKey, 'contact', contactOf(given.kind, given.to))) &&
    isSame(row.code_hash, keyed(secretKey, 'contact', `${given.id} ${given.code}`));
  if (!isRight) throw new ProblemError('contactCodeWrong');
  return async (tx) => {
    const used = await tx.deleteFrom('contact_code').where('id', '=', given.id).executeTakeFirst();
    if (used.numDeletedRows !== 1n) throw new ProblemError('contactCodeWrong');
  };
}
