import { checkTemplate } from '../../../figures/check-template.ts';
import type { TemplateProblem } from '../../../figures/template-syntax.ts';
import { ProblemError } from '../../problem.ts';
import type { Db } from '../measure-rows.ts';
import { defaultTemplate } from './default-template.ts';
import { measureKinds } from './source.ts';

/** A version of a congress's report text; version 0 is what the installation brings. */
export interface Template {
  readonly version: number;
  readonly body: string;
  readonly madeAt: Date | null;
  readonly madeBy: string | null;
  readonly note: string | null;
}

const own: Template = { version: 0, body: defaultTemplate, madeAt: null, madeBy: null, note: null };

/** The template a congress uses now, or one of its earlier versions. */
export async function findTemplate(db: Db, congressId: string, version?: number): Promise<Template> {
  if (version === 0) return own;
  const row = await db
    .selectFrom('report_template')
    .selectAll()
    .where('congress_id', '=', congressId)
    .$if(version !== undefined, (q) => q.where('version', '=', version ?? 0))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row) return { version: row.version, body: row.body, madeAt: row.made_at, madeBy: row.made_by, note: row.note };
  if (version !== undefined) throw new ProblemError('notFound');
  return own;
}

/** The versions kept, newest first, without their text. */
export async function templateVersions(db: Db, congressId: string): Promise<Omit<Template, 'body'>[]> {
  const rows = await db
    .selectFrom('report_template')
    .select(['version', 'made_at', 'made_by', 'note'])
    .where('congress_id', '=', congressId)
    .orderBy('version', 'desc')
    .limit(200)
    .execute();
  return rows.map((r) => ({ version: r.version, madeAt: r.made_at, madeBy: r.made_by, note: r.note }));
}

/** What is wrong in a template's text. */
export const templateProblems = (body: string): TemplateProblem[] => checkTemplate(body, measureKinds);

/**
 * Keeps a new version. Refuses a text with unknown names or loops left open, and a version that somebody else has overtaken since
 * `after` was read.
 */
export async function saveTemplate(
  db: Db,
  request: {
    readonly congressId: string;
    readonly body: string;
    readonly after: number;
    readonly by: string;
    readonly at: Date;
    readonly note: string | null;
  },
): Promise<number> {
  const problems = templateProblems(request.body);
  if (problems.length > 0) {
    throw new ProblemError(
      'templateUnsound',
      { count: problems.length, names: [...new Set(problems.map((p) => p.what))].join('、') },
      problems.map((p) => ({ path: `line ${p.line}`, code: p.kind, message: p.what })),
    );
  }
  return db.transaction().execute(async (tx) => {
    const { version } = await findTemplate(tx, request.congressId);
    if (version !== request.after) throw new ProblemError('versionConflict');
    const made = await tx
      .insertInto('report_template')
      .values({
        congress_id: request.congressId,
        version: version + 1,
        body: request.body,
        made_at: request.at,
        made_by: request.by,
        note: request.note,
      })
      .onConflict((c) => c.columns(['congress_id', 'version']).doNothing())
      .returning('version')
      .executeTakeFirst();
    if (!made) throw new ProblemError('versionConflict');
    return made.version;
  });
}
