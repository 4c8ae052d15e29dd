import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { onTestFailed, onTestFinished } from 'vitest';
import type { Locale } from '../../processes/text.ts';
import { createApp } from '../../server/http/app.ts';
import { hashPassword } from '../../server/people/passwords.ts';
import { ensureWebPage } from '../../server/start/web-page.ts';
import { type City, createCity } from '../support/city.ts';
import { goodPassword } from '../support/people-app.ts';

/** A served city with a browser in front of it. */
export interface Console {
  readonly city: City;
  readonly address: string;
  /** Everybody's page speaks this language from the next sign-in on. */
  speak(locale: Locale): Promise<void>;
  /** A browser without memory in which this person has signed in through the page; it is left when the test ends. */
  enter(who: string, size?: { width: number; height: number }): Promise<Page>;
  /** A browser of somebody without an account, on a phone unless told; it is left when the test ends. */
  visit(address: string, options?: { readonly size?: { width: number; height: number }; readonly language?: Locale }): Promise<Page>;
  /** Gives somebody who came later the password that everybody here has. */
  adopt(who: string): Promise<void>;
  /** What pages complained about in their consoles. */
  readonly complaints: string[];
  close(): Promise<void>;
}

export const phone = { width: 390, height: 844 };
export const desk = { width: 1440, height: 900 };
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Builds the page, serves a city under today's date and opens a browser. */
export async function openConsole(): Promise<Console> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yishi-page-'));
  const webFolder = path.join(folder, 'page');
  // A copy, since somebody may build the page anew while this one is looked at.
  await cp((await ensureWebPage(folder, () => {})) ?? '', webFolder, { recursive: true });
  const city = await createCity({ start: new Date().toISOString() });
  const app = await createApp({ ...city.deps, webFolder });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const hash = await hashPassword(goodPassword);
  await city.database.owner.updateTable('account').set({ password_hash: hash }).execute();
  const browser: Browser = await chromium.launch({
    executablePath: process.env.YISHI_TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: flags,
    // Chromium names what it saves after the locale's letters.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  const complaints: string[] = [];
  // A window, and what it has read and compiled, is kept from test to test; who used it is forgotten.
  const idle = new Map<string, Page[]>();
  const sessions = new Map<string, KeptSession>();
  const signIn = async (page: Page, who: string): Promise<void> => {
    const { username } = await city.database.owner
      .selectFrom('account')
      .select('username')
      .where('id', '=', city.person(who).accountId)
      .executeTakeFirstOrThrow();
    await page.fill('#username', username);
    await page.fill('#password', goodPassword);
    await page.click('button[type=submit]');
    await page.waitForSelector('.frame');
    sessions.set(who, { cookies: await page.context().cookies(), kept: await page.evaluate(() => Object.entries(localStorage)) });
  };
  return {
    city,
    address,
    complaints,
    speak: async (locale) => {
      sessions.clear();
      await city.database.owner.updateTable('account').set({ locale }).execute();
    },
    adopt: async (who) => {
      await city.database.owner.updateTable('account').set({ password_hash: hash }).where('id', '=', city.person(who).accountId).execute();
    },
    enter: async (who, size = desk) => {
      const kind = `${size.width}×${size.height}`;
      const page = idle.get(kind)?.pop() ?? (await openWindow(browser, size));
      watchTraffic(page);
      page.on('pageerror', (error) => complaints.push(`${who}: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' && !/status of 4[0-9]{2}/.test(message.text())) complaints.push(`${who}: ${message.text()}`);
      });
      let lastSeen = '';
      onTestFailed(() => {
        console.error(`${who} saw ${lastSeen}`);
      });
      onTestFinished(async () => {
        lastSeen = await describePage(page);
        if (await forget(page, address, size)) idle.set(kind, [...(idle.get(kind) ?? []), page]);
      });
      // Whoever has signed in through the page before comes back with that session, as long as it is good.
      const session = sessions.get(who);
      if (session) await comeBack(page, address, session);
      await page.goto(session ? address : `${address}/sign-in`);
      await page.waitForSelector('.frame, #username');
      if (await page.locator('#username').isVisible()) await signIn(page, who);
      return page;
    },
    visit: async (at, { size = phone, language = 'zh' } = {}) => {
      const context = await browser.newContext({
        viewport: size,
        isMobile: size.width < 500,
        hasTouch: size.width < 500,
        locale: language === 'zh' ? 'zh-CN' : 'en-GB',
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
      });
      onTestFinished(() => context.close());
      const page = await context.newPage();
      page.setDefaultTimeout(40_000);
      watchTraffic(page);
      page.on('pageerror', (error) => complaints.push(`a visitor: ${error.message}`));
      onTestFailed(async () => {
        console.error(`a visitor saw ${await describePage(page)}`);
      });
      await page.goto(`${address}${at}`);
      return page;
    },
    close: async () => {
      await browser.close();
      await app.close();
      await city.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Where a page is and what it shows, dialogs last. */
const describePage = async (page: Page): Promise<string> =>
  `${page.url()}\n${await page
    .locator('body')
    .innerText({ timeout: 2000 })
    .then((text) => text.replace(/\n+/g, ' | ').slice(-1500))
    .catch(() => 'nothing')}`;

/** What a browser has of somebody who has signed in. */
interface KeptSession {
  readonly cookies: Awaited<ReturnType<BrowserContext['cookies']>>;
  readonly kept: readonly (readonly [string, string])[];
}

async function comeBack(page: Page, address: string, { cookies, kept }: KeptSession): Promise<void> {
  await page.context().addCookies([...cookies]);
  if (!page.url().startsWith(address)) await page.goto(`${address}/healthz`);
  await page.evaluate((entries) => {
    for (const [key, value] of entries) localStorage.setItem(key, value);
  }, kept);
}

/** A window in a browser without memory. */
async function openWindow(browser: Browser, size: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({
    viewport: size,
    isMobile: size.width < 500,
    hasTouch: size.width < 500,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(40_000);
  return page;
}

/** Leaves the page and takes away what it kept; answers whether its window can be used again, which one that the test closed cannot. */
async function forget(page: Page, address: string, size: { width: number; height: number }): Promise<boolean> {
  const context = page.context();
  if (page.isClosed()) return context.close().then(() => false);
  for (const event of listenedTo) page.removeAllListeners(event);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await Promise.all(context.pages().map((other) => (other === page ? null : other.close({ runBeforeUnload: false }))));
  await page.goto(`${address}/healthz`);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await context.clearCookies();
  await context.clearPermissions();
  await page.setViewportSize(size);
  return true;
}

const listenedTo = ['pageerror', 'console', 'dialog', 'request', 'requestfinished', 'requestfailed', 'response', 'download', 'popup'];

interface Traffic {
  open: number;
  last: number;
}
const traffic = new WeakMap<Page, Traffic>();

function watchTraffic(page: Page): void {
  const seen: Traffic = { open: 0, last: performance.now() };
  traffic.set(page, seen);
  const count = (by: number) => () => {
    seen.open = Math.max(0, seen.open + by);
    seen.last = performance.now();
  };
  page.on('request', count(1));
  page.on('requestfinished', count(-1));
  page.on('requestfailed', count(-1));
}

/** Waits until the page has all it asked for and shows it. */
export async function settled(page: Page): Promise<void> {
  const seen = traffic.get(page) ?? { open: 0, last: 0 };
  const until = performance.now() + 40_000;
  const isQuiet = () => seen.open === 0 && performance.now() - seen.last > 80;
  while (!isQuiet() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
}

/** Chooses one entry of a list to search in. */
export async function pick(page: Page, label: string | RegExp, option: string, nth = 0): Promise<void> {
  const box = page.getByRole('combobox', { name: label }).nth(nth);
  await box.click();
  await box.fill(option);
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first().click();
}

/** Chooses one entry of a short list. */
export async function choose(page: Page, label: string | RegExp, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first().click();
}

/** Presses the button of the form that is open beside the page. */
export const send = (page: Page): Promise<void> => page.locator('.ant-drawer .form button[type=submit]').click();
