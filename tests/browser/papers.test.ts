import { readFile } from 'node:fs/promises';
import PizZip from 'pizzip';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findPaper } from '../../processes/documents.ts';
import { defaultTemplate } from '../../server/documents/default-template.ts';
import { handedOver, registered } from '../support/city.ts';
import { faults, overflow } from './axe.ts';
import { type Console, openConsole, phone } from './console.ts';

let house: Console;
let suggestionId = '';
beforeAll(async () => {
  house = await openConsole();
  suggestionId = await registered(house.city);
  await handedOver(house.city, suggestionId);
}, 180_000);
afterAll(() => house?.close());

/** What a click brings to disk. */
async function fetched(page: Page, name: string): Promise<{ file: string; content: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name, exact: true }).click()]);
  return { file: download.suggestedFilename(), content: await readFile(await download.path()) };
}

it('a paper is fetched from its record as PDF and as Word', async () => {
  const page = await house.enter('clerk');
  await page.goto(`${house.address}/suggestions/${suggestionId}`);
  const name = findPaper('suggestionForm')?.name.zh ?? '';
  const pdf = await fetched(page, `PDF ${name}`);
  expect([pdf.file.endsWith('.pdf'), pdf.content.subarray(0, 5).toString()]).toEqual([true, '%PDF-']);
  const word = await fetched(page, `Word ${name}`);
  const words = new PizZip(word.content)
    .file('word/document.xml')
    ?.asText()
    .replace(/<[^>]+>/g, '');
  expect(word.file).toMatch(/\.docx$/);
  expect(words).toContain('关于在东湖片区增设社区托育点的建议');
  expect(await faults(page)).toEqual([]);
  expect(house.complaints).toEqual([]);
});

it('a template with a wrong field is not taken, and the page names the field', async () => {
  const paper = findPaper('suggestionForm');
  if (!paper) throw new Error('the paper is gone');
  const zip = new PizZip(defaultTemplate(paper));
  const body = zip.file('word/document.xml')?.asText() ?? '';
  zip.file('word/document.xml', body.replace('</w:body>', '<w:p><w:r><w:t>{签发人员}</w:t></w:r></w:p></w:body>'));
  const page = await house.enter('clerk', phone);
  await page.goto(`${house.address}/paper-templates`);
  const line = page.locator('.paper-templates > li', { hasText: paper.name.zh });
  await line.locator('input[type=file]').setInputFiles({
    name: '模板.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: zip.generate({ type: 'nodebuffer' }),
  });
  const told = page.getByRole('dialog');
  await told.getByText('没有这个字段：签发人员').waitFor();
  expect(await faults(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await told.getByRole('button').click();
  await told.waitFor({ state: 'detached' });
  expect(await line.textContent()).toContain('标准模板');
  expect(house.complaints).toEqual([]);
});
