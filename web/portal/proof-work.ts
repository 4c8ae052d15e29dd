import { sha256 } from '../../engine/sha256.ts';

/** Tries numbers until the SHA-256 of `challenge:number` begins with the wanted zero bits. */
export function answerTo(challenge: string, bits: number): string {
  let answer = 0;
  while (bits > 0 && Number.parseInt(sha256(`${challenge}:${answer}`).slice(0, 8), 16) >>> (32 - bits) !== 0) answer++;
  return String(answer);
}
