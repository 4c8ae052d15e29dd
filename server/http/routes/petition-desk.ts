import type { FastifyInstance } from 'fastify';
import { petitionDeskRoutes } from '../../../contract/petition-desk.ts';
import { addDays } from '../../../engine/calendar.ts';
import { groupsFor } from '../../../engine/reach.ts';
import { processOf } from '../../../processes/all.ts';
import { congressTime } from '../../actions/rule-books.ts';
import { loadCase } from '../../actions/store.ts';
import type { HouseDeps } from '../../deps.ts';
import { alikeVoices, opened, petitions, type Voiced, voicesById } from '../../opinions/alike.ts';
import { hotTopics } from '../../opinions/hot-topics.ts';
import { ProblemError } from '../../problem.ts';
import { reveal } from '../../vault/reveal.ts';
import { samePerson } from '../../vault/same-person.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { serve } from '../serve.ts';

const mostAlike = 12;
const mostOfTopic = 50;
const petition = processOf('petition');
const traced = ['name', 'phone', 'email'] as const;

/** What the petition desk looks at beside a petition, and what many petition about. */
export function registerPetitionDeskRoutes(app: FastifyInstance, deps: HouseDeps): void {
  const { db, clock } = deps;

  serve(app, petitionDeskRoutes.alike, async ({ params, query }, call) => {
    const actor = actorOf(call);
    const congressId = await congressOf(db, call, query.congress);
    const kase = await loadCase(db, petition, congressId, params.id);
    if (!kase || !groupsFor(petition, kase, actor).has('identity')) throw new ProblemError('notFound');
    const [shown] = await reveal(deps, petition, congressId, [{ id: kase.id, fields: { content: kase.record.content } }]);
    const text = typeof shown?.fields.content === 'string' ? shown.fields.content : '';
    const [same, alike] = await Promise.all([
      samePerson(deps, petition, actor, congressId, kase.id),
      alikeVoices(petitions, deps, actor, congressId, { text, except: kase.id }, mostAlike),
    ]);
    const scored = new Map(alike.map((one) => [one.id, one]));
    const others = await voicesById(
      petitions,
      deps,
      actor,
      congressId,
      same.map((one) => one.id).filter((id) => !scored.has(id)),
    );
    const fieldsOf = new Map(same.map((one) => [one.id, one.fields]));
    const lines = [...alike, ...others.map((one) => ({ ...one, score: 0, phrases: [] }))].map((one) => ({
      ...lineOf(one),
      same: traced.filter((field) => fieldsOf.get(one.id)?.includes(field)),
      score: Math.round(one.score * 100),
      phrases: [...one.phrases],
    }));
    // The same telephone or mailbox says most, then the same words; a name alone is borne by many.
    const weight = (line: (typeof lines)[number]) => (line.same.some((f) => f !== 'name') ? 1000 : 0) + line.score + line.same.length;
    return { items: lines.sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? 1 : -1)) };
  });

  serve(app, petitionDeskRoutes.topics, async ({ query }, call) => {
    const congressId = await congressOf(db, call, query.congress);
    const since = addDays((await congressTime(db, congressId)).today(clock.now()), -query.days);
    const topics = await hotTopics(petitions, deps, actorOf(call), congressId, since);
    const shown = topics.flatMap(({ marked }) => marked.slice(0, mostOfTopic));
    const lines = new Map((await opened(deps, petitions, congressId, shown)).map((one) => [one.id, lineOf(one)]));
    return {
      since,
      items: topics.map(({ words, marked }) => {
        const own = marked.slice(0, mostOfTopic).flatMap((one) => lines.get(one.id) ?? []);
        return { title: own[0]?.title ?? '', words: [...words], count: marked.length, petitions: own };
      }),
    };
  });
}

const lineOf = ({ id, title, content, state, district, submitted_on, merged_into_id }: Voiced) => ({
  id,
  title,
  content,
  state,
  district,
  receivedOn: submitted_on,
  repeated: merged_into_id !== null,
});
