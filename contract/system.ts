import { z } from 'zod';
import { line } from '../registers/fields.ts';
import { congressLevels } from '../registers/levels.ts';
import { type Route, route } from './route.ts';

const InCongress = z.object({ congress: z.uuid().optional() });

const FirstAccount = z.object({ username: z.string().trim().min(3).max(40), name: line(30), password: z.string().min(1).max(200) });

/** The first-run page's one form: the congress and its three administrators. */
export const SetupInput = z.object({
  congress: z.object({
    name: line(60),
    shortName: line(20),
    level: z.enum(congressLevels),
    regionCode: z.string().regex(/^\d{6,12}$/),
    rulePack: line(40),
    timeZone: line(40),
  }),
  systemAdmin: FirstAccount,
  securityAdmin: FirstAccount,
  auditAdmin: FirstAccount,
});
export type SetupInput = z.infer<typeof SetupInput>;

export const FigureView = z.object({
  measure: z.string(),
  process: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  basis: z.object({ zh: z.string(), en: z.string() }),
  cutoff: z.iso.date(),
  numerator: z.int(),
  denominator: z.int(),
  percent: z.string().nullable(),
  /** Days on average, where the figure counts days. */
  mean: z.string().nullable().optional(),
  isShare: z.boolean(),
  by: z.string().nullable(),
  /** The kinds of record that its two numbers open. */
  opens: z.object({ of: z.string(), part: z.string() }),
  /** Whether those not covered can be listed (`part=rest`). */
  hasRest: z.boolean().optional(),
  rows: z
    .array(z.object({ value: z.string().nullable(), count: z.int(), part: z.int().optional(), percent: z.string().nullable() }))
    .optional(),
});
export type FigureView = z.infer<typeof FigureView>;

/** A figure as it was frozen. A number whose ids were all kept opens them; `wholeIds` only where a part is counted apart. */
const FrozenFigureView = FigureView.extend({ recordIds: z.array(z.uuid()), wholeIds: z.array(z.uuid()).optional() });

const SnapshotLine = z.object({
  id: z.uuid(),
  sessionId: z.uuid(),
  cutoff: z.iso.date(),
  madeAt: z.string(),
  madeBy: z.string(),
  note: z.string().nullable(),
  rulePack: z.string(),
});

export const RuleView = z.object({
  key: z.string(),
  type: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  meaning: z.object({ zh: z.string(), en: z.string() }),
  value: z.unknown(),
  source: z.object({ zh: z.string(), en: z.string() }),
  packId: z.string(),
  legalForce: z.string(),
  effectiveFrom: z.string(),
  unverified: z.boolean(),
});
export type RuleView = z.infer<typeof RuleView>;

