import { useSyncExternalStore } from 'react';

/** Where the portal stands. What is behind `#` is a secret and never leaves the browser. */
export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly hash: string;
}

const moved = 'yishi-moved';

export function go(address: string): void {
  history.pushState(null, '', address);
  dispatchEvent(new Event(moved));
  scrollTo(0, 0);
  document.getElementById('main')?.focus({ preventScroll: true });
}

function watch(tell: () => void): () => void {
  for (const event of [moved, 'popstate', 'hashchange']) addEventListener(event, tell);
  return () => {
    for (const event of [moved, 'popstate', 'hashchange']) removeEventListener(event, tell);
  };
}

/** The place shown now; the page is drawn anew when it changes. */
export function usePlace(): Place {
  const address = useSyncExternalStore(watch, () => location.href);
  const { pathname, searchParams, hash } = new URL(address);
  return { path: pathname, query: searchParams, hash: hash.slice(1) };
}

function watchNet(tell: () => void): () => void {
  for (const event of ['online', 'offline']) addEventListener(event, tell);
  return () => {
    for (const event of ['online', 'offline']) removeEventListener(event, tell);
  };
}

/** Whether the device believes it has a network. */
export const useOnline = (): boolean => useSyncExternalStore(watchNet, () => navigator.onLine);

/** What a scanned address names, whichever of its two forms is shown. */
export const codeIn = (path: string): string | null => /^\/(?:portal\/)?c\/([^/]+)\/?$/u.exec(path)?.[1] ?? null;
