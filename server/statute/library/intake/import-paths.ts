import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Kysely } from 'kysely';
import type { TextFault } from '../../../../contract/statute-imports.ts';
import type { StatuteRank } from '../../../../contract/statutes.ts';
import type { Database } from '../../../db/tables.ts';
import { ZipProblem } from '../../../transfer/zip-reader.ts';
import { type Keeper, lockLibrary } from '../log.ts';
import { regionNames } from '../region.ts';
import { addText } from '../write.ts';
import { faultOf, type PlannedItem, planItems } from './plan.ts';
import { type ReadItem, readItem } from './read-item.ts';
import { archiveNames, faultOfZip, type Unpacked, unpack } from './unpack.ts';

/** What became of one file. */
export interface FileOutcome {
  readonly name: string;
  readonly title: string;
  readonly kind: 'newStatute' | 'newVersion' | 'same' | 'fault';
  readonly fault: TextFault | null;
}

interface PathsRequest {
  readonly paths: readonly string[];
  readonly keeper: Keeper;
  /** Instead of what a text says of itself. */
  readonly rank: StatuteRank | null;
  readonly issuer: string | null;
  /** Tells what would become of each file and writes nothing. */
  readonly dryRun: boolean;
  onFile(outcome: FileOutcome): void;
}

/** So much is read before it is written: the library is locked only while one such lot is. */
const mostInLot = 50;
const mostCharactersInLot = 4_000_000;

/**
 * Brings files, folders and archives into the library lot by lot, each in one transaction; files at fault are told of and left. One that
 * is cut off can be asked for again: what is there already is known. Looking only locks nothing.
 */
export async function importPaths(db: Kysely<Database>, request: PathsRequest): Promise<void> {
  const regions = await regionNames(db);
  const planned: PlannedItem[] = [];
  let lot: ReadItem[] = [];
  let characters = 0;
  for await (const file of filesOf(request.paths)) {
    const read = await readItem(file, regions);
    const item = { ...read, rank: request.rank ?? read.rank, issuer: request.issuer ?? read.issuer };
    if (request.dryRun) {
      planned.push({ ...item, text: '', is_left_out: false } as PlannedItem);
      continue;
    }
    lot.push(item);
    characters += item.text.length;
    if (lot.length < mostInLot && characters < mostCharactersInLot) continue;
    await writeLot(db, lot, request);
    lot = [];
    characters = 0;
  }
  if (lot.length > 0) await writeLot(db, lot, request);
  const plan = await planItems(db, request.keeper.congressId, planned, null);
  for (const [n, item] of planned.entries()) {
    const becomes = plan[n];
    if (!becomes || becomes.kind === 'written' || becomes.kind === 'leftOut') continue;
    const fault = becomes.kind === 'fault' ? becomes.fault : null;
    request.onFile({ name: item.source_name, title: item.title, kind: becomes.kind, fault });
  }
}

async function writeLot(db: Kysely<Database>, lot: readonly ReadItem[], { keeper, onFile }: PathsRequest): Promise<void> {
  const outcomes = await db.transaction().execute(async (tx) => {
    await lockLibrary(tx, '10min');
    const done: FileOutcome[] = [];
    for (const item of lot) {
      const name = { name: item.source_name, title: item.title };
      const fault = (item.fault as TextFault | null) ?? faultOf(item, null);
      if (fault) {
        done.push({ ...name, kind: 'fault', fault });
        continue;
      }
      const { kind } = await addText(
        tx,
        {
          title: item.title,
          rank: item.rank,
          issuer: item.issuer,
          regionCode: item.region_code,
          change: item.change,
          passedOn: item.passed_on,
          effectiveOn: item.effective_on,
          documentNo: item.document_no,
          sourceName: item.source_name,
          text: item.text,
          articleCount: item.article_count,
        },
        keeper,
      );
      done.push(kind === 'keptByOther' ? { ...name, kind: 'fault', fault: 'keptByOther' } : { ...name, kind, fault: null });
    }
    return done;
  });
  for (const outcome of outcomes) onFile(outcome);
}

/** Every file below these paths by name, archives opened; hidden ones are passed over. */
async function* filesOf(paths: readonly string[]): AsyncGenerator<Unpacked> {
  for (const given of paths) {
    const isFolder = (await stat(given)).isDirectory();
    const names = isFolder ? (await readdir(given, { recursive: true, withFileTypes: true })).filter((e) => e.isFile()) : [];
    const files = isFolder ? names.map((e) => path.join(e.parentPath, e.name)).sort() : [given];
    for (const file of files) {
      const name = isFolder ? path.join(path.basename(path.resolve(given)), path.relative(given, file)) : path.basename(file);
      if (name.split(path.sep).some((part) => part.startsWith('.') || part.startsWith('~$'))) continue;
      const archive = await openArchive(file);
      if (!archive) yield { name, path: file };
      else if (archive instanceof ZipProblem) yield { name, path: null, fault: faultOfZip(archive) };
      else yield* filesIn(archive, name);
    }
  }
}

/** The files of an archive; where it unpacks to more than it may, it is at fault itself, and what came before is not. */
async function* filesIn({ zip, names }: Archive, name: string): AsyncGenerator<Unpacked> {
  try {
    for await (const inner of unpack(zip, names)) yield { ...inner, name: `${name.replace(/\.zip$/iu, '')}/${inner.name}` };
  } catch (error) {
    if (!(error instanceof ZipProblem)) throw error;
    yield { name, path: null, fault: faultOfZip(error) };
  }
}

type Archive = NonNullable<Awaited<ReturnType<typeof archiveNames>>>;

/** An archive that cannot be opened is a file at fault like any other. */
async function openArchive(file: string): Promise<Archive | ZipProblem | null> {
  try {
    return await archiveNames(file, file);
  } catch (error) {
    if (error instanceof ZipProblem) return error;
    throw error;
  }
}
