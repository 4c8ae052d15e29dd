import type { FastifyInstance } from 'fastify';
import { statuteRoutes } from '../../../contract/statutes.ts';
import { congressTime } from '../../actions/rule-books.ts';
import type { HouseDeps } from '../../deps.ts';
import { attachmentHeader, cleanFileName } from '../../files/file-name.ts';
import { ProblemError } from '../../problem.ts';
import { statuteFile, statuteMedia } from '../../statute/library/export.ts';
import { correctStatute, correctVersion, endStatute, withdrawVersion } from '../../statute/library/keep.ts';
import { listStatutes, statuteFacets } from '../../statute/library/list.ts';
import type { Keeper } from '../../statute/library/log.ts';
import { movedCitations } from '../../statute/library/moved.ts';
import { findParsed } from '../../statute/library/parsed.ts';
import { readingOf } from '../../statute/library/reading.ts';
import { keepsFor, readStatute } from '../../statute/library/view.ts';
import { createLimit } from '../../transfer/steady.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { type Call, serve } from '../serve.ts';

const mostFiles = 4;

/** The library of statutes: list, versions, reading, files, and what its keepers correct. */
export function registerStatuteRoutes(app: FastifyInstance, deps: HouseDeps): void {
  const { db, clock } = deps;
  const enter = createLimit(mostFiles);

  const dayOf = async (call: Call, on: string | undefined): Promise<string> =>
    on ?? (await congressTime(db, await congressOf(db, call, undefined))).today(clock.now());

  serve(app, statuteRoutes.list, async ({ query }, call) => {
    const on = await dayOf(call, query.on);
    return { ...(await listStatutes(db, { ...query, on })), on };
  });

  serve(app, statuteRoutes.facets, () => statuteFacets(db));

  serve(app, statuteRoutes.read, async ({ params, query }, call) =>
    readStatute(db, params.statuteId, await dayOf(call, query.on), actorOf(call)),
  );

  serve(app, statuteRoutes.reading, async ({ params, query }, call) => readingOf(db, params.versionId, await dayOf(call, query.on)));

  serve(app, statuteRoutes.moved, async ({ params, query }, call) => ({
    items: await movedCitations(db, params.versionId, await dayOf(call, query.on)),
  }));

  serve(app, statuteRoutes.file, async ({ params, query }, { reply }) => {
    const leave = enter();
    try {
      const parsed = await findParsed(db, params.versionId);
      if (!parsed) throw new ProblemError('notFound');
      const { version, statute } = parsed;
      const { type, ending } = statuteMedia[query.format];
      const file = await statuteFile(version, statute, query.format);
      const day = version.passedOn ?? version.effectiveOn;
      reply.headers({
        'content-type': type,
        'content-disposition': attachmentHeader(cleanFileName(`${version.title}${day === null ? '' : `_${day}`}.${ending}`)),
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      });
      return file as unknown as undefined;
    } finally {
      leave();
    }
  });

  const asked = async (call: Call, congress: string | undefined) => ({ keeper: await keeperOf(deps, call, congress), seen: call.ifMatch });

  serve(app, statuteRoutes.correct, async ({ params, query, body }, call) => ({
    version: await correctStatute(db, params.statuteId, body, await asked(call, query.congress)),
  }));
  serve(app, statuteRoutes.end, async ({ params, query, body }, call) => ({
    version: await endStatute(db, params.statuteId, body, await asked(call, query.congress)),
  }));
  serve(app, statuteRoutes.correctVersion, async ({ params, query, body }, call) => ({
    version: await correctVersion(db, params.versionId, body, await asked(call, query.congress)),
  }));
  serve(app, statuteRoutes.withdraw, async ({ params, query }, call) => ({
    version: await withdrawVersion(db, params.versionId, await asked(call, query.congress)),
  }));
}

/** Who keeps the library for the congress of this call; a 403 for everybody else. */
export async function keeperOf(
  { db, clock }: HouseDeps,
  call: Call,
  congress: string | undefined,
): Promise<Keeper & { readonly accountId: string }> {
  const actor = actorOf(call);
  const congressId = await congressOf(db, call, congress);
  if (!keepsFor(actor, congressId)) throw new ProblemError('forbidden');
  return { accountId: actor.accountId, name: actor.name, congressId, requestId: call.requestId, now: clock.now() };
}
