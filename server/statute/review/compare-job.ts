import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ComparedView } from '../../../contract/draft-reviews.ts';
import { draftReview } from '../../../processes/draftReview/draftReview.ts';
import { algorithmVersion } from '../../../statute/index.ts';
import { runActionsWithin } from '../../actions/run-action.ts';
import { loadCase } from '../../actions/store.ts';
import type { Clock } from '../../clock.ts';
import { inTransaction } from '../../db/connect.ts';
import type { Database } from '../../db/tables.ts';
import type { FileStore } from '../../files/store.ts';
import type { Job } from '../../jobs/runner.ts';
import { StatuteFileProblem } from '../reader/file-problem.ts';
import { DayTooFar, type LibraryIndex } from '../related/library-index.ts';
import type { Compared, ComparedDetail } from '../related/messages.ts';
import { comparisonChannel, isOf, newest, resultOf, stampOf } from './comparisons.ts';
import { readDraft } from './read-draft.ts';

export interface CompareDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly secretKey: Buffer;
  readonly files: FileStore;
  readonly index: LibraryIndex;
}

interface Both {
  readonly zh: string;
  readonly en: string;
}
const problems = {
  noArticles: { zh: '草案里没有读出条文。', en: 'No article was found in the draft.' },
  tooLong: { zh: '草案过长，上限为一百万字。', en: 'The draft is too long; the limit is a million characters.' },
  overtaken: {
    zh: '比对期间草案或者基本信息有了变化，请重新比对。',
    en: 'The draft or its particulars changed meanwhile. Please compare again.',
  },
  dayTooFar: {
    zh: '基准日距今太远，其间变化的法律法规过多，无法比对。请改用较近的基准日。',
    en: 'Too many laws have changed between the day of the review and today. Please choose a nearer day.',
  },
  givenUp: {
    zh: '比对两次中断，已停止。请检查草案文件后再试。',
    en: 'The comparison was cut off twice and has been given up. Please check the file of the draft before trying again.',
  },
  failed: { zh: '比对没有完成，请再试一次。', en: 'The comparison did not finish. Please try again.' },
} as const satisfies Record<string, Both>;

class ComparisonProblem extends Error {
  readonly why: Both;
  constructor(why: Both) {
    super(why.en);
    this.why = why;
  }
}

const longestDraft = 1_000_000;
const mostGone = 200;
const articlesAtOnce = 200;

/** Compares drafts that wait for it, one after the other. What a node that died had begun is begun again. */
export const comparisonJob = (deps: CompareDeps): Job => ({
  name: 'compareDrafts',
  everyMinutes: 1,
  wakeOn: comparisonChannel,
  run: () => compareWaiting(deps),
});

/** Does what waits and answers how many. Only one node at a time may do this. */
export async function compareWaiting(deps: CompareDeps): Promise<number> {
  for (let done = 0; ; done++) {
    const row = await deps.db
      .selectFrom('draft_comparison')
      .selectAll()
      .where('state', 'in', ['waiting', 'running'])
      .orderBy('asked_at')
      .limit(1)
      .executeTakeFirst();
    if (!row) return done;
    await compareOne(deps, row);
  }
}

interface Waiting {
  readonly congress_id: string;
  readonly id: string;
  readonly review_id: string;
  readonly file_id: string;
  readonly attempts: number;
}

/** One that was begun so often and never ended took the program with it. */
const mostAttempts = 2;

async function compareOne(deps: CompareDeps, row: Waiting): Promise<void> {
  const { db, clock } = deps;
  const own = () => db.updateTable('draft_comparison').where('congress_id', '=', row.congress_id).where('id', '=', row.id);
  try {
    if (row.attempts >= mostAttempts) throw new ComparisonProblem(problems.givenUp);
    await own()
      .set({ state: 'running', percent: 0, begun_at: clock.now(), attempts: row.attempts + 1 })
      .execute();
    await compareAndKeep(deps, row, async (percent) => {
      await own().set({ percent }).execute();
    });
  } catch (error) {
    const why = whyOf(error);
    await own()
      .set({ state: 'failed', problem: JSON.stringify(why), done_at: clock.now() })
      .execute();
    if (why === problems.failed) throw error;
  }
}

function whyOf(error: unknown): Both {
  if (error instanceof ComparisonProblem) return error.why;
  if (error instanceof DayTooFar) return problems.dayTooFar;
  return error instanceof StatuteFileProblem ? fileWhy(error) : problems.failed;
}

const fileWhy = ({ zh, en }: StatuteFileProblem): Both => ({ zh: `草案文件：${zh}`, en: `The file of the draft ${en}` });

