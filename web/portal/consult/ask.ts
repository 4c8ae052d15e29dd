import type { z } from 'zod';
import type { consultationRoutes } from '../../../contract/consultations.ts';
import type { Route } from '../../../contract/route.ts';
import { type Manner, sendTo, whole } from '../ask.ts';

type Routes = typeof consultationRoutes;
type Name = keyof Routes;
type In<R extends Route> = R['body'] extends z.ZodType ? z.input<R['body']> : undefined;
type Answer<R extends Route> = R['response'] extends z.ZodType ? z.output<R['response']> : undefined;

/** The contract's addresses, held to it by their types: its checks are not sent to phones. */
const addresses = {
  consultation: ['GET', '/api/portal/consultations/:id'],
  comment: ['POST', '/api/portal/consultations/:id/comments'],
  ownComment: ['GET', '/api/portal/comment'],
  exportComment: ['GET', '/api/portal/comment/export'],
  eraseComment: ['POST', '/api/portal/comment/erase'],
  reviewForm: ['GET', '/api/portal/review-form'],
  suggestReview: ['POST', '/api/portal/review-suggestions'],
  ownReview: ['GET', '/api/portal/review-suggestion'],
  supplementReview: ['POST', '/api/portal/review-suggestion/supplements'],
  exportReview: ['GET', '/api/portal/review-suggestion/export'],
  eraseReview: ['POST', '/api/portal/review-suggestion/erase'],
} as const satisfies { readonly [N in Name]: readonly [Routes[N]['method'], Routes[N]['path']] };

interface Asked<R extends Route> {
  readonly id?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: In<R>;
}

const reached = <N extends Name>(name: N, { id, query, body }: Asked<Routes[N]>, manner: Manner): Promise<Response> =>
  sendTo(addresses[name], { ...(id ? { params: { id } } : {}), ...(query ? { query } : {}), body }, manner);

/** Calls one of these routes. Throws `PortalProblem` for whatever is no success. */
export async function askAbout<N extends Name>(name: N, asked: Asked<Routes[N]>, manner: Manner): Promise<Answer<Routes[N]>> {
  const response = await reached(name, asked, manner);
  return (response.status === 204 ? undefined : await whole(response.json())) as Answer<Routes[N]>;
}

/** The same for what is answered with a file. */
export const takeAway = async (name: 'exportComment' | 'exportReview', manner: Manner): Promise<Blob> =>
  whole((await reached(name, {}, manner)).blob());
