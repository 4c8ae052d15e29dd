import { z } from 'zod';
import { actionOf } from '../engine/decide.ts';
import { type AnyProcess, isForPeople } from '../engine/define.ts';
import { allProcesses, processes } from '../processes/all.ts';
import { shapesOf } from '../registers/shape.ts';
import { structureFilter } from './deputies.ts';
import { type Route, route } from './route.ts';

/** Which congress is meant; the caller's own where it is left out. */
const InCongress = z.object({ congress: z.uuid().optional() });

export const RecordId = z.object({ id: z.uuid() });

export const PartyView = z.object({
  party: z.string(),
  subject: z.uuid(),
  status: z.enum(['active', 'invited', 'declined', 'ended']),
  on: z.iso.date(),
});

export const DeadlineView = z.object({
  key: z.string(),
  round: z.int(),
  ruleKey: z.string().nullable(),
  startOn: z.iso.date(),
  dueOn: z.iso.date(),
  amount: z.int().nullable(),
  unit: z.string().nullable(),
  source: z.string().nullable(),
  provisional: z.boolean(),
  closedOn: z.iso.date().nullable(),
  outcome: z.enum(['met', 'late', 'void']).nullable(),
});

/** One record as a list shows it. `fields` holds those the viewer may see, by name as in the process's declaration. */
export const RecordLine = z.object({
  id: z.uuid(),
  congressId: z.uuid(),
  process: z.string(),
  version: z.int(),
  state: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  dueKey: z.string().nullable(),
  dueOn: z.iso.date().nullable(),
  groups: z.array(z.string()),
  fields: z.record(z.string(), z.unknown()),
});
export type RecordLine = z.infer<typeof RecordLine>;

/** Names of the records that ids point to. */
export const Names = z.record(z.string(), z.string());

/** The files that the shown fields hold, by id. */
export const HeldFiles = z.record(z.string(), z.object({ name: z.string(), size: z.int(), mediaType: z.string() }));
export type HeldFiles = z.infer<typeof HeldFiles>;

export const RecordView = z
  .object({
    record: RecordLine.extend({
      parties: z.array(PartyView),
      deadlines: z.array(DeadlineView),
      /** The actions the viewer may take now: what the buttons show. */
      can: z.array(z.string()),
    }),
    names: Names,
    files: HeldFiles,
  })
  .meta({ id: 'RecordView' });
export type RecordView = z.infer<typeof RecordView>;

export const RecordPage = z.object({ items: z.array(RecordLine), next: z.string().nullable(), names: Names }).meta({ id: 'RecordPage' });
export type RecordPage = z.infer<typeof RecordPage>;

/** `capped` says that there are more than the count tells. */
export const CountView = z.object({ count: z.int(), overdue: z.int(), soon: z.int(), capped: z.boolean() }).meta({ id: 'CountView' });
export type CountView = z.infer<typeof CountView>;

export const LogView = z
  .object({
    items: z.array(
      z.object({
        version: z.int(),
        at: z.string(),
        action: z.string(),
        from: z.string().nullable(),
        to: z.string(),
        actorKind: z.enum(['person', 'system', 'citizen']),
        actorName: z.string().nullable(),
        unitId: z.uuid().nullable(),
        roles: z.array(z.string()),
        /** The changed fields that the viewer may see. */
        changes: z.record(z.string(), z.unknown()),
      }),
    ),
    next: z.string().nullable(),
    names: Names,
  })
  .meta({ id: 'LogView' });
export type LogView = z.infer<typeof LogView>;

/**
 * The filters of a process's list as query parameters: `field=a,b` for one of several values, `field.min`, `field.max` and
 * `field.set` for dates and numbers. Any other parameter is refused.
 */