/** State of the installation, its rules, its figures and its chain of records. */
export const systemRoutes = {
  health: route({
    method: 'GET',
    path: '/healthz',
    summary: 'Whether the server and its database work',
    access: 'anyone',
    response: z.object({ ok: z.boolean() }),
  }),
  metrics: route({ method: 'GET', path: '/metrics', summary: 'Figures for Prometheus', access: 'anyone', produces: 'text/plain' }),
  openapi: route({
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This interface as OpenAPI 3.1',
    access: 'anyone',
    response: z.record(z.string(), z.unknown()),
  }),
  about: route({
    method: 'GET',
    path: '/api/about',
    summary: 'What this installation is, before anyone signs in',
    access: 'anyone',
    response: z.object({
      isEmpty: z.boolean(),
      isDemo: z.boolean(),
      version: z.string(),
      oidc: z.boolean(),
      demoAccounts: z.array(z.object({ username: z.string(), password: z.string(), role: z.object({ zh: z.string(), en: z.string() }) })),
    }),
  }),
  setup: route({
    method: 'POST',
    path: '/api/setup',
    summary: 'Make the first congress and its three administrators',
    access: 'setup',
    body: SetupInput,
    response: z.object({ congressId: z.uuid() }),
  }),
  figures: route({
    method: 'GET',
    path: '/api/figures',
    summary: 'All figures of a session at a cut-off day',
    access: { roles: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'specialCommitteeOfficer', 'petitionOfficer'] },
    query: InCongress.extend({ session: z.uuid(), cutoff: z.iso.date().optional() }),
    response: z.object({
      sessionId: z.uuid(),
      cutoff: z.iso.date(),
      rulePack: z.string(),
      figures: z.array(FigureView),
      names: z.record(z.string(), z.string()),
    }),
  }),
  exportFigures: route({
    method: 'GET',
    path: '/api/figures/export',
    summary: 'All figures of a session at a cut-off day as a table',
    access: { roles: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'specialCommitteeOfficer', 'petitionOfficer'] },
    query: InCongress.extend({ session: z.uuid(), cutoff: z.iso.date().optional(), format: z.enum(['xlsx', 'csv']).default('xlsx') }),
    produces: 'application/octet-stream',
  }),
  snapshots: route({
    method: 'GET',
    path: '/api/figures/snapshots',
    summary: 'Figures frozen earlier',
    access: { roles: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'specialCommitteeOfficer'] },
    query: InCongress.extend({ session: z.uuid() }),
    response: z.object({ items: z.array(SnapshotLine) }),
  }),
  snapshot: route({
    method: 'GET',
    path: '/api/figures/snapshots/:id',
    summary: 'One set of frozen figures with the ids they were counted from',
    access: { roles: ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'specialCommitteeOfficer'] },
    params: z.object({ id: z.uuid() }),
    query: InCongress,
    response: SnapshotLine.extend({ figures: z.array(FrozenFigureView) }),
  }),
  freeze: route({
    method: 'POST',
    path: '/api/figures/snapshots',
    summary: 'Freeze the figures of a session at a cut-off day',
    access: { roles: ['deputyWorkOfficer'] },
    query: InCongress,
    body: z.object({ session: z.uuid(), cutoff: z.iso.date(), note: line(200).optional() }),
    response: SnapshotLine,
  }),
  rules: route({
    method: 'GET',
    path: '/api/rules',
    summary: 'The rules in force on a day, each with its source',
    access: 'signedIn',
    query: InCongress.extend({ on: z.iso.date().optional(), pack: z.string().max(40).optional() }),
    response: z.object({
      on: z.iso.date(),
      packId: z.string(),
      packs: z.array(z.object({ id: z.string(), name: z.object({ zh: z.string(), en: z.string() }) })),
      rules: z.array(RuleView),
    }),
  }),
  calendar: route({
    method: 'GET',
    path: '/api/calendar',
    summary: 'Rest days and make-up working days of a year',
    access: 'signedIn',
    query: InCongress.extend({ year: z.coerce.number().int().min(2000).max(2200) }),
    response: z.object({
      year: z.int(),
      hasNotice: z.boolean(),
      notice: z.string().nullable(),
      own: z.boolean(),
      restDays: z.array(z.iso.date()),
      workDays: z.array(z.iso.date()),
    }),
  }),
  chain: route({
    method: 'GET',
    path: '/api/audit/records',
    summary: 'The log of all records, for the audit administrator',
    access: { roles: ['auditAdmin'] },
    query: InCongress.extend({
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      process: z.string().max(40).optional(),
      record: z.uuid().optional(),
    }),
    response: z.object({
      items: z.array(
        z.object({
          seq: z.int(),
          at: z.string(),
          process: z.string(),
          recordId: z.uuid(),
          version: z.int(),
          action: z.string(),
          from: z.string().nullable(),
          to: z.string(),
          actorName: z.string(),
          roles: z.array(z.string()),
          hash: z.string(),
        }),
      ),
      next: z.int().nullable(),
    }),
  }),
  verify: route({
    method: 'POST',
    path: '/api/audit/verify',
    summary: 'Re-compute the chain of the congress and replay its log',
    access: { roles: ['auditAdmin'] },
    query: InCongress,
    body: z.object({}),
    response: z.object({
      entries: z.int(),
      records: z.int(),
      faults: z.array(z.object({ kind: z.string(), where: z.string(), what: z.string() })),
    }),
  }),
} as const satisfies Record<string, Route>;
