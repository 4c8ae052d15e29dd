import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import type { Clock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import type { Database } from '../../db/tables.ts';
import type { OidcConfig } from '../../people/oidc.ts';
import type { SessionDeps } from '../session-hooks.ts';
import { registerAccountRoutes } from './accounts.ts';
import { registerAuditRoutes } from './audit.ts';
import { registerCongressRoutes } from './congresses.ts';
import { registerSessionRoutes } from './session.ts';

export interface PeopleDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly config: SessionDeps['config'] & OidcConfig & Pick<Config, 'publicUrl'>;
  /** Seals second-factor secrets and the single sign-on's cookie. */
  readonly secretKey: Buffer;
}

/** Sign-in, accounts, roles, approvals, policies and audit. Needs `registerSessionHooks` before it. */
export function registerPeopleRoutes(app: FastifyInstance, deps: PeopleDeps): void {
  registerSessionRoutes(app, deps);
  registerAccountRoutes(app, deps);
  registerAuditRoutes(app, deps);
  registerCongressRoutes(app, deps);
}