export function filterQuery(process: AnyProcess) {
  const shapes = shapesOf(process.record);
  const fields: Record<string, z.ZodOptional<z.ZodType<string, string>>> = {};
  for (const name of process.list.filters as readonly string[]) {
    const kind = shapes[name]?.kind;
    fields[name] = z.string().max(2000).optional();
    fields[`${name}.set`] = z.enum(['true', 'false']).optional();
    if (kind === 'day' || kind === 'whole') {
      fields[`${name}.min`] = z.string().max(20).optional();
      fields[`${name}.max`] = z.string().max(20).optional();
    }
  }
  return z.strictObject({
    ...InCongress.shape,
    ...fields,
    q: z.string().max(100).optional(),
    due: z.enum(['overdue', 'soon']).optional(),
    mine: z.enum(['true']).optional(),
    /** A figure's records: its id, which part (`rest`: of a coverage, those not covered), for which session, until which day. */
    measure: z.string().max(60).optional(),
    part: z.enum(['of', 'part', 'rest']).optional(),
    value: z.string().max(200).optional(),
    session: z.uuid().optional(),
    cutoff: z.iso.date().optional(),
    /** The seats behind one figure of the structure of deputies. */
    ...(process.id === 'deputyship' ? { structure: structureFilter.optional() } : {}),
    /** Only the records that this frozen figure was counted from, as they stand now. */
    frozen: z.uuid().optional(),
  });
}

function listQuery(process: AnyProcess) {
  return filterQuery(process).extend({
    sort: z.string().max(60).optional(),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  });
}

/** The actions of a process that people may ask for: those that make a record, and those on one. */
export function peopleActions(process: AnyProcess): { readonly making: string[]; readonly acting: string[] } {
  const names = Object.keys(process.actions).filter((name) => (actionOf(process, name)?.by ?? []).some(isForPeople));
  return {
    making: names.filter((n) => actionOf(process, n)?.from === 'new'),
    acting: names.filter((n) => actionOf(process, n)?.from !== 'new'),
  };
}

const inputOf = (process: AnyProcess, action: string): z.ZodObject => actionOf(process, action)?.input ?? z.object({});

export const mostInBatch = 500;

/** All routes of one process: list, count, one record, its log, and one for each action. */
export function recordRoutes(process: AnyProcess) {
  const base = `/api/${process.plural}`;
  const { making, acting } = peopleActions(process);
  const isPublic = (process.reach as readonly { who: unknown }[]).some((r) => r.who === 'public');
  const access = isPublic ? 'anyone' : 'engine';
  const isProcess = processes.includes(process);
  return {
    list: route({ method: 'GET', path: base, summary: `List ${process.plural}`, access, query: listQuery(process), response: RecordPage }),
    count: route({
      method: 'GET',
      path: `${base}/count`,
      summary: `Count ${process.plural}`,
      access,
      query: filterQuery(process),
      response: CountView,
    }),
    read: route({
      method: 'GET',
      path: `${base}/:id`,
      summary: `Read one of ${process.plural}`,
      access,
      params: RecordId,
      query: InCongress,
      response: RecordView,
    }),
    log: route({
      method: 'GET',
      path: `${base}/:id/log`,
      summary: `The story of one of ${process.plural}`,
      access: 'engine',
      params: RecordId,
      query: InCongress.extend({
        before: z.coerce.number().int().positive().optional(),
        limit: z.coerce.number().int().min(1).max(200).default(100),
      }),
      response: LogView,
    }),
    making: making.map((action) => ({
      action,
      route: route({
        method: 'POST',
        path: action === 'create' ? base : `${base}/${action}`,
        summary: `${process.id}: ${action}`,
        access: 'engine',
        query: InCongress,
        body: inputOf(process, action),
        response: RecordView,
      }),
    })),
    acting: acting.map((action) => ({
      action,
      route: route({
        method: 'POST',
        path: `${base}/:id/${action}`,
        summary: `${process.id}: ${action}`,
        access: 'engine',
        params: RecordId,
        query: InCongress,
        body: inputOf(process, action),
        response: RecordView,
      }),
    })),
    batch: isProcess
      ? acting.map((action) => ({
          action,
          route: route({
            method: 'POST',
            path: `${base}/batch/${action}`,
            summary: `${process.id}: ${action} on several, all or none`,
            access: 'engine',
            query: InCongress,
            body: z.object({
              items: z
                .array(z.object({ id: z.uuid(), version: z.int().optional(), input: inputOf(process, action) }))
                .min(1)
                .max(mostInBatch),
            }),
            response: z.object({ done: z.array(z.object({ id: z.uuid(), version: z.int(), state: z.string() })) }),
          }),
        }))
      : [],
  };
}

