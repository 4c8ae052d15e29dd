import { z } from 'zod';
import { route } from './route.ts';

/** A place outside that is told of events by signed HTTP requests. The secret is shown once, when it is made. */
export const Webhook = z.object({
  id: z.uuid(),
  congressId: z.uuid(),
  url: z.string(),
  kinds: z.array(z.string()),
  state: z.enum(['active', 'paused']),
  waiting: z.int(),
  failedAttempts: z.int(),
  nextAttemptAt: z.iso.datetime().nullable(),
  lastError: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type Webhook = z.infer<typeof Webhook>;

const access = { roles: ['systemAdmin'] } as const;
const Congress = z.strictObject({ congressId: z.uuid() });
const Id = z.object({ id: z.uuid() });

export const listWebhooks = route({
  method: 'GET',
  path: '/api/webhooks',
  summary: '事件推送 · Webhooks',
  access,
  query: Congress,
  response: z.object({ items: z.array(Webhook) }),
});

/** `kinds` empty means all events. The address must be https and public, unless a setting allows the private host. */
export const createWebhook = route({
  method: 'POST',
  path: '/api/webhooks',
  summary: '新建事件推送 · Create a webhook',
  access,
  body: z.strictObject({
    congressId: z.uuid(),
    url: z.string().max(2000),
    kinds: z.array(z.string().regex(/^[a-zA-Z][a-zA-Z0-9.]{0,99}$/)).max(100),
  }),
  response: z.object({ webhook: Webhook, secret: z.string() }),
});

export const pauseWebhook = route({
  method: 'POST',
  path: '/api/webhooks/:id/pause',
  summary: '暂停推送 · Pause a webhook',
  access,
  params: Id,
  response: Webhook,
});

/** Goes on with the oldest event that is still open. */
export const resumeWebhook = route({
  method: 'POST',
  path: '/api/webhooks/:id/resume',
  summary: '恢复推送 · Resume a webhook',
  access,
  params: Id,
  response: Webhook,
});

/** Puts a test event into the queue. */
export const testWebhook = route({
  method: 'POST',
  path: '/api/webhooks/:id/test',
  summary: '测试推送 · Send a test event',
  access,
  params: Id,
  response: Webhook,
});

export const deleteWebhook = route({
  method: 'DELETE',
  path: '/api/webhooks/:id',
  summary: '删除推送 · Delete a webhook',
  access,
  params: Id,
});
