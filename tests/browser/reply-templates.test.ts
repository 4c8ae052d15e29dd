import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Locale, optionLabel, textOf } from '../../processes/text.ts';
import { replyTemplateWords } from '../../web/console/reply/reply.text.ts';
import { consoleWords } from '../../web/console/text.ts';
import { handedOver, registered } from '../support/city.ts';
import { faults, overflow } from './axe.ts';
import { type Console, openConsole, phone, settled } from './console.ts';

let house: Console;
let assignmentId = '';
beforeAll(async () => {
  house = await openConsole();
  const { city } = house;
  assignmentId = await handedOver(city, await registered(city));
  await city.person('schools').act('assignment', assignmentId, 'signIn');
  await city.person('schools').act('assignment', assignmentId, 'plan', {
    personInCharge: '周科长',
    personPhone: '028-81234567',
    leaderInCharge: '何副局长',
    plan: '先走访三个社区，再会同住建部门落实用房。',
  });
  await city.person('clerk').make('replyTemplate', {
    name: '统一开头和结尾',
    unitId: null,
    resultClass: null,
    opening: '您提出的《{建议标题}》（{编号}）收悉。{代表姓名}代表，现答复如下。',
    done: null,
    planned: null,
    notAdopted: null,
    closing: '联系人{经办人}，{承办单位}。',
  });
}, 180_000);
beforeEach(() => house.speak('zh'));
afterAll(() => house?.close());

async function openDraft(page: Page, locale: Locale): Promise<void> {
  const name = textOf('assignment', locale).actions.draftReply ?? '';
  await page.goto(`${house.address}/assignments/${assignmentId}`);
  const actions = page.locator('.actions');
  await actions.getByRole('button').first().waitFor();
  const more = actions.getByRole('button', { name: consoleWords[locale].record.moreActions });
  if (await more.isVisible()) {
    await more.click();
    await page.getByRole('menuitem', { name }).click();
  } else await actions.getByRole('button', { name }).click();
}

const body = (page: Page, locale: Locale) => page.getByRole('textbox', { name: textOf('assignment', locale).fields.body ?? '' });

async function take(page: Page, locale: Locale, name: string): Promise<void> {
  const t = replyTemplateWords[locale];
  await page.getByRole('button', { name: t.title, exact: true }).click();
  await page.getByRole('combobox', { name: t.choose }).click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name }).first().click();
  await page.locator('.template-preview p').first().waitFor();
}

it('a template is read as it will stand, put in, taken back, and never put over what is written without asking', async () => {
  const t = replyTemplateWords.zh;
  const a = textOf('assignment', 'zh');
  const page = await house.enter('schools');
  await openDraft(page, 'zh');
  await take(page, 'zh', '统一开头和结尾');
  const preview = page.locator('.template-preview');
  const words = (await preview.innerText()).replace(/\n+/g, '\n');
  expect(words).toContain('您提出的《关于在东湖片区增设社区托育点的建议》（第1号）收悉。lin代表，现答复如下。');
  expect(words).toContain('联系人周科长，市教育局。');
  expect(await faults(page)).toEqual([]);
  await page.getByRole('checkbox', { name: textOf('replyTemplate', 'zh').fields.closing ?? '' }).uncheck();
  await page.getByRole('button', { name: t.put, exact: true }).click();
  expect(await body(page, 'zh').inputValue()).toBe('您提出的《关于在东湖片区增设社区托育点的建议》（第1号）收悉。lin代表，现答复如下。');
  await page.getByRole('button', { name: t.undo, exact: true }).click();
  expect(await body(page, 'zh').inputValue()).toBe('');

  await body(page, 'zh').fill('我局已在东湖片区新增三处托育点。');
  await take(page, 'zh', '统一开头和结尾');
  await page.getByRole('button', { name: t.append, exact: true }).click();
  expect(await body(page, 'zh').inputValue()).toMatch(/^我局已在东湖片区新增三处托育点。\n您提出的/);
  await page.getByRole('button', { name: t.undo, exact: true }).click();

  await take(page, 'zh', '统一开头和结尾');
  await page.getByRole('button', { name: t.replace, exact: true }).click();
  const asked = page.locator('.ant-modal-confirm');
  await asked.getByRole('button', { name: t.cancel }).click();
  await asked.waitFor({ state: 'detached' });
  expect(await body(page, 'zh').inputValue()).toBe('我局已在东湖片区新增三处托育点。');
  await page.getByRole('button', { name: t.replace, exact: true }).click();
  await asked.getByRole('button', { name: t.replace }).click();
  await asked.waitFor({ state: 'detached' });
  expect(await body(page, 'zh').inputValue()).toMatch(/^您提出的/);
  await page.getByRole('button', { name: t.undo, exact: true }).click();
  expect(await body(page, 'zh').inputValue()).toBe('我局已在东湖片区新增三处托育点。');

  // Only templates of the chosen class are offered: the shipped one for class A goes when C is chosen.
  await page.getByRole('radio', { name: optionLabel(a, 'resultClass', 'C') }).click();
  await page.getByRole('button', { name: t.title, exact: true }).click();
  await page.getByRole('combobox', { name: t.choose }).click();
  const offered = await page.locator('.ant-select-dropdown:visible .ant-select-item-option').allInnerTexts();
  expect(offered.join()).toContain('受条件限制暂时难以解决');
  expect(offered.join()).not.toContain('已经解决或者基本解决');
  expect(house.complaints).toEqual([]);
});

for (const locale of ['zh', 'en'] as const) {
  it(`a unit writes a template on a phone (${locale})`, async () => {
    await house.speak(locale);
    const t = replyTemplateWords[locale];
    const r = textOf('replyTemplate', locale);
    const page = await house.enter('schools', phone);
    await page.goto(`${house.address}/reply-templates/new`);
    await page.getByRole('combobox', { name: t.start }).click();
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
    await page.getByRole('textbox', { name: r.fields.name ?? '', exact: true }).fill(`入托类答复 ${locale}`);
    const closing = page.getByRole('textbox', { name: r.fields.closing ?? '', exact: true });
    await closing.fill('如有疑问请联系');
    await page.getByRole('button', { name: '{联系电话}' }).click();
    expect(await closing.inputValue()).toBe('如有疑问请联系{联系电话}');
    await page.locator('.template-preview', { hasText: '如有疑问请联系028-8123 4567' }).waitFor();
    expect(await faults(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);

    await closing.fill('请联系{电话}');
    await page.locator('.form button[type=submit]').click();
    await page.locator('.faults', { hasText: '电话' }).waitFor();
    await closing.fill('请联系{联系电话}');
    await page.locator('.form button[type=submit]').click();
    await page.waitForURL(/reply-templates\/[0-9a-f-]{36}/);
    await settled(page);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    const [kept] = await house.city.person('schools').list('replyTemplate', `q=${encodeURIComponent('入托')}&sort=-updatedAt`);
    expect(kept?.fields).toMatchObject({ unitId: house.city.ids.schools, resultClass: 'A' });

    await openDraft(page, locale);
    await take(page, locale, `入托类答复 ${locale}`);
    expect(await faults(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(house.complaints).toEqual([]);
  });
}
