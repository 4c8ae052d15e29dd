import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { seal, unseal } from '../secrets.ts';

/** A confided text with the salt that its mark is made with. */
export interface Marked {
  readonly mark: string;
  readonly salt: Buffer;
  readonly text: string;
}

/** Where a confided text belongs; it cannot be opened as another record's. */
export interface Owner {
  readonly congressId: string;
  readonly recordId: string;
}

const saltLength = 16;
const beginning = 'confided:';

/** The vault's own key, so that nothing else that is encrypted with the installation's key can be opened as a confided text. */
export const vaultKey = (secretKey: Buffer): Buffer => Buffer.from(hkdfSync('sha256', secretKey, '', 'yishi vault', 32));

/**
 * The mark of a text: the SHA-256 of a random salt and the text. Whoever has both can show that it is what the log means; when the salt
 * is gone with the text, the mark tells nothing, not even of a telephone number.
 */
export const markText = (text: string, salt: Buffer = randomBytes(saltLength)): Marked => ({ mark: markOf(salt, text), salt, text });

/** The text encrypted for the vault. */
export const sealText = (key: Buffer, owner: Owner, { mark, salt, text }: Marked): Buffer =>
  seal(key, purposeOf(owner, mark), salt.toString('base64') + text);

/** The text behind a mark; throws where it was tampered with or is not the one that the mark was made of. */
export function openText(key: Buffer, owner: Owner, { mark, sealed }: { readonly mark: string; readonly sealed: Buffer }): string {
  const opened = unseal(key, purposeOf(owner, mark), sealed);
  const salt = Buffer.from(opened.slice(0, saltChars), 'base64');
  const text = opened.slice(saltChars);
  if (markOf(salt, text) !== mark) throw new Error('a confided text is not what its mark says');
  return text;
}

/** Whether a value found in a record may be a mark. Whether it is one only the vault can say. */
export const isMark = (value: unknown): value is string =>
  typeof value === 'string' && value.length === beginning.length + 43 && value.startsWith(beginning);

const saltChars = Math.ceil(saltLength / 3) * 4;
const markOf = (salt: Buffer, text: string): string =>
  beginning + createHash('sha256').update(salt).update(text, 'utf8').digest('base64url');
const purposeOf = ({ congressId, recordId }: Owner, mark: string): string => `${congressId} ${recordId} ${mark}`;
