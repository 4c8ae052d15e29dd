import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { loadStatutes } from '../../demo/statutes/load.ts';
import { textOf } from '../../processes/text.ts';
import { libraryIndexOf } from '../../server/statute/related/index-of.ts';
import { compareWaiting } from '../../server/statute/review/compare-job.ts';
import { deskWords } from '../../web/console/pages/statutes/draft/desk.text.ts';
import { madeCode } from '../support/statute-texts.ts';
import { upload } from '../support/tables.ts';
import { faults, overflow } from './axe.ts';
import { type Console, openConsole, phone, settled } from './console.ts';

let house: Console;
let working: NodeJS.Timeout;
let isWorking = false;
const longest = 240_000;
const shots = process.env.YISHI_SHOTS;
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
};

beforeAll(async () => {
  house = await openConsole();
  const { city } = house;
  await city.deps.db
    .transaction()
    .execute((tx) =>
      loadStatutes(tx, { accountId: null, name: '法工委', congressId: city.congressId, requestId: 'test', now: city.clock.now() }),
    );
  const index = libraryIndexOf(city.deps);
  await index.ready();
  // The background work of a node.
  working = setInterval(() => {
    if (isWorking) return;
    isWorking = true;
    compareWaiting({ ...city.deps, index }).finally(() => {
      isWorking = false;
    });
  }, 100);
}, 180_000);
afterAll(async () => {
  clearInterval(working);
  while (isWorking) await new Promise((resolve) => setTimeout(resolve, 50));
  await house?.close();
});

const demoDraft = () => readFile(new URL('../../demo/statutes/city-parks-draft.md', import.meta.url), 'utf8');
const t = deskWords.zh;
const texts = textOf('draftFinding', 'zh');

/** A review with its draft compared, and the address of its page. */
async function reviewOf(title: string, text: string): Promise<string> {
  const { city } = house;
  const officer = city.person('legislation');
  const file = await upload(city, officer, `/api/files?congressId=${city.congressId}`, '草案.md', Buffer.from(text));
  const day = city.clock.now().toISOString().slice(0, 10);
  const input = { title, documentKind: 'localRegulation', judgedOn: day, name: '一审稿', fileIds: [file.body.id] };
  const { id } = await officer.make('draftReview', input);
  await officer.post(`/api/draft-reviews/${id}/compare`);
  await expect
    .poll(async () => (await officer.get(`/api/draft-reviews/${id}/comparison?bare=true`)).body.shown, { timeout: 60_000 })
    .not.toBeNull();
  return id;
}

