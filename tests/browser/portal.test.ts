import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepDeadlines } from '../../server/sweeps/deadlines.ts';
import { citizenWith, jpegWith, stationOf, tell } from '../support/citizen.ts';
import { holderOf, issued } from '../support/consulting.ts';
import { faults, overflow } from './axe.ts';
import { type Console, choose, desk, openConsole, phone, send, settled } from './console.ts';
import { slowly } from './slowly.ts';

/** What a citizen with a phone meets: a code, a form, an answer. */
let house: Console;
let code = '';
const shots = process.env.YISHI_TEST_SCREENSHOTS;
const photo = { name: 'lamp.jpg', mimeType: 'image/jpeg', buffer: jpegWith('taken at home') };
const said = '小区东门外的路灯坏了一个多月，晚上看不清路。希望尽快修好。';

beforeAll(async () => {
  house = await openConsole();
  const { city } = house;
  const clerk = city.person('clerk');
  await clerk.make('station', stationOf({ deputyIds: [city.person('lin').seat] }));
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
  await page.screenshot({ path: path.join(shots, `portal-${name}.png`), fullPage: true });
}

const opened = async (language: 'zh' | 'en' = 'zh', size = phone): Promise<Page> => house.visit(`/c/${code}`, { language, size });

async function write(page: Page): Promise<void> {
  await page.getByRole('button', { name: '我要反映情况' }).click();
  await page.getByLabel('您想反映什么？').fill(said);
  await page.getByRole('checkbox', { name: '我已阅读并同意上面的告知' }).check();
}

describe('a citizen', () => {
  it('scans a code, speaks with a photo, and finds at a private address how it stands', async () => {
    const page = await opened();
    await expect.poll(() => page.locator('h1').textContent()).toBe('林代表');
    await look(page, 'code');
    await page.getByRole('button', { name: '我要反映情况' }).click();
    await page.getByRole('button', { name: '提交' }).click();
    expect(await page.locator('[role=alert]').innerText()).toContain('请填写要反映的情况');
    await look(page, 'faults');
    await page.getByLabel('您想反映什么？').fill(said);
    await page.locator('input[type=file]').setInputFiles(photo);
    await page.getByRole('img', { name: '第 1 张照片' }).waitFor();
    await page.getByRole('checkbox', { name: /我愿意留下联系方式/ }).check();
    await page.getByLabel('怎么称呼您').fill('王小明');
    await page.getByLabel('电话').fill('13912345678');
    await page.getByRole('checkbox', { name: '我已阅读并同意上面的告知' }).check();
    await look(page, 'form');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { name: '已经收到，谢谢您' }).waitFor();
    await look(page, 'sent');
    const address = await page.locator('.address').innerText();
    expect(address).toMatch(/\/portal\/track#[\w-]{27}$/);
    await page.getByRole('link', { name: '查看办理情况' }).click();
    await page.getByText('已提交，等待查收').waitFor();
    await page.getByRole('img', { name: '第 1 张照片' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('139****5678');
    await look(page, 'track');
  }, 120_000);

  it('loses nothing when the connection breaks, the page is loaded anew, or the phone is restarted, and is heard once', async () => {
    const { city } = house;
    const before = (await city.person('clerk').list('opinion')).length;
    const page = await opened();
    await write(page);
    await page.locator('input[type=file]').setInputFiles(photo);
    await page.getByRole('img', { name: '第 1 张照片' }).waitFor();
    await expect.poll(() => page.evaluate(async () => (await caches.match('/portal/')) !== undefined)).toBe(true);
    await page.context().setOffline(true);
    await page.reload();
    await expect.poll(() => page.getByLabel('您想反映什么？').inputValue()).toBe(said);
    expect(await page.locator('main').innerText()).toContain('当前没有网络');
    // The phone is restarted: the page is gone, what the browser keeps is not.
    const context = page.context();
    await page.close();
    const again = await context.newPage();
    await again.goto(`${house.address}/portal/c/${code}`);
    await expect.poll(() => again.getByLabel('您想反映什么？').inputValue()).toBe(said);
    await context.setOffline(false);
    await again.reload();
    await again.getByRole('img', { name: '第 1 张照片' }).waitFor();
    // The answer to the first try is lost on the way.
    let lost = 0;
    await again.route('**/api/portal/opinions', async (route) => {
      if (lost++ > 0) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await again.getByRole('button', { name: '提交' }).click();
    await again.getByText(/正在等待网络/).waitFor();
    await again.getByRole('heading', { name: '已经收到，谢谢您' }).waitFor();
    expect(lost).toBe(2);
    expect((await city.person('clerk').list('opinion')).length).toBe(before + 1);
    await again.getByRole('link', { name: '查看办理情况' }).click();
    await expect.poll(() => again.getByRole('img', { name: /张照片/ }).count()).toBe(1);
  }, 120_000);

  it('is heard once also when words have arrived and photos have not, and where the browser keeps nothing', async () => {
    const { city } = house;
    const before = (await city.person('clerk').list('opinion')).length;
    const page = await house.visit('/portal/');
    await page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('refused', 'SecurityError');
      };
      Storage.prototype.setItem = refuse;
      IDBFactory.prototype.open = refuse;
    });
    await page.goto(`${house.address}/portal/c/${code}`);
    await write(page);
    await page.getByText('这台设备不能保存草稿').waitFor();
    await page.locator('input[type=file]').setInputFiles(photo);
    await page.route(
      '**/api/portal/opinion/photos',
      (route) =>
        route.fulfill({
          status: 429,
          contentType: 'application/problem+json',
          body: '{"code":"tooManyRequests","title":"请稍后再试","status":429}',
        }),
      { times: 1 },
    );
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText(/正在等待网络/).waitFor();
    expect(await page.getByRole('button', { name: '先不发，继续修改' }).count()).toBe(0);
    await page.getByRole('heading', { name: '已经收到，谢谢您' }).waitFor();
    expect(await page.locator('main').innerText()).not.toContain('没有收下');
    expect((await city.person('clerk').list('opinion')).length).toBe(before + 1);
  }, 120_000);

  it('erases what was told, and the address leads nowhere any more', async () => {
    const page = await opened();
    await write(page);
    await page.getByRole('button', { name: '提交' }).click();
    const address = await page.locator('.address').innerText();
    await page.getByRole('link', { name: '查看办理情况' }).click();
    await page.getByText('我的数据', { exact: true }).click();
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: '删除我的内容和个人信息' }).click();
    await page.getByRole('heading', { name: '已经删除。' }).waitFor();
    await page.goto(address.replace('#', '?again#'));
    await page.getByRole('heading', { name: '查询密钥无效，或者内容已经删除。' }).waitFor();
  });
});

