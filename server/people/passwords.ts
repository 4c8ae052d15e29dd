import { type Argon2Parameters, argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** 19 MiB, two passes, one lane: the least that OWASP recommends, so that sign-ins in the morning rush stay within memory. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const LENGTH = 32;
const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

function derive(parameters: Argon2Parameters): Promise<Buffer> {
  return new Promise((resolve, reject) => argon2('argon2id', parameters, (error, key) => (error ? reject(error) : resolve(key))));
}

/** The same characters typed on different keyboards give the same password. */
const normal = (password: string): string => password.normalize('NFKC');

/** Hashes a password with a fresh salt, in PHC form. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const key = await derive({ message: normal(password), nonce, tagLength: LENGTH, ...cost });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(nonce)}$${unpadded(key)}`;
}

/** Whether a password fits a hash. With no hash it takes as long and answers no, so that a missing account does not show. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const parts = PHC.exec(hash ?? '');
  if (!parts) {
    await derive({ message: normal(password), nonce: Buffer.alloc(16), tagLength: LENGTH, ...cost });
    return false;
  }
  const [, memory, passes, parallelism, salt = '', tag = ''] = parts;
  const expected = Buffer.from(tag, 'base64');
  const key = await derive({
    message: normal(password),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(key, expected);
}

/** Characters that cannot be taken for one another when read from paper. */
const kinds = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789'] as const;

/** A password to be handed over on paper: four groups of four, about 90 bits. */
export function temporaryPassword(): string {
  const pick = (from: string) => from.charAt(randomInt(from.length));
  const group = () => [pick(kinds[0]), pick(kinds[1]), pick(kinds[2]), pick(kinds.join(''))].join('');
  return [group(), group(), group(), group()].join('-');
}
