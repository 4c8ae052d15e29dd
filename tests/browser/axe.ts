import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { desk, phone, settled } from './console.ts';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Serious faults of a page as people with other means than eyes and a mouse meet it, each as rule and element. */
export async function faults(page: Page): Promise<string[]> {
  await settled(page);
  await page.evaluate(await source);
  const results = await page.evaluate(() => {
    // Colours, which take longest to look at, are the same in both languages.
    const rules = document.documentElement.lang === 'en' ? { 'color-contrast': { enabled: false } } : {};
    return (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({ resultTypes: ['violations'], rules });
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
