import { z } from 'zod';
import { actionOf } from '../engine/decide.ts';
import type { AnyProcess } from '../engine/define.ts';
import { allProcesses } from '../processes/all.ts';
import { congress } from '../registers/registers.ts';
import { filterQuery, RecordId } from './records.ts';
import { route } from './route.ts';

export const tableFormats = ['xlsx', 'csv'] as const;
export type TableFormat = (typeof tableFormats)[number];

const InCongress = z.object({ congress: z.uuid().optional() });

/** One cell that is not as it should be. `column` is its heading as the table has it; empty where the whole row is meant. */
export const CellFault = z.object({ row: z.int(), column: z.string(), value: z.string(), message: z.string() });
export type CellFault = z.infer<typeof CellFault>;

/** How many faults a report holds; `faultCount` tells of them all. */
export const mostFaults = 1000;

/** What reading in a table came to. `done` says whether anything was written: all rows were good and it was no dry run. */
export const ImportReport = z
  .object({
    dryRun: z.boolean(),
    done: z.boolean(),
    rows: z.int(),
    created: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    faultCount: z.int(),
    faults: z.array(CellFault),
  })
  .meta({ id: 'ImportReport' });
export type ImportReport = z.infer<typeof ImportReport>;

/** One line of the answer to somebody who asks for `application/x-ndjson`: how far it is, and in the end the report or the problem. */
export type ImportLine =
  | { readonly progress: { readonly phase: 'checking' | 'writing'; readonly rows: number } }
  | { readonly report: ImportReport }
  | { readonly problem: { readonly code: string; readonly title: string; readonly status: number } };

/** The action that a row of a table being read in comes to; null where tables are not read in. */
export function entryAction(process: AnyProcess): 'create' | 'enter' | null {
  if (actionOf(process, 'enter')?.from === 'new') return 'enter';
  return 'identity' in process && process.id !== congress.id ? 'create' : null;
}

/** Routes by which the records of one process go out as a table, and come in where the process is a register or takes entries. */
function transferRoutes(process: AnyProcess) {
  const base = `/api/${process.plural}`;
  const takesTables = entryAction(process) !== null;
  return {
    export: route({
      method: 'GET',
      path: `${base}/export`,
      summary: `Export ${process.plural} as a table: the list's filters and visibility, all pages`,
      access: 'signedIn',
      query: filterQuery(process).extend({
        format: z.enum(tableFormats).default('xlsx'),
        /** Fields in the wanted order, separated by commas; the list's own columns where left out. */
        columns: z.string().max(2000).optional(),
        sort: z.string().max(60).optional(),
      }),
      produces: 'application/octet-stream',
    }),
    template: takesTables
      ? route({
          method: 'GET',
          path: `${base}/import/template`,
          summary: `An empty table to fill in with ${process.plural}, with explanations`,
          access: 'engine',
          query: InCongress,
          produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        })
      : null,
    import: takesTables
      ? route({
          method: 'POST',
          path: `${base}/import`,
          summary: `Read in ${process.plural} from an XLSX or CSV file in the part "file" of a form: all rows or none`,
          access: 'engine',
          query: InCongress.extend({ dryRun: z.enum(['true', 'false']).default('false') }),
          consumes: 'multipart/form-data',
          response: ImportReport,
        })
      : null,
  };
}

export const allTransferRoutes = allProcesses.map((process) => ({ process, routes: transferRoutes(process) }));

/** Everything about one suggestion in one package, for the archive. */
export const archiveRoute = route({
  method: 'GET',
  path: '/api/suggestions/:id/archive',
  summary: 'The archive package of a suggestion: papers, record, log and hashes',
  access: 'engine',
  params: RecordId,
  query: InCongress,
  produces: 'application/zip',
});
