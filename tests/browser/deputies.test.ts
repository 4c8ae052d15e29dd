import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { textOf } from '../../processes/text.ts';
import { stationOf } from '../support/citizen.ts';
import { faults, overflow } from './axe.ts';
import { type Console, choose, openConsole, phone, settled } from './console.ts';

let house: Console;
beforeAll(async () => {
  house = await openConsole();
  const { city } = house;
  for (const [i, name] of ['何雨', '苏平', '林川', '罗敏', '唐松', '韩悦'].entries()) {
    const person = {
      name,
      gender: i % 2 === 0 ? 'female' : 'male',
      birthYear: 1962 + i * 7,
      phone: `1390000000${i}`,
      email: null,
      ethnicity: i === 2 ? '土家族' : '汉族',
      politicalStatus: i === 1 ? 'masses' : 'cpc',
      education: i < 2 ? 'associate' : 'bachelor',
    };
    const personId = (await city.person('clerk').make('person', person)).id;
    await city.person('clerk').make('deputyship', {
      personId,
      name,
      seatNo: `S${i}`,
      termId: city.ids.term,
      delegationId: city.ids.delegation,
      electoralUnit: '东湖区',
      occupation: '教师',
      electedOn: '2022-01-05',
      mandate: i < 4 ? 'first' : 'continuing',
      composition: i < 3 ? 'professional' : 'farmer',
    });
  }
}, 180_000);
afterAll(() => house?.close());

