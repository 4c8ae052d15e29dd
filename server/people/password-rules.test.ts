import { expect, it } from 'vitest';
import { passwordShortcomings } from './password-rules.ts';
import { hashPassword, temporaryPassword, verifyPassword } from './passwords.ts';

it.each(['Lantern-River-42', 'Mountain-Path-11', '春江花月夜Tide88', 'k7#Vw!pq2Zr', 'Correct horse battery 9'])(
  '%s is good enough',
  (password) => expect(passwordShortcomings(password, 'linxiao', 10)).toEqual([]),
);

it.each([
  ['Abcdefghij1!', 'tooCommon'],
  ['Woaini-1314520', 'tooCommon'],
  ['Renda@123456', 'tooCommon'],
  ['Admin#2026!!', 'tooCommon'],
  ['Zxcvbnm,./123', 'tooCommon'],
  ['12345678901a', 'tooPlain'],
  ['Ab1!', 'tooShort'],
  ['Linxiao-2026-x', 'hasUsername'],
])('%s is not: %s', (password, fault) => expect(passwordShortcomings(password, 'linxiao', 10)).toContain(fault));

it('a temporary password is good enough itself, and never the same twice', () => {
  const made = Array.from({ length: 200 }, temporaryPassword);
  expect(new Set(made).size).toBe(200);
  for (const password of made) expect(passwordShortcomings(password, 'linxiao', 14), password).toEqual([]);
});

it('a hash fits its password alone, and no two hashes of one password are alike', async () => {
  const [one, two] = [await hashPassword('Lantern-River-42'), await hashPassword('Lantern-River-42')];
  expect(one).not.toBe(two);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword('Lantern-River-42', one)).toBe(true);
  expect(await verifyPassword('Lantern-River-43', one)).toBe(false);
  for (const broken of [null, '', 'plain', one.slice(0, 40)]) expect(await verifyPassword('Lantern-River-42', broken)).toBe(false);
});

it('the same characters from another keyboard are the same password', async () => {
  expect(await verifyPassword('ﬁle-Ｒiver-42', await hashPassword('file-River-42'))).toBe(true);
});
