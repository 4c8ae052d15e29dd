import type { FastifyInstance } from 'fastify';
import { opinionDeskRoutes } from '../../../contract/opinion-desk.ts';
import type { Actor } from '../../../engine/actor.ts';
import { addDays } from '../../../engine/calendar.ts';
import { isWho } from '../../../engine/decide.ts';
import { groupsFor } from '../../../engine/reach.ts';
import { vote } from '../../../matching/neighbours.ts';
import { processOf } from '../../../processes/all.ts';
import { desk } from '../../../processes/opinion/opinion.people.ts';
import type { grades } from '../../../processes/opinion/opinion.record.ts';
import { optionLabel, textOf } from '../../../processes/text.ts';
import { listCases } from '../../actions/list.ts';
import { namesOf } from '../../actions/names.ts';
import { congressTime } from '../../actions/rule-books.ts';
import { runActionsWithin } from '../../actions/run-action.ts';
import { loadCase, lockCase } from '../../actions/store.ts';
import { advise, decidedNeighbours } from '../../advice/advise.ts';
import { inTransaction } from '../../db/connect.ts';
import type { HouseDeps } from '../../deps.ts';
import { print } from '../../documents/press/press.ts';
import { attachmentHeader } from '../../files/file-name.ts';
import { alikeVoices, opened, opinions, type Voiced } from '../../opinions/alike.ts';
import { codeAddresses } from '../../opinions/code-address.ts';
import { codeSheets, codeSvg } from '../../opinions/code-sheet.ts';
import { hotTopics } from '../../opinions/hot-topics.ts';
import { toJoin } from '../../opinions/to-join.ts';
import { topicFigures } from '../../opinions/topic-figures.ts';
import { keepSecret, newSecret } from '../../opinions/tracking.ts';
import { ProblemError } from '../../problem.ts';
import { reveal } from '../../vault/reveal.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { type Call, serve } from '../serve.ts';

const mostAlike = 8;
const mostVoting = 20;
const mostOfTopic = 50;
const opinion = processOf('opinion');
const deputyCode = processOf('deputyCode');

