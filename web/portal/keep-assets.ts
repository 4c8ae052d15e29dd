const store = 'yishi-portal-1';

/** Keeps what this page has fetched of the portal's own files, so that the same parts open without a network. */
export function keepAssets(): void {
  if (!('caches' in globalThis)) return;
  const keep = async (): Promise<void> => {
    const cache = await caches.open(store);
    const fetched = performance
      .getEntriesByType('resource')
      .map((entry) => new URL(entry.name))
      .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/portal/assets/'))
      .map(({ pathname }) => pathname);
    for (const path of new Set(fetched)) if (!(await cache.match(path))) await cache.add(path).catch(() => undefined);
  };
  // After what was asked for has come, so that it does not compete with it.
  setTimeout(() => void keep().catch(() => undefined), 1500);
}
