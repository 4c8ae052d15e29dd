import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '../../processes/text.ts';
import { handedOver, registered, replied } from '../support/city.ts';
import { faults, faultsWideAndNarrow } from './axe.ts';
import { type Console, openConsole } from './console.ts';

let house: Console;
let suggestionId = '';
let assignmentId = '';
beforeAll(async () => {
  house = await openConsole();
  suggestionId = await registered(house.city);
  assignmentId = await handedOver(house.city, suggestionId);
  await replied(house.city, assignmentId);
  await registered(house.city, 'mei', { title: '关于完善老旧小区加装电梯补贴办法的建议' });
}, 180_000);
afterAll(() => house?.close());

describe.each<Locale>(['zh', 'en'])('pages for everybody (%s)', (locale) => {
  beforeAll(() => house.speak(locale));

  it('have no serious fault and fit the screen, wide and narrow', async () => {
    const page = await house.enter('clerk');
    for (const path of [
      '/',
      '/suggestions?stage=inSession',
      `/suggestions?peek=${suggestionId}`,
      `/suggestions/${suggestionId}`,
      `/assignments/${assignmentId}`,
      '/suggestions/new',
      '/units/new',
      '/registers',
      '/units?state=active',
      '/search?q=托育',
      '/notices',
      '/me',
      '/supervision',
      '/station-map',
      '/liaison-matters/new',
      '/key-items/new',
      '/unit-ranking',
      '/paper-templates',
      '/nowhere/at/all',
    ]) {
      await page.goto(`${house.address}${path}`);
      await page.locator('h1, .empty').first().waitFor();
      expect(await faultsWideAndNarrow(page, { isNarrowRead: locale === 'zh' }), path).toEqual([]);
    }
  }, 180_000);

  it('a form with faults, beside the work list', async () => {
    const page = await house.enter('clerk');
    await page.locator('.work-line', { hasText: '加装电梯' }).locator('.act button').click();
    await page.locator('.ant-drawer .form button[type=submit]').click();
    await page.locator('.faults').waitFor();
    expect(await faults(page)).toEqual([]);
  });

  it('everything is reached by keyboard: skip link, search, list rows', async () => {
    const page = await house.enter('clerk');
    await page.goto(`${house.address}/suggestions`);
    await page.locator('.ant-table-row').first().waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type') ?? document.activeElement?.tagName)).toMatch(
      /text|INPUT/,
    );
    await page.locator('.ant-table-row').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.ant-drawer .peek').waitFor();
  });
});