async function compareAndKeep(deps: CompareDeps, row: Waiting, tell: (percent: number) => Promise<void>): Promise<void> {
  const { db, files, index } = deps;
  const [review, file, congress] = await Promise.all([
    loadCase(db, draftReview, row.congress_id, row.review_id),
    db
      .selectFrom('file')
      .select(['sha256', 'name'])
      .where('congress_id', '=', row.congress_id)
      .where('id', '=', row.file_id)
      .executeTakeFirst(),
    db
      .selectFrom('congress')
      .select('region_code')
      .where('congress_id', '=', row.congress_id)
      .where('id', '=', row.congress_id)
      .executeTakeFirst(),
  ]);
  if (!review || !file) throw new ComparisonProblem(problems.overtaken);
  const record = review.record as Parameters<typeof isOf>[1];
  const text = await readDraft(files, file.sha256, file.name);
  if (text.length > longestDraft) throw new ComparisonProblem(problems.tooLong);
  await tell(5);
  const details: ComparedDetail[] = [];
  let told = Promise.resolve();
  let last = 5;
  const { compared, state } = await index.compare(
    { text, title: record.title, kind: record.documentKind, day: record.judgedOn, regionCode: String(congress?.region_code ?? '') },
    (thousandths, some) => {
      details.push(...some);
      const percent = 5 + Math.floor(thousandths * 0.09);
      if (percent < last + 3) return;
      last = percent;
      told = told.then(() => tell(percent)).catch(() => {});
    },
  );
  await told;
  if (compared.articles.length === 0) throw new ComparisonProblem(problems.noArticles);
  await keep(deps, row, compared, details, stampOf(state.stamp, record.judgedOn));
}

/** Writes the result and notes it in the review, in one transaction; refuses where the draft is another by now. */
async function keep(
  { db, clock, secretKey }: CompareDeps,
  row: Waiting,
  compared: Compared,
  details: readonly ComparedDetail[],
  stamp: string,
): Promise<void> {
  const now = clock.now();
  await inTransaction(db, async (tx) => {
    const waiting = await tx
      .selectFrom('draft_comparison')
      .select(['file_id', 'document_kind', 'judged_on', 'state'])
      .where('congress_id', '=', row.congress_id)
      .where('id', '=', row.id)
      .forUpdate()
      .executeTakeFirst();
    const review = await loadCase(tx, draftReview, row.congress_id, row.review_id);
    if (!waiting || !review || review.state !== 'open' || !isOf(waiting, review.record as Parameters<typeof isOf>[1]))
      throw new ComparisonProblem(problems.overtaken);
    const before = await newest(tx, row.congress_id, row.review_id, ['done']);
    const result = withChanges(compared, before ? await resultOf(tx, row.congress_id, before.id) : null);
    const json = JSON.stringify(result);
    const hash = createHash('sha256').update(json).update(JSON.stringify(details)).digest('hex');
    for (let at = 0; at < details.length; at += articlesAtOnce) {
      await tx
        .insertInto('draft_comparison_article')
        .values(
          details.slice(at, at + articlesAtOnce).map((detail) => ({
            congress_id: row.congress_id,
            comparison_id: row.id,
            position: detail.position,
            body: JSON.stringify(detail),
          })),
        )
        .execute();
    }
    await tx
      .updateTable('draft_comparison')
      .set({
        state: 'done',
        percent: 100,
        algorithm_version: algorithmVersion,
        library_stamp: stamp,
        result_hash: hash,
        result: json,
        done_at: now,
      })
      .where('congress_id', '=', row.congress_id)
      .where('id', '=', row.id)
      .execute();
    const input = {
      algorithmVersion,
      libraryStamp: stamp,
      resultHash: hash,
      articleCount: compared.articles.length,
      hintCount: compared.hints.length,
    };
    await runActionsWithin(
      tx,
      { clock, secretKey },
      [{ process: draftReview, congressId: row.congress_id, id: row.review_id, action: 'noteComputed', input, actor }],
      { requestId: row.id },
    );
  });
}

const actor = { kind: 'system', name: 'compareDrafts' } as const;

/** What is new against the comparison before, and what it had that is no longer there. */
function withChanges(compared: Compared, before: ComparedView | null): ComparedView {
  const { articles, superior, citedLaws, hints } = compared;
  const now = new Set(hints.map((h) => h.key));
  const then = new Set(before?.hints.map((h) => h.key));
  return {
    title: compared.title,
    leftOut: compared.leftOut,
    articles: articles.map((a) => ({ ...a, begins: [...a.begins] })),
    superior: [...superior],
    citedLaws: citedLaws.map((l) => ({ ...l, states: [...l.states] })),
    hints: hints.map((h) => ({ ...h, differences: [...h.differences] })),
    fresh: before ? hints.filter((h) => !then.has(h.key)).map((h) => h.key) : [],
    gone: (before?.hints ?? [])
      .filter((h) => !now.has(h.key))
      .slice(0, mostGone)
      .map(({ key, article, kind, severity, clause }) => ({ key, article, kind, severity, clause })),
  };
}
