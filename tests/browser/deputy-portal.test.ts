import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jpegWith, stationOf } from '../support/citizen.ts';
import { goodPassword } from '../support/people-app.ts';
import { faults, overflow } from './axe.ts';
import { type Console, choose, desk, openConsole, phone, pick, send, settled } from './console.ts';
import { slowly } from './slowly.ts';

/** A deputy on the phone, signed in through the portal: from a citizen's word to a suggestion, its reply and what came of it. */
let house: Console;
let code = '';
const shots = process.env.YISHI_TEST_SCREENSHOTS;
const photo = { name: 'lamp.jpg', mimeType: 'image/jpeg', buffer: jpegWith('taken at home') };
const said = '小区东门外的路灯坏了一个多月，晚上看不清路。希望尽快修好。';
const title = '关于修复老旧小区路灯的建议';

beforeAll(async () => {
  house = await openConsole();
  const { city } = house;
  const clerk = city.person('clerk');
  await clerk.make('station', stationOf({ deputyIds: [city.person('lin').seat] }));
  await clerk.make(
    'station',
    stationOf({ code: 'W1', name: '西山街道代表联络站', district: '西山街道', location: '104.01,30.60', deputyIds: [] }),
  );
  const made = await clerk.make('deputyCode', { name: '林代表', subject: 'deputy', deputyId: city.person('lin').seat }, 'issue');
  code = (await clerk.get(`/api/deputy-codes/${made.id}/address`)).body.code;
}, 240_000);
afterAll(() => house?.close());

async function look(page: Page, name: string): Promise<void> {
  await settled(page);
  expect(await faults(page), name).toEqual([]);
  expect(await overflow(page), name).toBeLessThanOrEqual(0);
  if (!shots) return;
  await mkdir(shots, { recursive: true });
  await page.screenshot({ path: path.join(shots, `deputy-${name}.png`), fullPage: true });
}

