import path from 'node:path';
import type { Transaction } from 'kysely';
import type { Database } from '../../server/db/tables.ts';
import { type Keeper, lockLibrary } from '../../server/statute/library/log.ts';
import { readTextFile } from '../../server/statute/library/read-text.ts';
import { regionNames, regionOf } from '../../server/statute/library/region.ts';
import { addText } from '../../server/statute/library/write.ts';

/** The demo's texts for the library, oldest version first. The draft is none of them. */
const files = [
  'parks-law-2012',
  'parks-law-2022',
  'public-order-law-2017',
  'green-care-regulation-2016',
  'province-parks-2020',
  'city-parks-2014',
  'city-parks-2019',
  'city-parks-2024',
  'guiting-parks-2021',
] as const;

/** Puts the made-up statutes into the library, kept by this congress. */
export async function loadStatutes(tx: Transaction<Database>, keeper: Keeper): Promise<void> {
  await lockLibrary(tx);
  const names = await regionNames(tx);
  for (const file of files) {
    const sourceName = `${file}.md`;
    const read = await readTextFile(path.join(import.meta.dirname, sourceName), sourceName);
    await addText(tx, { ...read, regionCode: regionOf(names, read.issuer, read.title), sourceName }, keeper);
  }
}
