import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Locale, optionLabel, textOf } from '../../processes/text.ts';
import { handedOver, registered } from '../support/city.ts';
import { faults, overflow } from './axe.ts';
import { type Console, openConsole, phone, pick, send } from './console.ts';

let house: Console;
beforeAll(async () => {
  house = await openConsole();
  await house.city.addPerson('member', [{ role: 'scMember' }]);
  await house.adopt('member');
}, 180_000);
afterAll(() => house?.close());

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe.each<Locale>(['zh', 'en'])('a key item is supervised through the page (%s)', (locale) => {
  const k = textOf('keyItem', locale);
  const title = `托育服务补短板（${locale}）`;
  let id = '';

  it('is proposed by the office, fixed by the council, and urges the unit, which answers', async () => {
    await house.speak(locale);
    const { city } = house;
    const suggestionTitle = `关于在东湖片区增设托育点的建议（督办${locale}）`;
    const suggestion = await registered(city, 'lin', { title: suggestionTitle });
    await handedOver(city, suggestion);
    const clerk = await house.enter('clerk');
    await clerk.goto(`${house.address}/key-items`);
    await clerk.getByRole('button', { name: k.actions.create ?? '' }).click();
    await clerk.getByRole('textbox', { name: k.fields.title ?? '' }).fill(title);
    await clerk
      .locator('.form')
      .getByRole('combobox', { name: k.fields.sessionId ?? '' })
      .click();
    await clerk.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '第十六届第四次会议' }).first().click();
    await clerk.getByRole('spinbutton', { name: k.fields.year ?? '' }).fill('2025');
    await pick(clerk, k.fields.suggestionIds ?? '', suggestionTitle);
    await clerk.keyboard.press('Escape');
    await clerk.getByRole('textbox', { name: k.fields.ground ?? '' }).fill('群众反映集中，需要合力推动。');
    await clerk.getByText(optionLabel(k, 'leadKind', 'standingCommittee'), { exact: true }).click();
    await clerk.getByRole('textbox', { name: k.fields.leader ?? '' }).fill('韩副主任');
    await clerk.locator('.form button[type=submit]').click();
    await clerk.locator('.record-head h1', { hasText: title }).waitFor();
    id = clerk.url().split('/').at(-1) ?? '';

    await city.person('chair').act('keyItem', id, 'fix', { decision: '主任会议', finishBy: inDays(90) });
    await city.person('committee').act('keyItem', id, 'makePlan', { plan: '现场督办、部门会商、按月调度。' });
    await city.person('committee').act('keyItem', id, 'sendLetter', {
      kind: 'supervision',
      unitId: city.ids.schools,
      text: '请说明两处选址的进度。',
      answerBy: inDays(10),
    });
    const unit = await house.enter('schools', phone);
    await unit.goto(`${house.address}/`);
    const line = unit.locator('.work-line', { hasText: title });
    await line.getByRole('button', { name: new RegExp(`^${k.actions.answerLetter}`) }).click();
    await unit.getByRole('textbox').last().fill('两处均已开工。');
    await send(unit);
    await unit.locator('.ant-drawer-open').waitFor({ state: 'detached' });
    await line.getByRole('button', { name: new RegExp(`^${k.actions.answerLetter}`) }).waitFor({ state: 'detached' });

    await clerk.goto(`${house.address}/key-items/${id}`);
    await clerk.getByText('两处均已开工。').first().waitFor();
    expect(await faults(clerk)).toEqual([]);
    expect(await overflow(unit)).toBeLessThanOrEqual(0);
    await clerk.goto(`${house.address}/suggestions/${suggestion}`);
    await clerk
      .getByRole('link', { name: new RegExp(title.replace(/[（）]/g, '.')) })
      .first()
      .waitFor();
    expect(house.complaints).toEqual([]);
  });
});

it('a member votes in secret on a phone, and the page keeps nothing of it', async () => {
  await house.speak('zh');
  const { city } = house;
  const made = await city.person('clerk').make('assessment', {
    title: '部门满意度测评',
    sessionId: city.ids.session,
    year: 2025,
    subject: '办理情况',
    unitIds: [city.ids.schools, city.ids.roads],
    mode: 'electronic',
  });
  await city.person('office').act('assessment', made.id, 'openVote', { meeting: '第二十八次会议', members: 5, present: 4 });
  const page = await house.enter('member', phone);
  const line = page.locator('.work-line', { hasText: '部门满意度测评' });
  await line.getByRole('button', { name: /^投票/ }).click();
  await page.waitForURL(`${house.address}/assessments/${made.id}`);
  for (const unit of ['市教育局', '市交通局']) await page.getByRole('group', { name: unit }).getByText('满意', { exact: true }).click();
  expect(await faults(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.locator('.ballot > button').click();
  await page.locator('.ant-modal-confirm-btns .ant-btn-primary').click();
  await page.getByText('您已投票').waitFor();
  await page.goto(house.address);
  await page.locator('.page-head').waitFor();
  await line.waitFor({ state: 'detached' });
  const drafts = await city.database.owner.selectFrom('form_draft').selectAll().execute();
  expect(drafts.filter((d) => d.account_id === city.person('member').accountId)).toEqual([]);
  const counted = await city.person('office').act('assessment', made.id, 'countVote');
  expect(counted.fields.results.map((r: { satisfied: number }) => r.satisfied)).toEqual([1, 1]);
  expect(house.complaints).toEqual([]);
});
