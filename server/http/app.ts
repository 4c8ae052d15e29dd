import fastifyStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { assertSound } from '../../processes/check.ts';
import { canSeePlace } from '../actions/attachments.ts';
import type { HouseDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { describeProblems } from './described.ts';
import { registerErrors } from './errors.ts';
import { registerMetrics } from './metrics.ts';
import { registerPortalPages } from './portal-pages.ts';
import { registerActivityRoutes } from './routes/activities.ts';
import { registerAdviceRoutes } from './routes/advice.ts';
import { registerAuditRecordRoutes } from './routes/audit-records.ts';
import { registerCalendarRoutes } from './routes/calendar.ts';
import { registerChannelRoutes } from './routes/channels.ts';
import { registerColleagueRoutes } from './routes/colleagues.ts';
import { registerConsultationRoutes } from './routes/consultations.ts';
import { registerDeputyRoutes } from './routes/deputies.ts';
import { registerDraftReviewRoutes } from './routes/draft-reviews.ts';
import { registerExchangeRoutes } from './routes/exchange.ts';
import { registerFigureRoutes } from './routes/figures.ts';
import { registerFileRoutes } from './routes/files.ts';
import { registerFindRoutes } from './routes/find-deputies.ts';
import { registerInformationRoutes } from './routes/information.ts';
import { registerNoticeRoutes } from './routes/notices.ts';
import { registerOpen311Routes } from './routes/open311.ts';
import { registerOpen311AdminRoutes } from './routes/open311-admin.ts';
import { registerOpinionDeskRoutes } from './routes/opinion-desk.ts';
import { registerPaperRoutes } from './routes/papers.ts';
import { registerPeopleRoutes } from './routes/people.ts';
import { registerPetitionDeskRoutes } from './routes/petition-desk.ts';
import { registerPortalRoutes } from './routes/portal.ts';
import { registerPublicRoutes } from './routes/public.ts';
import { registerRecordRoutes } from './routes/records.ts';
import { registerReportRoutes } from './routes/reports.ts';
import { registerRuleRoutes } from './routes/rules.ts';
import { registerSimilarRoutes } from './routes/similar.ts';
import { registerStationRoutes } from './routes/stations.ts';
import { registerStatuteComparisonRoutes } from './routes/statute-comparisons.ts';
import { registerStatuteImportRoutes } from './routes/statute-imports.ts';
import { registerStatuteSearchRoutes } from './routes/statute-search.ts';
import { registerStatuteRoutes } from './routes/statutes.ts';
import { registerSupervisionRoutes } from './routes/supervision.ts';
import { registerSystemRoutes } from './routes/system.ts';
import { registerTransferRoutes } from './routes/transfer.ts';
import { registerViewRoutes } from './routes/views.ts';
import { registerWebhookRoutes } from './routes/webhooks.ts';
import { registerWorkRoutes } from './routes/work.ts';
import { registerSecurityHeaders } from './security-headers.ts';
import { registerSessionHooks } from './session-hooks.ts';

const mostBody = 2 * 1024 * 1024;

/** Builds the whole HTTP side; listening, jobs and the database are the caller's. */
export async function createApp(deps: HouseDeps): Promise<FastifyInstance> {
  assertSound();
  const { config } = deps;
  const app = Fastify({
    logger:
      config.logLevel === 'silent'
        ? false
        : {
            level: config.logLevel,
            redact: ['req.headers.cookie', 'req.headers.authorization'],
            ...(deps.logTo ? { stream: deps.logTo } : {}),
          },

    genReqId: () => newId(),
    bodyLimit: mostBody,
    requestTimeout: 120_000,
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  registerErrors(app);
  registerSecurityHeaders(app, config.publicUrl?.startsWith('https:') === true);
  registerMetrics(app, deps);
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Yishi 议事', version: '0.1.0', license: { name: 'MIT' } } },
    transform: jsonSchemaTransform,
    transformObject: describeProblems,
  });
  await registerSessionHooks(app, deps);
  registerSystemRoutes(app, deps);
  registerPeopleRoutes(app, deps);
  registerWorkRoutes(app, deps);
  registerViewRoutes(app, deps);
  registerColleagueRoutes(app, deps);
  registerDeputyRoutes(app, deps);
  registerStationRoutes(app, deps);
  registerActivityRoutes(app, deps);
  registerSimilarRoutes(app, deps);
  registerAdviceRoutes(app, deps);
  registerFigureRoutes(app, deps);
  registerSupervisionRoutes(app, deps);
  registerRuleRoutes(app, deps);
  registerAuditRecordRoutes(app, deps);
  registerInformationRoutes(app, deps);
  registerNoticeRoutes(app, deps);
  registerWebhookRoutes(app, deps);
  registerChannelRoutes(app, deps);
  await registerFileRoutes(app, { ...deps, canSee: (viewer, congressId, place) => canSeePlace(deps.db, viewer, congressId, place) });
  registerReportRoutes(app, deps);
  registerTransferRoutes(app, deps);
  registerPaperRoutes(app, deps);
  registerPublicRoutes(app, deps);
  registerExchangeRoutes(app, deps);
  registerStatuteSearchRoutes(app, deps);
  registerDraftReviewRoutes(app, deps);
  registerPortalRoutes(app, deps);
  registerConsultationRoutes(app, deps);
  registerCalendarRoutes(app, deps);
  registerFindRoutes(app, deps);
  registerOpinionDeskRoutes(app, deps);
  registerPetitionDeskRoutes(app, deps);
  registerOpen311AdminRoutes(app, deps);
  await registerOpen311Routes(app, deps);
  registerStatuteComparisonRoutes(app, deps);
  registerStatuteRoutes(app, deps);
  registerStatuteImportRoutes(app, deps);
  registerRecordRoutes(app, deps);
  if (deps.webFolder) {
    await registerPortalPages(app, deps, deps.webFolder);
    await registerWebPage(app, deps.webFolder);
  }
  await app.ready();
  return app;
}

/** The built page; every address that is no route and no file is a page of it. */
async function registerWebPage(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    logLevel: 'warn',
    root: folder,
    wildcard: false,
    index: false,
    immutable: true,
    maxAge: '365d',
    cacheControl: true,
    preCompressed: true,
    // The few files whose name does not tell their content.
    setHeaders: (reply, file) => {
      if (/[\\/]portal[\\/](?:offline\.js|portal\.webmanifest|[\w-]+\.png)$/u.test(file)) reply.header('cache-control', 'no-cache');
    },
  });
  app.get('/', { logLevel: 'warn', schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('index.html', { immutable: false, maxAge: 0 }),
  );
  app.get('/*', { logLevel: 'warn', schema: { hide: true } }, (request, reply) => {
    if (request.url.startsWith('/api/')) return reply.callNotFound();
    return reply.header('cache-control', 'no-cache').sendFile('index.html', { immutable: false, maxAge: 0 });
  });
}
