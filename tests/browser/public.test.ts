import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type City, createCity, handedOver, registered, replied } from '../support/city.ts';

let city: City;
let browser: Browser;
let address = '';
let axe = '';
let id = '';
const shots = process.env.YISHI_TEST_SCREENSHOTS;
const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } } as const;

beforeAll(async () => {
  city = await createCity();
  address = await city.app.listen({ host: '127.0.0.1', port: 0 });
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const titles = ['关于在东湖片区增设社区托育点的建议', '关于完善老旧小区加装电梯补贴办法的建议', '关于延长夜间公交末班时间的建议'];
  for (const title of titles) {
    const made = await registered(city, 'lin', { title });
    const share = await handedOver(city, made);
    await replied(city, share, 'schools', {
      resultClass: 'B',
      plannedItems: [{ content: '再建两处托育点', measures: '列入明年计划', dueOn: '2025-12-01' }],
    });
    await city.person('lin').act('assignment', share, 'evaluate', { attitude: 'satisfied', result: 'satisfied', channel: 'platform' });
    await city.person('clerk').act('suggestion', made, 'publish');
    id ||= made;
  }
  browser = await chromium.launch({
    executablePath: process.env.YISHI_TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await city?.drop();
});

/** Faults of any weight. Scripts of the page stay off; axe is run in its own world. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  return results.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)}`));
}

describe.each(['zh', 'en'] as const)('the public catalogue (%s)', (lang) => {
  it.each(['phone', 'desk'] as const)('is found, searched and read on a %s', async (size) => {
    const context = await browser.newContext({ viewport: sizes[size], locale: lang === 'zh' ? 'zh-CN' : 'en-GB' });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (m) => m.type() === 'error' && complaints.push(m.text()));
    const look = async (name: string) => {
      expect(await faults(page), name).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        name,
      ).toBeLessThanOrEqual(0);
      if (!shots) return;
      await mkdir(shots, { recursive: true });
      await page.screenshot({ path: path.join(shots, `public-${name}-${lang}-${size}.png`), fullPage: true });
    };
    await page.goto(`${address}/public`);
    await look('home');
    await page.locator('ol.list a').first().click();
    expect(await page.locator('ol.list li').count()).toBe(3);
    await look('list');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await page.locator('input[name=q]').fill('电梯');
    await page.locator('details summary').click();
    await look('form');
    await page.locator('input[name=q]').press('Enter');
    await page.waitForURL(/q=/);
    expect(await page.locator('ol.list h2').allTextContents()).toEqual(['关于完善老旧小区加装电梯补贴办法的建议']);
    await page.locator('input[name=q]').fill('不存在的词语');
    await page.locator('button').click();
    await page.locator('.note').waitFor();
    await look('nothing');
    await page.goto(`${address}/public/suggestions/${id}`);
    expect(await page.locator('h1').textContent()).toBe('关于在东湖片区增设社区托育点的建议');
    expect(await page.locator('html').getAttribute('lang')).toBe(lang === 'zh' ? 'zh-CN' : 'en');
    await look('suggestion');
    await page.locator('header a').last().click();
    expect(await page.locator('html').getAttribute('lang')).toBe(lang === 'zh' ? 'en' : 'zh-CN');
    await page.goto(`${address}/public/data`);
    await look('data');
    expect(complaints).toEqual([]);
    const missing = await page.goto(`${address}/public/suggestions/00000000-0000-7000-8000-000000000001`);
    expect(missing?.status()).toBe(404);
    await look('missing');
    await context.close();
  });
});