describe('the workbench of a draft', () => {
  it(
    'takes the legislative officer from the pasted draft to the concluded opinion',
    async () => {
      const page = await house.enter('legislation');
      await page.goto(`${house.address}/draft-reviews/new`);
      await page.getByLabel(textOf('draftReview', 'zh').fields.title ?? '').fill('公园条例（修订草案）');
      await page.getByText(t.byText, { exact: true }).click();
      await page.getByRole('textbox', { name: t.pasted }).fill((await demoDraft()).replaceAll(/^#+ /gmu, ''));
      await shoot(page, 'new');
      await page.getByRole('button', { name: t.start }).click();
      await page.locator('.desk-article').first().waitFor();
      await settled(page);
      const progress = page.locator('.desk-progress strong');
      const all = Number((await progress.innerText()).split('/')[1]);
      expect(all).toBeGreaterThan(2);
      await page.keyboard.press('j');
      const card = page.locator('.desk-panel .hint-card').first();
      await card.waitFor();
      await settled(page);
      await shoot(page, 'desk');
      // Not accepted without a reason.
      await card.getByRole('button', { name: t.reject }).click();
      const reject = card.locator('form button[type=submit]');
      expect(await reject.isDisabled()).toBe(true);
      await card.getByRole('textbox', { name: t.rejectReason }).fill('本市已有实践，上位法未禁止。');
      await reject.click();
      await card.getByText(texts.states.rejected ?? '', { exact: true }).waitFor();
      await expect.poll(() => progress.innerText()).toBe(t.progress(1, all));
      await card.getByRole('button', { name: t.addNote }).click();
      await card.getByRole('textbox', { name: t.note }).fill('会后再核。jk');
      await card.getByRole('button', { name: t.save }).click();
      await card.getByText('会后再核。jk').waitFor();
      await page.locator('.desk-text').focus();
      await page.keyboard.press('j');
      const second = page
        .locator('.desk-panel .hint-card')
        .filter({ hasNot: page.locator('.decided') })
        .first();
      await second.getByRole('button', { name: t.accept }).click();
      await second.getByRole('textbox', { name: t.proposal }).fill('与上位法一致。');
      await second.locator('form button[type=submit]').click();
      await expect.poll(() => progress.innerText()).toBe(t.progress(2, all));
      await page.getByText(t.undecidedOnly).click();
      await page.getByText(t.shownHints(all - 2)).waitFor();
      await page.getByRole('tab', { name: t.related }).click();
      await settled(page);
      await shoot(page, 'related');
      await page.getByRole('tab', { name: t.findings }).click();
      await page.getByRole('button', { name: t.addFinding }).click();
      await page.getByRole('textbox', { name: t.findingWhy }).fill('授权过宽，应当写明主要内容。');
      await page.locator('.desk-form').getByRole('button', { name: t.save }).click();
      await page.getByText('授权过宽，应当写明主要内容。').waitFor();
      await page.getByText(t.overview, { exact: true }).click();
      await settled(page);
      await shoot(page, 'overview');
      await page.getByText(t.text, { exact: true }).click();
      const conclude = textOf('draftReview', 'zh').actions.conclude ?? '';
      await page.getByRole('button', { name: conclude }).first().click();
      await page.locator('.ant-drawer textarea').first().fill('总体可行，个别条款应当修改。');
      await page.locator('.ant-drawer .form button[type=submit]').click();
      await page
        .getByText(textOf('draftReview', 'zh').states.concluded ?? '', { exact: true })
        .first()
        .waitFor();
      expect(await page.getByRole('button', { name: t.accept }).count()).toBe(0);
      const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: t.report }).click()]);
      expect(saved.suggestedFilename()).toBe('公园条例（修订草案）-审查研究意见.docx');
      if (shots) await saved.saveAs(`${shots}/report.docx`);
      expect(house.complaints).toEqual([]);
    },
    longest,
  );

  it.each(['zh', 'en'] as const)(
    'has no faults, wide and narrow, and shows one article at a time on a phone (%s)',
    async (locale) => {
      const id = await reviewOf('公园条例（修订草案）', await demoDraft());
      await house.speak(locale);
      onTestFinished(() => house.speak('zh'));
      const own = deskWords[locale];
      const page = await house.enter('legislation');
      await page.goto(`${house.address}/draft-reviews/${id}`);
      await page.locator('.desk-article').first().waitFor();
      await page.keyboard.press('j');
      await page.locator('.desk-panel .hint-card').first().waitFor();
      await settled(page);
      await shoot(page, `desk-${locale}`);
      expect(await faults(page), 'desk').toEqual([]);
      await page.getByRole('tab', { name: own.related }).click();
      expect(await faults(page), 'related').toEqual([]);
      await page.goto(`${house.address}/draft-reviews/new`);
      expect(await faults(page), 'new').toEqual([]);
      const small = await house.enter('legislation', phone);
      await small.goto(`${house.address}/draft-reviews/${id}`);
      await small.locator('.desk-article').first().waitFor();
      await settled(small);
      await shoot(small, `phone-${locale}`);
      expect(await overflow(small)).toBe(0);
      await small
        .locator('.desk-article', { has: small.locator('.desk-marks') })
        .first()
        .click();
      await small.locator('.ant-drawer .hint-card').first().waitFor();
      await shoot(small, `phone-article-${locale}`);
      expect(await faults(small), 'phone').toEqual([]);
    },
    longest,
  );

  it(
    'stays quick on a code of 1,260 articles: keys are drawn at once, also while the text is laid out',
    async () => {
      const id = await reviewOf('城市管理法典（草案）', madeCode('城市管理法典（草案）', 1260));
      const page = await house.enter('legislation');
      const opened = performance.now();
      await page.goto(`${house.address}/draft-reviews/${id}`);
      await page.locator('.desk-article').nth(1259).waitFor({ state: 'attached' });
      const shown = performance.now() - opened;
      await page.evaluate(() => {
        const seen: number[] = [];
        Object.assign(window, { seen });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) seen.push(entry.duration);
        }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
      });
      for (let n = 0; n < 8; n++) {
        await page.keyboard.press('j');
        await page.waitForTimeout(120);
      }
      await page.locator('.desk-article').nth(900).locator('button').click();
      await page.getByRole('tab', { name: t.findings }).click();
      await page.getByRole('button', { name: t.addRemark }).click();
      const box = page.getByRole('textbox', { name: t.remark });
      const words = 'abcdefghij klmnopqrstuvwxyz 0123456789 '.repeat(4).trim();
      await page.evaluate(() => {
        // The text is scrolled through while somebody writes beside it.
        const text = document.querySelector('.desk-text');
        setInterval(() => text?.scrollBy(0, 1200), 60);
      });
      const begun = performance.now();
      await box.pressSequentially(words, { delay: 12 });
      const took = performance.now() - begun;
      expect(await box.inputValue()).toBe(words);
      const slow = await page.evaluate(() => [...(window as unknown as { seen: number[] }).seen].sort((a, b) => b - a));
      const worst = slow[0] ?? 0;
      // The figures are the point of running it: they are read in the output.
      console.log(
        `1,260 articles: shown after ${Math.round(shown)} ms; ${words.length} keys in ${Math.round(took)} ms, none dropped; slowest event ${Math.round(worst)} ms, ${slow.filter((d) => d > 100).length} over 100 ms`,
      );
      await shoot(page, 'code');
      expect(worst).toBeLessThan(800);
      expect(house.complaints).toEqual([]);
    },
    longest,
  );

  it('says to others that there is nothing', async () => {
    const id = await reviewOf('公园条例（草案）', await demoDraft());
    const page = await house.enter('clerk');
    await page.goto(`${house.address}/draft-reviews/${id}`);
    await page.getByRole('alert').waitFor();
    expect(await page.locator('.desk').count()).toBe(0);
    const reader = await house.enter('chair');
    await reader.goto(`${house.address}/draft-reviews/${id}`);
    await reader.keyboard.press('j');
    await reader.locator('.desk-article').first().waitFor();
    await reader.keyboard.press('j');
    await reader.locator('.hint-card').first().waitFor();
    expect(await reader.getByRole('button', { name: t.accept }).count()).toBe(0);
  });
});
