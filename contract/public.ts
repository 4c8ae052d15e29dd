import { z } from 'zod';
import { resultClasses } from '../processes/suggestion/suggestion.record.ts';
import { route } from './route.ts';

/** The public catalogue: what everybody may read of suggestions and replies, without signing in. */

const Region = z.string().regex(/^\d{6,12}$/);
const Named = z.object({ id: z.uuid(), name: z.string() });
const PublicFile = z.object({ id: z.uuid(), name: z.string(), size: z.int(), mediaType: z.string() });

export const PublicCongress = z.object({ regionCode: z.string(), name: z.string(), shortName: z.string() });
export type PublicCongress = z.infer<typeof PublicCongress>;

/** One published suggestion as lists and tables show it. `extent`: the whole text is public, or its summary only. */
export const PublicLine = z.object({
  id: z.uuid(),
  regionCode: z.string(),
  number: z.int().nullable(),
  title: z.string(),
  summary: z.string().nullable(),
  keywords: z.array(z.string()),
  extent: z.enum(['full', 'summary']),
  session: z.object({ id: z.uuid(), name: z.string(), year: z.int() }),
  stage: z.string(),
  authorKind: z.string(),
  category: Named.nullable(),
  units: z.array(Named),
  resultClass: z.enum(resultClasses).nullable(),
  submittedOn: z.iso.date().nullable(),
  handedOverOn: z.iso.date().nullable(),
  repliedOn: z.iso.date().nullable(),
  publishedOn: z.iso.date(),
  /** The permanent address of its page. */
  url: z.string(),
});
export type PublicLine = z.infer<typeof PublicLine>;

const PublicReply = z.object({
  unit: Named,
  role: z.string(),
  docNumber: z.string().nullable(),
  repliedOn: z.iso.date().nullable(),
  resultClass: z.enum(resultClasses).nullable(),
  body: z.string(),
  done: z.array(z.string()),
  planned: z.array(z.object({ content: z.string(), measures: z.string(), dueOn: z.iso.date() })),
  notAdopted: z.array(z.object({ content: z.string(), reason: z.string() })),
  files: z.array(PublicFile),
});
export type PublicReply = z.infer<typeof PublicReply>;

/** One published suggestion whole: its text where that is public, and the replies that may be public. */
export const PublicSuggestion = PublicLine.extend({
  problem: z.string().nullable(),
  analysis: z.string().nullable(),
  proposal: z.string().nullable(),
  files: z.array(PublicFile),
  replies: z.array(PublicReply),
}).meta({ id: 'PublicSuggestion' });
export type PublicSuggestion = z.infer<typeof PublicSuggestion>;

export const publicSorts = ['newest', 'number', 'replied'] as const;
export const publicPageSize = 20;
export const mostPublicPages = 500;

const filters = {
  region: Region.optional(),
  q: z.string().max(100).optional(),
  session: z.uuid().optional(),
  year: z.coerce.number().int().min(1954).max(2200).optional(),
  category: z.uuid().optional(),
  unit: z.uuid().optional(),
  resultClass: z.enum(resultClasses).optional(),
};
const Id = z.object({ id: z.uuid() });
/** Pages are lenient: what a form leaves empty or an old link gets wrong is taken as not said. */
const loose = () => z.string().max(200).optional();
const PageQuery = z.object({
  region: loose(),
  q: loose(),
  session: loose(),
  category: loose(),
  unit: loose(),
  resultClass: loose(),
  sort: loose(),
  page: loose(),
  lang: loose(),
});
export type PageQuery = z.infer<typeof PageQuery>;
const Harvest = z.strictObject({ region: Region.optional(), after: z.string().max(120).optional() });

const access = 'anyone';

export const publicRoutes = {
  congresses: route({
    method: 'GET',
    path: '/api/public/congresses',
    summary: '公开目录中的人大 · Congresses that publish',
    access,
    response: z.object({ items: z.array(PublicCongress) }),
  }),
  list: route({
    method: 'GET',
    path: '/api/public/suggestions',
    summary: '公开建议目录 · Published suggestions, searched and filtered',
    access,
    query: z.strictObject({
      ...filters,
      sort: z.enum(publicSorts).default('newest'),
      page: z.coerce.number().int().min(1).max(mostPublicPages).default(1),
    }),
    /** `capped`: there are more than `count` says. */
    response: z.object({ items: z.array(PublicLine), page: z.int(), pages: z.int(), count: z.int(), capped: z.boolean() }),
  }),
  read: route({
    method: 'GET',
    path: '/api/public/suggestions/:id',
    summary: '一件公开建议及其答复 · One published suggestion with its replies',
    access,
    params: Id,
    response: PublicSuggestion,
  }),
  csv: route({
    method: 'GET',
    path: '/public/suggestions.csv',
    summary: '开放数据（CSV），以 Link 头翻页 · Open data as CSV, paged by the Link header',
    access,
    query: Harvest,
    produces: 'text/csv',
  }),
  jsonLines: route({
    method: 'GET',
    path: '/public/suggestions.jsonl',
    summary: '开放数据（JSON Lines），以 Link 头翻页 · Open data as JSON Lines, paged by the Link header',
    access,
    query: Harvest,
    produces: 'application/jsonl',
  }),
  feed: route({
    method: 'GET',
    path: '/public/feed.atom',
    summary: '新近公开（Atom） · What was published last',
    access,
    query: z.strictObject({ region: Region.optional() }),
    produces: 'application/atom+xml',
  }),
  sitemap: route({
    method: 'GET',
    path: '/public/sitemap.xml',
    summary: '网站地图 · Site map; without a region the index of all',
    access,
    query: z.strictObject({ region: Region.optional() }),
    produces: 'application/xml',
  }),
  robots: route({ method: 'GET', path: '/robots.txt', summary: '爬虫规则 · Rules for robots', access, produces: 'text/plain' }),
  home: route({
    method: 'GET',
    path: '/public',
    summary: '公开目录首页 · Choose a congress',
    access,
    query: z.object({ lang: loose() }),
    produces: 'text/html',
  }),
  page: route({
    method: 'GET',
    path: '/public/suggestions',
    summary: '公开目录网页 · The catalogue as a page',
    access,
    query: PageQuery,
    produces: 'text/html',
  }),
  readPage: route({
    method: 'GET',
    path: '/public/suggestions/:id',
    summary: '一件公开建议的固定网址 · The permanent page of a suggestion',
    access,
    params: z.object({ id: z.string().max(100) }),
    query: z.object({ lang: loose() }),
    produces: 'text/html',
  }),
  activitiesPage: route({
    method: 'GET',
    path: '/public/activities',
    summary: '已公布的代表活动年度计划 · The published yearly plan of activities',
    access,
    query: z.object({ region: loose(), year: loose(), lang: loose() }),
    produces: 'text/html',
  }),
  dutyReportsPage: route({
    method: 'GET',
    path: '/public/duty-reports',
    summary: '已公开的代表述职 · The published reports of deputies to voters',
    access,
    query: z.object({ region: loose(), lang: loose() }),
    produces: 'text/html',
  }),
  dutyReportPage: route({
    method: 'GET',
    path: '/public/duty-reports/:id',
    summary: '一件公开的代表述职 · One published report to voters',
    access,
    params: z.object({ id: z.string().max(100) }),
    query: z.object({ region: loose(), lang: loose() }),
    produces: 'text/html',
  }),
  dataPage: route({
    method: 'GET',
    path: '/public/data',
    summary: '开放数据说明 · What the open data hold',
    access,
    query: z.object({ region: loose(), lang: loose() }),
    produces: 'text/html',
  }),
} as const;
