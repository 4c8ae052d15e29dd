import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StartProblem } from './start-problem.ts';

/** The key of this installation: from the settings, else from the data folder, where the first start makes one. */
export async function loadSecretKey(config: { readonly secretKey: Buffer | null; readonly dataFolder: string }): Promise<Buffer> {
  if (config.secretKey) return config.secretKey;
  const file = path.join(config.dataFolder, 'secret.key');
  await mkdir(config.dataFolder, { recursive: true });
  const key = Buffer.from((await readIfThere(file)) ?? (await makeKey(file)), 'base64');
  if (key.length === 32) return key;
  throw new StartProblem({
    zh: `密钥文件 ${file} 已损坏。请从备份中恢复它；没有它，动态口令和推送密钥须重新设置。`,
    en: `The key file ${file} is damaged. Restore it from a backup; without it second factors and webhook secrets must be set up anew.`,
  });
}

async function readIfThere(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  });
}

/** The file appears whole or not at all: of several programs that start at once, each reads the key of the first. */
async function makeKey(file: string): Promise<string> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600, flush: true });
  try {
    await link(draft, file).catch((error: unknown) => {
      if (!isCode(error, 'EEXIST')) throw error;
    });
  } finally {
    await rm(draft);
  }
  return readFile(file, 'utf8');
}

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;

const algorithm = 'aes-256-gcm';
const ivLength = 12;
const tagLength = 16;

/** Encrypts a short secret for storage; `purpose` binds it to where it belongs, so that it cannot be moved elsewhere. */
export function seal(key: Buffer, purpose: string, secret: string): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** The secret back; throws when the key or purpose is another, or a byte was changed. */
export function unseal(key: Buffer, purpose: string, sealed: Buffer): string {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, ivLength), { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(sealed.subarray(ivLength, ivLength + tagLength));
  return Buffer.concat([decipher.update(sealed.subarray(ivLength + tagLength)), decipher.final()]).toString('utf8');
}
