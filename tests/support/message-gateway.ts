import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Got {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into messages of every kind
  readonly body: any;
}

/** A gateway of messages: short messages, a government app, and what WeChat answers. */
export interface Gateway {
  readonly url: string;
  readonly got: Got[];
  /** How many tokens WeChat was asked for. */
  tokens: number;
  /** What the next messages are answered with. */
  status: number;
  answer: object;
  stop(): Promise<void>;
}

/** Starts a simulated gateway on this machine. */
export async function startGateway(): Promise<Gateway> {
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('content-type', 'application/json');
    if (pathname === '/cgi-bin/token') {
      gateway.tokens++;
      return response.end(JSON.stringify({ access_token: `token-${gateway.tokens}`, expires_in: 7200 }));
    }
    gateway.got.push({ path: pathname, headers: request.headers, text: body, body: JSON.parse(body) });
    return response.writeHead(gateway.status).end(JSON.stringify(gateway.answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const gateway: Gateway = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got: [],
    tokens: 0,
    status: 200,
    answer: { errcode: 0 },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return gateway;
}
