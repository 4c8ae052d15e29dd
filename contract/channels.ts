import { z } from 'zod';
import { type Route, route } from './route.ts';

/** Ways besides mail by which a congress tells its people of notices: short messages, WeChat templates, the government's own app. */

const Address = z.string().trim().max(300);
const Word = z.string().trim().min(1).max(100);

/** What each kind has to be told besides its secret. */
export const ChannelSettings = z.discriminatedUnion('kind', [
  /** A gateway of short messages; `signName` stands before each message. */
  z.strictObject({ kind: z.literal('sms'), url: Address, signName: Word }),
  /** Template messages of a WeChat official account; the two fields are those of the template. */
  z.strictObject({ kind: z.literal('wechat'), url: Address, appId: Word, templateId: Word, titleField: Word, timeField: Word }),
  /** The message interface of a government app, such as 浙政钉 or 粤政易, as a signed request. */
  z.strictObject({ kind: z.literal('govApp'), url: Address, appKey: Word }),
]);
export type ChannelSettings = z.infer<typeof ChannelSettings>;
export const channelKinds = ['sms', 'wechat', 'govApp'] as const;

export const MessageChannel = z.object({
  id: z.uuid(),
  congressId: z.uuid(),
  name: z.string(),
  settings: ChannelSettings,
  urgentOnly: z.boolean(),
  state: z.enum(['active', 'paused']),
  waiting: z.int(),
  sent: z.int(),
  dead: z.int(),
  lastError: z.string().nullable(),
  /** Accounts with an address of their own on this channel; short messages use the telephone of the account. */
  addresses: z.int(),
});
export type MessageChannel = z.infer<typeof MessageChannel>;

/** A message that was given up: to whom and why, without what it said. */
export const DeadLetter = z.object({
  noticeId: z.uuid(),
  accountName: z.string(),
  kind: z.string(),
  at: z.iso.datetime(),
  attempts: z.int(),
  error: z.string().nullable(),
});
export type DeadLetter = z.infer<typeof DeadLetter>;

const access = { roles: ['systemAdmin'] } as const;
const Id = z.object({ id: z.uuid() });

export const channelRoutes = {
  list: route({
    method: 'GET',
    path: '/api/message-channels',
    summary: '消息渠道 · Channels of messages',
    access,
    query: z.strictObject({ congressId: z.uuid() }),
    response: z.object({ items: z.array(MessageChannel) }),
  }),
  add: route({
    method: 'POST',
    path: '/api/message-channels',
    summary: '添加消息渠道 · Add a channel; its secret is kept encrypted and never shown',
    access,
    body: z.strictObject({
      congressId: z.uuid(),
      name: z.string().trim().min(1).max(60),
      settings: ChannelSettings,
      secret: z.string().min(8).max(500),
      urgentOnly: z.boolean(),
    }),
    response: MessageChannel,
  }),
  turn: route({
    method: 'POST',
    path: '/api/message-channels/:id/switch',
    summary: '暂停或者恢复渠道 · Pause or resume a channel; nothing is queued while it is paused',
    access,
    params: Id,
    body: z.strictObject({ state: z.enum(['active', 'paused']) }),
    response: MessageChannel,
  }),
  test: route({
    method: 'POST',
    path: '/api/message-channels/:id/test',
    summary: '给自己发一条测试消息 · Send a test to oneself',
    access,
    params: Id,
    response: MessageChannel,
  }),
  dead: route({
    method: 'GET',
    path: '/api/message-channels/:id/dead',
    summary: '未能送达的消息 · Messages that were given up',
    access,
    params: Id,
    response: z.object({ items: z.array(DeadLetter) }),
  }),
  retry: route({
    method: 'POST',
    path: '/api/message-channels/:id/retry',
    summary: '重新发送未能送达的消息 · Try again what was given up',
    access,
    params: Id,
    response: MessageChannel,
  }),
  /** Given as usernames, as the platform's own list has them; an empty address takes it away. */
  setAddresses: route({
    method: 'PUT',
    path: '/api/message-channels/:id/addresses',
    summary: '登记各账号在渠道上的地址 · Set the addresses of accounts on a channel',
    access,
    params: Id,
    body: z.strictObject({
      items: z
        .array(z.strictObject({ username: Word, address: z.string().trim().max(200) }))
        .min(1)
        .max(2000),
    }),
    response: z.object({ set: z.int(), unknown: z.array(z.string()) }),
  }),
} as const satisfies Record<string, Route>;
