import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Egress } from './egress.ts';

const patience = 10_000;

/** A request of the server to somewhere outside. `most` is how many bytes of the answer are of interest; none without it. */
export interface Outgoing {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly most?: number;
}

/**
 * Sends one request. The name is resolved once, its addresses are judged, and the connection goes to one of them, so a name that changes
 * its mind gains nothing. Redirects are not followed. Throws where there was no answer within ten seconds, or one that is too long.
 */
export async function sendOut(egress: Egress, url: string, out: Outgoing): Promise<{ status: number; text: string }> {
  const refused = egress.refuse(url);
  if (refused) throw new Error(refused.en);
  const target = new URL(url);
  const addresses = await egress.resolve(target.hostname);
  const pinned: LookupFunction = (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, addresses);
    else callback(null, first?.address ?? '', first?.family);
  };
  const length = out.body === undefined ? {} : { 'content-length': Buffer.byteLength(out.body) };
  return new Promise((resolve, reject) => {
    const request = (target.protocol === 'https:' ? httpsRequest : httpRequest)(
      target,
      {
        method: out.method,
        agent: false,
        lookup: pinned,
        signal: AbortSignal.timeout(patience),
        headers: { ...out.headers, ...length, 'user-agent': 'Yishi' },
      },
      (response) => {
        const status = response.statusCode ?? 0;
        if (out.most === undefined) {
          // Nothing in the answer but its status is of interest, and it may be endless.
          response.destroy();
          resolve({ status, text: '' });
          return;
        }
        const pieces: Buffer[] = [];
        let size = 0;
        response.on('data', (piece: Buffer) => {
          size += piece.length;
          pieces.push(piece);
          if (size > (out.most ?? 0)) response.destroy(new Error(`the answer is longer than ${out.most} bytes`));
        });
        response.once('error', reject);
        response.once('end', () => resolve({ status, text: Buffer.concat(pieces).toString('utf8') }));
      },
    );
    request.once('error', reject);
    request.end(out.body);
  });
}
