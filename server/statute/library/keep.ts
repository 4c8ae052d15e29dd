import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { StatuteChangeKind, StatuteFacts, VersionFacts } from '../../../contract/statutes.ts';
import { shortTitle } from '../../../statute/index.ts';
import type { Database } from '../../db/tables.ts';
import { ProblemError } from '../../problem.ts';
import { carryEnd } from './carry-end.ts';
import { type Keeper, lockLibrary, logChange } from './log.ts';
import type { StatuteTables } from './tables.ts';
import { versionsOf } from './versions.ts';

type Tx = Transaction<Database>;
type Fields = Readonly<Record<string, readonly [unknown, unknown]>>;
type StatuteRow = Selectable<StatuteTables['statute']>;

/** What a change of the library is asked with: the version of the statute that the person saw, and who it is. */
interface Asked {
  readonly keeper: Keeper;
  readonly seen: number | null;
}

/** What was done, for the log, and what follows from it. */
interface Done {
  readonly kind: StatuteChangeKind;
  readonly versionId: string | null;
  readonly fields: Fields;
  readonly after?: () => Promise<void>;
}

/** Corrects the facts of a statute. Refuses a title that another statute bears. */
export function correctStatute(db: Kysely<Database>, statuteId: string, facts: StatuteFacts, asked: Asked): Promise<number> {
  return change(db, statuteId, asked, async (tx, statute) => {
    const taken = await tx
      .selectFrom('statute')
      .select('id')
      .where('title', '=', facts.title)
      .where('id', '<>', statuteId)
      .executeTakeFirst();
    if (taken) throw new ProblemError('alreadyExists', { name: facts.title });
    const row = {
      title: facts.title,
      short_title: shortTitle(facts.title),
      rank: facts.rank,
      issuer: facts.issuer,
      region_code: facts.regionCode,
    };
    await tx.updateTable('statute').set(row).where('id', '=', statuteId).execute();
    return {
      kind: 'corrected',
      versionId: null,
      fields: {
        title: [statute.title, facts.title],
        rank: [statute.rank, facts.rank],
        issuer: [statute.issuer, facts.issuer],
        regionCode: [statute.region_code, facts.regionCode],
      },
    };
  });
}

/** Marks the newest version of a statute as repealed from a day on, or takes that back. Refuses a day before it began to hold. */
export function endStatute(
  db: Kysely<Database>,
  statuteId: string,
  end: { readonly endedOn: string | null; readonly endedBy: string },
  asked: Asked,
): Promise<number> {
  return change(db, statuteId, asked, async (tx) => {
    const newest = (await versionsOf(tx, statuteId)).at(-1);
    if (!newest) throw new ProblemError('notFound');
    const start = newest.effective_on ?? newest.passed_on;
    if (end.endedOn !== null && start !== null && end.endedOn < start) throw invalid('endedOn', 'tooEarly');
    const endedBy = end.endedOn === null ? '' : end.endedBy;
    await tx.updateTable('statute_version').set({ ended_on: end.endedOn, ended_by: endedBy }).where('id', '=', newest.id).execute();
    return {
      kind: end.endedOn === null ? 'restored' : 'ended',
      versionId: newest.id,
      fields: { endedOn: [newest.ended_on, end.endedOn], endedBy: [newest.ended_by, endedBy] },
    };
  });
}

/** Corrects the facts of a version. Refuses a version without any day, and one that holds before it was passed. */
export async function correctVersion(db: Kysely<Database>, versionId: string, facts: VersionFacts, asked: Asked): Promise<number> {
  const { passedOn, effectiveOn } = facts;
  if (passedOn === null && effectiveOn === null) throw invalid('passedOn', 'required');
  if (passedOn !== null && effectiveOn !== null && effectiveOn < passedOn) throw invalid('effectiveOn', 'tooEarly');
  return change(db, await statuteOf(db, versionId), asked, async (tx, statute) => {
    const version = (await versionsOf(tx, statute.id)).find((v) => v.id === versionId);
    if (!version) throw new ProblemError('notFound');
    const row = { change: facts.change, passed_on: passedOn, effective_on: effectiveOn, document_no: facts.documentNo };
    await tx.updateTable('statute_version').set(row).where('id', '=', versionId).execute();
    return {
      kind: 'versionCorrected',
      versionId,
      fields: {
        change: [version.change, facts.change],
        passedOn: [version.passed_on, passedOn],
        effectiveOn: [version.effective_on, effectiveOn],
        documentNo: [version.document_no, facts.documentNo],
      },
      after: () => carryEnd(tx, statute.id, asked.keeper),
    };
  });
}

/** Takes a version out of the library; what was made from it keeps finding its words. */
export async function withdrawVersion(db: Kysely<Database>, versionId: string, asked: Asked): Promise<number> {
  return change(db, await statuteOf(db, versionId), asked, async (tx, statute) => {
    const version = (await versionsOf(tx, statute.id)).find((v) => v.id === versionId);
    if (!version) throw new ProblemError('notFound');
    await tx.updateTable('statute_version').set({ withdrawn_at: asked.keeper.now }).where('id', '=', versionId).execute();
    return {
      kind: 'withdrawn',
      versionId,
      fields: { withdrawn: [false, true] },
      after: () => carryEnd(tx, statute.id, asked.keeper, version),
    };
  });
}

async function statuteOf(db: Kysely<Database>, versionId: string): Promise<string> {
  const row = await db
    .selectFrom('statute_version')
    .select('statute_id')
    .where('id', '=', versionId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new ProblemError('notFound');
  return row.statute_id;
}

/** One change of one statute by its keeper, with its line in the log; nothing is written where nothing differs. */
function change(
  db: Kysely<Database>,
  statuteId: string,
  { keeper, seen }: Asked,
  act: (tx: Tx, statute: StatuteRow) => Promise<Done>,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await lockLibrary(tx);
    const statute = await tx.selectFrom('statute').selectAll().where('id', '=', statuteId).forUpdate().executeTakeFirst();
    if (!statute) throw new ProblemError('notFound');
    if (statute.kept_by !== keeper.congressId) throw new ProblemError('forbidden');
    if (seen !== null && seen !== statute.version) throw new ProblemError('versionConflict');
    const { kind, versionId, fields, after } = await act(tx, statute);
    const changed = Object.fromEntries(Object.entries(fields).filter(([, [from, to]]) => from !== to));
    if (Object.keys(changed).length === 0) return statute.version;
    await tx.updateTable('statute').set({ version: sql`version + 1` }).where('id', '=', statuteId).execute();
    await logChange(tx, { statuteId, versionId, kind, fields: changed }, keeper);
    await after?.();
    return statute.version + 1;
  });
}

const invalid = (path: string, code: string): ProblemError => new ProblemError('invalidInput', { count: 1 }, [{ path, code, message: '' }]);
