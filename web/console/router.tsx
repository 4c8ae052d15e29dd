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
const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch,
  component: lazyRouteComponent(() => import('./pages/first-run/first-run.tsx'), 'FirstRunPage'),
});
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Inside, errorComponent: ErrorPage });
const within = <const P extends string>(path: P, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => inside, path, validateSearch, component });

const routeTree = root.addChildren([
  signIn,
  setUp,
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
      '/hand-over',
      lazyRouteComponent(() => import('./pages/hand-over/hand-over-meeting.tsx'), 'HandOverMeetingPage'),
    ),
    within(
      '/registers',
      lazyRouteComponent(() => import('./pages/registers.tsx'), 'RegistersPage'),
    ),
    within(
      '/figures',
      lazyRouteComponent(() => import('./pages/figures/figures.tsx'), 'FiguresPage'),
    ),
    within(
      '/report',
      lazyRouteComponent(() => import('./pages/report/report.tsx'), 'ReportPage'),
    ),
    within(
      '/check-report',
      lazyRouteComponent(() => import('./pages/report/check.tsx'), 'CheckReportPage'),
    ),
    within(
      '/rules',
      lazyRouteComponent(() => import('./pages/rules/rules.tsx'), 'RulesPage'),
    ),
    within(
      '/holidays',
      lazyRouteComponent(() => import('./pages/holidays/holidays.tsx'), 'HolidaysPage'),
    ),
    within(
      '/paper-templates',
      lazyRouteComponent(() => import('./pages/papers/templates.tsx'), 'TemplatesPage'),
    ),
    within(
      '/accounts',
      lazyRouteComponent(() => import('./pages/admin/accounts.tsx'), 'AccountsPage'),
    ),
    within(
      '/approvals',
      lazyRouteComponent(() => import('./pages/admin/approvals.tsx'), 'ApprovalsPage'),
    ),
    within(
      '/security-policy',
      lazyRouteComponent(() => import('./pages/admin/policy.tsx'), 'PolicyPage'),
    ),
    within(
      '/security-log',
      lazyRouteComponent(() => import('./pages/admin/security-log.tsx'), 'SecurityLogPage'),
    ),
    within(
      '/access-log',
      lazyRouteComponent(() => import('./pages/admin/access-log.tsx'), 'AccessLogPage'),
    ),
    within(
      '/chain',
      lazyRouteComponent(() => import('./pages/chain/chain.tsx'), 'ChainPage'),
    ),
    within(
      '/webhooks',
      lazyRouteComponent(() => import('./pages/admin/webhooks.tsx'), 'WebhooksPage'),
    ),
    within(
      '/message-channels',
      lazyRouteComponent(() => import('./pages/admin/channels.tsx'), 'ChannelsPage'),
    ),
    within(
      '/interfaces',
      lazyRouteComponent(() => import('./pages/admin/interfaces.tsx'), 'InterfacesPage'),
    ),
    within(
      '/congress-tree',
      lazyRouteComponent(() => import('./pages/admin/congresses.tsx'), 'CongressesPage'),
    ),
    within(
      '/station-figures',
      lazyRouteComponent(() => import('./pages/stations/station-figures.tsx'), 'StationFiguresPage'),
    ),
    within(
      '/station-map',
      lazyRouteComponent(() => import('./pages/stations/station-map.tsx'), 'StationMapPage'),
    ),
    within(
      '/structure',
      lazyRouteComponent(() => import('./pages/deputies/structure.tsx'), 'StructurePage'),
    ),
    within(
      '/hot-topics',
      lazyRouteComponent(() => import('./pages/opinions/hot-topics.tsx'), 'HotTopicsPage'),
    ),
    within(
      '/petition-topics',
      lazyRouteComponent(() => import('./pages/petitions/petition-topics.tsx'), 'PetitionTopicsPage'),
    ),
    within(
      '/held-opinions',
      lazyRouteComponent(() => import('./pages/opinions/held.tsx'), 'HeldOpinionsPage'),
    ),
    within(
      '/activity-statistics',
      lazyRouteComponent(() => import('./pages/activities/frequency.tsx'), 'FrequencyPage'),
    ),
    within(
      '/activities/$id/code',
      lazyRouteComponent(() => import('./pages/activities/sign-in-code.tsx'), 'SignInCodePage'),
    ),
    within(
      '/activities/$id/sign-in',
      lazyRouteComponent(() => import('./pages/activities/sign-in.tsx'), 'SignInHerePage'),
    ),
    within(
      '/merge',
      lazyRouteComponent(() => import('./merge/merge.tsx'), 'MergePage'),
    ),
    within(
      '/supervision',
      lazyRouteComponent(() => import('./pages/supervision/supervision.tsx'), 'SupervisionPage'),
    ),
    within(
      '/unit-ranking',
      lazyRouteComponent(() => import('./pages/supervision/unit-ranking.tsx'), 'UnitRankingPage'),
    ),
    within(
      '/draft-reviews/new',
      lazyRouteComponent(() => import('./pages/statutes/draft/new-review.tsx'), 'NewReviewPage'),
    ),
    within(
      '/draft-reviews/$id',
      lazyRouteComponent(() => import('./pages/statutes/draft/review-page.tsx'), 'DraftReviewPage'),
    ),
    within(
      '/statute-comparisons',
      lazyRouteComponent(() => import('./pages/statutes/comparison/list.tsx'), 'ComparisonsPage'),
    ),
    within(
      '/statute-comparisons/new',
      lazyRouteComponent(() => import('./pages/statutes/comparison/edit.tsx'), 'NewComparisonPage'),
    ),
    within(
      '/statutes/comparisons/new',
      lazyRouteComponent(() => import('./pages/statutes/comparison/edit.tsx'), 'NewComparisonPage'),
    ),
    within(
      '/statute-comparisons/$id',
      lazyRouteComponent(() => import('./pages/statutes/comparison/workbench.tsx'), 'ComparisonPage'),
    ),
    within(
      '/statute-comparisons/$id/edit',
      lazyRouteComponent(() => import('./pages/statutes/comparison/edit.tsx'), 'EditComparisonPage'),
    ),
    within(
      '/statutes',
      lazyRouteComponent(() => import('./pages/statutes/library/library.tsx'), 'LibraryPage'),
    ),
    within(
      '/statutes/import',
      lazyRouteComponent(() => import('./pages/statutes/library/import.tsx'), 'StatuteImportPage'),
    ),
    within(
      '/statutes/$statuteId',
      lazyRouteComponent(() => import('./pages/statutes/library/read.tsx'), 'ReadPage'),
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
      '/$plural/import',
      lazyRouteComponent(() => import('./pages/import/import.tsx'), 'ImportPage'),
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
