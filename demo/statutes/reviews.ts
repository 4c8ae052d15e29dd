import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { HintView } from '../../contract/draft-reviews.ts';
import type { Actor } from '../../engine/actor.ts';
import { draftFinding } from '../../processes/draftFinding/draftFinding.ts';
import { type DraftReview, draftReview } from '../../processes/draftReview/draftReview.ts';
import { runAction } from '../../server/actions/run-action.ts';
import { loadCase } from '../../server/actions/store.ts';
import type { HouseDeps } from '../../server/deps.ts';
import { addFile } from '../../server/files/files.ts';
import { libraryStamp } from '../../server/statute/library/texts.ts';
import { openLibraryIndex } from '../../server/statute/related/library-index.ts';
import { compareWaiting } from '../../server/statute/review/compare-job.ts';
import { askForComparison, currentFile, newest, resultOf } from '../../server/statute/review/comparisons.ts';

export type ReviewDeps = Pick<HouseDeps, 'db' | 'clock' | 'secretKey' | 'files'> & {
  readonly config: Pick<HouseDeps['config'], 'dataFolder' | 'timeZone'>;
};

/** Whoever reviews drafts in the demo city. */
export interface Reviewer {
  readonly actor: Actor;
  readonly accountId: string;
  readonly congressId: string;
}

/** Drafts of the next parks regulation under review: one at work, one concluded, one given up; compared with the library as always. */
export async function reviewDrafts(deps: ReviewDeps, reviewer: Reviewer): Promise<void> {
  const today = deps.clock.now().toISOString().slice(0, 10);
  const facts = { documentKind: 'localRegulation', organ: '棠宁市城市管理局', judgedOn: today, name: '修订草案' };
  const create = async (title: string): Promise<string> => {
    const fileIds = [await keepDraft(deps, reviewer)];
    return (await act(deps, reviewer, 'draftReview', 'create', { ...facts, title, fileIds })) ?? '';
  };
  const atWork = await create('棠宁市公园条例（修订草案）');
  const done = await create('棠宁市公园条例（修订草案征求意见稿）');
  const givenUp = await create('棠宁市公园条例（修订草案初稿）');
  await act(deps, reviewer, 'draftReview', 'drop', {}, givenUp);
  const index = openLibraryIndex(deps);
  try {
    for (const id of [atWork, done]) await ask(deps, reviewer, id);
    await compareWaiting({ ...deps, index });
  } finally {
    await index.close();
  }
  await decideSome(deps, reviewer, atWork);
  await decideAll(deps, reviewer, done);
}

async function keepDraft({ db, files, clock }: ReviewDeps, { congressId, accountId }: Reviewer): Promise<string> {
  const text = await readFile(path.join(import.meta.dirname, 'city-parks-draft.md'));
  const received = await files.receive(Readable.from([text]));
  try {
    const about = { congressId, accountId, name: '棠宁市公园条例修订草案.txt', mediaType: 'text/plain', at: clock.now() };
    return (await addFile(db, received, about)).id;
  } finally {
    await received.discard();
  }
}

async function act(
  deps: ReviewDeps,
  { actor, congressId }: Reviewer,
  of: 'draftReview' | 'draftFinding',
  action: string,
  input: object,
  id?: string,
): Promise<string | undefined> {
  const process = of === 'draftReview' ? draftReview : draftFinding;
  const { kase } = await runAction(
    deps,
    { process, congressId, action, input, actor, ...(id === undefined ? {} : { id }) },
    { requestId: 'demo' },
  );
  return kase.id;
}

async function ask({ db, clock }: ReviewDeps, { congressId, accountId }: Reviewer, reviewId: string): Promise<void> {
  const kase = await loadCase(db, draftReview, congressId, reviewId);
  const record = kase?.record as DraftReview | undefined;
  const fileId = record ? currentFile(record) : null;
  if (!record || fileId === null) return;
  const library = await libraryStamp(db);
  await db
    .transaction()
    .execute((tx) => askForComparison(tx, { congressId, reviewId, record, fileId, by: accountId, at: clock.now(), library }));
}

async function hintsOf({ db }: ReviewDeps, { congressId }: Reviewer, reviewId: string): Promise<readonly HintView[]> {
  const run = await newest(db, congressId, reviewId, ['done']);
  return (run ? await resultOf(db, congressId, run.id) : null)?.hints ?? [];
}

const decision = (reviewId: string, hint: HintView, more: object) => ({
  reviewId,
  article: hint.article,
  hintKey: hint.key,
  kind: hint.kind,
  severity: hint.severity,
  clause: hint.clause,
  ...(hint.superior ? { superiorLaw: hint.superior.law, superiorArticle: hint.superior.article, superiorQuote: hint.superior.quote } : {}),
  ...(hint.source ? { source: hint.source } : {}),
  why: hint.why.zh,
  ...more,
});

/** The first hints decided on in each of the ways, with what reviewers add of their own. */
async function decideSome(deps: ReviewDeps, reviewer: Reviewer, reviewId: string): Promise<void> {
  const hints = await hintsOf(deps, reviewer, reviewId);
  const ways = [
    { decision: 'accepted', proposal: '按上位法规定的幅度修改。' },
    { decision: 'rejected', reason: '上位法授权地方规定，不构成抵触。' },
    { decision: 'later', reason: '待与起草单位核实。' },
    { decision: 'accepted' },
  ];
  const made: string[] = [];
  for (const [n, way] of ways.entries()) {
    const hint = hints[n];
    if (hint) made.push((await act(deps, reviewer, 'draftFinding', 'decide', decision(reviewId, hint, way))) ?? '');
  }
  if (made[3]) await act(deps, reviewer, 'draftFinding', 'undo', {}, made[3]);
  if (made[0]) await act(deps, reviewer, 'draftFinding', 'comment', { text: '已与起草单位沟通，同意修改。' }, made[0]);
  const where = { reviewId, article: '1' };
  await act(deps, reviewer, 'draftFinding', 'remark', { ...where, why: '立法目的可以增加“保障公众休憩权益”的表述。' });
  const own = { ...where, kind: 'other', severity: 'note', why: '条文用语与现行条例不一致，建议统一。' };
  const slip = await act(deps, reviewer, 'draftFinding', 'add', own);
  await act(deps, reviewer, 'draftFinding', 'remove', {}, slip);
}

async function decideAll(deps: ReviewDeps, reviewer: Reviewer, reviewId: string): Promise<void> {
  for (const hint of await hintsOf(deps, reviewer, reviewId)) {
    const way = hint.severity === 'note' ? { decision: 'rejected', reason: '仅作参考，不需修改。' } : { decision: 'accepted' };
    await act(deps, reviewer, 'draftFinding', 'decide', decision(reviewId, hint, way));
  }
  await act(deps, reviewer, 'draftReview', 'conclude', { opinion: '所列各条已向起草单位反馈，建议修改后再提请审议。' }, reviewId);
}
