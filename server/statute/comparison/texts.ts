import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Kysely } from 'kysely';
import type { TextPreview } from '../../../contract/statute-comparisons.ts';
import type { Actor } from '../../../engine/actor.ts';
import type { ComparedVersion } from '../../../processes/statuteComparison/statuteComparison.ts';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../db/tables.ts';
import { findFile } from '../../files/files.ts';
import type { FileStore } from '../../files/store.ts';
import { ProblemError } from '../../problem.ts';
import { findVersionText } from '../library/texts.ts';
import { StatuteFileProblem } from '../reader/file-problem.ts';
import { fileReader } from '../reader/reader.ts';
import type { CompareThread } from './thread.ts';

/** What reading and comparing texts needs of the house. */
export interface ComparisonDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly files: FileStore;
  readonly thread: CompareThread;
}

/** Characters of one version, and articles of both, that are compared at most. */
export const mostCharacters = 2_000_000;

/** The text of a version of a comparison: as it was read the first time, whatever became of its source since. */
export async function versionText(
  deps: ComparisonDeps,
  congressId: string,
  comparisonId: string,
  version: ComparedVersion,
): Promise<string> {
  const { db } = deps;
  const kept = await db
    .selectFrom('statute_comparison_text')
    .select('text')
    .where('congress_id', '=', congressId)
    .where('comparison_id', '=', comparisonId)
    .where('version_key', '=', version.key)
    .executeTakeFirst();
  if (kept) return kept.text;
  const text = await sourceText(deps, congressId, comparisonId, version);
  const row = {
    congress_id: congressId,
    comparison_id: comparisonId,
    version_key: version.key,
    text,
    text_hash: createHash('sha256').update(text).digest('hex'),
    read_at: deps.clock.now(),
  };
  await db
    .insertInto('statute_comparison_text')
    .values(row)
    .onConflict((c) => c.doNothing())
    .execute();
  return text;
}

async function sourceText(deps: ComparisonDeps, congressId: string, comparisonId: string, version: ComparedVersion): Promise<string> {
  const { label, versionId, fileIds } = version;
  if (versionId) {
    const found = await findVersionText(deps.db, versionId);
    if (!found) throw unreadable(label, { zh: '法规库中没有这个版本。', en: 'the library has no such version.' });
    return bounded(label, found.text);
  }
  const file = await findFile(deps.db, fileIds?.[0] ?? '');
  const belongs = file?.congress_id === congressId && file.process === 'statuteComparison' && file.record_id === comparisonId;
  if (!file || !belongs) throw unreadable(label, { zh: '文件已经不在。', en: 'the file is no longer there.' });
  return bounded(label, await fileText(deps, label, file));
}

/** What a text says of itself, before a comparison is made of it: an own upload, or a version of the library. */
export async function previewText(
  deps: ComparisonDeps,
  actor: Actor,
  congressId: string,
  source: { readonly fileId?: string | undefined; readonly versionId?: string | undefined },
): Promise<TextPreview> {
  const read = async (): Promise<{ label: string; text: string; on: string | null }> => {
    if (source.versionId !== undefined) {
      const found = await findVersionText(deps.db, source.versionId);
      if (!found) throw new ProblemError('notFound');
      return { label: found.title, text: found.text, on: found.effectiveOn ?? found.passedOn };
    }
    const file = source.fileId === undefined ? undefined : await findFile(deps.db, source.fileId);
    if (!file || file.congress_id !== congressId || file.uploaded_by !== actor.accountId || file.process !== null)
      throw new ProblemError('notFound');
    return { label: file.name, text: await fileText(deps, file.name, file), on: null };
  };
  const { label, text, on } = await read();
  const seen = await deps.thread.ask<'preview'>({ kind: 'preview', text: bounded(label, text) });
  if (seen.articles === 0) throw unreadable(label, { zh: '没有找到“第…条”。', en: 'no article (第…条) was found in it.' });
  return { ...seen, history: [...seen.history], on: on ?? lastDay(seen.history) };
}

/** The last day in the lines below a title: 2024年5月1日. */
function lastDay(history: readonly string[]): string | null {
  const days = [...history.join('\n').matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/gu)].map(
    ([, y = '', m = '', d = '']) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`,
  );
  const last = days.at(-1);
  return last !== undefined && !Number.isNaN(Date.parse(last)) ? last : null;
}

async function fileText(deps: ComparisonDeps, label: string, file: { sha256: string; name: string }): Promise<string> {
  if (!(await deps.files.has(file.sha256))) throw new ProblemError('unavailable');
  const folder = await mkdtemp(path.join(tmpdir(), 'yishi-compare-'));
  try {
    const at = path.join(folder, 'text');
    await pipeline(deps.files.read(file.sha256), createWriteStream(at, { mode: 0o600 }));
    return await inWords(label, () => fileReader.words(at, file.name));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function bounded(label: string, text: string): string {
  if (text.length > mostCharacters)
    throw unreadable(label, { zh: '文字过长（超过二百万字）。', en: 'the text is too long (over two million characters).' });
  // PostgreSQL keeps no NUL.
  return text.replaceAll('\u0000', '');
}

const unreadable = (label: string, { zh, en }: { readonly zh: string; readonly en: string }): ProblemError =>
  new ProblemError('statuteUnreadable', { label, zh, en });

/** A fault of a file, told as a refusal that names the version. */
async function inWords<T>(label: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof StatuteFileProblem) throw unreadable(label, error);
    throw error;
  }
}