describe('the desk', () => {
  it('prints codes, looks at photos, joins what is alike, takes advice, gives an address, lets through what was held, makes a topic', async () => {
    const { city } = house;
    const clerk = city.person('clerk');
    const seat = city.person('lin').seat ?? '';
    await clerk.make('contentRule', { name: '不文明用语', words: ['混蛋'], effect: 'hold', explanation: '请文明用语。' });
    const first = await tell(city, { content: '东湖公园健身器材生锈断裂，孩子玩耍时被划伤，请尽快维修更换。', district: '东湖街道' });
    const second = await tell(city, { content: '公园里的健身器材生锈断裂，老人锻炼很危险，请尽快维修更换。' });
    const third = await tell(city, { content: '东湖公园健身器材都生锈断裂了，希望维修更换。', district: '东湖街道' });
    const held = await tell(city, { content: '停车场管理员是个混蛋，乱收费。' });
    expect((await first.photo('a.jpg', jpegWith('taken at home'))).status).toBe(200);
    await clerk.act('opinion', second.id, 'receive', { grade: 'important', categoryId: city.ids.transport });
    const told = await clerk.make(
      'opinion',
      {
        channel: 'table',
        content: '来访反映：路口没有红绿灯。',
        grade: 'ordinary',
        anonymous: true,
        consented: true,
        on: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
      },
      'record',
    );
    const page = await house.enter('clerk');
    await page.goto(`${house.address}/deputyships/${seat}`);
    await page.getByRole('img', { name: /林代表的二维码/ }).waitFor();
    expect(await page.locator('.code-address').innerText()).toBe(`${house.city.deps.config.publicUrl}/c/${code}`);
    const [svg] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载图样（SVG）' }).click()]);
    expect(svg.suggestedFilename()).toBe('林代表.svg');
    const [pdf] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载打印页（PDF）' }).click()]);
    expect(pdf.suggestedFilename()).toBe('林代表.pdf');
    await page.getByRole('button', { name: '登记张贴地点' }).click();
    await page.locator('.ant-drawer textarea, .ant-drawer input[type=text]').first().fill('东湖街道便民大厅');
    await send(page);
    await page.getByText('张贴地点：东湖街道便民大厅').waitFor();

    await page.goto(`${house.address}/opinions/${first.id}`);
    await page.getByRole('button', { name: /放大第 1 张照片/ }).click();
    const large = page.getByRole('dialog').getByRole('img', { name: '第 1 张照片' });
    await large.waitFor();
    await expect.poll(() => large.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await large.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '收件' }).click();
    await page.getByRole('button', { name: '采用重要' }).click();
    await send(page);
    await expect.poll(async () => (await clerk.see('opinion', first.id)).fields.grade).toBe('important');
    await page.getByRole('button', { name: /^合并到这件：公园里的健身器材/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '合并到这件' }).click();
    await expect.poll(async () => (await clerk.see('opinion', first.id)).fields.mergedIntoId).toBe(second.id);

    await page.goto(`${house.address}/opinions/${told.id}`);
    await page.getByRole('button', { name: '发放查询地址' }).click();
    const address = await page.getByRole('dialog').locator('.code-address').innerText();
    await page.getByRole('button', { name: '已交给本人' }).click();
    expect((await citizenWith(city, address.split('#')[1] ?? '').see()).content).toContain('没有红绿灯');
    await page.getByRole('button', { name: '发放查询地址' }).click();
    await page.getByLabel(/以前发放过查询地址/).fill('本人遗失');
    await page.getByRole('button', { name: '发放查询地址' }).click();
    expect(await page.getByRole('dialog').locator('.code-address').innerText()).not.toBe(address);
    await page.getByRole('button', { name: '已交给本人' }).click();

    await page.goto(`${house.address}/held-opinions`);
    await page.locator('.held mark', { hasText: '混蛋' }).waitFor();
    await page.getByRole('button', { name: '审核通过' }).click();
    await send(page);
    await expect.poll(async () => (await clerk.see('opinion', held.id)).state).toBe('submitted');

    await page.goto(`${house.address}/hot-topics`);
    const card = page.locator('.topic', { hasText: '健身器材' });
    await card.getByRole('button', { name: '东湖街道 2' }).click();
    await card.locator('.topic-lines > li').nth(1).waitFor();
    await card.getByRole('button', { name: '合并措辞相近的 1 件' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '合并措辞相近的 1 件' }).click();
    await expect.poll(async () => (await clerk.see('opinion', third.id)).state).toBe('merged');
    await card.getByRole('button', { name: '提出监督议题' }).click();
    expect(await page.locator('.ant-drawer').getByRole('textbox').first().inputValue()).toContain('健身器材');
    await choose(page, '所属会议', '');
    await send(page);
    await expect.poll(async () => (await clerk.see('opinion', second.id)).fields.convertedTo).toBe('supervisionTopic');
    expect(house.complaints).toEqual([]);
  }, 150_000);

  it.each(['zh', 'en'] as const)('reads well wide and narrow (%s)', async (language) => {
    await house.speak(language);
    const [photographed] = (await house.city.person('clerk').list('opinion', `q=${encodeURIComponent('健身器材')}`)).filter(
      (o) => o.state === 'merged',
    );
    for (const size of [desk, phone]) {
      const page = await house.enter('clerk', size);
      for (const [name, at] of Object.entries({
        code: `/deputyships/${house.city.person('lin').seat}`,
        opinion: `/opinions/${photographed?.id}`,
        topics: '/hot-topics',
        held: '/held-opinions',
      })) {
        await page.goto(`${house.address}${at}`);
        await page.locator('main h1').first().waitFor();
        await look(page, `desk-${name}-${language}-${size.width}`);
      }
    }
    await house.speak('zh');
  });
});

