import { z } from 'zod';
import { choice, day, line, paragraph, ref, rows } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { foundById, foundOf } from '../office.ts';

/** What a finding can be about: what a comparison can tell, and anything else that a reviewer reads out of the text. */
export const findingKinds = [
  'competence',
  'fine',
  'limit',
  'subject',
  'modal',
  'penaltyKind',
  'deadCitation',
  'movedCitation',
  'repealedLaw',
  'burden',
  'duplicate',
  'other',
] as const;
export const findingSeverities = ['error', 'warning', 'note'] as const;
export const decisions = ['accepted', 'rejected', 'later'] as const;
export const findingStates = ['undecided', 'accepted', 'rejected', 'later', 'noted', 'removed'] as const;
const origins = ['computed', 'own', 'remark'] as const;

/** A note on a finding, with its author. */
export const FindingNote = z.object({ on: day(), by: line(60), text: paragraph(1000) });

/** 审查意见: what was decided about one hint of the comparison, a reviewer's own finding, or a remark on an article. */
export const DraftFinding = z.object({
  reviewId: ref('draftReview'),
  title: line(200),
  origin: choice(origins),
  hintKey: line(64).nullable(),
  article: line(20),
  kind: choice(findingKinds).nullable(),
  severity: choice(findingSeverities).nullable(),
  clause: paragraph(5000).nullable(),
  superiorLaw: line(200).nullable(),
  superiorArticle: line(20).nullable(),
  superiorQuote: paragraph(5000).nullable(),
  source: line(300).nullable(),
  why: paragraph(2000),
  proposal: paragraph(2000).nullable(),
  reason: paragraph(2000).nullable(),
  decidedOn: day().nullable(),
  decidedBy: line(60).nullable(),
  notes: rows(FindingNote).nullable(),
});
export type DraftFinding = z.infer<typeof DraftFinding>;

const reviewers = ['legislativeAffairsOfficer', 'specialCommitteeOfficer'] as const;
const readers = [...reviewers, 'scOfficeClerk', 'chairperson'] as const;
const basis = '比对结果仅供参考，由审查人员逐条判断';
const decided = ['accepted', 'rejected', 'later'] as const;

interface Told {
  readonly case: { readonly linked: readonly { readonly process: string; readonly state: string }[] };
}
/** A concluded review stands as it was reported. */
const reviewOpen = (c: Told) => c.case.linked.some((l) => l.process === 'draftReview' && l.state === 'open');

const Where = { reviewId: ref('draftReview'), article: line(20) };
const Superior = {
  superiorLaw: line(200).optional(),
  superiorArticle: line(20).optional(),
  superiorQuote: paragraph(5000).optional(),
  source: line(300).optional(),
};
const DecideInput = z.object({
  ...Where,
  hintKey: line(64),
  kind: choice(findingKinds),
  severity: choice(findingSeverities),
  clause: paragraph(5000),
  ...Superior,
  why: paragraph(2000),
  decision: choice(decisions),
  reason: paragraph(2000).optional(),
  proposal: paragraph(2000).optional(),
});
const ReasonInput = z.object({ reason: paragraph(2000).optional(), proposal: paragraph(2000).optional() });

const titleOf = (found: readonly { readonly record: Readonly<Record<string, unknown>> }[]): string => {
  const [review] = found;
  return String(review?.record.title ?? '').slice(0, 200);
};

/** What stands in the review itself, as its drafts do. */
const ofText = 'text';

