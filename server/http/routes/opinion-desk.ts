import type { FastifyInstance } from 'fastify';
import { opinionDeskRoutes } from '../../../contract/opinion-desk.ts';
import type { Actor } from '../../../engine/actor.ts';
import { isWho } from '../../../engine/decide.ts';
import { groupsFor } from '../../../engine/reach.ts';
import { processOf } from '../../../processes/all.ts';
import { desk } from '../../../processes/opinion/opinion.people.ts';
import { optionLabel, textOf } from '../../../processes/text.ts';
import { listCases } from '../../actions/list.ts';
import { congressTime } from '../../actions/rule-books.ts';
import { lockCase } from '../../actions/store.ts';
import { inTransaction } from '../../db/connect.ts';
import type { HouseDeps } from '../../deps.ts';
import { print } from '../../documents/press/press.ts';
import { attachmentHeader } from '../../files/file-name.ts';
import { codeAddresses } from '../../opinions/code-address.ts';
import { codeSheets, codeSvg } from '../../opinions/code-sheet.ts';
import { keepSecret, newSecret } from '../../opinions/tracking.ts';
import { ProblemError } from '../../problem.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { serve } from '../serve.ts';

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

  serve(app, opinionDeskRoutes.giveTracking, async ({ params, query }, call) => {
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
      await tx.deleteFrom('opinion_access').where('congress_id', '=', congressId).where('opinion_id', '=', kase.id).execute();
      await keepSecret(tx, { congressId, id: kase.id }, secret, clock.now());
    });
    const url = `${config.publicUrl}/o#${secret}`;
    return { key: secret, url, svg: await codeSvg(url) };
  });
}
