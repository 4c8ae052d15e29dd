import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { consultationPages } from '../../../contract/consultations.ts';
import { popoloKinds, popoloRoute } from '../../../contract/popolo.ts';
import { type PageQuery, publicRoutes, publicSorts } from '../../../contract/public.ts';
import { resultClasses } from '../../../processes/suggestion/suggestion.record.ts';
import { congressTime } from '../../actions/rule-books.ts';
import { filesOf, publicConsultation, publicConsultations } from '../../consulting/reading.ts';
import type { HouseDeps } from '../../deps.ts';
import { ProblemError } from '../../problem.ts';
import { plansPage, publicPlans } from '../../public/activity-plan.ts';
import {
  firstCongress,
  type Publisher,
  publicAddresses,
  publicChoices,
  publicHarvest,
  publicList,
  publicSuggestion,
  publishers,
} from '../../public/catalogue.ts';
import { activeCongresses, congressById, congressInRegion, onlyCongress } from '../../public/congresses.ts';
import { consultationList, consultationPage, consultingCongresses } from '../../public/consultations.ts';
import { dutyReportPage, dutyReportsPage, publicDutyReport, publicDutyReports } from '../../public/duty-reports.ts';
import { type Reader, readerOf } from '../../public/html.ts';
import { atomOf, csvOf, jsonLinesOf, robotsOf, sitemapIndexOf, sitemapOf } from '../../public/open-data.ts';
import { busyPage, dataPage, homePage, listPage, missingPage, suggestionPage } from '../../public/pages.ts';
import { popoloPart } from '../../public/popolo.ts';
import { createShield } from '../../public/shield.ts';
import { pagePolicy } from '../../public/style.ts';
import { type Call, serve } from '../serve.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The public catalogue. Everybody gets the same, whoever is signed in, and nothing is kept anywhere: every answer is made
 * from the records as they stand and marked to be asked for again, so that what is taken back is gone at once.
 */
