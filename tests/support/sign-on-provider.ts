import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** A single sign-on provider on this machine; `person` is who sits at it. */
export interface SignOnProvider {
  readonly issuer: string;
  /** The subject, its claims, and how it proved itself. */
  person: { sub: string; claims: Record<string, unknown>; amr: string[] };
  /** Goes from an address through the provider as a browser does, until it is sent to `back`. Answers that last address. */
  browse(url: string, back: string): Promise<string>;
  close(): Promise<void>;
}

export const signOnClient = { id: 'yishi', secret: 'a-secret-for-tests-only-0123456789' };

/** Starts a real OpenID Connect provider that asks nothing and signs in whoever `person` says. */
export async function startSignOnProvider(...redirectUris: string[]): Promise<SignOnProvider> {
  let handle: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => response.end();
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const house: SignOnProvider = {
    issuer,
    person: { sub: 'nobody', claims: {}, amr: [] },
    browse,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const provider = new Provider(issuer, {
    clients: [{ client_id: signOnClient.id, client_secret: signOnClient.secret, redirect_uris: redirectUris }],
    cookies: { keys: ['for-tests'] },
    claims: { openid: ['sub', 'amr'], profile: ['preferred_username', 'name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    findAccount: (_context: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, ...house.person.claims }) }),
    interactions: { url: (_context: unknown, interaction: { uid: string }) => `/sit/${interaction.uid}` },
  });
  const callback = provider.callback();
  handle = (request, response) => {
    if (request.url?.startsWith('/sit/')) void sit(request, response);
    else callback(request, response);
  };
  return house;

  async function sit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { params } = await provider.interactionDetails(request, response);
    const grant = new provider.Grant({ accountId: house.person.sub, clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    const consent = { grantId: await grant.save() };
    await provider.interactionFinished(request, response, { login: { accountId: house.person.sub, amr: house.person.amr }, consent });
  }
}

async function browse(start: string, back: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let hops = 0; hops < 12; hops++) {
    if (url.startsWith(back)) return url;
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join('; ') } });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`${answer.status} at ${url}: ${(await answer.text()).slice(0, 300)}`);
    url = new URL(next, url).href;
  }
  throw new Error('too many hops');
}
