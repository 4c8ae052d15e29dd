import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { loadSecretKey, seal, unseal } from './secrets.ts';
import { StartProblem } from './start-problem.ts';

it('a sealed secret opens only with its key, for its purpose, unchanged', () => {
  const key = randomBytes(32);
  const sealed = seal(key, 'webhook 1', '密钥');
  expect(unseal(key, 'webhook 1', sealed)).toBe('密钥');
  expect(sealed.includes(Buffer.from('密钥'))).toBe(false);
  expect(() => unseal(randomBytes(32), 'webhook 1', sealed)).toThrow();
  expect(() => unseal(key, 'webhook 2', sealed)).toThrow();
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(() => unseal(key, 'webhook 1', changed)).toThrow();
  }
});

it('the key is made once, kept from others, and a damaged one is refused', async () => {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'yishi-key-'));
  try {
    const all = await Promise.all([1, 2, 3].map(() => loadSecretKey({ secretKey: null, dataFolder })));
    expect(new Set(all.map((key) => key.toString('hex'))).size).toBe(1);
    expect(await readdir(dataFolder)).toEqual(['secret.key']);
    const file = path.join(dataFolder, 'secret.key');
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect(Buffer.from(await readFile(file, 'utf8'), 'base64')).toHaveLength(32);
    await writeFile(file, 'short');
    await expect(loadSecretKey({ secretKey: null, dataFolder })).rejects.toBeInstanceOf(StartProblem);
    expect(await loadSecretKey({ secretKey: Buffer.alloc(32, 1), dataFolder })).toEqual(Buffer.alloc(32, 1));
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
});
