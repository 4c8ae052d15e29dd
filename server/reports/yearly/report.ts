import type { Actor } from '../../../engine/actor.ts';
import { type Check, checkText } from '../../../figures/check-text.ts';
import { type Block, fillTemplate, textOfReport } from '../../../figures/fill-template.ts';
import { namesOf } from '../../actions/names.ts';
import { ProblemError } from '../../problem.ts';
import { comparedFigures } from '../compare.ts';
import { valuesByRegister } from '../figure-views.ts';
import type { Db } from '../measure-rows.ts';
import { figuresFrom, type ReportSource } from './source.ts';

/** A report as made: its blocks with the records behind each number, its plain text, and what the check of its sums found. */
export interface Report {
  readonly blocks: readonly Block[];
  readonly text: string;
  readonly checks: readonly Check[];
}

/** Makes the report's text from a template. The same template and source give the same report. */
export function makeReport(template: string, source: ReportSource): Report {
  const blocks = fillTemplate(template, figuresFrom(source));
  const text = textOfReport(blocks);
  return { blocks, text, checks: checkText(text) };
}

/** Counts what a report of a session until a day is made from, over the records this person may see. */
export async function reportSource(db: Db, actor: Actor, congressId: string, sessionId: string, cutoff: string): Promise<ReportSource> {
  const congress = await db
    .selectFrom('congress')
    .select('name')
    .where('congress_id', '=', congressId)
    .where('id', '=', congressId)
    .executeTakeFirst();
  if (!congress) throw new ProblemError('notFound');
  const sessions = await comparedFigures(db, actor, congressId, sessionId, cutoff);
  const names = await namesOf(db, congressId, valuesByRegister(sessions.flatMap((s) => s.figures)), actor);
  return { congress: String(congress.name), sessions, names };
}
