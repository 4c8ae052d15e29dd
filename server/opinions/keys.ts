import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** What the installation's key is used for in the public intake; each purpose has a key of its own. */
type Purpose = 'tracking' | 'challenge' | 'counting' | 'contact' | 'code' | 'sign-in';

const keyFor = (secretKey: Buffer, purpose: Purpose): Buffer =>
  Buffer.from(hkdfSync('sha256', secretKey, '', `yishi opinions ${purpose}`, 32));

/** A keyed hash that only this installation can make. */
export const keyed = (secretKey: Buffer, purpose: Purpose, text: string): Buffer =>
  createHmac('sha256', keyFor(secretKey, purpose)).update(text, 'utf8').digest();

export const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();

/** Whether two hashes are the same, in a time that does not tell where they differ. */
export const isSame = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
