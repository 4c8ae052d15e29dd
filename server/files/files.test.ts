import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipArchive } from 'archiver';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../engine/actor.ts';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { person, roomApp } from '../../tests/support/room-app.ts';
import { ManualClock } from '../clock.ts';
import { registerFileRoutes } from '../http/routes/files.ts';
import { newId } from '../new-id.ts';
import { attachFiles, detachFiles, listFiles, type Place, sweepLooseFiles } from './files.ts';
import { type FileStore, openFileStore } from './store.ts';

const congress = newId();
const otherCongress = newId();
const [ann, ben, far] = [person(newId(), congress), person(newId(), congress), person(newId(), otherCongress)] as const;
const clock = new ManualClock(new Date('2024-03-01T01:00:00Z'));

let database: TestDatabase;
let folder: string;
let files: FileStore;
let app: FastifyInstance;
/** Which places each viewer may see; what the engine decides in service. */
const visible = new Set<string>();
const canSee = async (viewer: Actor | null, congressId: string, place: Place) =>
  visible.has(`${viewer?.accountId ?? 'public'} ${congressId} ${place.recordId} ${place.slot}`);

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'yishi-files-'));
  files = await openFileStore(folder);
  app = roomApp([ann, ben, far]);
  await registerFileRoutes(app, { db: database.db, clock, files, config: { fileMegabytes: 1 }, canSee });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const form = (name: string, content: Buffer | string, boundary = 'YBOUNDARY') => ({
  headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  payload: Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/html\r\n\r\n`),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]),
});

async function upload(who: Actor | null, name: string, content: Buffer | string, into = congress) {
  const { headers, payload } = form(name, content);
  return app.inject({ method: 'POST', url: `/api/files?congressId=${into}`, headers: { ...headers, ...as(who) }, payload });
}
const as = (who: Actor | null) => (who ? { 'x-test-account': who.accountId } : {});
const download = (who: Actor | null, id: string) => app.inject({ url: `/api/files/${id}`, headers: as(who) });
const attach = (id: string, place: Place, by = ann) =>
  database.db
    .transaction()
    .execute((tx) => attachFiles(tx, { congressId: congress, ids: [id], accountId: by.accountId, at: clock.now() }, place));
const place = (): Place => ({ process: 'suggestion', recordId: newId(), slot: 'attachments' });
const stored = async (): Promise<string[]> => {
  const all: string[] = [];
  for await (const sha256 of files.list()) all.push(sha256);
  return all;
};
const leftovers = () => readdir(path.join(folder, 'unfinished'));

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
async function zip(entries: Record<string, string>): Promise<Buffer> {
  const archive = new ZipArchive();
  for (const [name, text] of Object.entries(entries)) archive.append(text, { name });
  const [content] = await Promise.all([buffer(archive as unknown as Readable), archive.finalize()]);
  return content;
}

describe('an upload', () => {
  it('keeps name, size, kind and hash, and gives back every byte', async () => {
    const answer = await upload(ann, '停车难题（附图）.png', png);
    expect(answer.statusCode).toBe(200);
    const file = answer.json();
    expect(file).toMatchObject({
      name: '停车难题（附图）.png',
      size: png.length,
      mediaType: 'image/png',
      slot: null,
      uploadedAt: '2024-03-01T01:00:00.000Z',
    });
    expect(file.sha256).toBe(createHash('sha256').update(png).digest('hex'));
    const back = await download(ann, file.id);
    expect(back.rawPayload.equals(png)).toBe(true);
    expect(back.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `attachment; filename="________.png"; filename*=UTF-8''${encodeURIComponent('停车难题（附图）')}.png`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(String(back.headers['content-security-policy'])).toContain('sandbox');
  });

  it('of the same content is stored once', async () => {
    const before = (await stored()).length;
    const one = (await upload(ann, 'a.txt', '同样的内容')).json();
    const two = (await upload(ben, 'b.txt', '同样的内容')).json();
    expect(one.sha256).toBe(two.sha256);
    expect(one.id).not.toBe(two.id);
    expect((await stored()).length).toBe(before + 1);
    expect(await leftovers()).toEqual([]);
  });

  it('is refused beyond the size limit, and nothing stays behind', async () => {
    const before = await stored();
    const answer = await upload(ann, 'big.txt', Buffer.alloc(1024 * 1024 + 1, 'a'));
    expect(answer.statusCode).toBe(413);
    expect(answer.json()).toMatchObject({ code: 'tooLarge', data: { limit: '1 MB' } });
    expect((await upload(ann, 'fits.txt', Buffer.alloc(1024 * 1024, 'a'))).statusCode).toBe(200);
    expect((await stored()).length).toBe(before.length + 1);
    expect(await leftovers()).toEqual([]);
  });

  it.each<[string, Buffer | string]>([
    ['empty.txt', ''],
    ['page.html', '<html><script>alert(1)</script></html>'],
    ['picture.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['script.js', 'alert(1)'],
    ['run.exe', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    ['letter.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    ['letter.pdf', '这只是文字'],
    ['picture.png', pdf],
    ['picture.png.html', png],
    ['text.txt', Buffer.from([0x68, 0x69, 0x00, 0x01, 0x02])],
    ['no-ending', '文字'],
    ['.txt', '文字'],
    ['letter.txt\u202Efdp.exe', '文字'],
  ])('called %j with such content is refused', async (name, content) => {
    const before = await stored();
    const answer = await upload(ann, name, content);
    expect([400, 415]).toContain(answer.statusCode);
    expect(await stored()).toEqual(before);
    expect(await leftovers()).toEqual([]);
  });

  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['letter.pdf', () => pdf, 'application/pdf'],
    ['LETTER.PDF', () => pdf, 'application/pdf'],
    ['list.csv', () => Buffer.from('姓名,单位\n张三,教育局\n'), 'text/csv'],
    ['old.txt', () => Buffer.from([0xbd, 0xa8, 0xd2, 0xe9]), 'text/plain'],
    ['wide.txt', () => Buffer.from('\ufeff建议', 'utf16le'), 'text/plain'],
    [
      'report.docx',
      () => zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['paper.ofd', () => zip({ 'OFD.xml': '<OFD/>' }), 'application/ofd'],
    ['many.zip', () => zip({ 'a.txt': 'a' }), 'application/zip'],
    ['old.doc', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'application/msword'],
    ['old.wps', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600, 1)]), 'application/vnd.ms-works'],
  ])('called %s is known by its content', async (name, content, mediaType) => {
    const answer = await upload(ann, name, await content());
    expect(answer.json()).toMatchObject({ mediaType });
  });

  it('of a zip that only calls itself a document is refused', async () => {
    expect((await upload(ann, 'report.docx', await zip({ 'evil.exe': 'MZ' }))).statusCode).toBe(415);
  });

  it.each([
    ['../../../etc/passwd.txt', 'passwd.txt'],
    ['..\\\\..\\\\boot.txt', 'boot.txt'],
    ['/abs/olute.txt', 'olute.txt'],
    ['<img src=x onerror=alert(1)>.txt', 'img src=x onerror=alert(1).txt'],
    ['...hidden.txt', 'hidden.txt'],
    [`${'很'.repeat(300)}.txt`, `${'很'.repeat(196)}.txt`],
  ])('called %j loses what is dangerous', async (given, name) => {
    const answer = await upload(ann, given, `内容 ${given}`);
    expect(answer.json()).toMatchObject({ name });
  });

  it('cannot smuggle a header through its name', async () => {
    const file = (await upload(ann, "a';x-evil=1; b%22%0d%0aSet-Cookie: x=1.txt", '文字')).json();
    const back = await download(ann, file.id);
    expect(back.headers['set-cookie']).toBeUndefined();
    expect(String(back.headers['content-disposition'])).toMatch(/^attachment; filename="[^"\r\n;]*"; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/);
  });

  it('needs a sign-in, a seat or office in that congress, a form, and a file in it', async () => {
    expect((await upload(null, 'a.txt', 'x')).statusCode).toBe(401);
    expect((await upload(far, 'a.txt', 'x')).statusCode).toBe(403);
    const noForm = await app.inject({ method: 'POST', url: `/api/files?congressId=${congress}`, headers: as(ann), payload: { a: 1 } });
    expect(noForm.statusCode).toBeGreaterThanOrEqual(400);
    expect(noForm.statusCode).toBeLessThan(500);
    const emptyForm = await app.inject({
      method: 'POST',
      url: `/api/files?congressId=${congress}`,
      headers: { ...as(ann), 'content-type': 'multipart/form-data; boundary=B' },
      payload: '--B--\r\n',
    });
    expect(emptyForm.statusCode).toBe(400);
    expect((await upload(ann, 'a.txt', 'x', 'not-a-uuid')).statusCode).toBe(400);
  });

  it('that breaks off leaves nothing', async () => {
    const before = await stored();
    const port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port);
    const { payload } = form('half.txt', 'x'.repeat(50_000));
    const socket = connect(port, '127.0.0.1');
    socket.write(
      `POST /api/files?congressId=${congress} HTTP/1.1\r\nHost: x\r\nx-test-account: ${ann.accountId}\r\nContent-Type: multipart/form-data; boundary=YBOUNDARY\r\nContent-Length: ${payload.length}\r\n\r\n`,
    );
    socket.write(payload.subarray(0, 20_000));
    await expect.poll(leftovers).toHaveLength(1);
    socket.destroy();
    await expect.poll(leftovers).toEqual([]);
    expect(await stored()).toEqual(before);
  });
});

describe('a file that belongs to no record', () => {
  it('is there for its uploader alone', async () => {
    const { id } = (await upload(ann, 'own.txt', '我的')).json();
    expect((await download(ann, id)).statusCode).toBe(200);
    for (const other of [ben, far, null]) expect((await download(other, id)).statusCode).toBe(404);
    expect((await app.inject({ method: 'DELETE', url: `/api/files/${id}`, headers: as(ben) })).statusCode).toBe(404);
    expect((await app.inject({ method: 'DELETE', url: `/api/files/${id}`, headers: as(ann) })).statusCode).toBe(204);
    expect((await download(ann, id)).statusCode).toBe(404);
  });

  it('is swept after a day, not before, and its content with it unless another needs it', async () => {
    const shared = (await upload(ann, 'shared.txt', '共用')).json();
    const kept = (await upload(ben, 'kept.txt', '共用')).json();
    const alone = (await upload(ann, 'alone.txt', '独用')).json();
    await attach(kept.id, place(), ben);
    await sweepLooseFiles(database.db, files, new Date(clock.now().getTime() + 24 * 3_600_000));
    expect((await download(ann, alone.id)).statusCode).toBe(200);
    await sweepLooseFiles(database.db, files, new Date(clock.now().getTime() + 24 * 3_600_000 + 1));
    expect((await download(ann, alone.id)).statusCode).toBe(404);
    expect((await download(ann, shared.id)).statusCode).toBe(404);
    expect(await files.has(alone.sha256)).toBe(false);
    expect(await files.has(kept.sha256)).toBe(true);
  });

  it('cannot vanish while the same content is uploaded again', async () => {
    for (let round = 0; round < 10; round++) {
      const first = (await upload(ann, 'race.txt', `竞争 ${round}`)).json();
      const [, second] = await Promise.all([
        app.inject({ method: 'DELETE', url: `/api/files/${first.id}`, headers: as(ann) }),
        upload(ben, 'race.txt', `竞争 ${round}`),
      ]);
      expect((await download(ben, second.json().id)).statusCode).toBe(200);
    }
  });

  it('of an interrupted upload is swept too', async () => {
    const old = path.join(folder, 'unfinished', newId());
    await writeFile(old, 'half');
    await utimes(old, new Date('2024-01-01'), new Date('2024-01-01'));
    await sweepLooseFiles(database.db, files, clock.now());
    expect(await leftovers()).toEqual([]);
  });

  it('counts: two hundred of one account are enough', async () => {
    const eve = person(newId(), congress);
    const rows = Array.from({ length: 200 }, () => ({
      congress_id: congress,
      id: newId(),
      sha256: 'a'.repeat(64),
      size: 1,
      media_type: 'text/plain',
      name: 'x.txt',
      uploaded_by: eve.accountId,
      uploaded_at: clock.now(),
      process: null,
      record_id: null,
      slot: null,
      attached_at: null,
    }));
    await database.db.insertInto('file').values(rows).execute();
    const crowded = roomApp([eve]);
    await registerFileRoutes(crowded, { db: database.db, clock, files, config: { fileMegabytes: 1 }, canSee });
    const { headers, payload } = form('one-more.txt', 'x');
    const answer = await crowded.inject({
      method: 'POST',
      url: `/api/files?congressId=${congress}`,
      headers: { ...headers, ...as(eve) },
      payload,
    });
    expect(answer.statusCode).toBe(429);
    await crowded.close();
  });
});

describe('an attached file', () => {
  it('is there for whoever may see its field of the record, for nobody else, its uploader included', async () => {
    const { id } = (await upload(ann, 'reply.txt', '答复')).json();
    const where = place();
    await attach(id, where);
    for (const viewer of [ann, ben, far, null]) expect((await download(viewer, id)).statusCode).toBe(404);
    visible.add(`${ben.accountId} ${congress} ${where.recordId} ${where.slot}`);
    expect((await download(ben, id)).statusCode).toBe(200);
    expect((await download(far, id)).statusCode).toBe(404);
    visible.add(`public ${congress} ${where.recordId} ${where.slot}`);
    expect((await download(null, id)).statusCode).toBe(200);
  });

  it('must be an own upload of this congress that stands nowhere else', async () => {
    const { id } = (await upload(ann, 'mine.txt', '只能我用')).json();
    await expect(attach(id, place(), ben)).rejects.toMatchObject({ code: 'invalidInput' });
    const other = database.db
      .transaction()
      .execute((tx) => attachFiles(tx, { congressId: otherCongress, ids: [id], accountId: ann.accountId, at: clock.now() }, place()));
    await expect(other).rejects.toMatchObject({ code: 'invalidInput' });
    const where = place();
    await attach(id, where);
    await expect(attach(id, place())).rejects.toMatchObject({ code: 'invalidInput' });
    await expect(attach(id, where)).resolves.toHaveLength(1);
    expect((await app.inject({ method: 'DELETE', url: `/api/files/${id}`, headers: as(ann) })).statusCode).toBe(404);
  });

  it('is attached with all the others or not at all', async () => {
    const { id } = (await upload(ann, 'one.txt', '其一')).json();
    const where = place();
    const both = database.db
      .transaction()
      .execute((tx) => attachFiles(tx, { congressId: congress, ids: [id, newId()], accountId: ann.accountId, at: clock.now() }, where));
    await expect(both).rejects.toMatchObject({ code: 'invalidInput', data: { count: 1 } });
    expect(await listFiles(database.db, congress, where.process, where.recordId)).toEqual([]);
  });

  it('is never swept, until the draft drops it', async () => {
    const { id } = (await upload(ann, 'draft.txt', '草稿附件')).json();
    const where = place();
    await attach(id, where);
    const later = new Date(clock.now().getTime() + 400 * 86_400_000);
    await sweepLooseFiles(database.db, files, later);
    expect(await listFiles(database.db, congress, where.process, where.recordId)).toMatchObject([{ id, name: 'draft.txt' }]);
    await database.db.transaction().execute((tx) => detachFiles(tx, congress, [id], where, later));
    expect((await download(ann, id)).statusCode).toBe(200);
    await sweepLooseFiles(database.db, files, new Date(later.getTime() + 86_400_001));
    expect((await download(ann, id)).statusCode).toBe(404);
  });
});

describe('the store', () => {
  it('notices a changed byte', async () => {
    const received = await files.receive(Readable.from([Buffer.from('原样')]));
    await received.keep();
    expect(await files.measure(received.sha256)).toEqual({ sha256: received.sha256, size: 6 });
    await writeFile(path.join(folder, received.sha256.slice(0, 2), received.sha256), '变样');
    expect((await files.measure(received.sha256))?.sha256).not.toBe(received.sha256);
    await files.remove(received.sha256);
    expect(await files.measure(received.sha256)).toBeNull();
  });

  it('takes nothing but hashes for names', async () => {
    for (const name of ['../../etc/passwd', 'A'.repeat(64), 'abc', '']) expect(() => files.read(name)).toThrow();
  });
});
