// Keeps the portal's own page at hand without a network. Answers of the interface are never kept: they may be private.
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface OfflineWorker {
  addEventListener(event: 'install' | 'activate', heard: (event: Lasting) => void): void;
  addEventListener(event: 'fetch', heard: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
}
const worker = self as unknown as OfflineWorker;
const store = 'yishi-portal-1';
const shell = '/portal/';

worker.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => worker.skipWaiting()));
});
worker.addEventListener('activate', (event) => {
  event.waitUntil(worker.clients.claim());
});

/** The page and what it names, so that the next opening needs no network. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(store);
  const response = await fetch(shell, { cache: 'no-cache' });
  if (!response.ok) return;
  const text = await response.clone().text();
  await cache.put(shell, response);
  const named = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/gu)].map((match) => match[1] ?? '');
  await Promise.all(named.map((address) => cache.add(address).catch(() => undefined)));
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (pathname.startsWith('/portal/assets/')) event.respondWith(asset(request));
});

/** The page from the network; without one, as it was kept. */
async function page(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    if (response.ok) void keepShell();
    return response;
  } catch {
    return (await caches.match(shell)) ?? Response.error();
  }
}

/** Files whose name tells their content: what is kept needs no asking. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(store)).put(request, response.clone());
  return response;
}
