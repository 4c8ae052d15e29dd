import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { CloudEvent } from './cloud-event.ts';
import type { Egress } from './egress.ts';

const patience = 10_000;

/** Value of the header `Yishi-Signature`: when it was signed, and HMAC-SHA256 over "seconds.body" with the subscription's secret, in hex. */
export function sign(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

/**
 * Posts one event. The name is resolved once, its addresses are judged, and the connection goes to one of them, so a
 * name that changes its mind gains nothing. Redirects are not followed. Throws unless the answer is 2xx within ten seconds.
 */
export async function postEvent(egress: Egress, url: string, secret: string, event: CloudEvent, at: Date): Promise<void> {
  const refused = egress.refuse(url);
  if (refused) throw new Error(refused.en);
  const target = new URL(url);
  const addresses = await egress.resolve(target.hostname);
  const pinned: LookupFunction = (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, addresses);
    else callback(null, first?.address ?? '', first?.family);
  };
  const body = JSON.stringify(event);
  const status = await new Promise<number>((resolve, reject) => {
    const request = (target.protocol === 'https:' ? httpsRequest : httpRequest)(
      target,
      {
        method: 'POST',
        agent: false,
        lookup: pinned,
        signal: AbortSignal.timeout(patience),
        headers: {
          'content-type': 'application/cloudevents+json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Yishi',
          'yishi-signature': sign(secret, body, at),
        },
      },
      (response) => {
        // Nothing in the answer but its status is of interest, and it may be endless.
        response.destroy();
        resolve(response.statusCode ?? 0);
      },
    );
    request.once('error', reject);
    request.end(body);
  });
  if (status < 200 || status > 299) throw new Error(`HTTP ${status}`);
}
