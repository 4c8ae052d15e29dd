import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyLog } from '../../server/actions/verify.ts';
import { createApp } from '../../server/http/app.ts';
import { backup } from '../../server/transfer/backup.ts';
import { markText, openText, sealText, vaultKey } from '../../server/vault/marks.ts';
import { masked } from '../../server/vault/mask.ts';
import { citizenWith, jpegWith, submit, tell } from '../support/citizen.ts';
import { type City, createCity } from '../support/city.ts';

/** What people confide: never in log, files, notices, exports or answers to others; gone for good when it is erased. */
let city: City;
beforeAll(async () => {
  city = await createCity();
});
afterAll(() => city.drop());

const secrets = {
  name: '欧阳慕容雪',
  phone: '13998761234',
  email: 'murong.xue@example.org',
  place: '紫藤巷97号后院',
  content: '隔壁的锯木作坊半夜开工，噪声扰民，我母亲心脏不好。',
};
const words = [...Object.values(secrets), '锯木作坊', '补充的悄悄话', '评价里的实话'];

/** Every table's every row as text. */
async function dump(): Promise<string> {
  const tables = await sql<{ name: string }>`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`.execute(city.deps.db);
  const parts: string[] = [];
  for (const { name } of tables.rows) {
    const rows = await sql<{ row: string }>`SELECT to_json(t)::text AS row FROM ${sql.table(name)} t`
      .execute(city.deps.db)
      .catch(() => ({ rows: [] }));
    for (const { row } of rows.rows) parts.push(`${name} ${row}`);
  }
  return parts.join('\n');
}

const linesWith = (text: string, sought: readonly string[]) => text.split('\n').filter((line) => sought.some((w) => line.includes(w)));

describe('a mark', () => {
  const key = vaultKey(Buffer.alloc(32, 3));
  const owner = { congressId: 'c', recordId: 'r' };

  test('opens as what it was made of, in its own record, with the right key, and not after a byte was changed', () => {
    const one = markText('13998761234');
    const sealed = sealText(key, owner, one);
    expect(openText(key, owner, { mark: one.mark, sealed })).toBe('13998761234');
    expect(() => openText(key, { ...owner, recordId: 'other' }, { mark: one.mark, sealed })).toThrow();
    expect(() => openText(vaultKey(Buffer.alloc(32, 4)), owner, { mark: one.mark, sealed })).toThrow();
    const broken = Buffer.from(sealed);
    broken[40] = (broken[40] ?? 0) ^ 1;
    expect(() => openText(key, owner, { mark: one.mark, sealed: broken })).toThrow();
  });

  test('is another each time, so that equal texts cannot be told', () => {
    expect(markText('王').mark).not.toBe(markText('王').mark);
  });
});

test('covered texts tell little', () => {
  expect([masked('phone', '13998761234'), masked('email', 'ab@c.org'), masked('line', '王小明'), masked('line', '王')]).toEqual([
    '139****1234',
    'a***@c.org',
    '王**',
    '王*',
  ]);
});