/** Signs in on a phone, through the portal's own page. */
async function deputy(who = 'lin', { language = 'zh', size = phone }: { language?: 'zh' | 'en'; size?: typeof phone } = {}): Promise<Page> {
  const page = await house.visit('/portal/deputy', { language, size });
  await page.locator('#username').fill(`${who}.510100`);
  await page.locator('#password').fill(goodPassword);
  await page.locator('form button[type=submit]').click();
  await page.locator('nav.places').waitFor();
  return page;
}
const place = (page: Page, name: string) => page.locator('nav.places').getByRole('link', { name }).click();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describe('a deputy at the portal', () => {
  it('goes the whole way with a citizen through pages: code, photo, receipt, suggestion, reply, evaluation, outcome, rating', async () => {
    const { city } = house;
    const citizen = await house.visit(`/c/${code}`);
    await press(citizen, '我要反映情况');
    await citizen.getByLabel('您想反映什么？').fill(said);
    await citizen.locator('input[type=file]').setInputFiles(photo);
    await citizen.getByRole('img', { name: '第 1 张照片' }).waitFor();
    await citizen.getByRole('checkbox', { name: '我已阅读并同意上面的告知' }).check();
    await press(citizen, '提交');
    await citizen.getByRole('link', { name: '查看办理情况' }).click();
    await citizen.getByText('已提交，等待查收').waitFor();
    const address = citizen.url();

    const lin = await deputy();
    await look(lin, 'turn');
    await lin.getByRole('link', { name: /小区东门外的路灯坏了/ }).click();
    await lin.locator('.photos img').waitFor();
    await look(lin, 'opinion');
    await press(lin, '收件');
    await press(lin, '收件');
    expect(await lin.locator('form [role=alert]').innerText()).toContain('请选择一项');
    await lin.getByRole('radio', { name: '一般' }).check();
    await look(lin, 'receive');
    await press(lin, '收件');
    await lin.getByText('已办理：收件').waitFor();
    await press(lin, '转化');
    await lin.getByRole('radio', { name: '代表建议' }).check();
    await lin.getByLabel('建议标题').fill(title);
    await lin.getByLabel('问题和分析').fill('老旧小区路灯年久失修，夜间出行不便。');
    await lin.getByLabel('建议内容').fill('建议三个月内修复并定期巡检。');
    await lin.getByLabel('所属会议').selectOption({ label: '第十六届第四次会议' });
    await look(lin, 'convert');
    lin.once('dialog', (dialog) => void dialog.accept());
    await press(lin, '转化');
    await lin.getByText('已办理：转化').waitFor();
    await citizen.getByRole('button', { name: '刷新' }).click();
    await citizen.getByRole('heading', { name: '代表据此提出了建议' }).waitFor();

    await place(lin, '我的建议');
    await lin.getByRole('link', { name: new RegExp(title) }).click();
    await lin.getByRole('link', { name: '修改' }).click();
    await lin.getByRole('radio', { name: '同意全文公开' }).check();
    await lin.getByLabel('一事一议', { exact: false }).check();
    await look(lin, 'edit');
    await press(lin, '提交');
    await lin.getByRole('heading', { name: '建议已经收到' }).waitFor();
    await lin.getByRole('link', { name: '打开建议' }).click();
    await lin.locator('.tag', { hasText: '已提交' }).waitFor();
    await look(lin, 'suggestion');

    await handle(title);
    await lin.reload();
    await lin.locator('.tag', { hasText: '已答复' }).first().waitFor();
    await lin.getByRole('link', { name: /市教育局/ }).click();
    await lin.getByText('我局已修复全部路灯。').waitFor();
    await press(lin, '评价');
    const rates = (name: string) => lin.getByRole('group', { name });
    await rates('办理结果').getByRole('radio', { name: '不满意' }).check();
    expect(await lin.locator('form .notice').innerText()).toContain('重新办理');
    await rates('办理态度').getByRole('radio', { name: '满意', exact: true }).check();
    await press(lin, '评价');
    expect(await lin.locator('form [role=alert]').innerText()).toContain('请填写此项');
    await rates('办理结果').getByRole('radio', { name: '满意', exact: true }).check();
    expect(await lin.locator('form .notice').innerText()).toContain('提交后本件办结');
    await look(lin, 'evaluate');
    await press(lin, '评价');
    await lin.getByText('已办理：评价').waitFor();

    await place(lin, '群众意见');
    await lin.getByRole('link', { name: /小区东门外的路灯坏了/ }).click();
    await press(lin, '反馈本人');
    await lin.getByLabel('反馈内容').fill('路灯已经修好，您可以看看。');
    await press(lin, '反馈本人');
    await lin.getByText('已办理：反馈本人').waitFor();

    await citizen.reload();
    expect(citizen.url()).toBe(address);
    await citizen.getByText('路灯已经修好，您可以看看。').waitFor();
    await citizen.getByRole('radio', { name: '满意', exact: true }).check();
    await press(citizen, '提交评价');
    await citizen.getByText('您已评价').first().waitFor();
    const [opinion] = await city.person('clerk').list('opinion');
    expect(opinion?.fields).toMatchObject({ rating: 'satisfied', anonymous: true, convertedTo: 'suggestion' });
    const [suggestion] = await city.person('clerk').list('suggestion');
    expect(suggestion).toMatchObject({ state: 'concluded', fields: { title, result: 'satisfied', formationSource: 'receivingVoters' } });
  }, 300_000);
});

