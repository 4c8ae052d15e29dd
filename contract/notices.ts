import { z } from 'zod';
import { route } from './route.ts';

/** Something a person was told. `link` is a path within the site. */
export const NoticeItem = z.object({
  id: z.uuid(),
  congressId: z.uuid(),
  at: z.iso.datetime(),
  kind: z.string(),
  title: z.string(),
  body: z.string(),
  link: z.string(),
  process: z.string().nullable(),
  recordId: z.uuid().nullable(),
  urgent: z.boolean(),
  readAt: z.iso.datetime().nullable(),
});
export type NoticeItem = z.infer<typeof NoticeItem>;

const Unread = z.object({ unread: z.int() });

/** Newest first. `before` is the id of the last item of the page before; `next` is what to send for the following page. */
export const listNotices = route({
  method: 'GET',
  path: '/api/notices',
  summary: '我的通知 · My notices',
  access: 'signedIn',
  query: z.strictObject({
    unread: z.enum(['true']).optional(),
    before: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  response: z.object({ items: z.array(NoticeItem), next: z.uuid().nullable() }),
});

export const countNotices = route({
  method: 'GET',
  path: '/api/notices/count',
  summary: '未读通知数 · Number of unread notices',
  access: 'signedIn',
  response: Unread,
});

/** Marks some, or with `upTo` all up to and including that one, as read. */
export const readNotices = route({
  method: 'POST',
  path: '/api/notices/read',
  summary: '标为已读 · Mark as read',
  access: 'signedIn',
  body: z.union([z.strictObject({ ids: z.array(z.uuid()).min(1).max(200) }), z.strictObject({ upTo: z.uuid() })]),
  response: Unread,
});

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** How somebody wants to hear by mail; the app's own list tells everything at once. Times are those of the congress. */
export const NoticeWish = z.strictObject({
  /** Each by itself, what is not urgent once a day in one mail, only what is urgent, or nothing. */
  mail: z.enum(['each', 'daily', 'urgent', 'off']),
  dailyAt: timeOfDay,
  /** From when to when only urgent mail comes. */
  quiet: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable(),
});
export type NoticeWish = z.infer<typeof NoticeWish>;

export const readNoticeWish = route({
  method: 'GET',
  path: '/api/notices/wish',
  summary: '我的通知方式 · How I want to hear of things',
  access: 'signedIn',
  response: NoticeWish,
});

export const keepNoticeWish = route({
  method: 'PUT',
  path: '/api/notices/wish',
  summary: '修改我的通知方式 · Change how I want to hear of things',
  access: 'signedIn',
  body: NoticeWish,
  response: NoticeWish,
});