describe('an opinion', () => {
  test('leaves its words nowhere but in the vault, and its words for searching in the search column', async () => {
    const citizen = await tell(city, secrets);
    await citizen.call('POST', '/remarks', { text: '补充的悄悄话' });
    const clerk = city.person('clerk');
    await clerk.act('opinion', citizen.id, 'receive', { grade: 'ordinary' });
    await clerk.act('opinion', citizen.id, 'answerAsDeputy', { feedback: '已告知街道。' });
    await citizen.call('POST', '/rating', { rating: 'dissatisfied', text: '评价里的实话' });
    const found = linesWith(await dump(), words);
    expect(found.filter((line) => !line.startsWith('opinion '))).toEqual([]);
    const { rows } = await sql<{ row: Record<string, unknown> }>`SELECT to_jsonb(t) - 'search' AS row FROM opinion t`.execute(city.deps.db);
    expect(linesWith(JSON.stringify(rows), words)).toEqual([]);
    const search = await sql<{ search: string }>`SELECT search::text FROM opinion WHERE id = ${citizen.id}`.execute(city.deps.db);
    for (const w of [secrets.name, secrets.phone, secrets.email, secrets.place]) expect(search.rows[0]?.search).not.toContain(w);
  });

  test('is covered in lists and tables out, whole on its page, and each reading of the page is noted without the name', async () => {
    const citizen = await tell(city, secrets);
    const clerk = city.person('clerk');
    const list = await clerk.get('/api/opinions?limit=200');
    for (const w of [secrets.name, secrets.phone, secrets.email, secrets.place]) expect(list.text).not.toContain(w);
    const table = await clerk.get('/api/opinions/export?format=csv&columns=title,name,phone,email,place');
    expect(table.status).toBe(200);
    for (const w of [secrets.name, secrets.phone, secrets.email, secrets.place]) expect(table.text).not.toContain(w);
    expect(table.text).toContain('139****1234');
    const page = await clerk.get(`/api/opinions/${citizen.id}`);
    expect(page.text).toContain(secrets.phone);
    const { rows } = await sql<{ row: string }>`SELECT to_json(l)::text AS row FROM access_log l ORDER BY 1`.execute(city.deps.db);
    const noted = rows.map((r) => r.row).filter((row) => row.includes(citizen.id));
    expect(noted.some((row) => row.includes('phone'))).toBe(true);
    expect(linesWith(rows.map((r) => r.row).join('\n'), words)).toEqual([]);
  });

  test('is on nobody else’s page: story, work list, notices, metrics, refusals', async () => {
    const citizen = await tell(city, secrets);
    const clerk = city.person('clerk');
    const story = await clerk.get(`/api/opinions/${citizen.id}/log`);
    expect(linesWith(story.text, words)).toEqual([]);
    const others = await Promise.all(
      ['/api/work', '/api/notices', '/api/opinions', '/metrics'].map(async (url) => (await city.person('mei').get(url)).text),
    );
    expect(linesWith(others.join('\n'), words)).toEqual([]);
    const wrong = await submit(city, { ...secrets, phone: 'nonsense', consentVersion: 'x' });
    expect(wrong.status).toBe(400);
    expect(linesWith(wrong.text, words)).toEqual([]);
    expect((await citizenWith(city, 'A'.repeat(27)).call('GET', '')).text).not.toContain(secrets.name);
  });

  test('keeps photos without what the camera wrote into them', async () => {
    const citizen = await tell(city, secrets);
    const seen = await citizen.photo('IMG_2025_王家.jpg', jpegWith('GPS 30.6595,104.0657 欧阳'));
    expect(seen.status, seen.text).toBe(200);
    const [photo] = (await citizen.see()).photos;
    const own = await citizen.call('GET', `/photos/${photo?.id}`);
    expect(own.status).toBe(200);
    expect(own.text).not.toContain('GPS');
    const staff = await city.person('clerk').get(`/api/files/${photo?.id}`);
    expect(staff.status).toBe(200);
    expect(staff.text).not.toContain('GPS');
    expect(String(staff.headers['content-disposition'])).not.toContain('IMG_2025');
    expect((await city.person('mei').get(`/api/files/${photo?.id}`)).status).toBe(404);
  });

  test('erased, it is gone from rows, files, search and later backups; figures and the proof of the log stay', async () => {
    for (const other of await city.person('clerk').list('opinion', 'limit=200'))
      if (other.state !== 'archived') await city.person('clerk').act('opinion', other.id, 'erase');
    const citizen = await tell(city, { ...secrets, categoryId: city.ids.education });
    await citizen.photo('a.jpg', jpegWith('note'));
    await citizen.call('POST', '/remarks', { text: '补充的悄悄话' });
    const clerk = city.person('clerk');
    await clerk.act('opinion', citizen.id, 'receive', { grade: 'ordinary', categoryId: city.ids.education });
    await clerk.call('PUT', `/api/drafts/opinion:${citizen.id}:route`, { data: { routeReason: secrets.phone } });
    const [photo] = (await citizen.see()).photos;
    const before = await sql<{ sha256: string }>`SELECT sha256 FROM file WHERE id = ${photo?.id}`.execute(city.deps.db);
    expect((await citizen.call('GET', '/export')).text).toContain(secrets.content);
    expect((await citizen.call('POST', '/erase', { sure: true })).status).toBe(204);
    const left = await sql<{ n: number }>`SELECT count(*) AS n FROM confided WHERE record_id = ${citizen.id}`.execute(city.deps.db);
    expect(left.rows[0]?.n).toBe(0);
    const row = await sql<{ row: string }>`SELECT to_json(t)::text AS row FROM opinion t WHERE id = ${citizen.id}`.execute(city.deps.db);
    expect(linesWith(row.rows[0]?.row ?? '', [...words, '锯', '噪声', '悄悄'])).toEqual([]);
    expect(await clerk.see('opinion', citizen.id)).toMatchObject({
      state: 'archived',
      fields: { content: null, name: null, categoryId: city.ids.education, grade: 'ordinary', erasedOn: expect.any(String) },
    });
    expect((await clerk.list('opinion', `q=${encodeURIComponent('锯木作坊')}`)).map((o) => o.id)).not.toContain(citizen.id);
    expect((await citizen.call('GET', '')).status).toBe(404);
    expect(await city.deps.files.has(before.rows[0]?.sha256 ?? '')).toBe(false);
    const drafts = await sql<{ n: number }>`SELECT count(*) AS n FROM form_draft WHERE key LIKE ${`opinion:${citizen.id}%`}`.execute(
      city.deps.db,
    );
    expect(drafts.rows[0]?.n).toBe(0);
    expect((await verifyLog(city.deps.db, city.congressId)).faults).toEqual([]);
    const folder = await mkdtemp(path.join(tmpdir(), 'yishi-erased-'));
    try {
      await mkdir(path.join(folder, 'data'));
      await backup(
        { url: city.database.url, files: city.deps.files, dataFolder: path.join(folder, 'data'), now: city.clock.now() },
        path.join(folder, 'b.tar.gz'),
      );
      const packed = gunzipSync(await readFile(path.join(folder, 'b.tar.gz')));
      const texts = [packed.toString('utf8'), ...gunzipped(packed)].join('\n');
      expect(texts).toContain('confided:');
      for (const word of [...words, '锯木']) expect(texts).not.toContain(word);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('searched for everywhere', () => {
  const petitioner = {
    name: '司徒晚晴',
    phone: '13777654321',
    email: 'situ.wanqing@example.org',
    address: '青石弄3号阁楼',
    title: '反映阁楼漏雨',
    content: '阁楼漏雨三年，房东推诿，物业不理。',
  };
  const sought = [...Object.values(secrets), ...Object.values(petitioner), '锯木作坊', '阁楼漏雨', '司徒'];

  test('names, numbers, mailboxes, secrets and words are in no log, metric, error, outbox, copy of a table or name of a backup', async () => {
    const lines: string[] = [];
    const config = { ...city.deps.config, logLevel: 'debug' as const };
    const app = await createApp({ ...city.deps, config, logTo: { write: (line) => lines.push(line) } });
    const talkative: City = { ...city, app };
    const answers: string[] = [];
    try {
      const officer = await city.addPerson('petitions', [{ role: 'petitionOfficer' }]);
      const clerk = city.person('clerk');
      const citizen = await tell(talkative, { ...secrets, anonymous: false });
      await citizen.call('POST', '/remarks', { text: '补充的悄悄话' });
      answers.push((await citizenWith(talkative, 'B'.repeat(27)).call('GET', '')).text);
      answers.push((await submit(talkative, { ...secrets, phone: `${secrets.phone}abc` })).text);
      await clerk.act('opinion', citizen.id, 'receive', { grade: 'ordinary' });
      await clerk.act('opinion', citizen.id, 'route', { routeKind: 'department', unitId: city.ids.roads, routeReason: '请办理。' });
      const made = await officer.make(
        'petition',
        { channel: 'letter', receivedOn: '2025-03-03', people: 1, confidential: true, ...petitioner },
        'register',
      );
      await officer.act('petition', made.id, 'classify', { kind: 'accusation', accused: '司徒的房东' });
      await officer.act('petition', made.id, 'assign', { unitId: city.ids.roads, handReason: '请核实。' });
      for (const url of ['/api/petitions', '/api/petitions/export?format=csv&columns=number,name,phone,email,address', '/api/opinions'])
        answers.push((await officer.get(url)).text.replaceAll(petitioner.title, ''));
      for (const name of ['roads', 'mei', 'clerk', 'chair'])
        for (const url of ['/api/notices', `/api/petitions/${made.id}/log`]) answers.push((await city.person(name).get(url)).text);
      answers.push((await app.inject({ method: 'GET', url: '/metrics' })).body);
      // The server fails in the midst of it: what it writes down then tells as little.
      const broken = city.database.owner;
      await sql`ALTER TABLE confided RENAME TO confided_away`.execute(broken);
      try {
        const failed = await submit(talkative, secrets);
        expect(failed.status).toBe(500);
        answers.push(failed.text);
        const writing = citizenWith(talkative, citizen.key);
        answers.push((await writing.call('POST', '/remarks', { text: secrets.content })).text);
      } finally {
        await sql`ALTER TABLE confided_away RENAME TO confided`.execute(broken);
      }
      expect(lines.join('\n')).toContain('request failed');
      expect(linesWith(lines.join('\n'), [...sought, citizen.key])).toEqual([]);
      expect(linesWith(answers.join('\n'), sought)).toEqual([]);
      // Every table: outboxes, notices, what was read by whom, traces, the log. Words to search by stand in the search column alone.
      const rows = linesWith(await dump(), [...sought, citizen.key]);
      expect(rows.filter((row) => !/^(opinion|petition) /.test(row))).toEqual([]);
      for (const table of ['opinion', 'petition']) {
        const kept = await sql<{ row: string }>`SELECT (to_jsonb(t) - 'search')::text AS row FROM ${sql.table(table)} t`.execute(
          city.deps.db,
        );
        expect(linesWith(kept.rows.map((r) => r.row).join('\n'), sought)).toEqual([]);
        const words = await sql<{ search: string }>`SELECT search::text FROM ${sql.table(table)}`.execute(city.deps.db);
        const search = words.rows.map((r) => r.search).join(' ');
        for (const word of [petitioner.name, petitioner.phone, petitioner.email, petitioner.address, secrets.name, secrets.phone])
          expect(search).not.toContain(word);
      }
      const files: string[] = [];
      for (const name of await readdir(city.deps.config.dataFolder, { recursive: true })) files.push(name);
      expect(linesWith(files.join('\n'), sought)).toEqual([]);
    } finally {
      await app.close();
    }
  });
});

/** Whatever lies compressed inside an archive. */
function gunzipped(bytes: Buffer): string[] {
  const found: string[] = [];
  for (let at = bytes.indexOf('1f8b08', 0, 'hex'); at >= 0; at = bytes.indexOf('1f8b08', at + 3, 'hex')) {
    try {
      found.push(gunzipSync(bytes.subarray(at), { finishFlush: constants.Z_SYNC_FLUSH }).toString('utf8'));
    } catch {
      // Not the beginning of a compressed part after all.
    }
  }
  return found;
}