export type RecordRoutes = ReturnType<typeof recordRoutes>;

/** The routes of every process and register. */
export const allRecordRoutes: readonly { readonly process: AnyProcess; readonly routes: RecordRoutes }[] = allProcesses.map((process) => ({
  process,
  routes: recordRoutes(process),
}));

const WorkItem = z.object({
  process: z.string(),
  id: z.uuid(),
  action: z.string(),
  state: z.string(),
  title: z.string(),
  number: z.int().nullable(),
  dueKey: z.string().nullable(),
  dueOn: z.iso.date().nullable(),
  since: z.string(),
  unitId: z.uuid().nullable(),
  version: z.int(),
});
const WorkSlice = z.object({ count: z.int(), items: z.array(WorkItem) });

/** "My turn": what the signed-in person has to do now, by urgency. */
export const workRoutes = {
  mine: route({
    method: 'GET',
    path: '/api/work',
    summary: 'What I have to do now, and what I wait for',
    access: 'signedIn',
    query: InCongress,
    response: z.object({
      today: z.iso.date(),
      groups: z.object({ overdue: WorkSlice, today: WorkSlice, week: WorkSlice, later: WorkSlice }),
      waiting: WorkSlice,
      names: Names,
    }),
  }),
} as const satisfies Record<string, Route>;

/** Lists as somebody likes to see them, and forms not yet sent. */
export const SavedView = z.object({
  id: z.uuid(),
  process: z.string(),
  name: z.string(),
  query: z.record(z.string(), z.string()),
  shared: z.boolean(),
  own: z.boolean(),
});
const DraftKey = z.object({ key: z.string().min(1).max(200) });
export const viewRoutes = {
  list: route({
    method: 'GET',
    path: '/api/views',
    summary: 'Saved views of lists',
    access: 'signedIn',
    query: InCongress.extend({ process: z.string().max(40) }),
    response: z.object({ items: z.array(SavedView) }),
  }),
  save: route({
    method: 'POST',
    path: '/api/views',
    summary: 'Save a view of a list',
    access: 'signedIn',
    query: InCongress,
    body: z.object({
      process: z.string().max(40),
      name: z.string().trim().min(1).max(40),
      query: z.record(z.string().max(60), z.string().max(2000)),
      shared: z.boolean(),
    }),
    response: SavedView,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/views/:id',
    summary: 'Remove a saved view',
    access: 'signedIn',
    params: RecordId,
    query: InCongress,
  }),
  readDraft: route({
    method: 'GET',
    path: '/api/drafts/:key',
    summary: 'A form not yet sent',
    access: 'signedIn',
    params: DraftKey,
    query: InCongress,
    response: z.object({ data: z.record(z.string(), z.unknown()).nullable(), updatedAt: z.string().nullable() }),
  }),
  saveDraft: route({
    method: 'PUT',
    path: '/api/drafts/:key',
    summary: 'Keep a form not yet sent',
    access: 'signedIn',
    params: DraftKey,
    query: InCongress,
    body: z.object({ data: z.record(z.string(), z.unknown()) }),
    response: z.object({ updatedAt: z.string() }),
  }),
  dropDraft: route({
    method: 'DELETE',
    path: '/api/drafts/:key',
    summary: 'Drop a kept form',
    access: 'signedIn',
    params: DraftKey,
    query: InCongress,
  }),
} as const satisfies Record<string, Route>;
