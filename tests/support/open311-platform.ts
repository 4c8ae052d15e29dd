import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Another city's platform by GeoReport v2, as far as passing on needs it. */
export interface OutsidePlatform {
  readonly url: string;
  /** What was told, in the order it came. */
  readonly told: Record<string, string>[];
  /** The key of repetition that each telling carried. */
  readonly keys: string[];
  /** How the next callings are answered. */
  mode: 'good' | 'token' | 'broken';
  /** Closes a request with notes. */
  close(number: string, notes: string): void;
  /** Gives what is known by a token its number. */
  decide(token: string, number: string): void;
  stop(): Promise<void>;
}

/** Starts a simulated platform on this machine. */
export async function startOutsidePlatform(): Promise<OutsidePlatform> {
  const told: Record<string, string>[] = [];
  const keys: string[] = [];
  const closed = new Map<string, string>();
  const numbers = new Map<string, string>();
  const platform = { mode: 'good' } as { mode: OutsidePlatform['mode'] };
  const server: Server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const send = (status: number, xml: string) =>
      response.writeHead(status, { 'content-type': 'text/xml' }).end(`<?xml version="1.0" encoding="utf-8"?>${xml}`);
    if (platform.mode === 'broken')
      return send(503, '<errors><error><code>503</code><description>under repair</description></error></errors>');
    if (request.method === 'POST') {
      told.push(Object.fromEntries(new URLSearchParams(await text(request))));
      keys.push(String(request.headers['idempotency-key']));
      const n = told.length;
      return send(
        200,
        `<service_requests><request>${platform.mode === 'token' ? `<token>t-${n}</token>` : `<service_request_id>R-${n}</service_request_id>`}<account_id/></request></service_requests>`,
      );
    }
    if (url.searchParams.get('api_key') !== 'their key') return send(403, '<errors><error><code>403</code></error></errors>');
    const [, kind, file = ''] = /^\/v2\/(requests|tokens)\/(.+)\.xml$/.exec(url.pathname) ?? [];
    if (kind === 'tokens') {
      const number = numbers.get(file);
      return number
        ? send(200, `<service_requests><request><service_request_id>${number}</service_request_id></request></service_requests>`)
        : send(404, '<errors/>');
    }
    const notes = closed.get(file);
    return send(
      200,
      `<service_requests><request><service_request_id>${file}</service_request_id><status>${notes === undefined ? 'open' : 'closed'}</status><status_notes>${notes ?? ''}</status_notes></request></service_requests>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`,
    told,
    keys,
    get mode() {
      return platform.mode;
    },
    set mode(mode) {
      platform.mode = mode;
    },
    close: (number, notes) => void closed.set(number, notes),
    decide: (token, number) => void numbers.set(token, number),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
