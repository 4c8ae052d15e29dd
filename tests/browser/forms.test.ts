import { afterAll, beforeAll, expect, it } from 'vitest';
import { textOf } from '../../processes/text.ts';
import { consoleWords } from '../../web/console/text.ts';
import { draftOf, registered } from '../support/city.ts';
import { goodPassword } from '../support/people-app.ts';
import { type Console, openConsole, pick, send } from './console.ts';

let house: Console;
beforeAll(async () => {
  house = await openConsole();
}, 180_000);
afterAll(() => house?.close());

const s = textOf('suggestion', 'zh');
const t = consoleWords.zh;

it('what was entered is kept and found again in another browser', async () => {
  const first = await house.enter('mei');
  await first.goto(`${house.address}/suggestions/new`);
  await first.getByRole('textbox', { name: s.fields.title ?? '' }).fill('关于完善夜间公交线路的建议');
  await first.getByText(/草稿已于 \d\d:\d\d 保存/).waitFor();
  const second = await house.enter('mei');
  await second.goto(`${house.address}/suggestions/new`);
  await second.getByText(/已恢复 \d\d:\d\d 保存的草稿/).waitFor();
  expect(await second.getByRole('textbox', { name: s.fields.title ?? '' }).inputValue()).toBe('关于完善夜间公交线路的建议');
});

it('a change by somebody else is told, and the entries stay', async () => {
  const id = await registered(house.city, 'tan');
  const page = await house.enter('clerk');
  await page.goto(`${house.address}/suggestions/${id}`);
  await page
    .locator('.actions')
    .getByRole('button', { name: s.actions.handOver ?? '', exact: true })
    .click();
  await pick(page, t.handOver.unitNo(1), '市委政法委');
  await page.getByRole('textbox', { name: s.inputs.note ?? '' }).fill('请于春节前联系代表。');
  await house.city.person('office').act('suggestion', id, 'preAssign', { units: [{ unitId: house.city.ids.party, role: 'lead' }] });
  await send(page);
  const faults = page.locator('.ant-drawer .faults');
  await faults.waitFor();
  expect(await faults.textContent()).toContain(s.actions.preAssign);
  expect(await page.getByRole('textbox', { name: s.inputs.note ?? '' }).inputValue()).toBe('请于春节前联系代表。');
  await page.getByRole('button', { name: t.form.seeChanges }).click();
  await page.locator('.record-head .tag', { hasText: s.states.preAssigned ?? '' }).waitFor();
  await send(page);
  await page.locator('.ant-drawer-open').waitFor({ state: 'detached' });
  expect((await house.city.person('clerk').see('suggestion', id)).state).toBe('handedOver');
});

it('a refusal of the facts stands at the field it is about', async () => {
  const draft = await house.city.person('lin').make('suggestion', draftOf(house.city));
  const page = await house.enter('lin');
  await page.goto(`${house.address}/suggestions/${draft.id}`);
  await page
    .locator('.actions')
    .getByRole('button', { name: s.actions.inviteCosigners ?? '' })
    .click();
  await pick(page, s.inputs.deputyIds ?? '', 'lin');
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: s.inputs.cutoff ?? '' }).fill('2099-12-31 12:00');
  await page.keyboard.press('Enter');
  await send(page);
  const fault = page.locator('#suggestion-inviteCosigners-deputyIds-field .fault');
  await fault.waitFor();
  expect(await fault.textContent()).toContain(s.reasons.inviteSelf);
});

it('a list keeps its filters in the address, and a saved view brings them back', async () => {
  const page = await house.enter('clerk');
  await page.goto(`${house.address}/suggestions`);
  await page.locator('.filters').getByRole('button', { name: t.list.addFilter }).click();
  await page.locator('.ant-popover').getByRole('button', { name: t.list.state }).click();
  await page.getByRole('checkbox', { name: s.states.handedOver ?? '' }).check();
  await page.getByRole('button', { name: t.list.apply }).click();
  await page.waitForURL(/state=handedOver/);
  await page.locator('.chip', { hasText: s.states.handedOver ?? '' }).waitFor();
  expect(await page.locator('.ant-table-row').count()).toBe(1);
  await page.getByRole('button', { name: t.list.saveView }).click();
  await page.getByRole('textbox', { name: t.list.viewName }).fill('刚交办的');
  await page.getByRole('button', { name: t.common.save, exact: true }).click();
  await page.getByRole('tab', { name: '刚交办的' }).waitFor();
  await page.getByRole('tab', { name: t.list.all, exact: true }).click();
  await page.waitForURL((url) => !url.search.includes('state'));
  await page.getByRole('tab', { name: '刚交办的' }).click();
  await page.waitForURL(/state=handedOver/);
});

it('somebody who is not signed in is led to the door and back', async () => {
  const page = await house.enter('clerk');
  await page.context().clearCookies();
  await page.goto(`${house.address}/suggestions?state=draft`);
  await page.waitForURL(/sign-in\?returnTo=/);
  expect(new URL(page.url()).searchParams.get('returnTo')).toBe('/suggestions?state=draft');
  await page.fill('#username', 'clerk.510100');
  await page.fill('#password', goodPassword);
  await page.click('button[type=submit]');
  await page.waitForURL(/\/suggestions\?state=draft$/);
  await page.locator('.chip', { hasText: s.states.draft ?? '' }).waitFor();
});
