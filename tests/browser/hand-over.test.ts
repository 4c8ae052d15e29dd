import { afterAll, beforeAll, expect, it } from 'vitest';
import { handOverWords } from '../../web/console/pages/hand-over/hand-over.text.ts';
import { registered } from '../support/city.ts';
import { type Console, openConsole, phone } from './console.ts';

let house: Console;
const ids: string[] = [];
beforeAll(async () => {
  house = await openConsole();
  for (let n = 0; n < 3; n++) ids.push(await registered(house.city, 'tan'));
}, 180_000);
afterAll(() => house?.close());

const words = handOverWords.zh;
const state = async (id: string) => (await house.city.person('clerk').see('suggestion', id)).state;

it('units are chosen at the table, steps taken back, the plan kept, and everything settled handed over together', async () => {
  const page = await house.enter('clerk');
  await page.goto(`${house.address}/hand-over`);
  const rows = page.locator('table.meeting tbody tr');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(3);

  const choose = async (row: number, unit: string) => {
    await rows.nth(row).locator('td').nth(3).locator('input').click();
    await page.keyboard.type(unit);
    await page.locator('.ant-select-item-option', { hasText: unit }).locator('visible=true').first().click();
  };
  const release = page.getByRole('button', { name: /正式交办/ });
  await choose(0, '市委政法委');
  await page.getByRole('button', { name: words.release(1) }).waitFor();
  await page.getByRole('button', { name: words.undo }).click();
  await page.getByRole('button', { name: words.release(0) }).waitFor();
  expect(await release.isDisabled()).toBe(true);
  await page.getByRole('button', { name: words.redo }).click();

  await page.locator('h1').click();
  await rows.nth(1).locator('td').first().click();
  await page.keyboard.press('d');
  await page.getByRole('button', { name: words.release(2) }).waitFor();
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: words.release(1) }).waitFor();
  await page.keyboard.press('Control+y');
  await page.getByRole('button', { name: words.release(2) }).waitFor();
  await page.getByText(/方案已于 \d\d:\d\d 保存/).waitFor();

  const again = await house.enter('clerk');
  await again.goto(`${house.address}/hand-over`);
  await again.getByRole('button', { name: words.release(2) }).waitFor();
  expect(await state(ids[0] ?? '')).toBe('registered');

  await page.keyboard.press('Control+Enter');
  await page
    .locator('.ant-modal')
    .getByRole('button', { name: words.release(2) })
    .click();
  await page.getByText(words.released(2)).waitFor();
  await expect.poll(() => rows.count()).toBe(1);
  expect(await Promise.all(ids.map(state))).toEqual(['handedOver', 'handedOver', 'registered']);
});

it('what somebody else has changed meanwhile is told, and nothing is handed over', async () => {
  const more = [await registered(house.city, 'tan'), await registered(house.city, 'tan')];
  const page = await house.enter('clerk');
  await page.goto(`${house.address}/hand-over`);
  const rows = page.locator('table.meeting tbody tr');
  await expect.poll(() => rows.count()).toBe(3);
  for (const id of more) {
    const row = page.locator(`tr[data-id="${id}"]`);
    await row.locator('td').nth(3).locator('input').click();
    await page.keyboard.type('市委政法委');
    await page.locator('.ant-select-item-option', { hasText: '市委政法委' }).locator('visible=true').first().click();
  }
  await house.city
    .person('office')
    .act('suggestion', more[1] ?? '', 'preAssign', { units: [{ unitId: house.city.ids.party, role: 'lead' }] });
  await page.getByRole('button', { name: words.release(2) }).click();
  await page
    .locator('.ant-modal')
    .getByRole('button', { name: words.release(2) })
    .click();
  await page.getByText(words.changed).waitFor();
  expect(await Promise.all(more.map(state))).toEqual(['registered', 'preAssigned']);
});

it('the meeting can be held on a phone', async () => {
  const page = await house.enter('clerk', phone);
  await page.goto(`${house.address}/hand-over`);
  await page.locator('table.meeting tbody tr').first().waitFor();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(phone.width);
});
