import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { systemRoutes } from '../../../contract/system.ts';
import type { HouseDeps } from '../../deps.ts';
import { ProblemError } from '../../problem.ts';
import { demoState, loadDemo } from '../../start/demo.ts';
import { setUp } from '../../start/set-up.ts';
import { serve } from '../serve.ts';

/** Health, the interface's description, and the first run. */
export function registerSystemRoutes(app: FastifyInstance, deps: HouseDeps): void {
  const { db, clock, config } = deps;
  serve(app, systemRoutes.health, async () => {
    try {
      await sql`SELECT 1`.execute(db);
      return { ok: true };
    } catch {
      throw new ProblemError('unavailable');
    }
  });

  serve(app, systemRoutes.openapi, () => app.swagger() as unknown as Record<string, unknown>);

  serve(app, systemRoutes.about, async () => {
    const there = await db.selectFrom('congress').select('id').limit(1).executeTakeFirst();
    const isDemo = (await demoState(db)) === 'ready';
    return {
      isEmpty: there === undefined,
      isDemo,
      version: '0.1.0',
      oidc: config.oidcIssuer !== null,
      demoAccounts: isDemo
        ? (await loadDemo()).demoAccounts().map(({ username, password, zh, en }) => ({ username, password, role: { zh, en } }))
        : [],
    };
  });

  serve(app, systemRoutes.setup, async ({ body }, call) => ({ congressId: await setUp({ db, clock }, body, call) }));
}
