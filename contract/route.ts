import type { z } from 'zod';
import type { RoleId } from '../registers/roles.ts';

/**
 * Who may call a route at all. `engine` leaves the answer to the process engine (state, role, party),
 * `anyone` needs no sign-in, `setup` works only while the installation is empty.
 */
export type Access = 'anyone' | 'signedIn' | 'engine' | 'setup' | { readonly roles: readonly RoleId[] };

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Fastify style: `/api/suggestions/:id`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Absent for streams and empty answers. */
  readonly response?: z.ZodType;
  /** Media type of a streamed answer or of a raw request body. */
  readonly produces?: string;
  readonly consumes?: string;
}

/** Fixes a route's literal types so that handlers know their parameters. */
export const route = <const R extends Route>(r: R): R => r;
