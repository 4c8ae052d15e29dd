import type { FastifyInstance } from 'fastify';
import { draftReviewRoutes, type FindingView } from '../../../contract/draft-reviews.ts';
import { groupsFor } from '../../../engine/reach.ts';
import { type DraftFinding, draftFinding } from '../../../processes/draftFinding/draftFinding.ts';
import { type DraftReview, draftReview, reviewers } from '../../../processes/draftReview/draftReview.ts';
import { holds } from '../../../processes/people.ts';
import { listCases } from '../../actions/list.ts';
import { congressTime } from '../../actions/rule-books.ts';
import { loadCase } from '../../actions/store.ts';
import type { HouseDeps } from '../../deps.ts';
import { attachmentHeader, cleanFileName } from '../../files/file-name.ts';
import { ProblemError } from '../../problem.ts';
import { reportAsWord } from '../../reports/yearly/word.ts';
import { libraryStamp } from '../../statute/library/texts.ts';
import { askForComparison, counts, currentFile, newest, resultOf, runView } from '../../statute/review/comparisons.ts';
import { reviewReport } from '../../statute/review/review-report.ts';
import { reviewTable } from '../../statute/review/review-table.ts';
import type { KeptFinding } from '../../statute/review/review-words.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { type Call, serve } from '../serve.ts';

const mostFindings = 5000;

/** Comparisons of drafts and what is made of them. Whoever may not see the review of a draft learns nothing of it here either. */
export function registerDraftReviewRoutes(app: FastifyInstance, { db, clock }: Pick<HouseDeps, 'db' | 'clock'>): void {
  const open = async (call: Call, named: string | undefined, id: string) => {
    const congressId = await congressOf(db, call, named);
    const kase = await loadCase(db, draftReview, congressId, id);
    if (!kase || !groupsFor(draftReview, kase, actorOf(call)).has('text')) throw new ProblemError('notFound');
    return { congressId, state: kase.state, record: kase.record as DraftReview };
  };

  serve(app, draftReviewRoutes.compare, async ({ params, query }, call) => {
    const { congressId, state, record } = await open(call, query.congress, params.id);
    const actor = actorOf(call);
    if (!holds(actor, congressId, ...reviewers)) throw new ProblemError('forbidden');
    const base = { process: draftReview.id, action: 'noteComputed', state };
    if (state !== 'open') throw new ProblemError('notAllowedInState', { ...base, allowed: ['open'] });
    const fileId = currentFile(record);
    if (fileId === null) throw new ProblemError('guardRefused', { ...base, reason: 'draftMissing', reasonData: {} });
    const library = await libraryStamp(db);
    const row = await db
      .transaction()
      .execute((tx) =>
        askForComparison(tx, { congressId, reviewId: params.id, record, fileId, by: actor.accountId, at: clock.now(), library }),
      );
    return runView(row, record, library);
  });

  serve(app, draftReviewRoutes.comparison, async ({ params, query }, call) => {
    const { congressId, record } = await open(call, query.congress, params.id);
    const [run, shown, stamp] = await Promise.all([
      newest(db, congressId, params.id, ['waiting', 'running', 'done', 'failed']),
      newest(db, congressId, params.id, ['done']),
      libraryStamp(db),
    ]);
    return {
      run: run ? runView(run, record, stamp) : null,
      shown: shown ? runView(shown, record, stamp) : null,
      result: shown && query.bare === 'false' ? await resultOf(db, congressId, shown.id) : null,
    };
  });

  serve(app, draftReviewRoutes.article, async ({ params, query }, call) => {
    const { congressId } = await open(call, query.congress, params.id);
    const row = await db
      .selectFrom('draft_comparison_article as a')
      .innerJoin('draft_comparison as c', (j) => j.onRef('c.congress_id', '=', 'a.congress_id').onRef('c.id', '=', 'a.comparison_id'))
      .select('a.body')
      .where('a.congress_id', '=', congressId)
      .where('a.comparison_id', '=', params.comparison)
      .where('a.position', '=', params.position)
      .where('c.review_id', '=', params.id)
      .executeTakeFirst();
    if (!row) throw new ProblemError('notFound');
    return {
      position: row.body.position,
      related: row.body.related.map((r) => ({ ...r, differences: [...r.differences] })),
      citations: [...row.body.citations],
    };
  });

  serve(app, draftReviewRoutes.findings, async ({ params, query }, call) => {
    const { congressId } = await open(call, query.congress, params.id);
    const cases = await findingsOf(call, congressId, params.id);
    return {
      items: cases.map(({ id, version, state, record }) => ({
        id,
        version,
        state: state as FindingView['state'],
        fields: record as DraftFinding,
      })),
    };
  });

  const findingsOf = async (call: Call, congressId: string, reviewId: string) => {
    const today = (await congressTime(db, congressId)).today(clock.now());
    const where = { reviewId: { in: [reviewId] } };
    const page = await listCases(db, { process: draftFinding, viewer: actorOf(call), congressId, where, limit: mostFindings, today });
    return page.cases;
  };

  const source = async (call: Call, named: string | undefined, id: string) => {
    const review = await open(call, named, id);
    const shown = await newest(db, review.congressId, id, ['done']);
    const compared = shown && counts(shown, review.record) ? await resultOf(db, review.congressId, shown.id) : null;
    if (!compared)
      throw new ProblemError('guardRefused', { process: draftReview.id, action: 'conclude', reason: 'notComputed', reasonData: {} });
    const today = (await congressTime(db, review.congressId)).today(clock.now());
    const findings = (await findingsOf(call, review.congressId, id)).map(
      (kase): KeptFinding => ({ state: kase.state, fields: kase.record as DraftFinding }),
    );
    return { ...review, compared, findings, today };
  };

  serve(app, draftReviewRoutes.report, async ({ params, query }, call) => {
    const { congressId, record, state, compared, findings, today } = await source(call, query.congress, params.id);
    const { name } = await db
      .selectFrom('congress')
      .select('name')
      .where('congress_id', '=', congressId)
      .where('id', '=', congressId)
      .executeTakeFirstOrThrow();
    const file = await reportAsWord(reviewReport({ review: record, state, congress: String(name), today, compared, findings }));
    sendAs(call, `${record.title}-审查研究意见.docx`, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    return call.reply.send(file) as never;
  });

  serve(app, draftReviewRoutes.table, async ({ params, query }, call) => {
    const { record, compared, findings } = await source(call, query.congress, params.id);
    sendAs(call, `${record.title}-审查意见.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    return call.reply.send(reviewTable(compared, findings, call.locale)) as never;
  });
}

function sendAs({ reply }: Call, name: string, mediaType: string): void {
  reply.headers({
    'content-type': mediaType,
    'content-disposition': attachmentHeader(cleanFileName(name)),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
}
