import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seedDemo } from '../../demo/seed.ts';
import type { Clock } from '../../server/clock.ts';
import { openFileStore } from '../../server/files/store.ts';
import type { TestDatabase } from './database.ts';

/** Makes the demo city in a test's database. Its files are gone afterwards. */
export async function seedDemoIn(database: TestDatabase, clock: Clock): Promise<void> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'yishi-demo-'));
  try {
    const files = await openFileStore(path.join(dataFolder, 'files'));
    const config = { dataFolder, timeZone: 'Asia/Shanghai' };
    await seedDemo({ db: database.db, clock, secretKey: Buffer.alloc(32, 7), files, config }, () => {});
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}
