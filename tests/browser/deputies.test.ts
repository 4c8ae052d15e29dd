import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faults, overflow } from './axe.ts';
import { type Console, openConsole, phone, settled } from './console.ts';

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
