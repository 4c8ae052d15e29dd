import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageChannel } from '../../contract/channels.ts';
import { signatureOf } from '../../server/notices/channels/adapter.ts';
import { deliverChannels } from '../../server/notices/channels/deliver.ts';
import { createEgress } from '../../server/notices/egress.ts';
import { enqueueNotices } from '../../server/notices/enqueue.ts';
import { type City, createCity } from '../support/city.ts';
import { type Gateway, startGateway } from '../support/message-gateway.ts';
import { noticeFor } from '../support/notices.ts';

/** Notices by short message, WeChat template and government app, against gateways of our own on this machine. */
let city: City;
let gateway: Gateway;
const admin = () => city.person('system.admin');
const deliver = () => deliverChannels({ ...city.deps, egress: createEgress(['127.0.0.1']), publicUrl: 'https://congress.example' });
const minutes = (n: number) => city.clock.set(new Date(city.clock.now().getTime() + n * 60_000));
const tell = (who: string, title: string, urgent = true) =>
  city.deps.db
    .transaction()
    .execute((tx) => enqueueNotices(tx, [noticeFor(city.congressId, city.clock.now(), city.person(who).accountId, title, { urgent })]));
const secret = 'a secret of sixteen';

/** Adds a channel through the route and leads it to the gateway, which stands on no public address. */
async function add(settings: object, urgentOnly = false): Promise<MessageChannel> {
  const body = { congressId: city.congressId, name: '渠道', secret, urgentOnly, settings: { url: 'https://gateway.example', ...settings } };
  const made = await admin().post('/api/message-channels', body);
  expect(made.status, made.text).toBe(200);
  expect(made.text).not.toContain(secret);
  const own = JSON.stringify({ ...made.body.settings, url: gateway.url });
  await city.database.owner.updateTable('message_channel').set({ settings: own }).where('id', '=', made.body.id).execute();
  return made.body;
}
const state = async (id: string): Promise<MessageChannel> =>
  (await admin().get(`/api/message-channels?congressId=${city.congressId}`)).body.items.find((c: MessageChannel) => c.id === id);
const pause = (id: string, to = 'paused') => admin().post(`/api/message-channels/${id}/switch`, { state: to });

beforeAll(async () => {
  city = await createCity();
  gateway = await startGateway();
  await city.database.owner.updateTable('account').set({ phone: '13911110000' }).where('id', '=', city.person('clerk').accountId).execute();
});
afterAll(async () => {
  await gateway?.stop();
  await city.drop();
});

