import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openZip } from '../../server/transfer/zip-reader.ts';
import { type City, createCity, handedOver, registered, replied } from '../support/city.ts';
import { download, upload } from '../support/tables.ts';

let city: City;
let folder: string;
let id: string;
const title = '<script>alert(1)</script>关于托育点"的建议';
const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

beforeAll(async () => {
  city = await createCity();
  folder = await mkdtemp(path.join(tmpdir(), 'yishi-archive-'));
  const lin = city.person('lin');
  const sent = await upload(city, lin, `/api/files?congressId=${city.congressId}`, '../../现场 照片.png', dot);
  expect(sent.status).toBe(200);
  id = await registered(city, 'lin', { title, fileIds: [sent.body.id] });
  const share = await handedOver(city, id);
  await replied(city, share, 'schools', {
    resultClass: 'B',
    plannedItems: [{ content: '再建两处托育点', measures: '列入明年计划', dueOn: '2025-12-01' }],
  });
  await lin.act('assignment', share, 'evaluate', { attitude: 'satisfied', result: 'satisfied', channel: 'platform' });
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await city.drop();
});

const address = () => `/api/suggestions/${id}/archive`;

/** The entries of the package by name. */
async function unpacked(bytes: Buffer): Promise<Map<string, Buffer>> {
  const file = path.join(folder, 'a.zip');
  await writeFile(file, bytes);
  const zip = await openZip(file, 100_000_000);
  const read = (name: string) => buffer(Readable.from(zip.read(name)));
  const manifest = JSON.parse((await read('manifest.json')).toString('utf8'));
  const entries = new Map([['manifest.json', await read('manifest.json')]]);
  for (const { name } of manifest.entries) if (zip.has(name)) entries.set(name, await read(name));
  return entries;
}

describe('the archive package', () => {
  test('holds record, log, papers and files, each with its hash in the manifest', async () => {
    const answer = await download(city, city.person('clerk'), address());
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/zip');
    const entries = await unpacked(answer.bytes);
    const names = [...entries.keys()];
    const papers = names.filter((n) => n.startsWith('papers/'));
    expect(names.filter((n) => !papers.includes(n))).toEqual([
      'manifest.json',
      'index.html',
      'metadata.json',
      'log.json',
      'files/001_现场 照片.png',
    ]);
    for (const paper of ['代表建议专用纸', '卷内文件目录', '答复函', '办理情况征询意见表', '承诺事项办理情况回执'])
      expect([paper, papers.some((n) => n.includes(paper) && n.endsWith('.pdf'))]).toEqual([paper, true]);
    for (const paper of papers) expect(entries.get(paper)?.subarray(0, 5).toString()).toBe('%PDF-');
    const manifest = JSON.parse(String(entries.get('manifest.json')));
    for (const { name, size, sha256, state } of manifest.entries) {
      const bytes = entries.get(name) ?? Buffer.alloc(0);
      expect([name, size, sha256, state]).toEqual([name, bytes.length, createHash('sha256').update(bytes).digest('hex'), 'good']);
    }
    expect(entries.get('files/001_现场 照片.png')?.equals(dot)).toBe(true);

    const metadata = JSON.parse(String(entries.get('metadata.json')));
    expect(metadata.suggestion).toMatchObject({ id, state: 'concluded', fields: { number: 1, title } });
    expect(metadata.assignments).toHaveLength(1);
    expect(metadata.commitments[0].fields.content).toBe('再建两处托育点');

    const log = JSON.parse(String(entries.get('log.json')));
    const kept = await city.deps.db.selectFrom('record_log').select(['seq', 'hash']).where('record_id', '=', id).orderBy('seq').execute();
    const told = log.filter((step: { recordId: string }) => step.recordId === id);
    expect(told.map((s: { seq: number; hash: string }) => [s.seq, s.hash])).toEqual(kept.map((k) => [k.seq, k.hash.toString('hex')]));
    expect(log.map((s: { action: string }) => s.action)).toEqual(expect.arrayContaining(['create', 'handOver', 'issueReply', 'evaluate']));
  });

  test('its page can be read and printed, and runs nothing', async () => {
    const page = String((await unpacked((await download(city, city.person('clerk'), address())).bytes)).get('index.html'));
    expect(page).not.toMatch(/<script|onerror|javascript:/i);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain("default-src 'none'");
    for (const heading of [
      '建议原件',
      '交办与承办',
      '与代表联系情况',
      '会办意见',
      '答复',
      '代表评价',
      '重新办理与三方评议',
      '承诺事项',
      '公开情况',
      '办理经过',
    ])
      expect(page).toContain(`<h2>${heading}</h2>`);
    for (const words of [
      '东湖片区三岁以下',
      '市教育局 · 主办',
      '您提出的建议收悉',
      '满意',
      '再建两处托育点',
      '市教育局函〔2025〕'.slice(0, 3),
    ])
      expect(page).toContain(words);
  });

  test('is for staff with the whole view only', async () => {
    const status = async (name: string) => (await download(city, city.person(name), address())).status;
    expect(await status('office')).toBe(200);
    for (const name of ['lin', 'chair', 'schools']) expect([name, await status(name)]).toEqual([name, 403]);
    for (const name of ['tan', 'roads', 'system.admin']) expect([name, await status(name)]).toEqual([name, 404]);
    const other = await createCity({ beside: city, regionCode: '510200' });
    expect((await download(city, other.person('clerk'), `${address()}?congress=${city.congressId}`)).status).toBe(404);
    expect((await city.app.inject({ method: 'GET', url: address() })).statusCode).toBe(401);
  });

  test('names a file whose content is gone instead of leaving it out in silence', async () => {
    const { sha256 } = await city.deps.db.selectFrom('file').select('sha256').where('record_id', '=', id).executeTakeFirstOrThrow();
    await city.deps.files.remove(sha256);
    const entries = await unpacked((await download(city, city.person('clerk'), address())).bytes);
    const manifest = JSON.parse(String(entries.get('manifest.json')));
    expect(manifest.entries.at(-1)).toMatchObject({ name: 'files/001_现场 照片.png', state: 'missing', sha256 });
  });
});
