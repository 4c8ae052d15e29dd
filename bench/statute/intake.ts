import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Kysely } from 'kysely';
import { mostTexts } from '../../contract/statute-imports.ts';
import { appRole, connect } from '../../server/db/connect.ts';
import { startEmbeddedDatabase } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';
import type { Database } from '../../server/db/tables.ts';
import { newId } from '../../server/new-id.ts';
import { importPaths } from '../../server/statute/library/intake/import-paths.ts';
import { beginImport, putItem, viewImport, writeImport } from '../../server/statute/library/intake/imports.ts';
import { readItem } from '../../server/statute/library/intake/read-item.ts';
import type { SpeedRow } from './speed.ts';

/** A folder brought into an empty library as the console does it, looked at first, and once more as the command does it. */
export async function measureIntake(folder: string, files: readonly string[], say: (text: string) => void): Promise<SpeedRow[]> {
  say(`${files.length} files into a library …`);
  const place = await mkdtemp(path.join(tmpdir(), 'yishi-bench-'));
  const database = await startEmbeddedDatabase(path.join(place, 'database'));
  try {
    await migrate(database.url);
    const { db, close } = connect(database.url, { role: appRole, max: 4 });
    try {
      return await bringIn(db, folder, files.slice(0, mostTexts));
    } finally {
      await close();
    }
  } finally {
    await database.stop();
    await rm(place, { recursive: true, force: true });
  }
}

async function bringIn(db: Kysely<Database>, folder: string, files: readonly string[]): Promise<SpeedRow[]> {
  const owner = { congressId: newId(), accountId: newId() };
  const keeper = { ...owner, name: 'bench', requestId: 'bench', now: new Date() };
  const seconds = async <T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly took: number }> => {
    const from = performance.now();
    const value = await work();
    return { value, took: (performance.now() - from) / 1000 };
  };
  const id = await beginImport(db, owner, null, keeper.now);
  const read = await seconds(async () => {
    for (const name of files) await putItem(db, owner, id, await readItem({ name, path: path.join(folder, name) }, new Map()));
  });
  const view = await seconds(() => viewImport(db, owner, id));
  const faults = view.value.items.filter(({ becomes }) => becomes.kind === 'fault').length;
  const written = await seconds(() => writeImport(db, owner, id, keeper));
  const again: Record<string, number> = {};
  const repeat = await seconds(() =>
    importPaths(db, {
      paths: files.map((name) => path.join(folder, name)),
      keeper,
      rank: null,
      issuer: null,
      dryRun: false,
      onFile: ({ kind }) => {
        again[kind] = (again[kind] ?? 0) + 1;
      },
    }),
  );
  const row = (what: string, ours: number, unit: string): SpeedRow => ({ what, ours, theirs: null, unit });
  const { statutes, versions } = written.value;
  return [
    row(`${files.length} files read to be looked at (${faults} told of with their faults)`, read.took, 's'),
    row('looking at them', view.took * 1000, 'ms'),
    row(`written in one transaction: ${statutes} statutes, ${versions} further versions`, written.took, 's'),
    row(
      `the same files again by command: ${again.same ?? 0} known, ${(again.newStatute ?? 0) + (again.newVersion ?? 0)} new`,
      repeat.took,
      's',
    ),
    row('memory of the process', process.resourceUsage().maxRSS / 1000, 'MB'),
  ];
}
