import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import PizZip from 'pizzip';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mostTexts } from '../../../../contract/statute-imports.ts';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { demoStatute } from '../../../../tests/support/statute-files.ts';
import { newId } from '../../../new-id.ts';
import { lockLibrary } from '../log.ts';
import { type FileOutcome, importPaths } from './import-paths.ts';
import { archiveNames } from './unpack.ts';

let database: TestDatabase;
let folder: string;
const keeper = { accountId: null, name: '命令行', congressId: newId(), requestId: 'test', now: new Date('2026-01-01T00:00:00Z') };

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'yishi-paths-'));
  await mkdir(path.join(folder, 'laws', '.hidden'), { recursive: true });
  for (const name of ['parks-law-2012', 'parks-law-2022'])
    await writeFile(path.join(folder, 'laws', `${name}.md`), await demoStatute(name));
  await cp(path.join(folder, 'laws', 'parks-law-2012.md'), path.join(folder, 'laws', '.hidden', 'x.md'));
  await writeFile(path.join(folder, 'laws', 'nothing.bin'), Buffer.from([1, 0, 2]));
  await writeFile(path.join(folder, 'laws', 'broken.zip'), 'PK no archive');
  const zip = new PizZip();
  zip.file('市/b.txt', ' '.repeat(17_000_000), { compression: 'DEFLATE' });
  zip.file('市/city.md', await demoStatute('city-parks-2024'));
  await writeFile(path.join(folder, 'laws', 'more.zip'), zip.generate({ type: 'nodebuffer' }));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function run(more: { dryRun?: boolean; issuer?: string } = {}): Promise<string[]> {
  const outcomes: FileOutcome[] = [];
  await importPaths(database.db, {
    paths: [path.join(folder, 'laws')],
    keeper,
    rank: null,
    issuer: more.issuer ?? null,
    dryRun: more.dryRun ?? false,
    onFile: (outcome) => outcomes.push(outcome),
  });
  return outcomes.map((o) => `${o.name} ${o.fault ?? o.kind}`);
}
const texts = async () => (await database.db.selectFrom('statute_version').select('id').execute()).length;

test('a folder with archives comes into the library; looking only writes and locks nothing; twice changes nothing', async () => {
  const expected = [
    'laws/broken.zip damaged',
    'laws/more/市/b.txt tooLong',
    'laws/more/市/city.md newStatute',
    'laws/nothing.bin notStatute',
    'laws/parks-law-2012.md newStatute',
    'laws/parks-law-2022.md newVersion',
  ];
  // Looking only waits for nobody who changes the library.
  await database.db.transaction().execute(async (tx) => {
    await lockLibrary(tx);
    expect(await run({ dryRun: true })).toEqual(expected);
  });
  expect(await texts()).toBe(0);
  expect(await run({ issuer: '某机关' })).toEqual(expected);
  expect(await texts()).toBe(3);
  expect((await run()).filter((line) => line.endsWith('same')).length).toBe(3);
  expect(await texts()).toBe(3);
  const issuers = await database.db.selectFrom('statute').select('issuer').distinct().execute();
  expect(issuers).toEqual([{ issuer: '某机关' }]);
});

test('an archive may hold as many texts as an import', async () => {
  const pack = async (name: string, count: number): Promise<string> => {
    const zip = new PizZip();
    for (let n = 0; n < count; n++) zip.file(`${n}.txt`, 'x');
    const file = path.join(folder, name);
    await writeFile(file, zip.generate({ type: 'nodebuffer' }));
    return file;
  };
  const full = await pack('full.zip', mostTexts);
  expect((await archiveNames(full, full))?.names).toHaveLength(mostTexts);
  const over = await pack('over.zip', mostTexts + 1);
  await expect(archiveNames(over, over)).rejects.toThrow('tooLarge');
});
