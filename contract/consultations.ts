import { z } from 'zod';
import { mostComment } from '../processes/consultationComment/consultationComment.record.ts';
import { commentResults } from '../processes/consulting.ts';
import { declineGrounds, mostReasons, suggesterKinds } from '../processes/reviewSuggestion/reviewSuggestion.record.ts';
import { Mailbox, Phone, Proof, Text } from './portal.ts';
import { route } from './route.ts';

/**
 * What the public does without an account beside telling an opinion: comment on what is out for comments, and suggest that a document
 * be reviewed. Each has a private address of its own, whose secret travels in the header `x-opinion-key`.
 */

const access = 'anyone';
const Id = z.object({ id: z.uuid() });
const Consent = z.object({ version: z.string(), zh: z.string(), en: z.string() });
const Covered = z.object({ name: z.string().nullable(), phone: z.string().nullable(), email: z.string().nullable() });

/** What is out for comments, as the form needs it. */
export const ConsultationForm = z
  .object({
    id: z.uuid(),
    congress: z.string(),
    title: z.string(),
    state: z.enum(['open', 'closed', 'answered', 'withdrawn']),
    untilOn: z.iso.date(),
    /** Articles by their labels with the beginning of their words; none where the text has none. */
    articles: z.array(z.object({ label: z.string(), text: z.string() })),
    /** The address of its page, on this host. */
    url: z.string(),
    consent: Consent,
  })
  .meta({ id: 'ConsultationForm' });

export const SubmitComment = z.object({
  article: z.string().trim().min(1).max(20).optional(),
  content: Text(mostComment),
  name: Text(30).optional(),
  phone: Phone.optional(),
  email: Mailbox.optional(),
  consent: z.literal(true),
  consentVersion: Text(20),
  proof: Proof,
});

/** A comment as the person sees it who made it. Result and reason are there once the feedback is published. */
export const TrackedComment = z
  .object({
    congress: z.string(),
    consultation: z.object({ title: z.string(), state: z.string(), untilOn: z.iso.date(), url: z.string() }),
    state: z.string(),
    article: z.string().nullable(),
    content: z.string().nullable(),
    submittedOn: z.iso.date(),
    contact: Covered,
    refusal: z.string().nullable(),
    result: z.enum(commentResults).nullable(),
    reason: z.string().nullable(),
    /** What the office says to all comments, once it is published. */
    feedback: z.object({ on: z.iso.date(), text: z.string() }).nullable(),
    can: z.array(z.string()),
  })
  .meta({ id: 'TrackedComment' });
export type TrackedComment = z.infer<typeof TrackedComment>;

export const SubmitReview = z.object({
  congress: z.uuid(),
  title: Text(120),
  docNumber: Text(60).optional(),
  issuer: Text(80),
  articles: Text(200).optional(),
  superiorLaw: Text(300),
  reasons: Text(mostReasons),
  suggesterKind: z.enum(suggesterKinds),
  name: Text(60),
  phone: Phone.optional(),
  email: Mailbox.optional(),
  address: Text(200).optional(),
  consent: z.literal(true),
  consentVersion: Text(20),
  proof: Proof,
});

/** A review suggestion as whoever made it sees it. */
export const TrackedReview = z
  .object({
    congress: z.string(),
    number: z.int().nullable(),
    state: z.string(),
    title: z.string(),
    docNumber: z.string().nullable(),
    issuer: z.string(),
    articles: z.string().nullable(),
    superiorLaw: z.string(),
    reasons: z.string().nullable(),
    supplements: z.array(z.object({ on: z.iso.date(), text: z.string().nullable() })),
    contact: Covered.extend({ address: z.string().nullable() }),
    steps: z.array(z.object({ step: z.string(), on: z.iso.date() })),
    due: z.object({ key: z.string(), on: z.iso.date() }).nullable(),
    missing: z.string().nullable(),
    transferredTo: z.string().nullable(),
    declineGround: z.enum(declineGrounds).nullable(),
    answer: z.string().nullable(),
    can: z.array(z.string()),
  })
  .meta({ id: 'TrackedReview' });