/** The desk's part on the console: accepted, registered, handed over, replied and signed. */
async function handle(of: string): Promise<void> {
  const { city } = house;
  const clerk = await house.enter('clerk');
  const line = clerk.locator('.work-line', { hasText: of });
  await line.getByRole('button', { name: /^受理/ }).click();
  await line.getByRole('button', { name: /^立案/ }).click();
  await pick(clerk, '类别', '教科文卫');
  await send(clerk);
  await line.getByRole('button', { name: /^交办/ }).click();
  await pick(clerk, '承办单位 1', '市教育局');
  await clerk.getByRole('button', { name: '改为直接交办' }).click();
  await send(clerk);
  await line.waitFor({ state: 'detached' });

  const unit = await house.enter('schools');
  await unit.locator('.work-line', { hasText: of }).getByRole('button', { name: /^签收/ }).first().click();
  const [assignment] = await city.person('schools').list('assignment');
  await unit.goto(`${house.address}/assignments/${assignment?.id}`);
  const action = (name: string) => unit.locator('.actions').getByRole('button', { name, exact: true }).click();
  const field = (name: string) => unit.getByRole('textbox', { name, exact: true });
  await action('制定办理计划');
  await field('经办人').fill('周科长');
  await field('经办人电话').fill('028-81234567');
  await field('分管负责人').fill('何副局长');
  await field('办理计划').fill('一个月内全部检修。');
  await send(unit);
  await unit.locator('.record-head .tag', { hasText: '办理中' }).first().waitFor();
  for (const phase of ['办前', '办中', '办后']) {
    await action('登记联系代表');
    await unit.getByRole('radio', { name: phase }).click();
    await choose(unit, '联系方式', '上门走访');
    await field('参加人员').fill('周科长');
    await send(unit);
    await unit.locator('.ant-drawer-open').waitFor({ state: 'detached' });
  }
  await action('拟写答复');
  await unit.getByRole('radio', { name: /^A类/ }).click();
  await unit.getByRole('textbox', { name: '答复正文' }).fill('我局已修复全部路灯。');
  await unit.getByRole('textbox', { name: '联系人' }).fill('周科长');
  await unit.getByRole('textbox', { name: '联系电话' }).fill('028-81234567');
  await send(unit);
  await unit.locator('.record-head .tag', { hasText: '已拟稿' }).first().waitFor();
  const head = await house.enter('schools.head');
  await head.locator('.work-line', { hasText: of }).getByRole('button', { name: /^签发/ }).click();
  await head.getByRole('textbox', { name: '签发人' }).fill('何局长');
  await head.getByRole('textbox', { name: '机关代字' }).fill('试教函');
  await send(head);
  await head.locator('.ant-drawer-open').waitFor({ state: 'detached' });
  await unit.reload();
  await action('印发答复');
  await unit.locator('.ant-modal').getByRole('button', { name: '印发答复' }).click();
  await unit.locator('.record-head .tag', { hasText: '已答复' }).first().waitFor();
}

const words = {
  title: '关于增设社区托育点的建议',
  problem: '东湖片区登记的托育机构只有六家。',
  proposal: '在新建小区配套用房中预留托育空间。',
};
async function write(page: Page): Promise<void> {
  for (const [name, text] of Object.entries(words)) await page.locator(`#${name}`).fill(text);
  await page.locator('#formationSource').selectOption('research');
  await page.locator('#oneMatter').check();
}

