import { allRecordRoutes, type RecordRoutes } from '../../../contract/records.ts';
import type { AnyProcess } from '../../../engine/define.ts';
import { allProcesses } from '../../../processes/all.ts';

const byId = new Map(allRecordRoutes.map(({ process, routes }) => [process.id as string, routes]));
const byPlural = new Map<string, AnyProcess>(allProcesses.map((p) => [p.plural, p]));

/** The routes of a process or register. */
export function routesOf(process: { readonly id: string }): RecordRoutes {
  const routes = byId.get(process.id);
  if (!routes) throw new RangeError(`no routes of ${process.id}`);
  return routes;
}

/** The process whose records stand under this first part of an address. */
export const processAt = (plural: string): AnyProcess | undefined => byPlural.get(plural);

/** The route of one action that people may take. */
export function actionRoute(process: { readonly id: string }, action: string) {
  const { making, acting } = routesOf(process);
  const found = [...making, ...acting].find((a) => a.action === action);
  if (!found) throw new RangeError(`no action ${action} of ${process.id}`);
  return found.route;
}

export function batchRoute(process: { readonly id: string }, action: string) {
  return routesOf(process).batch.find((a) => a.action === action)?.route;
}