describe('somebody whom the congress asks', () => {
  const consentBox = (page: Page) => page.getByRole('checkbox', { name: /我已阅读并同意上面的告知|I have read and agree/ });
  const keyIn = async (page: Page): Promise<string> => ((await page.locator('.address').innerText()).split('#')[1] ?? '').trim();

  it('reads a draft, comments on one article of it, and later finds there and on its page what became of the comment', async () => {
    const legislation = house.city.person('legislation');
    const inDays = (n: number) => new Date(house.city.clock.now().getTime() + n * 86_400_000).toISOString().slice(0, 10);
    const { id } = await issued(legislation, inDays(31));
    const page = await house.visit('/portal/', { language: 'zh', size: phone });
    await page.getByRole('link', { name: '征求意见', exact: true }).click();
    await page.getByRole('heading', { name: '正在征求意见' }).waitFor();
    await look(page, 'consultations');
    await page.getByRole('link', { name: /城市书房条例/ }).click();
    await page.getByRole('heading', { name: '征求意见稿', exact: true }).waitFor();
    await look(page, 'consultation');
    await page.getByRole('link', { name: '对第三条提意见' }).click();
    expect(await page.getByLabel('针对哪一条').inputValue()).toBe('第三条');
    await page.getByRole('button', { name: '提交' }).click();
    expect(await page.locator('[role=alert]').innerText()).toContain('请填写意见');
    await look(page, 'comment-faults');
    await page.getByLabel('您的意见').fill('开放时间应当延长到晚上十点。');
    await page.reload();
    expect(await page.getByLabel('您的意见').inputValue()).toBe('开放时间应当延长到晚上十点。');
    await consentBox(page).check();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { name: '已经收到，谢谢您' }).waitFor();
    await look(page, 'comment-sent');
    const own = holderOf(house.city, 'comment', await keyIn(page));
    await page.getByRole('link', { name: '查看办理情况' }).click();
    await page.getByText('已收到，正在研究').waitFor();
    await look(page, 'comment-own');
    expect(await own.see()).toMatchObject({ article: '第三条', content: '开放时间应当延长到晚上十点。' });

    const { state } = await legislation.see('consultation', id);
    expect(state).toBe('open');
    house.city.clock.advanceDays(32);
    await sweepDeadlines(house.city.deps);
    const [said] = await legislation.list('consultationComment', `consultationId=${id}`);
    await legislation.act('consultationComment', said?.id ?? '', 'sort', { result: 'partlyAdopted', reason: '改为不少于五十六小时。' });
    const points = [{ article: '第三条', summary: '延长开放时间', result: 'partlyAdopted', reason: '兼顾运行成本。' }];
    await legislation.act('consultation', id, 'publishFeedback', { feedback: '各方意见已逐条研究。', points });
    await page.getByRole('button', { name: '刷新' }).click();
    await page.getByText('部分采纳', { exact: true }).waitFor();
    await look(page, 'comment-answered');
    await page.getByRole('link', { name: '查看全部采纳情况' }).click();
    await page.getByText('共收到意见 1 条。').waitFor();
    await look(page, 'consultation-answered');
    for (const language of ['zh', 'en'] as const)
      for (const size of [phone, desk]) {
        const there = await house.visit(`/public/consultations/${id}?lang=${language}`, { language, size });
        await there.locator('h2').first().waitFor();
        await look(there, `consultation-${language}-${size.width}`);
        await there.goto(`${house.address}/public/consultations?lang=${language}`);
        await look(there, `consultations-${language}-${size.width}`);
      }
  });

  it('suggests that a document be reviewed, adds what is missing and reads the answer', async () => {
    const legislation = house.city.person('legislation');
    const page = await house.visit('/portal/', { language: 'zh', size: phone });
    await page.getByRole('link', { name: '提出审查建议' }).click();
    await page.getByRole('heading', { name: '提出审查建议' }).waitFor();
    await page.getByRole('button', { name: '提交' }).click();
    expect(await page.locator('[role=alert]').innerText()).toContain('请至少留一种联系方式');
    await look(page, 'review-faults');
    await page.getByLabel('文件名称').fill('关于规范电动自行车停放的通告');
    await page.getByLabel('制定机关').fill('试验市人民政府');
    await page.getByLabel('认为抵触的上位法').fill('《行政处罚法》第十六条');
    await page.getByLabel('理由').fill('通告自行设定罚款。');
    await page.getByLabel('姓名或者单位名称').fill('赵清');
    await page.getByLabel('电话').fill('13912340009');
    await consentBox(page).check();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { name: '已经收到，谢谢您' }).waitFor();
    await page.getByRole('link', { name: '查看办理情况' }).click();
    await page.getByText('已收到，等待登记').waitFor();
    const [one] = await legislation.list('reviewSuggestion');
    const id = one?.id ?? '';
    await legislation.act('reviewSuggestion', id, 'askCompletion', { missing: '请写明通告的文号。' });
    await page.getByRole('button', { name: '刷新' }).click();
    await page.getByLabel('补充材料或者新的理由').fill('试府发〔2024〕3号');
    await look(page, 'review-missing');
    await page.getByRole('button', { name: '提交补充' }).click();
    await page.getByText('试府发〔2024〕3号').waitFor();
    await legislation.act('reviewSuggestion', id, 'register');
    await legislation.act('reviewSuggestion', id, 'assign');
    await legislation.act('reviewSuggestion', id, 'conclude', { finding: 'corrected', result: '已废止第四条。' });
    await legislation.act('reviewSuggestion', id, 'answer', { answer: '通告第四条已经废止，谢谢您的建议。' });
    await page.getByRole('button', { name: '刷新' }).click();
    await page.getByText('通告第四条已经废止，谢谢您的建议。').waitFor();
    await look(page, 'review-answered');
    for (const language of ['zh', 'en'] as const)
      for (const size of [phone, desk]) {
        const there = await house.visit('/portal/review', { language, size });
        await there.locator('form').waitFor();
        await look(there, `review-${language}-${size.width}`);
      }
    for (const size of [phone, desk]) {
      const office = await house.enter('legislation', size);
      for (const at of ['consultations', 'consultation-comments', 'review-suggestions', `review-suggestions/${id}`]) {
        await office.goto(`${house.address}/${at}`);
        await office.locator('main h1').first().waitFor();
        await look(office, `desk-${at.replace('/', '-').slice(0, 24)}-${size.width}`);
      }
    }
  });
});

