import { createHash } from 'node:crypto';
import { consent } from '../../server/opinions/consent.ts';
import { type Timing, timingOf } from '../timing.ts';

export interface Intake {
  readonly connections: number;
  readonly timing: Timing;
}

interface Proof {
  readonly challenge: string;
  readonly answer: string;
}

/**
 * Opinions told one after another over so many connections, each with its own solved work, address and words. The work itself is done
 * beforehand: it is the citizens' time, not the server's. Refuses to go on when one is not taken.
 */
export async function measureIntake(address: string, congressId: string, connections: number, amount: number): Promise<Intake> {
  const proofs: Proof[] = [];
  for (let n = 0; n < amount; n++) proofs.push(await solved(address, n));
  const times: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let n = next++; n < amount; n = next++) {
        const start = performance.now();
        const answer = await post(address, '/api/portal/opinions', n, {
          congress: congressId,
          content: `${n} 号楼前的路灯坏了一个多月，晚上看不清路，老人摔过。请尽快修好，并告诉大家什么时候能修。`,
          consent: true,
          consentVersion: consent.version,
          proof: proofs[n],
        });
        if (answer.status !== 200) throw new Error(`an opinion was not taken: ${answer.status} ${await answer.text()}`);
        await answer.arrayBuffer();
        times.push(performance.now() - start);
      }
    }),
  );
  return { connections, timing: timingOf(times, (performance.now() - began) / 1000) };
}

/** Everybody calls from an address of their own; the server trusts the bench to say which. */
function post(address: string, path: string, n: number, body: object): Promise<Response> {
  return fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}` },
    body: JSON.stringify(body),
  });
}

async function solved(address: string, n: number): Promise<Proof> {
  const { challenge, bits } = (await (await post(address, '/api/portal/challenge', n, {})).json()) as { challenge: string; bits: number };
  for (let answer = 0; ; answer++) {
    const hash = createHash('sha256').update(`${challenge}:${answer}`).digest();
    if (hash.readUInt32BE(0) >>> (32 - bits) === 0) return { challenge, answer: String(answer) };
  }
}