for (const locale of ['zh', 'en'] as const) {
  it(`the structure of deputies says what it finds and opens its rows (${locale})`, async () => {
    await house.speak(locale);
    for (const size of ['desktop', 'phone'] as const) {
      const page = await house.enter('clerk', size === 'phone' ? phone : undefined);
      await page.goto(`${house.address}/structure`);
      await page.locator('.structure table').first().waitFor();
      await settled(page);
      expect(await faults(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      if (process.env.YISHI_SHOTS) {
        await mkdir(process.env.YISHI_SHOTS, { recursive: true });
        await page.screenshot({ path: `${process.env.YISHI_SHOTS}/structure-${size}-${locale}.png`, fullPage: true });
      }
      if (size === 'desktop') {
        await page.locator('.structure a').first().click();
        await page.waitForURL(/\/deputyships\?structure=/);
        await page.locator('.chip').first().waitFor();
      }
    }
    expect(house.complaints).toEqual([]);
  });
}

for (const locale of ['zh', 'en'] as const) {
  it(`information says who has read it, a deputy reads it at the desk, a mediation is logged (${locale})`, async () => {
    await house.speak(locale);
    const { city } = house;
    const [clerk, lin] = [city.person('clerk'), city.person('lin')];
    const words = textOf('informationReceipt', locale);
    const look = async (page: Page, name: string, isRead = locale === 'zh'): Promise<void> => {
      // Marks and roles are the same in both languages; the words must fit in each.
      await settled(page);
      if (isRead) expect(await faults(page), name).toEqual([]);
      expect(await overflow(page), name).toBeLessThanOrEqual(0);
      if (!process.env.YISHI_SHOTS) return;
      await mkdir(process.env.YISHI_SHOTS, { recursive: true });
      await page.screenshot({ path: `${process.env.YISHI_SHOTS}/${name}-${locale}.png`, fullPage: true });
    };
    const told = { title: `通报${locale}`, kind: 'workReport', text: '项目开工三项。', audience: 'all', asksReceipt: true };
    const { id } = await clerk.make('information', told, 'draft');
    await clerk.act('information', id, 'issue');
    const reader = await house.enter('lin');
    await reader.goto(`${house.address}/information/${id}`);
    await reader.getByRole('button', { name: words.actions.confirm ?? '' }).waitFor();
    await look(reader, 'information-deputy');
    const [mine] = await lin.list('informationReceipt', `informationId=${id}&deputyId=${lin.seat}`);
    expect(mine?.state).toBe('toConfirm');
    for (const size of locale === 'zh' ? (['desktop', 'phone'] as const) : (['desktop'] as const)) {
      const page = await house.enter('clerk', size === 'phone' ? phone : undefined);
      await page.goto(`${house.address}/information`);
      await page.getByText(told.title).first().waitFor();
      await look(page, `information-list-${size}`);
      await page.goto(`${house.address}/information/${id}`);
      await page.locator('.scrolled table').waitFor();
      await look(page, `information-${size}`);
      await page.locator('.scrolled tbody a').first().click();
      await page.waitForURL(/information-receipts\?/);
      await look(page, `information-receipts-${size}`, false);
      await page.goto(`${house.address}/information/new?as=draft`);
      await page.locator('form').first().waitFor();
      await look(page, `information-draft-${size}`);
    }
    const station = await clerk.make('station', stationOf({ code: `G${locale}`, name: `工作室${locale}`, kind: 'studio' }));
    const dispute = {
      stationId: station.id,
      deputyIds: [lin.seat],
      on: '2025-03-03',
      kind: 'property',
      people: 2,
      matter: '漏水。',
      notInCourt: true,
    };
    const people = {
      sides: '两户业主',
      disputants: [{ person: '周大河', reach: '13900001111' }],
      result: 'agreed',
      agreement: '十日内修好。',
    };
    const made = await lin.make('mediation', { ...dispute, ...people }, 'log');
    const page = await house.enter('lin');
    await page.goto(`${house.address}/mediations/new?as=log`);
    await page.locator('form').first().waitFor();
    await look(page, 'mediation-log');
    await page.goto(`${house.address}/mediations/${made.id}`);
    await page.getByText('周大河').first().waitFor();
    await look(page, 'mediation');
    await page.goto(`${house.address}/mediations`);
    await page
      .getByRole('link', { name: /工作室/ })
      .first()
      .waitFor();
    await look(page, 'mediations');
    const small = await house.enter('lin', phone);
    await small.goto(`${house.address}/mediations/${made.id}`);
    await small.getByText('周大河').first().waitFor();
    await look(small, 'mediation-phone');
    await clerk.act('mediation', made.id, 'confirm');
    const figures = await house.enter('clerk');
    await figures.goto(`${house.address}/station-figures?year=2025`);
    await figures.locator('a[href*="/mediations?"]').first().waitFor();
    await look(figures, 'station-figures');
    expect(house.complaints).toEqual([]);
  });

  it(`a deputy reports a deed on a phone and finds it in the dossier with its points (${locale})`, async () => {
    const { city } = house;
    await house.speak(locale);
    const seat = city.person('lin').seat ?? '';
    const page = await house.enter('lin', phone);
    if (locale === 'zh') {
      const p = textOf('performance', 'zh');
      await page.goto(`${house.address}/performances`);
      await page.getByRole('button', { name: p.actions.report ?? '' }).click();
      await page.waitForURL(/\/performances\/new\?as=report/);
      await choose(page, p.fields.kind ?? '', p.options['kind.visit'] ?? '');
      await page.getByLabel(p.fields.title ?? '').fill('走访东湖社区居民');
      await page.getByLabel(p.fields.on ?? '').fill('2025-03-02');
      await page.keyboard.press('Tab');
      await page.getByLabel(p.fields.people ?? '').fill('12');
      expect(await faults(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.locator('button[type=submit]').click();
      await page.waitForURL(/\/performances\/[0-9a-f-]{36}/);
      const [made] = await city.person('lin').list('performance', `deputyId=${seat}`);
      await city.person('clerk').act('performance', made?.id ?? '', 'confirm');
      await city.person('clerk').make('scoringRule', {
        name: '履职计分办法',
        termId: city.ids.term,
        versionNo: 1,
        effectiveFrom: '2025-01-01',
        lines: [{ deed: 'visit', points: 2, per: 'time', most: 10 }],
        bands: [{ name: '合格', from: 1 }],
        source: '代表履职管理办法第十二条',
        note: null,
      });
    }
    for (const size of ['phone', 'desktop'] as const) {
      const reader = size === 'phone' ? page : await house.enter('clerk');
      await reader.goto(`${house.address}/deputyships/${seat}`);
      await reader.locator('.dossier table').nth(1).waitFor();
      await settled(reader);
      expect(await faults(reader)).toEqual([]);
      expect(await overflow(reader)).toBeLessThanOrEqual(0);
      if (process.env.YISHI_SHOTS)
        await reader.screenshot({ path: `${process.env.YISHI_SHOTS}/dossier-${size}-${locale}.png`, fullPage: true });
    }
    expect(house.complaints).toEqual([]);
  });
}
