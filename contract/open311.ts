import { z } from 'zod';
import { type Route, route } from './route.ts';

/**
 * Open311 GeoReport v2: programs of other cities and platforms tell us what citizens told them, and ask how it stands. The jurisdiction
 * is the region code of a congress. Every resource is there as XML and as JSON; the ending of the address says which.
 */

export const open311Formats = ['json', 'xml'] as const;
export type Open311Format = (typeof open311Formats)[number];

const access = 'anyone';
const given = (max: number) => z.string().max(max).optional();
/** The file's name carries the id and the format: `K0101.json`. */
const File = z.object({ file: z.string().max(200) });
const Place = { jurisdiction_id: given(20), api_key: given(200) };
const Asked = z.object(Place);
const Filter = z.object({
  ...Place,
  service_request_id: given(4000),
  service_code: given(1000),
  start_date: given(40),
  end_date: given(40),
  status: given(40),
  page: given(10),
  page_size: given(10),
});
/** What a form sends: names of fields, `attribute[consent]` among them. */
export const Open311Form = z.record(z.string().max(100), z.string().max(8000));
export type Open311Form = z.infer<typeof Open311Form>;

const types = { json: 'application/json', xml: 'text/xml' } as const;
const consumes = 'application/x-www-form-urlencoded';

const resource = <F extends Open311Format>(format: F) =>
  ({
    discovery: route({
      method: 'GET',
      path: `/open311/discovery.${format}`,
      summary: 'Open311 服务发现 · Open311 service discovery',
      access,
      produces: types[format],
    }),
    services: route({
      method: 'GET',
      path: `/open311/v2/services.${format}`,
      summary: 'Open311 服务目录 · Open311 services: the categories of a congress',
      access,
      query: Asked,
      produces: types[format],
    }),
    list: route({
      method: 'GET',
      path: `/open311/v2/requests.${format}`,
      summary: 'Open311 诉求列表（本密钥提交的） · Open311 requests told with the caller’s key',
      access,
      query: Filter,
      produces: types[format],
    }),
    tell: route({
      method: 'POST',
      path: `/open311/v2/requests.${format}`,
      summary: 'Open311 提交诉求 · Tell an opinion by Open311',
      access,
      query: Asked,
      body: Open311Form,
      consumes,
      produces: types[format],
    }),
  }) as const;

export const open311Routes = { json: resource('json'), xml: resource('xml') };

/** Resources whose format is the ending of the last part of their address. */
export const open311Files = {
  definition: route({
    method: 'GET',
    path: '/open311/v2/services/:file',
    summary: 'Open311 服务定义 · What a service asks for besides the text and the place',
    access,
    params: File,
    query: Asked,
    produces: 'application/json',
  }),
  request: route({
    method: 'GET',
    path: '/open311/v2/requests/:file',
    summary: 'Open311 单件诉求 · One request by its id',
    access,
    params: File,
    query: Asked,
    produces: 'application/json',
  }),
  token: route({
    method: 'GET',
    path: '/open311/v2/tokens/:file',
    summary: 'Open311 令牌换取编号 · The id of a request that was first looked at by a person',
    access,
    params: File,
    query: Asked,
    produces: 'application/json',
  }),
} as const satisfies Record<string, Route>;

export const Open311Key = z.object({
  id: z.uuid(),
  congressId: z.uuid(),
  name: z.string(),
  perHour: z.int(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  /** How many opinions came by it. */
  told: z.int(),
});
export type Open311Key = z.infer<typeof Open311Key>;

/** A platform outside to which opinions may be passed on. `codes` name its service for each of our categories. */
export const Open311Platform = z.object({
  id: z.uuid(),
  congressId: z.uuid(),
  name: z.string(),
  url: z.string(),
  jurisdiction: z.string().nullable(),
  codes: z.record(z.uuid(), z.string()),
  otherCode: z.string(),
  state: z.enum(['active', 'paused']),
  waiting: z.int(),
  dead: z.int(),
  lastError: z.string().nullable(),
});
export type Open311Platform = z.infer<typeof Open311Platform>;

const admin = { roles: ['systemAdmin'] } as const;
const Congress = z.strictObject({ congressId: z.uuid() });
const InCongress = z.object({ congress: z.uuid().optional() });
const Id = z.object({ id: z.uuid() });
const Name = z.string().trim().min(1).max(60);
const Code = z.string().trim().min(1).max(60);

export const open311AdminRoutes = {
  keys: route({
    method: 'GET',
    path: '/api/open311/keys',
    summary: 'Open311 接入密钥 · Keys of programs that tell opinions',
    access: admin,
    query: Congress,
    response: z.object({ items: z.array(Open311Key) }),
  }),
  issueKey: route({
    method: 'POST',
    path: '/api/open311/keys',
    summary: '发放 Open311 密钥，仅显示一次 · Issue a key; it is shown once',
    access: admin,
    body: z.strictObject({ congressId: z.uuid(), name: Name, perHour: z.int().min(1).max(10_000) }),
    response: z.object({ key: Open311Key, secret: z.string() }),
  }),
  revokeKey: route({
    method: 'POST',
    path: '/api/open311/keys/:id/revoke',
    summary: '收回 Open311 密钥 · Revoke a key',
    access: admin,
    params: Id,
    response: Open311Key,
  }),
  platforms: route({
    method: 'GET',
    path: '/api/open311/platforms',
    summary: 'Open311 外部平台 · Platforms that opinions are passed on to',
    access: admin,
    query: Congress,
    response: z.object({ items: z.array(Open311Platform) }),
  }),
  addPlatform: route({
    method: 'POST',
    path: '/api/open311/platforms',
    summary: '登记 Open311 外部平台 · Add a platform',
    access: admin,
    body: z.strictObject({
      congressId: z.uuid(),
      name: Name,
      url: z.string().max(500),
      jurisdiction: z.string().trim().min(1).max(60).nullable(),
      apiKey: z.string().min(1).max(200).nullable(),
      codes: z.record(z.uuid(), Code),
      otherCode: Code,
    }),
    response: Open311Platform,
  }),
  switchPlatform: route({
    method: 'POST',
    path: '/api/open311/platforms/:id/switch',
    summary: '暂停或者恢复外部平台 · Pause or resume a platform; resuming tries again what was given up',
    access: admin,
    params: Id,
    body: z.strictObject({ state: z.enum(['active', 'paused']) }),
    response: Open311Platform,
  }),
  /** For those who handle opinions: names only. */
  choices: route({
    method: 'GET',
    path: '/api/open311/choices',
    summary: '可转的外部平台 · Platforms to choose from',
    access: { roles: ['deputyWorkOfficer', 'deputyStationKeeper'] },
    query: InCongress,
    response: z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
  }),
  passOn: route({
    method: 'POST',
    path: '/api/opinions/:id/pass-on',
    summary: '转外部平台办理（Open311） · Pass an opinion on to a platform',
    access: 'engine',
    params: Id,
    query: InCongress,
    body: z.strictObject({ platformId: z.uuid() }),
    response: z.object({ name: z.string() }),
  }),
} as const satisfies Record<string, Route>;
