import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import type { Call } from './operations.ts';
import { shuffled, type Timing, timingOf } from './timing.ts';

const leastAnswers = 30;
const longest = 30;

/** Sends the calls until every connection is warm. */
export async function warmUp(address: string, calls: readonly Call[], connections: number): Promise<void> {
  await run(address, calls, connections, { amount: Math.max(leastAnswers, connections * 2) });
}

/** Sends the calls over and over on some connections for some seconds, longer where hardly any are answered in that time. */
export async function loadHttp(address: string, calls: readonly Call[], connections: number, seconds: number): Promise<Timing> {
  const { times, duration } = await run(address, calls, connections, { duration: seconds });
  if (times.length < Math.max(leastAnswers, connections) && seconds < longest)
    return loadHttp(address, calls, connections, Math.min(longest, seconds * 3));
  return timingOf(times, duration);
}

interface Run {
  readonly times: number[];
  readonly duration: number;
}

/** Refuses to go on when any answer was not a good one. */
async function run(
  address: string,
  calls: readonly Call[],
  connections: number,
  extent: { duration: number } | { amount: number },
): Promise<Run> {
  const requests = calls.map(({ method, path, headers, body }) => ({
    method,
    path,
    headers: { ...headers },
    ...(body === undefined ? {} : { body, setupRequest: withFreshKey }),
  }));
  let seed = 0;
  let bad = '';
  const times: number[] = [];
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const setupClient = (client: autocannon.Client) => client.setRequests(shuffled(requests, ++seed));
    const options = { url: address, connections, timeout: longest, setupClient, ...extent };
    const instance = autocannon(options, (error, done) => (error ? reject(error) : resolve(done)));
    instance.on('response', (_client, status, _bytes, time) => {
      times.push(time);
      if (status !== 200) bad = `status ${status}`;
    });
  });
  if (result.errors > 0) bad = `${result.errors} connection errors`;
  if (bad !== '') throw new Error(`${calls[0]?.method} ${calls[0]?.path} with ${connections} connections: ${bad}`);
  return { times, duration: result.duration };
}

/** Every write is a new one, not a repetition. */
const withFreshKey = (request: autocannon.Request): autocannon.Request => ({
  ...request,
  headers: { ...request.headers, 'idempotency-key': randomUUID() },
});
