import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '../../processes/text.ts';
import { readReport } from '../../server/reports/read-report.ts';
import { figureWords } from '../../web/console/pages/figures/figures.text.ts';
import { checkWords } from '../../web/console/pages/report/check.text.ts';
import { reportWords } from '../../web/console/pages/report/report.text.ts';
import { handedOver, registered, replied } from '../support/city.ts';
import { faults } from './axe.ts';
import { type Console, openConsole, phone, settled } from './console.ts';

let house: Console;
let folder: string;
beforeAll(async () => {
  house = await openConsole();
  folder = await mkdtemp(path.join(tmpdir(), 'yishi-report-page-'));
  const year = 2024;
  const { term } = house.city.ids;
  const name = '第十六届第三次会议';
  const earlier = { termId: term, sessionNo: 3, kind: 'regular', name, startOn: `${year}-02-01`, endOn: `${year}-02-05`, year };
  const clerk = house.city.person('clerk');
  const last = await clerk.make('congressSession', earlier);
  const before = await clerk.make('term', { termNo: 15, startOn: '2017-01-10', endOn: '2022-01-10' });
  const sameOfBefore = await clerk.make('congressSession', {
    ...earlier,
    termId: before.id,
    sessionNo: 4,
    name: '第十五届第四次会议',
    startOn: '2020-02-01',
    endOn: '2020-02-05',
    year: 2020,
  });
  // Of earlier years: entered from lists, concluded.
  const kept = [
    [last.id, 2024, 'A'],
    [last.id, 2024, 'B'],
    [sameOfBefore.id, 2020, 'A'],
  ] as const;
  for (const [n, [sessionId, of, resultClass]] of kept.entries())
    await clerk.make(
      'suggestion',
      {
        number: n + 1,
        title: `关于完善养老服务的建议之${n + 1}`,
        leadDeputyId: house.city.person('lin').seat,
        sessionId,
        stage: 'inSession',
        nature: 'new',
        categoryId: house.city.ids.education,
        problem: '养老服务供给不足。',
        proposal: '增设社区养老服务设施。',
        formationSource: n === 1 ? 'other' : 'research',
        publishConsent: 'full',
        submittedOn: `${of}-02-02`,
        registeredOn: `${of}-02-03`,
        handedOverOn: `${of}-03-01`,
        leadUnitId: house.city.ids.schools,
        repliedOn: `${of}-05-10`,
        concludedOn: `${of}-05-20`,
        resultClass,
        attitude: 'satisfied',
        result: n === 0 ? 'basicallySatisfied' : 'satisfied',
      },
      'enter',
    );
  for (const author of ['lin', 'mei', 'tan']) {
    const id = await registered(house.city, author);
    if (author === 'tan') continue;
    const assignment = await handedOver(house.city, id);
    if (author === 'lin') await replied(house.city, assignment);
  }
}, 180_000);
afterAll(async () => {
  await house?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const shot = async (page: Page, name: string) => {
  const to = process.env.YISHI_TEST_PICTURES;
  if (to) await page.screenshot({ path: path.join(to, `${name}.png`), fullPage: true });
};
const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.each<Locale>(['zh', 'en'])('the report page (%s)', (locale) => {
  const t = reportWords[locale];
  const c = checkWords[locale];

  it('shows the report, and each number opens the records it counts', async () => {
    await house.speak(locale);
    const page = await house.enter('clerk');
    await page.goto(`${house.address}/report`);
    const paper = page.locator('.report-paper');
    await paper.waitFor();
    expect(await paper.textContent()).toContain('共收到代表建议3件');
    await page
      .locator('.report-found', { hasText: t.allHold(Number((await page.locator('.report-found').textContent())?.match(/\d+/)?.[0])) })
      .waitFor();
    await shot(page, `report-${locale}`);
    const [first] = await paper.locator('a.figure').all();
    expect(await first?.textContent()).toBe('3');
    await first?.click();
    await page.waitForURL(/\/suggestions\?.*measure=suggestionCount/);
    await page.locator('tbody tr.ant-table-row').nth(2).waitFor();
    expect(await page.locator('tbody tr.ant-table-row').count()).toBe(3);
  });

  it('makes the report and gives it as a Word file', async () => {
    const page = await house.enter('clerk');
    await page.goto(`${house.address}/report`);
    await page.getByRole('button', { name: t.make }).click();
    await page.fill('#report-note', `note ${locale}`);
    await page.getByRole('dialog').getByRole('button', { name: t.makeNow }).click();
    const line = page.locator('tr', { hasText: `note ${locale}` });
    const [download] = await Promise.all([page.waitForEvent('download'), line.getByRole('link', { name: t.download }).click()]);
    const file = path.join(folder, `${locale}.docx`);
    await download.saveAs(file);
    expect(await readReport(file)).toContain('共收到代表建议3件');
    await line.getByRole('button', { name: t.look }).click();
    await page.getByText(t.same).waitFor();
  });

  it('names what a template may not use, and shows what it would give', async () => {
    const page = await house.enter('clerk');
    await page.goto(`${house.address}/report?edit=1`);
    const text = page.getByRole('textbox', { name: t.templateText });
    await text.fill('# 简报\n共{{count:suggestionCount}}件，{{count:nothing}}件。');
    await page.getByRole('button', { name: t.save }).click();
    await page.locator('.report-found', { hasText: t.problems(1) }).waitFor();
    await page.locator('.report-found li', { hasText: 'nothing' }).waitFor();
    await shot(page, `template-${locale}`);
    await text.fill('# 简报\n共{{count:suggestionCount}}件。');
    await page.getByRole('button', { name: t.preview }).click();
    await page.getByText(t.sound).waitFor();
    expect(await page.locator('.report-paper').textContent()).toBe('简报共3件。');
  });

  it('checks pasted text and files, and marks what does not hold', async () => {
    for (const size of [undefined, phone]) {
      const page = await house.enter('roads', size);
      await page.goto(`${house.address}/check-report`);
      await page.getByRole('textbox', { name: c.text }).fill('共办结建议90件，其中A类60件、B类29件。满意80件，占办结数的88.89%。');
      await page.getByRole('button', { name: c.run, exact: true }).click();
      expect(await page.locator('mark.wrong').textContent()).toBe('90件');
      expect(await page.locator('.ought').textContent()).toBe(t.shouldBe('89'));
      await shot(page, `check-${locale}${size ? '-phone' : ''}`);
      expect(await sideways(page)).toBe(0);
      const file = path.join(folder, 'planted.txt');
      await writeFile(file, '共120件，其中甲类70件、乙类40件。');
      await page.locator('input[type=file]').setInputFiles(file);
      await page.locator('.ought', { hasText: t.shouldBe('110') }).waitFor();
    }
  });

  it('sets the figures beside those of the session before', async () => {
    const f = figureWords[locale];
    await house.speak(locale);
    for (const size of [undefined, phone]) {
      const page = await house.enter('clerk', size);
      await page.goto(`${house.address}/figures?with=earlier&session=${house.city.ids.session}`);
      const section = page.locator('section.section', { has: page.getByRole('heading', { name: f.earlier }) });
      await section.locator('th', { hasText: '第十六届第三次会议' }).waitFor();
      expect(
        await section
          .locator('tbody tr', { hasText: locale === 'zh' ? '立案建议数' : 'Suggestions registered' })
          .locator('td')
          .allTextContents(),
      ).toEqual([locale === 'zh' ? '立案建议数' : 'Suggestions registered', '3', '2', '+1 (+50.00%)', '1', '+2 (+200.00%)']);
      const chart = section.locator('.compared-chart');
      await chart.locator('canvas').waitFor();
      // The title says what moved most; nothing of this year is concluded yet.
      expect(await chart.locator('h3').textContent()).toBe(f.movedMost(locale === 'zh' ? '办结率' : 'Share concluded', '100.00%', '0.00%'));
      await chart.getByText(f.count, { exact: true }).click();
      await chart
        .getByRole('heading', { name: f.movedMost(locale === 'zh' ? '立案建议数' : 'Suggestions registered', '2', '3') })
        .waitFor();
      await settled(page);
      expect(await faults(page)).toEqual([]);
      const [picture] = await Promise.all([page.waitForEvent('download'), chart.getByRole('button', { name: f.png }).click()]);
      const png = await readFile(await picture.path());
      expect([picture.suggestedFilename().endsWith('.png'), png.readUInt32BE(16)]).toEqual([true, 1920]);
      const [book] = await Promise.all([page.waitForEvent('download'), section.getByRole('link', { name: f.exportXlsx }).click()]);
      expect(book.suggestedFilename()).toMatch(/\.xlsx$/);
      await shot(page, `compared-${locale}${size ? '-phone' : ''}`);
      expect(await sideways(page)).toBe(0);
      // A bar opens its records.
      const box = await chart.locator('canvas').boundingBox();
      if (!box) throw new Error('no chart');
      await page.mouse.click(box.x + box.width * (size ? 0.36 : 0.3), box.y + (size ? 28 : 20));
      await page.waitForURL(/suggestions\?.*measure=suggestionCount/);
    }
  });

  it('fits a phone', async () => {
    const page = await house.enter('clerk', phone);
    for (const [name, query] of [
      ['report', ''],
      ['template', '?edit=1'],
    ]) {
      await page.goto(`${house.address}/report${query}`);
      await page.locator(name === 'report' ? '.report-paper' : '.report-forms').waitFor();
      await shot(page, `${name}-${locale}-phone`);
      expect(await sideways(page)).toBe(0);
    }
  });
});

it('nothing is complained about in the browser', () => expect(house.complaints).toEqual([]));