export type TrackedReview = z.infer<typeof TrackedReview>;

const Told = z.object({ key: z.string(), state: z.string() });
const Sure = z.object({ sure: z.literal(true) });

export const consultationRoutes = {
  consultation: route({
    method: 'GET',
    path: '/api/portal/consultations/:id',
    summary: '征求意见的条文和告知书 · What is out for comments, and the privacy notice',
    access,
    params: Id,
    response: ConsultationForm,
  }),
  comment: route({
    method: 'POST',
    path: '/api/portal/consultations/:id/comments',
    summary: '提出意见，返回查询密钥 · Comment; answers the secret of its private address',
    access,
    params: Id,
    body: SubmitComment,
    response: Told,
  }),
  ownComment: route({
    method: 'GET',
    path: '/api/portal/comment',
    summary: '凭密钥查询自己的意见 · Look up a comment by the secret in x-opinion-key',
    access,
    response: TrackedComment,
  }),
  exportComment: route({
    method: 'GET',
    path: '/api/portal/comment/export',
    summary: '导出自己的意见 · Everything kept of a comment, as JSON',
    access,
    produces: 'application/json',
  }),
  eraseComment: route({
    method: 'POST',
    path: '/api/portal/comment/erase',
    summary: '删除自己的意见 · Erase a comment and who made it',
    access,
    body: Sure,
  }),
  reviewForm: route({
    method: 'GET',
    path: '/api/portal/review-form',
    summary: '审查建议的告知书 · The privacy notice for suggesting a review',
    access,
    query: z.strictObject({ congress: z.uuid() }),
    response: z.object({ congress: z.object({ id: z.uuid(), name: z.string() }), consent: Consent }),
  }),
  suggestReview: route({
    method: 'POST',
    path: '/api/portal/review-suggestions',
    summary: '提出审查建议，返回查询密钥 · Suggest a review; answers the secret of its private address',
    access,
    body: SubmitReview,
    response: Told,
  }),
  ownReview: route({
    method: 'GET',
    path: '/api/portal/review-suggestion',
    summary: '凭密钥查询审查建议 · Look up a review suggestion by the secret in x-opinion-key',
    access,
    response: TrackedReview,
  }),
  supplementReview: route({
    method: 'POST',
    path: '/api/portal/review-suggestion/supplements',
    summary: '补充审查建议 · Add to a review suggestion',
    access,
    body: z.object({ text: Text(2000) }),
    response: TrackedReview,
  }),
  exportReview: route({
    method: 'GET',
    path: '/api/portal/review-suggestion/export',
    summary: '导出自己的审查建议 · Everything kept of a review suggestion, as JSON',
    access,
    produces: 'application/json',
  }),
  eraseReview: route({
    method: 'POST',
    path: '/api/portal/review-suggestion/erase',
    summary: '删除自己的审查建议 · Erase a review suggestion and who made it',
    access,
    body: Sure,
  }),
} as const;

/** Pages are lenient: what an old link gets wrong is taken as not said. */
const loose = () => z.string().max(200).optional();

/** The pages on which everybody reads what is out for comments, without any script. */
export const consultationPages = {
  list: route({
    method: 'GET',
    path: '/public/consultations',
    summary: '公开征求意见 · What is out for comments, and what became of the comments',
    access,
    query: z.object({ region: loose(), lang: loose() }),
    produces: 'text/html',
  }),
  read: route({
    method: 'GET',
    path: '/public/consultations/:id',
    summary: '一件征求意见的固定网址 · The permanent page of a consultation',
    access,
    params: z.object({ id: z.string().max(100) }),
    query: z.object({ lang: loose() }),
    produces: 'text/html',
  }),
} as const;