describe('a suggestion written on the phone', () => {
  it('is not lost when the connection is cut, the page loaded anew and the phone restarted, and arrives once', async () => {
    const { city } = house;
    const mine = async () => (await city.person('mei').list('suggestion')).filter((s) => s.fields.title === words.title);
    const page = await deputy('mei');
    await expect.poll(() => page.evaluate(async () => (await (await caches.open('yishi-portal-1')).keys()).length)).toBeGreaterThan(4);
    const context = page.context();
    await context.setOffline(true);
    await page.getByRole('link', { name: '起草建议' }).click();
    await write(page);
    await page.locator('input[type=file]').setInputFiles(photo);
    await page.getByRole('img', { name: '第 1 张照片' }).waitFor();
    await page.reload();
    await expect.poll(() => page.locator('#problem').inputValue()).toBe(words.problem);
    expect(await page.locator('main').innerText()).toContain('联网后自动发送');
    await look(page, 'offline');
    await page.locator('#oneMatter').check();
    await press(page, '提交');
    await page.getByText(/正在等待网络/).waitFor();
    const address = page.url();
    await page.close();
    const again = await context.newPage();
    await again.goto(address);
    await again.getByText(/正在等待网络/).waitFor();
    await expect.poll(() => again.locator('#title').inputValue()).toBe(words.title);
    // The answers to the first try of making it and of submitting it are lost on the way.
    let lost = 0;
    for (const route of ['**/api/suggestions?*', '**/api/suggestions/*/submit?*'])
      await again.route(
        route,
        async (way) => {
          if (way.request().method() !== 'POST') return way.continue();
          lost++;
          await way.fetch();
          return way.abort();
        },
        { times: 1 },
      );
    await context.setOffline(false);
    await again.getByRole('heading', { name: '建议已经收到' }).waitFor({ timeout: 60_000 });
    expect(lost).toBeGreaterThan(0);
    const [made, ...others] = await mine();
    expect(others).toEqual([]);
    const whole = await city.person('mei').see('suggestion', made?.id ?? '');
    expect(whole).toMatchObject({ state: 'submitted', fields: { ...words, formationSource: 'research' } });
    expect(whole.fields.fileIds).toHaveLength(1);
    expect(await again.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('.suggestion.')))).toEqual([]);
  }, 120_000);

  it('is co-signed, a deed is logged with a photo, the calendar is made and ended', async () => {
    const { city } = house;
    const page = await deputy('tan');
    await place(page, '我的建议');
    await page.getByRole('link', { name: '起草建议' }).click();
    await write(page);
    await page.locator('#title').fill('关于联名的建议');
    await press(page, '只存为草稿');
    await page.getByRole('link', { name: '打开建议' }).click();
    await press(page, '邀请联名');
    await page.locator('#deputyIds').fill('mei');
    await press(page, '+ mei');
    await page.locator('#cutoff').fill(`${new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)}T18:00`);
    await look(page, 'invite');
    await press(page, '邀请联名');
    await page.getByText('已办理：邀请联名').waitFor();
    const mei = await deputy('mei');
    await mei.getByRole('link', { name: /关于联名的建议/ }).click();
    await press(mei, '附议');
    await press(mei, '附议');
    await mei.getByText('已办理：附议').waitFor();

    const clerk = city.person('clerk');
    const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' });
    const whole = {
      name: '视察社区',
      kind: 'inspection',
      startOn: today,
      endOn: today,
      place: '东湖',
      organiser: '市人大',
      delegationId: null,
      note: null,
    };
    const outing = await clerk.make('activity', whole);
    await clerk.act('activity', outing.id, 'notify', { invitations: [{ deputyId: city.person('tan').seat, because: null }] });
    const shown = (await clerk.get(`/api/activities/${outing.id}/sign-in-code`)).body.url as string;
    await page.goto(`${house.address}${new URL(shown).pathname}${new URL(shown).search}`);
    await page.getByRole('heading', { name: '视察社区' }).waitFor();
    await look(page, 'present');
    await page.locator('form.sheet button[type=submit]').click();
    await page.locator('.tag', { hasText: '已签到' }).first().waitFor();
    expect((await city.person('tan').list('participation'))[0]).toMatchObject({ state: 'present', fields: { signedInBy: 'code' } });

    await place(page, '履职记录');
    await page.getByRole('link', { name: '登记履职' }).click();
    await page.locator('#kind').selectOption('visit');
    await page.locator('#title').fill('走访东湖社区');
    await page.locator('#people').fill('12');
    await page.locator('input[type=file]').setInputFiles(photo);
    await page.getByRole('img', { name: '第 1 张照片' }).waitFor();
    await look(page, 'deed');
    await press(page, '自报履职');
    await page.locator('.tag', { hasText: '待确认' }).waitFor();
    const [deed] = await city.person('tan').list('performance');
    expect(deed?.fields).toMatchObject({ title: '走访东湖社区', people: 12, origin: 'self' });
    expect((await city.person('tan').see('performance', deed?.id ?? '')).fields.fileIds).toHaveLength(1);

    await place(page, '日历');
    await press(page, '生成订阅地址');
    const address = await page.locator('.address').innerText();
    await look(page, 'calendar');
    const feed = async () => (await fetch(address.replace(/^https?:\/\/[^/]+/, house.address))).status;
    expect(await feed()).toBe(200);
    await press(page, '停用订阅地址');
    await page.getByText('还没有订阅地址').waitFor();
    expect(await feed()).toBe(404);
    await page.goto(`${house.address}/portal/deputy`);
    await press(page, '退出登录');
    await page.locator('#username').waitFor();
  }, 120_000);
});

