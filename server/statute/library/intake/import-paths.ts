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
import { faultOf } from './plan.ts';
import { readItem } from './read-item.ts';
import { archiveNames, type Unpacked, unpack } from './unpack.ts';

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
  /** Does everything and takes it back. */
  readonly dryRun: boolean;
  onFile(outcome: FileOutcome): void;
}

class TakenBack extends Error {}

/** Brings files, folders and archives into the library in one transaction, one file in memory at a time; files at fault are told of and left. */
export async function importPaths(db: Kysely<Database>, request: PathsRequest): Promise<void> {
  try {
    await db.transaction().execute(async (tx) => {
      await lockLibrary(tx);
      const regions = await regionNames(tx);
      for await (const file of filesOf(request.paths)) {
        const item = await readItem(file, regions);
        const rank = request.rank ?? item.rank;
        const issuer = request.issuer ?? item.issuer;
        const fault = (item.fault as TextFault | null) ?? faultOf(item, null);
        if (fault) {
          request.onFile({ name: item.source_name, title: item.title, kind: 'fault', fault });
          continue;
        }
        const added = await addText(
          tx,
          {
            title: item.title,
            rank,
            issuer,
            regionCode: item.region_code,
            change: item.change,
            passedOn: item.passed_on,
            effectiveOn: item.effective_on,
            documentNo: item.document_no,
            sourceName: item.source_name,
            text: item.text,
            articleCount: item.article_count,
          },
          request.keeper,
        );
        const isKept = added.kind === 'keptByOther';
        request.onFile({
          name: item.source_name,
          title: item.title,
          kind: added.kind === 'keptByOther' ? 'fault' : added.kind,
          fault: isKept ? 'keptByOther' : null,
        });
      }
      if (request.dryRun) throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
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
      if (archive === 'broken') yield { name, path: null };
      else if (!archive) yield { name, path: file };
      else
        for await (const inner of unpack(archive.zip, archive.names))
          yield { ...inner, name: `${name.replace(/\.zip$/iu, '')}/${inner.name}` };
    }
  }
}

/** An archive that cannot be opened is a file at fault like any other. */
async function openArchive(file: string): Promise<Awaited<ReturnType<typeof archiveNames>> | 'broken'> {
  try {
    return await archiveNames(file, file);
  } catch (error) {
    if (error instanceof ZipProblem) return 'broken';
    throw error;
  }
}
