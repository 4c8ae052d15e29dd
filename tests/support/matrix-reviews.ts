import { newId } from '../../server/new-id.ts';
import type { City } from './city.ts';
import type { Kept, Part } from './matrix-callers.ts';

const readers = { legislation: 'text', committee: 'text', office: 'text', chair: 'text' } as const;
const reviewers = ['legislation', 'committee'];
const mayDo = (actions: readonly string[]) => Object.fromEntries(reviewers.map((name) => [name, actions]));

/** A draft under review with what comparing it gave, and a remark on it: of those who review drafts and those who read the reviews, nobody else's. */
export async function keptReviews(
  city: City,
  mark: (key: string, part: Part) => string,
  fileOf: (key: string, part: Part, uploader: string) => Promise<string>,
): Promise<Record<string, Kept>> {
  const fileId = await fileOf('review', 'text', 'legislation');
  const review = await city.person('legislation').make('draftReview', {
    title: `草案${mark('review', 'title')}`,
    documentKind: 'localRegulation',
    judgedOn: '2025-03-03',
    name: `一审稿${mark('review', 'text')}`,
    fileIds: [fileId],
  });
  const words = `第一条${mark('review', 'text')}`;
  const at = city.clock.now();
  await city.deps.db
    .insertInto('draft_comparison')
    .values({
      congress_id: city.congressId,
      id: newId(at.getTime()),
      review_id: review.id,
      file_id: fileId,
      document_kind: 'localRegulation',
      judged_on: '2025-03-03',
      state: 'done',
      percent: 100,
      problem: null,
      algorithm_version: '1.0.0',
      library_stamp: '0@2025-03-03',
      result_hash: null,
      result: JSON.stringify({
        title: words,
        articles: [{ position: 0, id: 'article_1', number: '1', label: '第一条', heading: '', begins: [], text: words }],
        superior: [],
        citedLaws: [],
        hints: [],
        leftOut: 0,
        fresh: [],
        gone: [],
      }),
      asked_by: city.person('legislation').accountId,
      asked_at: at,
      begun_at: at,
      done_at: at,
    })
    .execute();
  const finding = await city
    .person('committee')
    .make('draftFinding', { reviewId: review.id, article: '1', why: `批注${mark('review', 'text')}` }, 'remark');
  return {
    review: { process: 'draftReview', id: review.id, mark: 'review', sees: readers, may: mayDo(['change', 'addDraft', 'drop']) },
    finding: { process: 'draftFinding', id: finding.id, mark: 'review', sees: readers, may: mayDo(['reword', 'comment', 'remove']) },
  };
}