describe('a channel of messages', () => {
  test('sends a short message, signed, to the telephone of the account, with the title and a link and nothing more', async () => {
    const sms = await add({ kind: 'sms', signName: '市人大' });
    await tell('clerk', '有新的民意，请收件。');
    await tell('office', '没有电话的人。');
    expect(await deliver()).toBe(1);
    const [got] = gateway.got;
    expect(got?.body).toMatchObject({
      to: '13911110000',
      text: expect.stringMatching(/^【市人大】有新的民意，请收件。 https:\/\/congress\.example\//),
    });
    const seconds = Number(got?.headers['x-timestamp']);
    expect(got?.headers['x-signature']).toBe(signatureOf(secret, 'sms', seconds, got?.text ?? ''));
    expect(await state(sms.id)).toMatchObject({ sent: 1, waiting: 0, dead: 0 });
    expect(await deliver()).toBe(0);
    await pause(sms.id);
    await tell('clerk', '暂停时不排队。');
    expect((await state(sms.id)).waiting).toBe(0);
  });

  test('sends a WeChat template to whoever is bound, asks for its token once, and anew when it has run out', async () => {
    const wechat = await add({ kind: 'wechat', appId: 'wx1', templateId: 'T1', titleField: 'thing1', timeField: 'time2' });
    const username = await city.database.owner
      .selectFrom('account')
      .select('username')
      .where('id', '=', city.person('clerk').accountId)
      .executeTakeFirstOrThrow();
    const items = [
      { username: username.username, address: 'openid-of-clerk' },
      { username: 'nobody', address: 'x' },
    ];
    const set = await admin().call('PUT', `/api/message-channels/${wechat.id}/addresses`, { items });
    expect(set.body).toEqual({ set: 1, unknown: ['nobody'] });
    const kept = await city.database.owner.selectFrom('channel_address').select('address').executeTakeFirstOrThrow();
    expect(kept.address.toString('utf8')).not.toContain('openid');
    const logged = city.database.owner.selectFrom('security_log').select('data').where('kind', '=', 'channelAddressesSet');
    const lines = await logged.execute();
    expect(lines).toMatchObject([{ data: { channel: wechat.id, set: [username.username], removed: [] } }]);
    expect(JSON.stringify(lines)).not.toContain('openid');
    gateway.got.length = 0;
    for (const title of ['甲', '乙']) await tell('clerk', title);
    await deliver();
    expect(gateway.tokens).toBe(1);
    expect(gateway.got.map((g) => g.body)).toMatchObject([
      { touser: 'openid-of-clerk', template_id: 'T1', data: { thing1: { value: '甲' } } },
      { touser: 'openid-of-clerk', data: { thing1: { value: '乙' } } },
    ]);
    gateway.answer = { errcode: 40001, errmsg: 'stale' };
    await tell('clerk', '丙');
    expect(await deliver()).toBe(0);
    gateway.answer = { errcode: 0 };
    minutes(2);
    expect(await deliver()).toBe(1);
    expect(gateway.tokens).toBe(2);
    gateway.answer = { errcode: 43004, errmsg: 'not followed' };
    await tell('clerk', '丁');
    await deliver();
    expect(await state(wechat.id)).toMatchObject({ dead: 1, addresses: 1, lastError: 'WeChat 43004 not followed' });
    gateway.answer = { errcode: 0 };
    // Another channel that names the same public account but has not its secret gets no token of it.
    const other = await add({ kind: 'wechat', appId: 'wx1', templateId: 'T1', titleField: 'thing1', timeField: 'time2' });
    await admin().call('PUT', `/api/message-channels/${other.id}/addresses`, { items });
    await pause(wechat.id);
    await tell('clerk', '戊');
    expect(await deliver()).toBe(1);
    expect(gateway.tokens).toBe(3);
    await pause(other.id);
  });

  test('leaves a gateway that does not answer at the first failure and sends on the others meanwhile', async () => {
    const dead = await add({ kind: 'sms', signName: '坏的' });
    const good = await add({ kind: 'sms', signName: '好的' });
    const nowhere = JSON.stringify({ ...dead.settings, url: 'http://127.0.0.1:1' });
    await city.database.owner.updateTable('message_channel').set({ settings: nowhere }).where('id', '=', dead.id).execute();
    for (const title of ['甲', '乙', '丙']) await tell('clerk', title);
    expect(await deliver()).toBe(3);
    const tried = await city.database.owner.selectFrom('channel_delivery').select('attempts').where('channel_id', '=', dead.id).execute();
    expect(tried.map((t) => t.attempts).sort()).toEqual([0, 0, 1]);
    await pause(dead.id);
    await pause(good.id);
  });

  test('tries a government app again after growing pauses, shows what was given up, and sends it when asked to', async () => {
    const app = await add({ kind: 'govApp', appKey: 'K1' }, true);
    const { username } = await city.database.owner
      .selectFrom('account')
      .select('username')
      .where('id', '=', city.person('clerk').accountId)
      .executeTakeFirstOrThrow();
    await admin().call('PUT', `/api/message-channels/${app.id}/addresses`, { items: [{ username, address: 'E1001' }] });
    gateway.got.length = 0;
    gateway.status = 503;
    await tell('clerk', '不急的不发。', false);
    await tell('clerk', '督办事项即将到期。');
    expect((await state(app.id)).waiting).toBe(1);
    let tries = 0;
    for (let n = 0; n < 40; n++) {
      await deliver();
      tries = gateway.got.length;
      minutes(61);
    }
    expect(tries).toBe(30);
    expect(new Set(gateway.got.map((g) => g.body.id)).size).toBe(1);
    const dead = (await admin().get(`/api/message-channels/${app.id}/dead`)).body.items;
    expect(dead).toMatchObject([{ accountName: 'clerk', attempts: 30, error: 'HTTP 503' }]);
    expect(JSON.stringify(dead)).not.toContain('督办');
    gateway.status = 200;
    expect((await admin().post(`/api/message-channels/${app.id}/retry`)).body).toMatchObject({ dead: 0, waiting: 1 });
    expect(await deliver()).toBe(1);
    expect(gateway.got.at(-1)?.body).toMatchObject({ to: 'E1001', title: '督办事项即将到期。' });
    expect((await admin().post(`/api/message-channels/${app.id}/test`)).status).toBe(200);
    await pause(app.id);
  });

  test('is kept by the system administrator alone and leads to public addresses only', async () => {
    const settings = { kind: 'sms', signName: '市人大', url: 'http://127.0.0.1/sms' };
    const body = { congressId: city.congressId, name: '内网', secret, urgentOnly: false, settings };
    expect((await admin().post('/api/message-channels', body)).status).toBe(400);
    expect((await city.person('clerk').post('/api/message-channels', body)).status).toBe(403);
  });
});
