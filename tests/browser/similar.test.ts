import { afterAll, beforeAll, expect, it } from 'vitest';
import { textOf } from '../../processes/text.ts';
import { learnFromDecisions } from '../../server/advice/learn.ts';
import { countWords } from '../../server/similar/word-use.ts';
import { similarWords } from '../../web/console/similar/similar.text.ts';
import { registered } from '../support/city.ts';
import { ownTexts } from '../support/own-texts.ts';
import { type Console, openConsole, phone, send } from './console.ts';

let house: Console;
beforeAll(async () => {
  house = await openConsole();
  const { city } = house;
  const many = [...ownTexts, ...ownTexts.map(({ text }) => ({ title: text.slice(0, 20), text }))];
  for (const [n, { title, text }] of many.entries()) {
    const unit = /路灯|站台/.test(title) ? city.ids.roads : /书屋/.test(title) ? city.ids.schools : city.ids.parks;
    await city.person('clerk').make(
      'suggestion',
      {
        number: 200 + n,
        title,
        problem: text,
        leadDeputyId: city.person(n % 2 === 0 ? 'lin' : 'mei').seat,
        sessionId: city.ids.session,
        stage: 'inSession',
        nature: 'new',
        categoryId: city.ids.education,
        submittedOn: '2024-02-01',
        registeredOn: '2024-02-05',
        handedOverOn: '2024-02-20',
        repliedOn: '2024-04-20',
        concludedOn: '2024-05-20',
        resultClass: 'A',
        attitude: 'satisfied',
        result: 'satisfied',
        leadUnitId: unit,
      },
      'enter',
    );
  }
  await countWords({ db: city.deps.db, now: city.clock.now() });
  await learnFromDecisions({ db: city.deps.db, now: city.clock.now() });
}, 240_000);
afterAll(() => house?.close());

const s = textOf('suggestion', 'zh');
const t = similarWords.zh;

it('while a draft is typed, what is like it and what might keep it from being admitted stand beside it', async () => {
  const page = await house.enter('lin');
  await page.goto(`${house.address}/suggestions/new`);
  await page.getByRole('textbox', { name: s.fields.title ?? '' }).fill('关于修复巷道路灯以及公交站台的建议');
  await page.getByRole('textbox', { name: s.fields.problem ?? '' }).fill('巷道里路灯损坏多，夜里行人看不清路面。');
  const list = page.locator('.similar li');
  await list.first().waitFor();
  expect(await list.first().textContent()).toContain('路灯');
  expect(await list.first().textContent()).toContain(t.shares);
  await page.locator('.hints li', { hasText: '不止一件事' }).waitFor();
  await page.setViewportSize(phone);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
});

it('the clerk sees units proposed with reasons, takes one by a click, and nothing before', async () => {
  const id = await registered(house.city, 'tan', { title: '关于修复北岭镇路灯的建议', problem: '巷道里路灯损坏多，夜里行人看不清路面。' });
  const page = await house.enter('clerk');
  await page.goto(`${house.address}/suggestions/${id}`);
  await page.locator('.similar li').first().waitFor();
  await page
    .locator('.actions')
    .getByRole('button', { name: s.actions.handOver ?? '', exact: true })
    .click();
  const first = page.locator('.advice li').first();
  await first.waitFor();
  expect(await page.locator('.grid-row .ant-select-content-has-value').count()).toBeLessThan(2);
  expect(await first.textContent()).toContain('路灯');
  await first.getByRole('button').click();
  await first.getByText(t.taken).waitFor();
  await send(page);
  await page.locator('.ant-drawer-open').waitFor({ state: 'detached' });
  const after = await house.city.person('clerk').see('suggestion', id);
  expect([after.state, after.fields.leadUnitId]).toEqual(['handedOver', house.city.ids.roads]);
  expect(house.complaints).toEqual([]);
});