/** Codes as pictures and on paper, and private addresses for those who did not speak through a page. */
export function registerOpinionDeskRoutes(app: FastifyInstance, deps: HouseDeps): void {
  const { db, clock, config, secretKey } = deps;
  const place = { db, secretKey, publicUrl: config.publicUrl };

  /** Of these codes, those in use that the caller may see. */
  async function seenCodes(actor: Actor, congressId: string, ids: readonly string[]) {
    const today = (await congressTime(db, congressId)).today(clock.now());
    const { cases } = await listCases(db, {
      process: deputyCode,
      viewer: actor,
      congressId,
      where: {},
      ids,
      fields: ['name'],
      limit: ids.length,
      today,
    });
    const seen = new Set(cases.map((kase) => kase.id));
    return codeAddresses(
      place,
      congressId,
      ids.filter((id) => seen.has(id)),
    );
  }

  /** What the caller may read of an opinion; a 404 where that is nothing. */
  async function textOfOpinion(actor: Actor, congressId: string, id: string): Promise<string> {
    const kase = await loadCase(db, opinion, congressId, id);
    if (!kase || !groupsFor(opinion, kase, actor).has('text')) throw new ProblemError('notFound');
    const [shown] = await reveal(deps, opinion, congressId, [{ id, fields: { content: kase.record.content } }]);
    return typeof shown?.fields.content === 'string' ? shown.fields.content : '';
  }

  async function topicsAskedFor(call: Call, query: { readonly congress?: string | undefined; readonly days: number }) {
    const congressId = await congressOf(db, call, query.congress);
    const today = (await congressTime(db, congressId)).today(clock.now());
    return { actor: actorOf(call), congressId, today, since: addDays(today, -query.days) };
  }

  serve(app, opinionDeskRoutes.alike, async ({ params, query }, call) => {
    const actor = actorOf(call);
    const congressId = await congressOf(db, call, query.congress);
    const text = await textOfOpinion(actor, congressId, params.id);
    const items = await alikeVoices(opinions, deps, actor, congressId, { text, except: params.id }, mostAlike);
    return { items: items.map((one) => ({ ...lineOf(one), score: Math.round(one.score * 100), phrases: [...one.phrases] })) };
  });

  serve(app, opinionDeskRoutes.advice, async ({ params, query }, call) => {
    const actor = actorOf(call);
    const congressId = await congressOf(db, call, query.congress);
    const text = await textOfOpinion(actor, congressId, params.id);
    const today = (await congressTime(db, congressId)).today(clock.now());
    const sought = { title: text.slice(0, 40), body: text, except: null };
    const { items } = await advise(db, 'category', congressId, sought, await decidedNeighbours(db, actor, congressId, sought, today));
    const alike = await alikeVoices(opinions, deps, actor, congressId, { text, except: params.id }, mostVoting);
    const graded = alike.flatMap((one) => (one.grade ? [{ label: one.grade, score: one.score }] : []));
    return {
      categories: [...items],
      grades: vote(graded).map(({ label, score }) => ({
        grade: label as (typeof grades)[number],
        percent: Math.round(score * 100),
        count: graded.filter((g) => g.label === label).length,
      })),
      names: await namesOf(db, congressId, new Map([['category', new Set(items.map((i) => i.id))]]), actor),
    };
  });

  serve(app, opinionDeskRoutes.topics, async ({ query }, call) => {
    const { actor, congressId, since, today } = await topicsAskedFor(call, query);
    const topics = await hotTopics(opinions, deps, actor, congressId, since);
    const joins = topics.map(toJoin);
    const needed = topics.flatMap(({ marked }, n) =>
      [marked[0], marked.find((o) => o.id === joins[n]?.leadId)].filter((o) => o !== undefined),
    );
    const voiced = await opened(deps, opinions, congressId, [...new Set(needed)]);
    const byId = new Map(voiced.map((one) => [one.id, one]));
    const items = topics.flatMap(({ marked, words, alike }, n) => {
      const first = byId.get(marked[0]?.id ?? '');
      const lead = byId.get(joins[n]?.leadId ?? '');
      if (!first) return [];
      return {
        first: lineOf(first),
        words: [...words],
        count: marked.length,
        ...topicFigures(marked, since, today),
        alike: alike.reduce((sum, ids) => sum + ids.length, 0),
        lead: lead ? { id: lead.id, title: lead.title } : null,
        others: [...(joins[n]?.otherIds ?? [])],
      };
    });
    return { since, items };
  });

  serve(app, opinionDeskRoutes.topicOpinions, async ({ params, query }, call) => {
    const { actor, congressId, since } = await topicsAskedFor(call, query);
    const topics = await hotTopics(opinions, deps, actor, congressId, since);
    const topic = topics.find(({ marked }) => marked.some((one) => one.id === params.id));
    if (!topic) throw new ProblemError('notFound');
    // Without a district told is asked for as an empty one.
    const asked = topic.marked.filter((one) => query.district === undefined || (one.district ?? '') === query.district);
    const items = await opened(deps, opinions, congressId, asked.slice(0, mostOfTopic));
    return { items: items.map(lineOf), count: asked.length };
  });

  serve(app, opinionDeskRoutes.codeAddress, async ({ params, query }, call) => {
    const congressId = await congressOf(db, call, query.congress);
    const [found] = await seenCodes(actorOf(call), congressId, [params.id]);
    if (!found) throw new ProblemError('notFound');
    return { code: found.code, url: found.url, svg: await codeSvg(found.url) };
  });

  serve(app, opinionDeskRoutes.codeSheet, async ({ query, body }, call) => {
    const congressId = await congressOf(db, call, query.congress);
    const found = await seenCodes(actorOf(call), congressId, [...new Set(body.ids)]);
    if (found.length === 0) throw new ProblemError('notFound');
    const congress = await db.selectFrom('congress').select('name').where('id', '=', congressId).executeTakeFirstOrThrow();
    const words = textOf('deputyCode', 'zh');
    const printed = found.map(({ name, url, subject }) => ({ name, url, kind: optionLabel(words, 'subject', subject) }));
    const { sheet, pictures } = await codeSheets(printed, String(congress.name));
    const pdf = await print(config.fontFolder, { title: words.name, sheets: [sheet], pictures, madeAt: clock.now() });
    call.reply
      .headers({ 'content-disposition': attachmentHeader(`${words.name}.pdf`), 'cache-control': 'private, no-store' })
      .type('application/pdf');
    return call.reply.send(pdf) as never;
  });

  serve(app, opinionDeskRoutes.giveTracking, async ({ params, query, body }, call) => {
    const actor = actorOf(call);
    const congressId = await congressOf(db, call, query.congress);
    const secret = newSecret(secretKey, null, '');
    await inTransaction(db, async (tx) => {
      const kase = await lockCase(tx, opinion, congressId, params.id);
      if (!kase || groupsFor(opinion, kase, actor).size === 0) throw new ProblemError('notFound');
      const isDesk = [...desk, { party: 'recorder' } as const].some((who) => isWho(opinion, who, congressId, kase.parties, actor));
      // Whoever spoke through a page has an address of their own, which nobody can take from them.
      const isRecorded = ['table', 'letter', 'visit', 'phone'].includes(String(kase.record.channel));
      if (!isDesk || !isRecorded || kase.state === 'archived') throw new ProblemError('forbidden');
      const ended = await tx
        .deleteFrom('citizen_access')
        .where('congress_id', '=', congressId)
        .where('record_id', '=', kase.id)
        .executeTakeFirst();
      const input = { again: ended.numDeletedRows > 0n, ...body };
      const request = { process: opinion, congressId, id: kase.id, action: 'giveAddress', input, actor, commanded: true };
      await runActionsWithin(tx, deps, [request], { requestId: call.requestId });
      await keepSecret(tx, { process: 'opinion', congressId, id: kase.id }, secret, clock.now());
    });
    const url = `${config.publicUrl}/portal/track#${secret}`;
    return { key: secret, url, svg: await codeSvg(url) };
  });
}

const lineOf = ({ id, title, content, state, grade, district, submitted_on, merged_into_id }: Voiced) => ({
  id,
  title,
  content,
  state,
  grade,
  district,
  submittedOn: submitted_on,
  merged: merged_into_id !== null,
});
