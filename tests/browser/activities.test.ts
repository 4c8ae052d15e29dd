import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { textOf } from '../../processes/text.ts';
import { activityWords } from '../../web/console/activity/activity.text.ts';
import { draftOf } from '../support/city.ts';
import { faults, overflow } from './axe.ts';
import { type Console, openConsole, phone, pick, settled } from './console.ts';

let house: Console;
let draftId = '';
beforeAll(async () => {
  house = await openConsole();
  const { city } = house;
  for (const name of ['社区托育专题调研', '公交线网视察'])
    await city.person('clerk').make('activity', {
      name,
      kind: 'research',
      startOn: '2025-01-06',
      endOn: '2025-01-08',
      place: '东湖片区',
      organiser: '市人大常委会代工委',
      delegationId: null,
      note: '听取社区和家长意见。',
    });
  draftId = (await city.person('lin').make('suggestion', draftOf(city))).id;
}, 180_000);
afterAll(() => house?.close());

for (const locale of ['zh', 'en'] as const) {
  it(`a deputy names the activity a suggestion came from, and goes there from its page, on a phone (${locale})`, async () => {
    await house.speak(locale);
    const s = textOf('suggestion', locale);
    const page = await house.enter('lin', phone);
    await page.goto(`${house.address}/suggestions/${draftId}/edit`);
    const field = s.fields.activityIds ?? '';
    if (locale === 'zh') {
      await pick(page, field, '托育');
      await page.keyboard.press('Escape');
      expect(await faults(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.locator('button[type=submit]').click();
      await expect
        .poll(async () => (await house.city.person('lin').see('suggestion', draftId)).fields.activityIds?.length, { timeout: 20_000 })
        .toBe(1);
    }
    await page.goto(`${house.address}/suggestions/${draftId}`);
    await page.getByRole('link', { name: '社区托育专题调研' }).click();
    await page.waitForURL(/\/activities\//);
    await page.getByRole('link', { name: /托育点的建议/ }).waitFor();
    await settled(page);
    expect(await faults(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(house.complaints).toEqual([]);
  });
}

it('delegation staff enter an activity of their own delegation', async () => {
  await house.speak('zh');
  const a = textOf('activity', 'zh');
  const page = await house.enter('delegation.staff');
  await page.goto(`${house.address}/activities`);
  await page.getByRole('button', { name: a.actions.create ?? '' }).click();
  await page.waitForURL(/activities\/new/);
  await page.getByRole('textbox', { name: a.fields.name ?? '', exact: true }).fill('东湖第一代表小组活动');
  await page.getByRole('combobox', { name: a.fields.kind ?? '' }).click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: a.options['kind.groupActivity'] ?? '' }).click();
  for (const name of [a.fields.startOn, a.fields.endOn]) {
    await page.getByRole('textbox', { name: name ?? '', exact: true }).fill('2025-02-12');
    await page.keyboard.press('Enter');
  }
  await page.getByRole('textbox', { name: a.fields.organiser ?? '', exact: true }).fill('东湖代表团');
  expect(await faults(page)).toEqual([]);
  await page.locator('.form button[type=submit]').click();
  await page.waitForURL(/activities\/[0-9a-f-]{36}/);
  const [kept] = await house.city.person('lin').list('activity', `q=${encodeURIComponent('小组')}`);
  expect(kept?.fields).toMatchObject({ kind: 'groupActivity', delegationId: house.city.ids.delegation, startOn: '2025-02-12' });
  expect(house.complaints).toEqual([]);
});

it.each(['zh', 'en'] as const)('the office invites, the screen shows the code, a deputy signs in on a phone, once (%s)', async (locale) => {
  await house.speak(locale);
  const { city } = house;
  const clerk = city.person('clerk');
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  const lin = city.person('lin').seat ?? '';
  await clerk.act('deputyship', lin, 'edit', { fieldIds: [city.ids.education] });
  const made = await clerk.make('activity', {
    name: locale === 'zh' ? '统一见面日' : '统一见面日（二）',
    kind: 'meetingDay',
    startOn: today,
    endOn: today,
    place: '东湖站',
    organiser: '市人大常委会代工委',
    delegationId: null,
    note: null,
    fieldIds: [city.ids.education],
  });
  const a = textOf('activity', locale);
  const w = activityWords[locale];
  const page = await house.enter('clerk');
  await page.goto(`${house.address}/activities/${made.id}`);
  await page.getByRole('button', { name: a.actions.notify ?? '', exact: true }).click();
  await page.getByRole('button', { name: w.chooseFit }).click();
  await page.getByText(w.chosen(1)).waitFor();
  await settled(page);
  expect(await faults(page)).toEqual([]);
  await shot(page, `invite-${locale}`);
  await page.locator('.form button[type=submit]').click();
  await page.getByRole('link', { name: w.show }).waitFor();
  await page.goto(`${house.address}/activities/${made.id}/code`);
  const shown = page.locator('output.code');
  await shown.waitFor();
  expect(await faults(page)).toEqual([]);
  await shot(page, `code-${locale}`);
  // The city's clock stands still, and with it the code.
  const code = (await shown.textContent()) ?? '';

  const deputy = await house.enter('lin', phone);
  await deputy.goto(`${house.address}/activities/${made.id}/sign-in?code=AAAAAAAA`);
  await deputy.getByRole('button', { name: w.send, exact: true }).click();
  await deputy.getByRole('alert').waitFor();
  await deputy.getByRole('textbox', { name: w.enter }).fill(code);
  expect(await faults(deputy)).toEqual([]);
  expect(await overflow(deputy)).toBeLessThanOrEqual(0);
  await shot(deputy, `sign-in-${locale}`);
  await deputy.getByRole('button', { name: w.send, exact: true }).click();
  await deputy.getByRole('link', { name: w.toPart }).click();
  await deputy.waitForURL(/participations/);
  await settled(deputy);
  expect(await faults(deputy)).toEqual([]);
  expect(await overflow(deputy)).toBeLessThanOrEqual(0);
  await shot(deputy, `part-${locale}`);

  await clerk.act('activity', made.id, 'count', { voters: 35, enterprises: 3 });
  await page.goto(`${house.address}/activities/${made.id}`);
  await page.getByRole('heading', { name: w.day }).waitFor();
  await page.getByRole('cell', { name: w.byCode }).waitFor();
  await settled(page);
  expect(await faults(page)).toEqual([]);
  await shot(page, `day-${locale}`);
  await page.goto(`${house.address}/activity-statistics`);
  await page.getByRole('heading', { name: w.groups }).waitFor();
  await settled(page);
  expect(await faults(page)).toEqual([]);
  await shot(page, `statistics-${locale}`);
  // A refused code is an answer like any other.
  expect(house.complaints.filter((c) => !/409/.test(c))).toEqual([]);
  house.complaints.length = 0;
});

/** A picture for whoever wants to look: only where a folder is named. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.YISHI_SHOTS;
  if (folder) await page.screenshot({ path: `${folder}/activity-${name}.png`, fullPage: true });
}
