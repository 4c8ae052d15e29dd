import type { Kysely, Transaction } from 'kysely';
import type { StatuteView, VersionLine } from '../../../contract/statutes.ts';
import type { Actor } from '../../../engine/actor.ts';
import type { Database } from '../../db/tables.ts';
import { ProblemError } from '../../problem.ts';
import { regionNames } from './region.ts';
import { speakingAt, validityOf } from './validity.ts';
import { versionsOf } from './versions.ts';

type Db = Kysely<Database> | Transaction<Database>;
const mostLogLines = 200;

/** Whether somebody keeps the entries of this congress. */
export const keepsFor = (actor: Actor, congressId: string): boolean =>
  actor.grants.some((g) => g.role === 'legislativeAffairsOfficer' && g.congressId === congressId);

/** A statute with its versions as they stand on a day; a 404 where there is none. */
export async function readStatute(db: Db, statuteId: string, on: string, viewer: Actor): Promise<StatuteView> {
  const statute = await db.selectFrom('statute').selectAll().where('id', '=', statuteId).executeTakeFirst();
  const versions = statute ? await versionsOf(db, statuteId) : [];
  if (!statute || versions.length === 0) throw new ProblemError('notFound');
  const [names, keeper, log] = await Promise.all([
    regionNames(db),
    db.selectFrom('congress').select('name').where('id', '=', statute.kept_by).executeTakeFirst(),
    db.selectFrom('statute_change').selectAll().where('statute_id', '=', statuteId).orderBy('seq', 'desc').limit(mostLogLines).execute(),
  ]);
  return {
    id: statute.id,
    version: statute.version,
    title: statute.title,
    rank: statute.rank,
    issuer: statute.issuer,
    regionCode: statute.region_code,
    region: statute.region_code === null ? null : (names.get(statute.region_code) ?? statute.region_code),
    keptBy: String(keeper?.name ?? ''),
    mayKeep: keepsFor(viewer, statute.kept_by),
    versions: versions.map(
      (version, index): VersionLine => ({
        id: version.id,
        change: version.change,
        passedOn: version.passed_on,
        effectiveOn: version.effective_on,
        endedOn: version.ended_on,
        endedBy: version.ended_by,
        documentNo: version.document_no,
        sourceName: version.source_name,
        articles: version.article_count,
        validity: validityOf(versions, index, on),
      }),
    ),
    speaking: versions[speakingAt(versions, on)]?.id ?? '',
    log: log.map((line) => ({
      seq: line.seq,
      kind: line.kind,
      at: line.at.toISOString(),
      by: line.by_name,
      versionId: line.version_id,
      fields: Object.fromEntries(Object.entries(line.fields).map(([name, [from, to]]) => [name, [from, to] as [unknown, unknown]])),
    })),
  };
}
