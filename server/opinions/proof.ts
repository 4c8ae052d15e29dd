import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Database } from '../db/tables.ts';
import { ProblemError } from '../problem.ts';
import { isSame, keyed, sha256 } from './keys.ts';

/** How long a browser may take, writing included: the challenge is asked for when the form is sent. */
const goodFor = 15 * 60_000;
const mostBits = 22;

/** A puzzle signed by this installation: `until.bits.random.signature`. Solved by a number that makes the hash begin with so many zeros. */
export function newChallenge(secretKey: Buffer, bits: number, now: Date): { challenge: string; bits: number } {
  const body = `${(now.getTime() + goodFor).toString(36)}.${bits}.${randomBytes(12).toString('base64url')}`;
  return { challenge: `${body}.${signature(secretKey, body)}`, bits };
}

const signature = (secretKey: Buffer, body: string): string => keyed(secretKey, 'challenge', body).toString('base64url').slice(0, 22);

/** More work the busier it is: one bit, twice the work, for each doubling over what is usual. */
export function bitsFor(base: number, lastMinute: number): number {
  const usual = 30;
  const more = lastMinute <= usual ? 0 : Math.ceil(Math.log2(lastMinute / usual));
  return Math.min(mostBits, base + more);
}

/** Whether a challenge is ours, still good and solved. Refuses everything else in the same words. */
export function checkProof(secretKey: Buffer, challenge: string, answer: string, now: Date): void {
  const [until = '', bits = '', random = '', signed = ''] = challenge.split('.');
  const body = `${until}.${bits}.${random}`;
  const isOurs = isSame(Buffer.from(signed), Buffer.from(signature(secretKey, body)));
  if (!isOurs || Number.parseInt(until, 36) < now.getTime() || !isSolved(challenge, answer, Number(bits)))
    throw new ProblemError('proofNotValid');
}

/** Whether the SHA-256 of `challenge:answer` begins with this many zero bits. */
export function isSolved(challenge: string, answer: string, bits: number): boolean {
  const hash = sha256(`${challenge}:${answer}`);
  return hash.readUInt32BE(0) >>> (32 - bits) === 0 || bits === 0;
}

/** Uses a challenge up, so that one piece of work brings in one opinion. */
export async function spendChallenge(tx: Transaction<Database>, challenge: string, at: Date): Promise<void> {
  const spent = await tx
    .insertInto('intake_spent')
    .values({ challenge: sha256(challenge).toString('base64url'), spent_at: at })
    .onConflict((oc) => oc.column('challenge').doNothing())
    .returning('challenge')
    .executeTakeFirst();
  if (!spent) throw new ProblemError('proofNotValid');
}