/** 审查意见: decided on, decided anew, noted on, until the review is concluded. */
export const draftFinding = defineProcess({
  id: 'draftFinding',
  plural: 'draft-findings',
  record: DraftFinding,
  groups: {
    reviewId: 'public',
    title: 'public',
    origin: 'public',
    hintKey: 'public',
    article: 'public',
    kind: 'public',
    severity: 'public',
    decidedOn: 'public',
    decidedBy: 'public',
    clause: 'text',
    superiorLaw: 'text',
    superiorArticle: 'text',
    superiorQuote: 'text',
    source: 'text',
    why: 'text',
    proposal: 'text',
    reason: ofText,
    notes: ofText,
  },
  parties: {},
  states: { undecided: {}, accepted: {}, rejected: {}, later: {}, noted: {}, removed: { final: true } },
  reasons: ['reviewClosed', 'reviewUnknown', 'hintDecided', 'reasonNeeded', 'computedStays', 'notOwn', 'tooManyNotes'],
  parent: { process: 'draftReview', field: 'reviewId' },
})
  .withActions({
    decide: {
      from: 'new',
      to: { oneOf: ['accepted', 'rejected', 'later'], by: (c) => c.input.decision },
      by: [...reviewers],
      input: DecideInput,
      basis,
      needs: ({ input }) => [
        { records: 'draftReview', where: { id: { in: [input.reviewId] } }, most: 1 },
        { records: 'draftFinding', where: { reviewId: { in: [input.reviewId] }, hintKey: { in: [input.hintKey] } }, most: 1 },
      ],
      check: (c) => {
        const review = foundById(c, 'draftReview', c.input.reviewId);
        if (!review) return { reason: 'reviewUnknown', field: 'reviewId' };
        if (review.state !== 'open') return { reason: 'reviewClosed' };
        if (foundOf(c, 'draftFinding').length > 0) return { reason: 'hintDecided' };
        return c.input.decision !== 'rejected' || c.input.reason !== undefined || { reason: 'reasonNeeded', field: 'reason' };
      },
      patch: ({ input: { decision: _, ...input }, found, today, actor }) => ({
        ...input,
        title: titleOf(found),
        origin: 'computed',
        decidedOn: today,
        decidedBy: actor.name,
      }),
    },
    add: {
      from: 'new',
      to: 'accepted',
      by: [...reviewers],
      input: z.object({
        ...Where,
        kind: choice(findingKinds),
        severity: choice(findingSeverities),
        clause: paragraph(5000).optional(),
        ...Superior,
        why: paragraph(2000),
        proposal: paragraph(2000).optional(),
      }),
      basis,
      needs: ({ input }) => [{ records: 'draftReview', where: { id: { in: [input.reviewId] } }, most: 1 }],
      check: (c) => {
        const review = foundById(c, 'draftReview', c.input.reviewId);
        if (!review) return { reason: 'reviewUnknown', field: 'reviewId' };
        return review.state === 'open' || { reason: 'reviewClosed' };
      },
      patch: ({ input, found, today, actor }) => ({
        ...input,
        title: titleOf(found),
        origin: 'own',
        decidedOn: today,
        decidedBy: actor.name,
      }),
      notices: () => [{ kind: 'added', to: [...reviewers] }],
    },
    remark: {
      from: 'new',
      to: 'noted',
      by: [...reviewers],
      input: z.object({ ...Where, why: paragraph(2000) }),
      basis,
      needs: ({ input }) => [{ records: 'draftReview', where: { id: { in: [input.reviewId] } }, most: 1 }],
      check: (c) => {
        const review = foundById(c, 'draftReview', c.input.reviewId);
        if (!review) return { reason: 'reviewUnknown', field: 'reviewId' };
        return review.state === 'open' || { reason: 'reviewClosed' };
      },
      patch: ({ input, found, today, actor }) => ({
        ...input,
        title: titleOf(found),
        origin: 'remark',
        decidedOn: today,
        decidedBy: actor.name,
      }),
    },
    accept: {
      from: ['undecided', 'rejected', 'later'],
      to: 'accepted',
      by: [...reviewers],
      input: ReasonInput,
      basis,
      when: (c) => reviewOpen(c) || { reason: 'reviewClosed' },
      patch: ({ input, today, actor }) => ({
        reason: input.reason ?? null,
        proposal: input.proposal ?? null,
        decidedOn: today,
        decidedBy: actor.name,
      }),
    },
    reject: {
      from: ['undecided', 'accepted', 'later'],
      to: 'rejected',
      by: [...reviewers],
      input: z.object({ reason: paragraph(2000) }),
      basis,
      when: (c) => reviewOpen(c) || { reason: 'reviewClosed' },
      patch: ({ input, today, actor }) => ({ reason: input.reason, proposal: null, decidedOn: today, decidedBy: actor.name }),
    },
    postpone: {
      from: ['undecided', 'accepted', 'rejected'],
      to: 'later',
      by: [...reviewers],
      input: ReasonInput,
      basis,
      when: (c) => reviewOpen(c) || { reason: 'reviewClosed' },
      patch: ({ input, today, actor }) => ({ reason: input.reason ?? null, decidedOn: today, decidedBy: actor.name }),
    },
    undo: {
      from: [...decided],
      to: 'undecided',
      by: [...reviewers],
      input: z.object({}),
      basis,
      when: (c) => {
        if (!reviewOpen(c)) return { reason: 'reviewClosed' };
        return c.record.origin === 'computed' || { reason: 'notOwn' };
      },
      patch: () => ({ reason: null, proposal: null, decidedOn: null, decidedBy: null }),
    },
    reword: {
      from: ['accepted', 'later', 'rejected', 'noted'],
      to: 'same',
      by: [...reviewers],
      input: z.object({ why: paragraph(2000), proposal: paragraph(2000).optional() }),
      basis,
      when: (c) => {
        if (!reviewOpen(c)) return { reason: 'reviewClosed' };
        return c.record.origin !== 'computed' || { reason: 'computedStays' };
      },
      patch: ({ input }) => ({ why: input.why, proposal: input.proposal ?? null }),
    },
    comment: {
      from: ['undecided', 'accepted', 'rejected', 'later', 'noted'],
      to: 'same',
      by: [...reviewers],
      input: z.object({ text: paragraph(1000) }),
      basis,
      when: (c) => {
        if (!reviewOpen(c)) return { reason: 'reviewClosed' };
        return (c.record.notes ?? []).length < 50 || { reason: 'tooManyNotes' };
      },
      patch: ({ input, record, today, actor }) => ({
        notes: [...(record.notes ?? []), { on: today, by: actor.name.slice(0, 60), text: input.text }],
      }),
      notices: () => [{ kind: 'commented', to: [...reviewers] }],
    },
    remove: {
      from: ['accepted', 'rejected', 'later', 'noted'],
      to: 'removed',
      by: [...reviewers],
      input: z.object({}),
      confirm: true,
      basis,
      when: (c) => {
        if (!reviewOpen(c)) return { reason: 'reviewClosed' };
        return c.record.origin !== 'computed' || { reason: 'computedStays' };
      },
    },
  })
  .withDeadlines({})
  .withViews({
    reach: readers.map((who) => ({ who, groups: ['public', 'text'] }) as const),
    turns: {},
    list: {
      columns: ['title', 'state', 'article', 'kind', 'severity', 'origin', 'superiorLaw', 'superiorArticle', 'decidedOn', 'decidedBy'],
      filters: ['state', 'reviewId', 'kind', 'severity', 'origin', 'article', 'decidedOn'],
      sorts: ['createdAt', 'updatedAt', 'decidedOn'],
      search: ['title', 'why', 'clause', 'proposal'],
      defaultSort: 'createdAt',
    },
  });
