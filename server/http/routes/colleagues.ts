import type { FastifyInstance } from 'fastify';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Colleague, listColleagues } from '../../../contract/colleagues.ts';
import { adminRoles, type RoleId } from '../../../registers/roles.ts';
import type { HouseDeps } from '../../deps.ts';
import { actorOf, congressOf } from '../congress-of.ts';
import { serve } from '../serve.ts';

const most = 50;
const unitRoles: readonly string[] = ['unitClerk', 'unitHead', 'govOffice'] satisfies RoleId[];
/** Roles that work with the whole congress and may name anybody in it. */
const staffRoles: readonly string[] = ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'specialCommitteeOfficer'] satisfies RoleId[];

/** Who may be named for a task, for the pickers of forms. */
export function registerColleagueRoutes(app: FastifyInstance, { db }: Pick<HouseDeps, 'db'>): void {
  serve(app, listColleagues, async ({ query }, call) => {
    const actor = actorOf(call);
    const congressId = await congressOf(db, call, query.congress);
    const own = actor.grants.filter((g) => g.congressId === congressId);
    const isStaff = own.some((g) => staffRoles.includes(g.role));
    const units = own.flatMap((g) => (g.unitId && unitRoles.includes(g.role) ? [g.unitId] : []));
    if (!isStaff && units.length === 0) return { items: [] };
    const within: RawBuilder<SqlBool> = isStaff ? sql`true` : sql`g.unit_id = ANY(${units})`;
    const named: RawBuilder<SqlBool> = query.id ? sql`a.id = ${query.id}` : query.q ? sql`strpos(a.name, ${query.q}) > 0` : sql`true`;
    const { rows } = await sql<Colleague>`
      SELECT a.id, a.name, array_agg(DISTINCT g.role) AS roles, min(u.name) AS unit
      FROM role_grant g JOIN account a ON a.id = g.account_id
        LEFT JOIN unit u ON u.congress_id = g.congress_id AND u.id = g.unit_id
      WHERE g.congress_id = ${congressId} AND g.revoked_at IS NULL AND a.status = 'active' AND ${within} AND ${named}
        AND NOT g.role = ANY(${[...adminRoles]})
      GROUP BY a.id, a.name ORDER BY a.name, a.id LIMIT ${most}`.execute(db);
    return { items: rows };
  });
}
