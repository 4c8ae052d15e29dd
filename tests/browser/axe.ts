import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { desk, phone, settled } from './console.ts';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(options: object): Promise<AxeResults>;
  /** What each rule finds is as grave as the rule says. */
  readonly _audit: { readonly rules: readonly { readonly id: string; readonly impact: string }[] };
}

/** Serious faults of a page as people with other means than eyes and a mouse meet it, each as rule and element. */
export async function faults(page: Page): Promise<string[]> {
  await settled(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await source);
  const results = await page.evaluate(() => {
    const { axe } = window as unknown as { axe: Axe };
    // A rule that never finds anything serious need not look; they take half of the time.
    const light = axe._audit.rules.filter(({ impact }) => impact !== 'serious' && impact !== 'critical').map(({ id }) => id);
    // Colours, which take longest to look at, are the same in both languages.
    const left = [...light, ...(document.documentElement.lang === 'en' ? ['color-contrast'] : [])];
    return axe.run({ resultTypes: ['violations'], rules: Object.fromEntries(left.map((id) => [id, { enabled: false }])) });
  });
  return results.violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)}`));
}

/** What is wrong with a page on a desk and, the window made narrow, on a phone: serious faults, and anything that stands out over the edge. */
export async function faultsWideAndNarrow(page: Page, options: { readonly isNarrowRead: boolean }): Promise<string[]> {
  const found: string[] = [];
  for (const size of [desk, phone]) {
    await page.setViewportSize(size);
    await settled(page);
    // Words and marks are the same in both; once a language is enough to read the narrow one aloud.
    if (size === desk || options.isNarrowRead) found.push(...(await faults(page)).map((fault) => `${size.width}: ${fault}`));
    const over = await overflow(page);
    if (over > 0) found.push(`${size.width}: ${over} px too wide`);
  }
  await page.setViewportSize(desk);
  return found;
}

/** How far something stands out over the right edge of the screen. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