export function registerPublicRoutes(app: FastifyInstance, deps: HouseDeps): void {
  const { db, clock, config } = deps;
  const base = config.publicUrl;
  const shield = createShield(config.publicPerMinute, config.publicAtOnce);
  const guarded = <T>(call: Call, work: () => Promise<T>): Promise<T> => shield.guard(call.ip, clock.now().getTime(), work);

  /** The congress of this region; without one, the first that has published anything, else the first of all. */
  async function congressAt(region: string | undefined): Promise<Publisher> {
    const [found] = await publishers(db, region);
    const first = found ?? (region ? null : await firstCongress(db));
    if (first) return first;
    throw new ProblemError('notFound');
  }

  const legalToday = async (congressId: string): Promise<string> => (await congressTime(db, congressId)).today(clock.now());

  /** An answer with its mark; nothing but the mark where the caller has the same already. */
  function send(call: Call, type: string, body: string) {
    const { reply, request } = call;
    const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    reply.headers({ 'cache-control': 'public, no-cache', etag: tag, vary: 'accept-language, cookie' }).type(type);
    const given = String(request.headers['if-none-match'] ?? '');
    if (given.split(',').some((t) => t.trim().replace(/^W\//, '') === tag)) return reply.code(304).send();
    return reply.serializer((v: string) => v).send(body);
  }
  /** What the shield lets through; sending it is outside, so that a slow reader takes nobody's place. */
  const answer = async (call: Call, type: string, make: () => Promise<string>) =>
    send(call, `${type}; charset=utf-8`, await guarded(call, make));
  const json = (call: Call, make: () => Promise<unknown>): never =>
    answer(call, 'application/json', async () => JSON.stringify(await make())) as never;
  const html = (call: Call, body: string) => {
    call.reply.headers({ 'content-security-policy': pagePolicy });
    return send(call, 'text/html; charset=utf-8', body);
  };
  const reader = (call: Call, lang: string | undefined, congress: Publisher | null, several: boolean): Reader => {
    const locale = lang === 'en' || lang === 'zh' ? lang : call.locale;
    return readerOf(locale, new URL(call.request.url, 'http://localhost'), congress, several);
  };

  /** A page, or the page that says why there is none. */
  async function page(call: Call, lang: string | undefined, make: () => Promise<string>) {
    try {
      return html(call, await guarded(call, make));
    } catch (error) {
      if (!(error instanceof ProblemError) || (error.code !== 'notFound' && error.code !== 'tooManyRequests')) throw error;
      const to = reader(call, lang, null, false);
      const isBusy = error.code === 'tooManyRequests';
      if (isBusy) call.reply.header('retry-after', '60');
      return call.reply
        .code(error.status)
        .headers({ 'content-security-policy': pagePolicy, 'cache-control': 'no-store' })
        .type('text/html; charset=utf-8')
        .serializer((v: string) => v)
        .send(isBusy ? busyPage(to) : missingPage(to));
    }
  }

  serve(app, publicRoutes.congresses, (_input, call) =>
    json(call, async () => ({
      items: (await publishers(db)).map(({ regionCode, name, shortName }) => ({ regionCode, name, shortName })),
    })),
  );

  serve(app, publicRoutes.list, ({ query }, call) =>
    json(call, async () => {
      const { region, sort, page: at, ...filter } = query;
      return publicList(db, { congress: await congressAt(region), filter, sort, page: at, base });
    }),
  );

  serve(app, publicRoutes.read, ({ params }, call) =>
    json(call, async () => {
      const found = await publicSuggestion(db, params.id, base);
      if (!found) throw new ProblemError('notFound');
      return found;
    }),
  );

  for (const { route, type, file, write } of [
    { route: publicRoutes.csv, type: 'text/csv', file: 'csv', write: csvOf },
    { route: publicRoutes.jsonLines, type: 'application/jsonl', file: 'jsonl', write: jsonLinesOf },
  ]) {
    serve(app, route, ({ query }, call) =>
      answer(call, type, async () => {
        const congress = await congressAt(query.region);
        const { items, next } = await publicHarvest(db, congress, afterOf(query.after), base);
        const more = next && `${base}${route.path}?region=${congress.regionCode}&after=${next.on}_${next.id}`;
        if (more) call.reply.header('link', `<${more}>; rel="next"`);
        call.reply.header('content-disposition', `inline; filename="suggestions-${congress.regionCode}.${file}"`);
        return write(items);
      }),
    );
  }

  serve(app, popoloRoute, ({ params, query }, call) =>
    json(call, async () => {
      const congress = await congressAt(query.region);
      const kind = popoloKinds.find((k) => params.kind === `${k}.json`) ?? 'persons';
      const { items, next } = await popoloPart(db, congress, kind, query.after ?? null, base);
      if (next) call.reply.header('link', `<${base}/public/popolo/${kind}.json?region=${congress.regionCode}&after=${next}>; rel="next"`);
      return { [kind]: items };
    }),
  );

  serve(app, publicRoutes.feed, ({ query }, call) =>
    answer(call, 'application/atom+xml', async () => {
      const congress = await congressAt(query.region);
      const { items } = await publicList(db, { congress, filter: {}, sort: 'newest', page: 1, base });
      return atomOf(congress, items, base, config.openDataLicence);
    }),
  );

  serve(app, publicRoutes.sitemap, ({ query }, call) =>
    answer(call, 'application/xml', async () => {
      if (!query.region) return sitemapIndexOf(await publishers(db), base);
      const congress = await congressAt(query.region);
      return sitemapOf(await publicAddresses(db, congress.id), base);
    }),
  );

  serve(app, publicRoutes.robots, (_input, call) => answer(call, 'text/plain', async () => robotsOf(base)));

  serve(app, publicRoutes.home, ({ query }, call) =>
    page(call, query.lang, async () => homePage(reader(call, query.lang, null, true), await publishers(db))),
  );

  serve(app, publicRoutes.page, ({ query }, call) =>
    page(call, query.lang, async () => {
      const [congress, all] = await Promise.all([congressAt(query.region || undefined), publishers(db)]);
      const asked = soundQuery(query);
      const [choices, found] = await Promise.all([
        publicChoices(db, congress.id),
        publicList(db, {
          congress,
          filter: asked,
          sort: publicSorts.find((s) => s === asked.sort) ?? 'newest',
          page: Number(asked.page ?? 1),
          base,
        }),
      ]);
      return listPage(reader(call, query.lang, congress, all.length > 1), asked, choices, found);
    }),
  );

  serve(app, publicRoutes.readPage, ({ params, query }, call) =>
    page(call, query.lang, async () => {
      const found = uuid.test(params.id) ? await publicSuggestion(db, params.id, base) : null;
      if (!found) throw new ProblemError('notFound');
      const [congress, all] = await Promise.all([congressAt(found.regionCode), publishers(db)]);
      return suggestionPage(reader(call, query.lang, congress, all.length > 1), found);
    }),
  );

  const congressOf = async (region: string | undefined) => {
    const congress = region ? await congressInRegion(db, region) : await congressAt(undefined);
    if (!congress) throw new ProblemError('notFound');
    return congress;
  };
  serve(app, publicRoutes.activitiesPage, ({ query }, call) =>
    page(call, query.lang, async () => {
      const congress = await congressOf(query.region);
      const year = /^\d{4}$/.test(query.year ?? '') ? Number(query.year) : null;
      return plansPage(reader(call, query.lang, congress, false), await publicPlans(db, congress.id, year));
    }),
  );

  serve(app, publicRoutes.dutyReportsPage, ({ query }, call) =>
    page(call, query.lang, async () => {
      const congress = await congressOf(query.region);
      return dutyReportsPage(reader(call, query.lang, congress, false), await publicDutyReports(db, congress.id));
    }),
  );
  serve(app, publicRoutes.dutyReportPage, ({ params, query }, call) =>
    page(call, query.lang, async () => {
      const congress = await congressOf(query.region);
      const report = uuid.test(params.id) ? await publicDutyReport(db, congress.id, params.id) : null;
      if (!report) throw new ProblemError('notFound');
      return dutyReportPage(reader(call, query.lang, congress, false), report);
    }),
  );

  serve(app, consultationPages.list, ({ query }, call) =>
    page(call, query.lang, async () => {
      const congress = query.region ? await congressInRegion(db, query.region) : await onlyCongress(db);
      if (!congress && query.region) throw new ProblemError('notFound');
      if (!congress) return consultingCongresses(reader(call, query.lang, null, true), await activeCongresses(db));
      const found = await publicConsultations(db, congress.id);
      return consultationList(reader(call, query.lang, congress, false), found, await legalToday(congress.id));
    }),
  );

  serve(app, consultationPages.read, ({ params, query }, call) =>
    page(call, query.lang, async () => {
      const found = uuid.test(params.id) ? await publicConsultation(db, params.id) : null;
      const congress = found && (await congressById(db, found.congressId));
      if (!found || !congress) throw new ProblemError('notFound');
      const files = await filesOf(db, found);
      return consultationPage(reader(call, query.lang, congress, false), found, files, await legalToday(congress.id));
    }),
  );

  serve(app, publicRoutes.dataPage, ({ query }, call) =>
    page(call, query.lang, async () => {
      const congress = await congressAt(query.region || undefined);
      return dataPage(reader(call, query.lang, congress, false), config.openDataLicence);
    }),
  );
}

/** What a form or an old link asks for, without what cannot be meant. */
function soundQuery(query: PageQuery): PageQuery {
  const one = (value: string | undefined, isSound: (v: string) => boolean) => (value && isSound(value) ? value : undefined);
  return {
    q: query.q?.replaceAll('\u0000', '').trim().slice(0, 100) || undefined,
    session: one(query.session, (v) => uuid.test(v)),
    category: one(query.category, (v) => uuid.test(v)),
    unit: one(query.unit, (v) => uuid.test(v)),
    resultClass: one(query.resultClass, (v) => (resultClasses as readonly string[]).includes(v)),
    sort: one(query.sort, (v) => (publicSorts as readonly string[]).includes(v)),
    page: one(query.page, (v) => /^[1-9]\d{0,3}$/.test(v)),
    lang: query.lang,
  };
}

/** The place in the open data after which to go on, as the Link header gave it. */
function afterOf(text: string | undefined): { on: string; id: string } | null {
  if (text === undefined) return null;
  const [on = '', id = ''] = text.split('_');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on) || Number.isNaN(Date.parse(on)) || !uuid.test(id)) throw new ProblemError('badRequest');
  return { on, id };
}