describe('the portal', () => {
  it.each(['zh', 'en'] as const)('reads well wide, narrow and in large text (%s)', async (language) => {
    for (const size of [phone, desk]) {
      const page = await opened(language, size);
      await page.locator('button.main').click();
      await look(page, `form-${language}-${size.width}`);
      await page.goto(`${house.address}/portal/`);
      await page.locator('form').waitFor();
      await look(page, `home-${language}-${size.width}`);
    }
    const page = await opened(language);
    await page.locator('header button').first().click();
    await page.locator('button.main').click();
    expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('22px');
    await look(page, `large-${language}`);
  });

  it('is used by keyboard alone and at twice the text size', async () => {
    const page = await opened('zh', desk);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await page.setViewportSize({ width: 640, height: 900 });
    await page.locator('button.main').waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await page.keyboard.press('Enter');
    const reached = async (label: string): Promise<void> => {
      for (let n = 0; n < 30; n++) {
        await page.keyboard.press('Tab');
        if ((await page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText || document.activeElement?.id)) === label)
          return;
      }
      throw new Error(`${label} is not reached by keyboard`);
    };
    await reached('我要反映情况');
    await page.keyboard.press('Enter');
    await page.getByLabel('您想反映什么？').waitFor();
    await reached('content');
    await page.keyboard.type('公交站台没有雨棚。');
    await reached('consent');
    await page.keyboard.press('Space');
    await reached('提交');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '已经收到，谢谢您' }).waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  it('tells a forged code from a good one to nobody, and is read without script', async () => {
    const page = await house.visit(`/c/${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
    await page.getByRole('heading', { name: '这个二维码无效' }).waitFor();
    await look(page, 'bad-code');
    const plain = await (await fetch(`${house.address}/c/${code}`)).text();
    expect(plain).toContain('林代表');
    expect(plain).toContain('东湖路1号');
  });

  it('sends little script first, and less than a second and a half on a slow phone passes before somebody can speak', async () => {
    const page = await house.visit('/portal/');
    const context = page.context();
    const fresh = await context.browser()?.newContext({ viewport: phone, isMobile: true, hasTouch: true, locale: 'zh-CN' });
    const slow = await fresh?.newPage();
    if (!fresh || !slow) throw new Error('no browser');
    const { script, usable } = await slowly(slow, `${house.address}/c/${code}`, 'button.main');
    // Printed, since the figure is what is asked for; only the size, which is the same everywhere, is held to.
    console.log(
      `portal: ${(script / 1024).toFixed(1)} kB of script first, usable after ${(usable / 1000).toFixed(2)} s at 4 times slower, 1.6 Mbit/s, 150 ms`,
    );
    expect(script).toBeGreaterThan(20_000);
    expect(script).toBeLessThanOrEqual(120 * 1024);
    await fresh.close();
  });
});
