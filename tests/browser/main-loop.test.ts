import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Locale, labelOf, optionLabel, textOf } from '../../processes/text.ts';
import { consoleWords } from '../../web/console/text.ts';
import { type Console, choose, openConsole, phone, pick, send } from './console.ts';

let house: Console;
beforeAll(async () => {
  house = await openConsole();
}, 180_000);
afterAll(() => house?.close());

const state = async (page: Page, words: string) => page.locator('.record-head .tag', { hasText: words }).first().waitFor();

describe.each<Locale>(['zh', 'en'])('a suggestion goes its way through the page (%s)', (locale) => {
  const s = textOf('suggestion', locale);
  const a = textOf('assignment', locale);
  const t = consoleWords[locale];
  const title = `关于在东湖片区增设社区托育点的建议（${locale}）`;
  let id = '';

  it('a deputy drafts and submits it', async () => {
    await house.speak(locale);
    const page = await house.enter('lin');
    await page.goto(`${house.address}/suggestions`);
    await page.getByRole('button', { name: s.actions.create ?? '' }).click();
    const submit = page.getByRole('button', { name: s.actions.submit ?? '', exact: true });
    expect(await submit.isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: s.fields.title ?? '' }).fill(title);
    await page
      .getByRole('textbox', { name: s.fields.problem ?? '' })
      .fill('东湖片区三岁以下婴幼儿约有四千二百名，登记的托育机构只有六家。');
    await page.getByRole('textbox', { name: s.fields.proposal ?? '' }).fill('建议在新建小区配套用房中预留托育空间，并给予运营补助。');
    await choose(page, s.fields.formationSource ?? '', optionLabel(s, 'formationSource', 'research'));
    await page.getByRole('checkbox', { name: labelOf(s, 'oneMatter', 'submit') }).check();
    await submit.click();
    await state(page, s.states.submitted ?? '');
    id = page.url().split('/').at(-1) ?? '';
    expect(await page.locator('h1').textContent()).toBe(title);
  });

  it('the clerk accepts, registers and hands it over from the work list', async () => {
    const page = await house.enter('clerk');
    const line = page.locator('.work-line', { hasText: title });
    await line.getByRole('button', { name: new RegExp(`^${s.actions.accept}`) }).click();
    await line.getByRole('button', { name: new RegExp(`^${s.actions.register}`) }).click();
    await send(page);
    const faults = page.locator('.ant-drawer .faults');
    expect(await faults.textContent()).toContain(s.fields.categoryId);
    await pick(page, s.fields.categoryId ?? '', '教科文卫');
    await send(page);
    await line.getByRole('button', { name: new RegExp(`^${s.actions.handOver}`) }).click();
    await pick(page, t.handOver.unitNo(1), '市教育局');
    await page.getByText(t.handOver.via('市政府办公室')).waitFor();
    await page.getByRole('button', { name: t.handOver.direct }).click();
    await send(page);
    await line.waitFor({ state: 'detached' });
    const seen = await house.city.person('clerk').see('suggestion', id);
    expect(seen.state).toBe('handedOver');
    const [assignment] = await house.city.person('clerk').list('assignment', `suggestionId=${id}`);
    expect(assignment).toMatchObject({ state: 'handedOver', fields: { unitId: house.city.ids.schools, level: 1, role: 'lead' } });
  });

  it('the unit signs in, plans, contacts the deputy, replies; its head signs', async () => {
    const clerk = house.city.person('schools');
    const [assignment] = await clerk.list('assignment', `suggestionId=${id}`);
    const page = await house.enter('schools');
    await page
      .locator('.work-line', { hasText: title })
      .getByRole('button', { name: new RegExp(`^${a.actions.signIn}`) })
      .first()
      .click();
    await page.goto(`${house.address}/assignments/${assignment?.id}`);
    await state(page, a.states.signedIn ?? '');
    await page
      .locator('.actions')
      .getByRole('button', { name: a.actions.plan ?? '' })
      .click();
    await page.getByRole('textbox', { name: a.fields.personInCharge ?? '', exact: true }).fill('周科长');
    await page.getByRole('textbox', { name: a.fields.personPhone ?? '', exact: true }).fill('028-81234567');
    await page.getByRole('textbox', { name: a.fields.leaderInCharge ?? '', exact: true }).fill('何副局长');
    await page.getByRole('textbox', { name: a.fields.plan ?? '', exact: true }).fill('先走访三个社区，再会同住建部门落实用房。');
    await send(page);
    await state(page, a.states.inProgress ?? '');
    for (const phase of ['before', 'during', 'after'])
      await clerk.act('assignment', assignment?.id ?? '', 'logContact', {
        phase,
        on: new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' }),
        form: 'visit',
        participants: '周科长',
      });
    await page.reload();
    await page
      .locator('.actions')
      .getByRole('button', { name: a.actions.draftReply ?? '' })
      .click();
    await page.getByRole('radio', { name: optionLabel(a, 'resultClass', 'A') }).click();
    await page.getByRole('textbox', { name: a.fields.body ?? '' }).fill('我局已在东湖片区新增三处社区托育点。');
    await page.getByRole('textbox', { name: a.fields.replyContact ?? '' }).fill('周科长');
    await page.getByRole('textbox', { name: a.fields.replyPhone ?? '' }).fill('028-81234567');
    await page.getByRole('tab', { name: t.reply.preview }).click();
    expect(await page.locator('.ant-drawer .letter').textContent()).toContain('我局已在东湖片区新增三处社区托育点。');
    await send(page);
    await state(page, a.states.replyDrafted ?? '');

    const head = await house.enter('schools.head');
    await head
      .locator('.work-line', { hasText: title })
      .getByRole('button', { name: new RegExp(`^${a.actions.approveReply}`) })
      .click();
    await head.getByRole('textbox', { name: a.fields.signatory ?? '' }).fill('何局长');
    await head.getByRole('textbox', { name: labelOf(a, 'docMark', 'approveReply') }).fill('试教函');
    await send(head);
    await head.locator('.ant-drawer-open').waitFor({ state: 'detached' });

    await page.reload();
    await page
      .locator('.actions')
      .getByRole('button', { name: a.actions.issueReply ?? '' })
      .click();
    await page
      .locator('.ant-modal')
      .getByRole('button', { name: a.actions.issueReply ?? '' })
      .click();
    await state(page, a.states.replied ?? '');
    expect(await page.getByText('试教函').first().isVisible()).toBe(true);
  });

  it('the deputy evaluates it on a phone', async () => {
    const page = await house.enter('lin', phone);
    await page
      .locator('.work-line', { hasText: title })
      .getByRole('button', { name: new RegExp(`^${a.actions.evaluate}`) })
      .click();
    await page
      .getByRole('radiogroup', { name: a.fields.attitude ?? '' })
      .getByRole('radio', { name: optionLabel(a, 'attitude', 'satisfied'), exact: true })
      .click();
    await page
      .getByRole('radiogroup', { name: a.fields.result ?? '' })
      .getByRole('radio', { name: optionLabel(a, 'result', 'satisfied'), exact: true })
      .click();
    await send(page);
    await page.locator('.ant-drawer-open').waitFor({ state: 'detached' });
    expect((await house.city.person('lin').see('suggestion', id)).state).toBe('concluded');
  });

  it('the clerk finds it in the list and publishes it', async () => {
    const page = await house.enter('clerk');
    await page.goto(`${house.address}/suggestions?state=concluded`);
    const row = page.locator('.ant-table-row', { hasText: title });
    await row.getByRole('checkbox').check();
    await page
      .locator('.batch-bar')
      .getByRole('button', { name: s.actions.publish ?? '' })
      .click();
    await page
      .locator('.ant-modal')
      .getByRole('button', { name: s.actions.publish ?? '' })
      .click();
    await row.waitFor({ state: 'detached' });
    expect((await house.city.person('clerk').see('suggestion', id)).state).toBe('published');
  });

  it('an administrator has no work list but keeps the registers', async () => {
    const page = await house.enter('system.admin');
    expect(await page.locator('.work-line').count()).toBe(0);
    await page.goto(`${house.address}/units?state=active`);
    await page.locator('.ant-table-row', { hasText: '市园林局' }).getByRole('link').click();
    const u = textOf('unit', locale);
    await page
      .locator('.actions')
      .getByRole('button', { name: u.actions.edit ?? '', exact: true })
      .click();
    await page.getByRole('textbox', { name: u.fields.contactName ?? '', exact: true }).fill(`孙科长${locale}`);
    await send(page);
    await page.locator('.ant-drawer-open').waitFor({ state: 'detached' });
    expect((await house.city.person('clerk').see('unit', house.city.ids.parks)).fields.contactName).toBe(`孙科长${locale}`);
  });
});

it('no page complained in its console', () => {
  expect(house.complaints).toEqual([]);
});
