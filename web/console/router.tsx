import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { ErrorPage, MissingPage } from './shell/faults.tsx';
import { Inside } from './shell/inside.tsx';

/** What stands behind the question mark: plain text by name, read and written as it is. */
export type Search = Readonly<Record<string, string>>;
const validateSearch = (search: Record<string, unknown>): Search =>
  Object.fromEntries(Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''));

const root = createRootRoute({ component: Outlet, notFoundComponent: MissingPage, errorComponent: ErrorPage });
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch,
  component: lazyRouteComponent(() => import('./pages/sign-in.tsx'), 'SignInPage'),
});
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Inside, errorComponent: ErrorPage });
const within = <const P extends string>(path: P, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => inside, path, validateSearch, component });

const routeTree = root.addChildren([
  signIn,
  inside.addChildren([
    within(
      '/',
      lazyRouteComponent(() => import('./pages/work.tsx'), 'WorkPage'),
    ),
    within(
      '/me',
      lazyRouteComponent(() => import('./pages/me.tsx'), 'MePage'),
    ),
    within(
      '/notices',
      lazyRouteComponent(() => import('./pages/notices.tsx'), 'NoticesPage'),
    ),
    within(
      '/search',
      lazyRouteComponent(() => import('./pages/search.tsx'), 'SearchPage'),
    ),
    within(
      '/registers',
      lazyRouteComponent(() => import('./pages/registers.tsx'), 'RegistersPage'),
    ),
    within(
      '/$plural',
      lazyRouteComponent(() => import('./pages/list.tsx'), 'ListPage'),
    ),
    within(
      '/$plural/new',
      lazyRouteComponent(() => import('./pages/new.tsx'), 'NewPage'),
    ),
    within(
      '/$plural/$id',
      lazyRouteComponent(() => import('./pages/record.tsx'), 'RecordPage'),
    ),
    within(
      '/$plural/$id/edit',
      lazyRouteComponent(() => import('./pages/edit.tsx'), 'EditPage'),
    ),
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(
      Object.entries(search)
        .filter(([, v]) => v !== undefined && v !== null && v !== '')
        .map(([k, v]) => [k, String(v)]),
    ).toString();
    return text === '' ? '' : `?${text}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
