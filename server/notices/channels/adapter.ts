import { createHash, createHmac } from 'node:crypto';
import type { ChannelSettings } from '../../../contract/channels.ts';
import type { Egress } from '../egress.ts';
import { sendOut } from '../outgoing.ts';

/** One short message to one person. What a notice says beyond its title stays in the house: the link leads to it. */
export interface ShortMessage {
  /** The same at every try, so that the other side can tell a repetition. */
  readonly id: string;
  readonly to: string;
  readonly title: string;
  readonly url: string;
  readonly at: Date;
}

/** A way to hand over short messages. Throws where it could not; `FinalRefusal` where trying again is no use. */
export type Adapter = (message: ShortMessage, now: Date) => Promise<void>;

/** The other side will never take this message: there is nobody of that address, or they do not want it. */
export class FinalRefusal extends Error {}

const mostAnswer = 64 * 1024;

/** What a channel is reached by. */
interface Reached {
  readonly id: string;
  readonly settings: ChannelSettings;
  readonly secret: string;
}

/** The adapter of a channel. `tokens` are kept by the caller between messages. */
export function adapterOf(egress: Egress, { id: channelId, settings, secret }: Reached, tokens: Map<string, WechatToken>): Adapter {
  switch (settings.kind) {
    case 'sms':
      return (message, now) => {
        const text = `【${settings.signName}】${message.title} ${message.url}`;
        return signedPost(egress, settings.url, 'sms', secret, { id: message.id, to: message.to, text }, now);
      };
    case 'govApp':
      return (message, now) => {
        const { id, to, title, url } = message;
        return signedPost(egress, settings.url, settings.appKey, secret, { id, to, title, url, at: message.at.toISOString() }, now);
      };
    case 'wechat':
      return (message, now) => {
        // Whoever knows no more of another's account than its public id gets none of its tokens.
        const key = `${channelId} ${createHash('sha256').update(secret).digest('base64url')}`;
        return sendTemplate(egress, settings, secret, { all: tokens, key }, message, now);
      };
  }
}

/** What is signed: who sends, when, and the hash of nothing but the body; HMAC-SHA256 in hex. */
export const signatureOf = (secret: string, appKey: string, seconds: number, body: string): string =>
  createHmac('sha256', secret).update(`${appKey}.${seconds}.${body}`).digest('hex');

/** Posts JSON with `x-app-key`, `x-timestamp` and `x-signature`. 400, 404, 410 and 422 say that it will never be taken. */
async function signedPost(egress: Egress, url: string, appKey: string, secret: string, fields: object, now: Date): Promise<void> {
  const body = JSON.stringify(fields);
  const seconds = Math.floor(now.getTime() / 1000);
  const { status } = await sendOut(egress, url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-app-key': appKey,
      'x-timestamp': String(seconds),
      'x-signature': signatureOf(secret, appKey, seconds, body),
    },
    body,
  });
  if ([400, 404, 410, 422].includes(status)) throw new FinalRefusal(`HTTP ${status}`);
  if (status < 200 || status > 299) throw new Error(`HTTP ${status}`);
}

/** A WeChat access token and until when it may be used. */
export interface WechatToken {
  readonly value: string;
  readonly until: number;
}

/** The tokens of all channels, and under what the one of this channel is kept. */
interface Tokens {
  readonly all: Map<string, WechatToken>;
  readonly key: string;
}

type Wechat = Extract<ChannelSettings, { kind: 'wechat' }>;

/** Answers of WeChat: the token has run out; nobody of that id, or they do not follow the account. */
const staleToken = new Set([40001, 40014, 42001]);
const nobody = new Set([40003, 43004]);
const longestTitle = 20;

async function sendTemplate(
  egress: Egress,
  settings: Wechat,
  secret: string,
  tokens: Tokens,
  message: ShortMessage,
  now: Date,
): Promise<void> {
  const token = await tokenOf(egress, settings, secret, tokens, now);
  const title = [...message.title].slice(0, longestTitle).join('');
  const answer = await wechat(egress, `${settings.url}/cgi-bin/message/template/send?${new URLSearchParams({ access_token: token })}`, {
    touser: message.to,
    template_id: settings.templateId,
    url: message.url,
    client_msg_id: message.id,
    data: { [settings.titleField]: { value: title }, [settings.timeField]: { value: chinaTime(message.at) } },
  });
  const code = Number(answer.errcode ?? 0);
  if (code === 0) return;
  if (staleToken.has(code)) tokens.all.delete(tokens.key);
  const what = `WeChat ${code} ${String(answer.errmsg ?? '')
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, 100)}`;
  throw nobody.has(code) ? new FinalRefusal(what) : new Error(what);
}

async function tokenOf(egress: Egress, { url, appId }: Wechat, secret: string, { all, key }: Tokens, now: Date): Promise<string> {
  const known = all.get(key);
  if (known && known.until > now.getTime()) return known.value;
  const query = new URLSearchParams({ grant_type: 'client_credential', appid: appId, secret });
  const answer = await wechat(egress, `${url}/cgi-bin/token?${query}`, null);
  if (typeof answer.access_token !== 'string') throw new Error(`WeChat ${String(answer.errcode ?? '')} gave no token`);
  // A minute before its end it is asked for anew.
  all.set(key, { value: answer.access_token, until: now.getTime() + (Number(answer.expires_in ?? 0) - 60) * 1000 });
  return answer.access_token;
}

async function wechat(egress: Egress, url: string, body: object | null): Promise<Readonly<Record<string, unknown>>> {
  const { status, text } = await sendOut(egress, url, {
    method: body === null ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    ...(body === null ? {} : { body: JSON.stringify(body) }),
    most: mostAnswer,
  });
  if (status !== 200) throw new Error(`HTTP ${status}`);
  const read: unknown = JSON.parse(text);
  return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
}

const chinaTime = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
