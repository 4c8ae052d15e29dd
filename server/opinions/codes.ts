import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/tables.ts';
import { codeKeys } from './code-keys.ts';
import { isSame, keyed } from './keys.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const version = 1;
const headLength = 10;
const signatureLength = 9;
const textLength = Math.ceil(((headLength + signatureLength) * 8) / 5);

/** What a code says of itself, once its signature held. */
interface CodeName {
  readonly regionCode: string;
  readonly serial: number;
}

/** What one of the keys makes of a text. The first is the one there was before keys had numbers. */
const signed = (secretKey: Buffer, n: number, text: string): Buffer => keyed(secretKey, 'code', n === 0 ? text : `key ${n}\n${text}`);

/** Which key signed a code: one byte, so that codes of most other keys are told apart without trying. */
const keyId = (secretKey: Buffer, n: number): number => signed(secretKey, n, 'key id')[0] ?? 0;

/**
 * The text of a code's address: version, key, congress and serial number with a signature over them, 31 letters and digits that are hard
 * to misread. It is not kept anywhere: whoever has the installation's key can make it again.
 */
export function codeText(secretKey: Buffer, { regionCode, serial }: CodeName, n = 0): string {
  const head = Buffer.alloc(headLength);
  head[0] = version;
  head[1] = keyId(secretKey, n);
  head.writeUIntBE(Number(regionCode), 2, 5);
  head.writeUIntBE(serial, 7, 3);
  return toText(Buffer.concat([head, signatureOf(secretKey, n, head)]));
}

/** What a scanned text names; null where it is not one of ours. Takes the same time whatever is wrong with it. `accepted` are the keys still good. */
export function readCode(secretKey: Buffer, text: string, accepted: readonly number[] = [0]): CodeName | null {
  const bytes = fromText(text) ?? Buffer.alloc(headLength + signatureLength);
  const head = bytes.subarray(0, headLength);
  let isOurs = false;
  for (const n of accepted)
    if (isSame(bytes.subarray(headLength), signatureOf(secretKey, n, head)) && head[1] === keyId(secretKey, n)) isOurs = true;
  if (!isOurs || head[0] !== version) return null;
  return { regionCode: regionText(head.readUIntBE(2, 5)), serial: head.readUIntBE(7, 3) };
}

const signatureOf = (secretKey: Buffer, n: number, head: Buffer): Buffer =>
  signed(secretKey, n, head.toString('base64')).subarray(0, signatureLength);
/** Region codes have six to twelve digits and begin with one to nine. */
const regionText = (n: number): string => String(n).padStart(6, '0');

/** A code that may be used now, with whom it leads to. */
export interface ActiveCode {
  readonly id: string;
  readonly congressId: string;
  readonly subject: 'deputy' | 'station' | 'activity';
  readonly name: string;
  readonly deputyId: string | null;
  readonly stationId: string | null;
  readonly activityId: string | null;
}

/** The active code behind a text; null alike for forged, foreign, revoked and replaced ones, and where its deputy or station has gone. */
export async function findCode(db: Kysely<Database>, secretKey: Buffer, text: string): Promise<ActiveCode | null> {
  const named = readCode(secretKey, text, (await codeKeys(db)).accepted);
  const { rows } = await sql<ActiveCode>`
    SELECT t.id, t.congress_id AS "congressId", t.subject, t.name, t.deputy_id AS "deputyId", t.station_id AS "stationId", t.activity_id AS "activityId"
    FROM deputy_code t JOIN congress c ON c.id = t.congress_id AND c.congress_id = t.congress_id
    WHERE c.region_code = ${named?.regionCode ?? ''} AND t.serial = ${named?.serial ?? -1} AND t.state = 'active' AND c.state = 'active'
      AND (t.deputy_id IS NULL OR EXISTS (SELECT 1 FROM deputyship d WHERE d.congress_id = t.congress_id AND d.id = t.deputy_id AND d.state = 'active'))
      AND (t.station_id IS NULL OR EXISTS (SELECT 1 FROM station s WHERE s.congress_id = t.congress_id AND s.id = t.station_id
        AND s.state = 'active' AND s.standing = 'open'))
      AND (t.activity_id IS NULL OR EXISTS (SELECT 1 FROM activity a WHERE a.congress_id = t.congress_id AND a.id = t.activity_id AND a.state NOT IN ('ended', 'archived')))
    LIMIT 1`.execute(db);
  return named ? (rows[0] ?? null) : null;
}

function toText(bytes: Buffer): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const spare = BigInt(textLength * 5 - bytes.length * 8);
  bits <<= spare;
  let text = '';
  for (let i = textLength - 1; i >= 0; i--) text += alphabet[Number((bits >> BigInt(i * 5)) & 31n)] ?? '';
  return text;
}

/** Letters are read in either case, and those easily mistaken for digits as the digits. */
function fromText(text: string): Buffer | null {
  const plain = text.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
  if (plain.length !== textLength) return null;
  let bits = 0n;
  for (const char of plain) {
    const value = alphabet.indexOf(char);
    if (value < 0) return null;
    bits = (bits << 5n) | BigInt(value);
  }
  const length = headLength + signatureLength;
  const spare = BigInt(textLength * 5 - length * 8);
  if ((bits & ((1n << spare) - 1n)) !== 0n) return null;
  bits >>= spare;
  const bytes = Buffer.alloc(length);
  for (let i = length - 1; i >= 0; i--, bits >>= 8n) bytes[i] = Number(bits & 255n);
  return bytes;
}
