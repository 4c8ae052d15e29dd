import type { FastifyInstance } from 'fastify';
import { similarRoutes } from '../../../contract/similar.ts';
import { groupsFor, visibleFields } from '../../../engine/reach.ts';
import { processOf } from '../../../processes/all.ts';
import { namesOf, type Wanted, want } from '../../actions/names.ts';
import { congressTime } from '../../actions/rule-books.ts';
import { loadCase } from '../../actions/store.ts';
import type { HouseDeps } from '../../deps.ts';
import { ProblemError } from '../../problem.ts';
import { type Similar, type SoughtText, similarSuggestions } from '../../similar/similar.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { type Call, serve } from '../serve.ts';

const suggestion = processOf('suggestion');
const mostShown = 8;

/** Similar suggestions of all years, for a draft and for a record. */
export function registerSimilarRoutes(app: FastifyInstance, { db, clock }: Pick<HouseDeps, 'db' | 'clock'>): void {
  async function find(call: Call, congressId: string, sought: SoughtText) {
    const today = (await congressTime(db, congressId)).today(clock.now());
    const found = await similarSuggestions(db, sought, { congressId, viewer: actorOf(call), today, most: mostShown });
    const wanted: Wanted = new Map();
    for (const { record } of found) want(wanted, suggestion, record.fields);
    return { items: found.map(present), names: await namesOf(db, congressId, wanted, actorOf(call)) };
  }

  serve(app, similarRoutes.ofDraft, async ({ query, body }, call) => {
    actorOf(call);
    const congressId = await congressOf(db, call, query.congress);
    const text = [body.problem, body.analysis, body.proposal].filter((part) => part !== '').join(' ');
    return find(call, congressId, { title: body.title, body: text, except: body.except });
  });

  serve(app, similarRoutes.ofRecord, async ({ params, query }, call) => {
    const congressId = await congressOf(db, call, query.congress);
    const seen = await seenText(db, actorOf(call), congressId, params.id);
    return find(call, congressId, seen);
  });
}

/** What the viewer may read of a suggestion, to look for others like it; a 404 where that is nothing. */
export async function seenText(
  db: HouseDeps['db'],
  viewer: ReturnType<typeof actorOf>,
  congressId: string,
  id: string,
): Promise<SoughtText> {
  const kase = await loadCase(db, suggestion, congressId, id);
  const groups = kase && groupsFor(suggestion, kase, viewer);
  if (!groups || groups.size === 0) throw new ProblemError('notFound');
  const { title, problem, analysis, proposal } = visibleFields(suggestion, kase.record, groups) as Record<string, string | null>;
  return { title: title ?? '', body: [problem, analysis, proposal].filter(Boolean).join(' '), except: id };
}

const present = ({ record, score, place, words, phrases }: Similar) => ({
  record: { ...record, groups: [...record.groups] },
  score: Math.min(100, Math.round(score * 100)),
  place,
  words: [...words],
  phrases: [...phrases],
});