describe('the deputies’ part of the portal', () => {
  it.each(['zh', 'en'] as const)(
    'reads well wide, narrow, in large text and at twice the text size (%s)',
    async (language) => {
      for (const size of [phone, desk]) {
        const first = await house.visit('/portal/deputy', { language, size });
        await first.locator('#username').waitFor();
        await look(first, `sign-in-${language}-${size.width}`);
        const page = await deputy('lin', { language, size });
        const places = page.locator('nav.places a');
        for (const [n, name] of ['turn', 'opinions', 'suggestions', 'deeds', 'calendar'].entries()) {
          await places.nth(n).click();
          await page.locator('.sheet').first().waitFor();
          await look(page, `${name}-${language}-${size.width}`);
        }
        for (const at of ['write', 'report']) {
          await page.goto(`${house.address}/portal/deputy/${at}`);
          await page.locator('form.sheet').waitFor();
          await look(page, `${at}-${language}-${size.width}`);
        }
        await page.goto(`${house.address}/portal/find`);
        await page.getByRole('link', { name: /lin/ }).click();
        await page.locator('.main').waitFor();
        await look(page, `found-${language}-${size.width}`);
        await page.goto(`${house.address}/portal/find/stations`);
        await page.locator('svg.map').waitFor();
        await look(page, `stations-${language}-${size.width}`);
        if (size === desk) continue;
        await page.locator('header button').first().click();
        await page.goto(`${house.address}/portal/deputy/write`);
        await page.locator('form.sheet').waitFor();
        expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('22px');
        await look(page, `large-${language}`);
        await page.evaluate(() => {
          document.documentElement.style.fontSize = '200%';
        });
        for (const at of ['', '/write', '/suggestions', '/report']) {
          await page.goto(`${house.address}/portal/deputy${at}`);
          await page.locator('nav.places').waitFor();
          await page.evaluate(() => {
            document.documentElement.style.fontSize = '200%';
          });
          await settled(page);
          expect(await overflow(page), at).toBeLessThanOrEqual(0);
        }
      }
    },
    180_000,
  );

  it('is used by keyboard alone, from signing in to a suggestion', async () => {
    const { city } = house;
    const page = await house.visit('/portal/deputy', { size: desk });
    const reach = async (id: string): Promise<void> => {
      for (let n = 0; n < 60; n++) {
        await page.keyboard.press('Tab');
        if ((await page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent)) === id) return;
      }
      throw new Error(`${id} is not reached by keyboard`);
    };
    await page.locator('#username').waitFor();
    await reach('username');
    await page.keyboard.type('lin.510100');
    await reach('password');
    await page.keyboard.type(goodPassword);
    await page.keyboard.press('Enter');
    await page.locator('nav.places').waitFor();
    await reach('起草建议');
    await page.keyboard.press('Enter');
    for (const name of ['title', 'problem', 'proposal'] as const) {
      await reach(name);
      await page.keyboard.type(words[name]);
    }
    await reach('formationSource');
    await page.keyboard.press('ArrowDown');
    await reach('oneMatter');
    await page.keyboard.press('Space');
    await reach('提交');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '建议已经收到' }).waitFor();
    expect((await city.person('lin').list('suggestion', 'state=submitted')).some((s) => s.fields.title === words.title)).toBe(true);
  }, 90_000);

  it('reads what the office gives to know: unread first, read by opening it, confirmed with a remark, a question kept until it is sent', async () => {
    const clerk = house.city.person('clerk');
    const readBy = new Date(Date.now() + 4 * 86_400_000).toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' });
    const told = await clerk.make(
      'information',
      {
        title: '一季度工作通报',
        kind: 'workReport',
        source: '市人民政府',
        text: '项目开工三项。\n下一步抓好落实。',
        audience: 'all',
        asksReceipt: true,
        readBy,
      },
      'draft',
    );
    await clerk.act('information', told.id, 'issue');
    const page = await deputy('mei');
    await page.getByRole('link', { name: /请阅读.*一季度工作通报/ }).waitFor();
    await place(page, '通报');
    await look(page, 'information');
    expect((await house.city.person('mei').list('informationReceipt')).map((r) => r.state)).toEqual(['unread']);
    await page.getByRole('link', { name: /一季度工作通报/ }).click();
    await page.getByText('下一步抓好落实').waitFor();
    await page.locator('.tag', { hasText: '待确认' }).waitFor();
    await look(page, 'information-one');
    await press(page, '提问');
    await page.getByLabel('问题').fill('哪三项？');
    await page.reload();
    await press(page, '提问');
    expect(await page.getByLabel('问题').inputValue()).toBe('哪三项？');
    await press(page, '提问');
    await page.getByText('已办理：提问').waitFor();
    await press(page, '确认已阅');
    await page.getByLabel('附言').fill('清楚。');
    await look(page, 'information-confirm');
    await press(page, '确认已阅');
    await page.getByText('已办理：确认已阅').waitFor();
    const [mine] = await house.city.person('mei').list('informationReceipt');
    expect(await house.city.person('mei').see('informationReceipt', mine?.id ?? '')).toMatchObject({
      state: 'asking',
      fields: { remark: '清楚。' },
    });
    await clerk.act('informationReceipt', mine?.id ?? '', 'answer', { answer: '路灯、学校和公园。' });
    const inEnglish = await deputy('mei', { language: 'en' });
    await place(inEnglish, 'Information');
    await look(inEnglish, 'information-en');
    await inEnglish.getByRole('link', { name: /一季度工作通报/ }).click();
    await inEnglish.getByText('路灯、学校和公园。').waitFor();
    await look(inEnglish, 'information-one-en');
  });

  it('can be installed: name, icons, worker, a first page that opens without a network', async () => {
    const page = await house.visit('/portal/');
    await settled(page);
    const line = await page.context().newCDPSession(page);
    const manifest = await line.send('Page.getAppManifest');
    expect(manifest.errors).toEqual([]);
    const { icons, display, start_url, id } = JSON.parse(manifest.data ?? '{}');
    expect({ display, start_url, id }).toEqual({ display: 'standalone', start_url: '/portal/', id: '/portal/' });
    for (const { src, type, sizes } of icons) {
      const answer = await fetch(`${house.address}${src}`);
      expect([src, answer.status, answer.headers.get('content-type')]).toEqual([src, 200, type]);
      const bytes = Buffer.from(await answer.arrayBuffer());
      if (type === 'image/png') expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
    }
    await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state)).toBe('activated');
    const { installabilityErrors } = await line.send('Page.getInstallabilityErrors');
    // A window without memory of its own is never offered it; nothing else stands against it.
    expect(installabilityErrors.map((e) => e.errorId).filter((error) => error !== 'in-incognito')).toEqual([]);
  });

  it('sends little script first, and is usable soon on a slow phone', async () => {
    const page = await deputy('lin');
    const state = await page.context().storageState();
    const fresh = await page.context().browser()?.newContext({ viewport: phone, isMobile: true, locale: 'zh-CN', storageState: state });
    const slow = await fresh?.newPage();
    if (!fresh || !slow) throw new Error('no browser');
    const { script, usable } = await slowly(slow, `${house.address}/portal/deputy`, 'nav.places');
    // Printed, since the figure is what is asked for; only the size, which is the same everywhere, is held to.
    console.log(
      `deputy: ${(script / 1024).toFixed(1)} kB of script first, usable after ${(usable / 1000).toFixed(2)} s at 4 times slower, 1.6 Mbit/s, 150 ms`,
    );
    expect(script).toBeLessThanOrEqual(120 * 1024);
    await fresh.close();
  });
});
