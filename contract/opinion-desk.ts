import { z } from 'zod';
import { RecordId } from './records.ts';
import { type Route, route } from './route.ts';

const InCongress = z.object({ congress: z.uuid().optional() });
export const mostCodesOnSheets = 200;

/** What the console needs for opinions besides the routes that every process has. */
export const opinionDeskRoutes = {
  codeAddress: route({
    method: 'GET',
    path: '/api/deputy-codes/:id/address',
    summary: '二维码的网址和图样 · A code’s address and its picture as SVG',
    access: 'engine',
    params: RecordId,
    query: InCongress,
    response: z.object({ code: z.string(), url: z.string(), svg: z.string() }),
  }),
  codeSheet: route({
    method: 'POST',
    path: '/api/deputy-codes/sheet',
    summary: '二维码打印页（PDF，一页多枚） · Codes to print and cut out, several on a page',
    access: 'engine',
    query: InCongress,
    body: z.object({ ids: z.array(z.uuid()).min(1).max(mostCodesOnSheets) }),
    produces: 'application/pdf',
  }),
  giveTracking: route({
    method: 'POST',
    path: '/api/opinions/:id/tracking',
    summary: '为登记的民意生成查询密钥，旧的作废 · Give the citizen of a recorded opinion a private address; earlier ones end',
    access: 'engine',
    params: RecordId,
    query: InCongress,
    response: z.object({ key: z.string(), url: z.string(), svg: z.string() }),
  }),
} as const satisfies Record<string, Route>;
