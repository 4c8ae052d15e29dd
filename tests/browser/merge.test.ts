import { afterAll, beforeAll, expect, it } from 'vitest';
import { textOf } from '../../processes/text.ts';
import { countWords } from '../../server/similar/word-use.ts';
import { mergeWords } from '../../web/console/merge/merge.text.ts';
import { draftOf, registered } from '../support/city.ts';
import { type Console, openConsole, phone, send } from './console.ts';

let house: Console;
let lead: string;
let others: string[];
const t = mergeWords.zh;
const s = textOf('suggestion', 'zh');

beforeAll(async () => {
  house = await openConsole();
  const { city } = house;
  lead = await registered(city, 'lin', { title: '关于修复北岭镇巷道路灯的建议', problem: '北岭镇巷道里路灯损坏多，夜里行人看不清路面。' });
  others = [];
  for (const [author, title, problem] of [
    ['mei', '关于北岭镇增设路灯的建议', '北岭镇巷道里路灯损坏多，老人夜间出行常有跌倒。'],
    ['tan', '关于改善巷道照明的建议', '多处巷道没有照明，夜里行人看不清路面。'],
  ] as const) {
    const draft = await city.person(author).make('suggestion', draftOf(city, { title, problem }));
    await city.person(author).act('suggestion', draft.id, 'submit', { oneMatter: true });
    await city.person('clerk').act('suggestion', draft.id, 'accept');
    others.push(draft.id);
  }
  await countWords({ db: city.deps.db, now: city.clock.now() });
}, 240_000);
afterAll(() => house?.close());

it('suggestions chosen in the list stand beside each other with what they share marked, and are merged at once', async () => {
  const page = await house.enter('clerk');
  await page.goto(`${house.address}/suggestions`);
  for (const id of [lead, ...others]) await page.locator(`tr[data-row-key="${id}"] input[type=checkbox]`).check();
  await page.locator('.batch-bar').getByRole('button', { name: t.open }).click();
  const columns = page.locator('.merge-columns > article');
  await columns.nth(2).waitFor();
  const second = page.locator('.merge-columns > article', { hasText: '增设路灯' });
  await second.locator('mark', { hasText: '北岭镇巷道里路灯损坏多' }).waitFor();
  await second.getByText(/相似 \d+%/).waitFor();
  expect(await page.locator('article.leads').textContent()).toContain('修复北岭镇');
  await page.setViewportSize(phone);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page
    .locator('.merge-foot')
    .getByRole('button', { name: t.merge(2) })
    .click();
  const sure = page.locator('.ant-modal-confirm');
  expect(await sure.textContent()).toContain(t.sure(2, 2));
  await sure.getByRole('button', { name: t.merge(2) }).click();
  await second.getByText(s.states.merged ?? '', { exact: true }).waitFor();
  const whole = await house.city.person('clerk').see('suggestion', lead);
  expect([...whole.fields.mergedIds].sort()).toEqual([...others].sort());
  expect(whole.parties.filter((p) => p.party === 'mergedAuthor' && p.status === 'active')).toHaveLength(2);
}, 120_000);

it('from the page of a record a merged one is taken apart again', async () => {
  const page = await house.enter('clerk');
  await page.goto(`${house.address}/merge?ids=${lead},${others[0]}`);
  const column = page.locator('.merge-columns > article', { hasText: '增设路灯' });
  await column.getByRole('button', { name: t.takeApart }).click();
  await page.locator('.ant-drawer .form textarea').fill('位置不同，分别办理。');
  await send(page);
  await page.locator('.ant-drawer-open').waitFor({ state: 'detached' });
  await column.getByRole('checkbox', { name: t.include }).waitFor();
  const after = await house.city.person('clerk').see('suggestion', others[0] ?? '');
  expect([after.state, after.fields.mergedIntoId]).toEqual(['reviewing', null]);
  await page.goto(`${house.address}/suggestions/${others[0]}`);
  await page
    .locator('.similar li')
    .getByRole('link', { name: t.openOne('〔1〕关于修复北岭镇巷道路灯的建议') })
    .click();
  await page.locator('.merge-columns > article').nth(1).waitFor();
  expect(house.complaints).toEqual([]);
}, 120_000);

it('whoever does not review reads side by side what is theirs, and merges nothing', async () => {
  const page = await house.enter('lin');
  await page.goto(`${house.address}/merge?ids=${lead},${others[1]}`);
  await page.getByText(t.missing).waitFor();
  expect(await page.locator('.merge-foot').count()).toBe(0);
  expect(await page.locator('body').textContent()).not.toContain('改善巷道照明');
}, 60_000);
