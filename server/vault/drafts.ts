import { isProcessId, processOf } from '../../processes/all.ts';
import { seal, unseal } from '../secrets.ts';
import { vaultKey } from './marks.ts';
import { asksConfided, holdsConfided } from './replace.ts';

type Data = Record<string, unknown>;

/** Whether a form not yet sent, kept as `process:record:action`, may hold what somebody confided. */
function mayConfide(key: string): boolean {
  const [id = '', , action = ''] = key.split(':');
  if (!isProcessId(id)) return false;
  const process = processOf(id);
  return holdsConfided(process) || asksConfided(process, action);
}

const purpose = (accountId: string, key: string): string => `draft ${accountId} ${key}`;

/** A form not yet sent as it is stored: encrypted where it may hold what somebody confided. */
export function closeDraft(secretKey: Buffer, accountId: string, key: string, data: Data): Data {
  if (!mayConfide(key)) return data;
  return { sealed: seal(vaultKey(secretKey), purpose(accountId, key), JSON.stringify(data)).toString('base64') };
}

/** The form as it was filled in. */
export function openDraft(secretKey: Buffer, accountId: string, key: string, stored: Data): Data {
  if (!mayConfide(key) || typeof stored.sealed !== 'string') return stored;
  return JSON.parse(unseal(vaultKey(secretKey), purpose(accountId, key), Buffer.from(stored.sealed, 'base64'))) as Data;
}
