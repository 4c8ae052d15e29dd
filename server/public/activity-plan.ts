import { type Kysely, sql } from 'kysely';
import { processOf } from '../../processes/all.ts';
import { textOf } from '../../processes/text.ts';
import type { ActivityKind } from '../../registers/activity-kinds.ts';
import { activityKindWords } from '../../registers/activity-kinds.ts';
import { visibleRows } from '../actions/visibility.ts';
import type { Database } from '../db/tables.ts';
import { escapeMarkup, htmlPage, link, paragraphs, type Reader, say } from './html.ts';

type Db = Kysely<Database>;
const mostPlans = 20;
const mostActivities = 500;

interface PlanLine {
  readonly id: string;
  readonly year: number;
  readonly title: string;
  readonly adopted_by: string | null;
  readonly note: string | null;
  readonly on: string;
}
interface ActivityLine {
  readonly id: string;
  readonly name: string;
  readonly kind: ActivityKind;
  readonly from: string;
  readonly until: string;
  readonly place: string | null;
  readonly organiser: string;
  readonly state: string;
}

/** What a congress has published of its yearly plans: those there are, and one of them with its activities. */
export interface PublicPlans {
  readonly plans: readonly PlanLine[];
  readonly shown: PlanLine | null;
  readonly activities: readonly ActivityLine[];
}

/** Published plans of a congress, newest first; the one of `year`, else the newest, with its activities by day. */
export async function publicPlans(db: Db, congressId: string, year: number | null): Promise<PublicPlans> {
  const { rows: plans } =
    await sql<PlanLine>`SELECT t.id, t.year, t.title, t.adopted_by, t.note, t.published_on::text AS on FROM activity_plan t
    WHERE t.congress_id = ${congressId} AND ${visibleRows(processOf('activityPlan'), null, congressId)} ORDER BY t.year DESC, t.id DESC LIMIT ${mostPlans}`.execute(
      db,
    );
  const shown = plans.find((p) => p.year === year) ?? plans[0] ?? null;
  if (!shown) return { plans, shown, activities: [] };
  const { rows } =
    await sql<ActivityLine>`SELECT t.id, t.name, t.kind, t.start_on::text AS from, t.end_on::text AS until, t.place, t.organiser, t.state
    FROM activity t WHERE t.congress_id = ${congressId} AND t.plan_id = ${shown.id} AND ${visibleRows(processOf('activity'), null, congressId)}
    ORDER BY t.start_on, t.name, t.id LIMIT ${mostActivities}`.execute(db);
  return { plans, shown, activities: rows };
}

/** The yearly plan of deputies' activities as everybody may read it. */
export function plansPage(reader: Reader, { plans, shown, activities }: PublicPlans): string {
  const { text: t, congress, locale } = reader;
  const title = shown?.title ?? t.plans;
  const region = congress?.regionCode ?? '';
  if (!shown) return htmlPage(reader, title, `<h1>${escapeMarkup(t.plans)}</h1><p class="note">${escapeMarkup(t.noPlan)}</p>`);
  const states = textOf('activity', locale).states as Readonly<Record<string, string>>;
  const years =
    plans.length > 1
      ? `<p>${plans.map((p) => `<a href="${link(reader, '/public/activities', { region, year: String(p.year) })}">${p.year}</a>`).join(' ')}</p>`
      : '';
  const lines = activities.map((a) => {
    const when = a.from === a.until ? a.from : `${a.from} – ${a.until}`;
    const facts = [when, a.place, a.organiser, activityKindWords[locale][a.kind], states[a.state]].filter((f): f is string => Boolean(f));
    return `<li><h2 lang="zh-CN">${escapeMarkup(a.name)}</h2><p class="quiet">${facts.map(escapeMarkup).join(' · ')}</p></li>`;
  });
  const adopted = [shown.adopted_by, say(t.planPublished, { on: shown.on })].filter((f): f is string => Boolean(f));
  const main = `<h1 lang="zh-CN">${escapeMarkup(title)}</h1><p class="quiet">${adopted.map(escapeMarkup).join(' · ')}</p>${years}
<div lang="zh-CN">${paragraphs(shown.note ?? '')}</div><p role="status"><strong>${say(t.planCount, { count: activities.length })}</strong></p><ol class="list">${lines.join('')}</ol>`;
  return htmlPage(reader, `${title} · ${congress?.name ?? ''}`, main);
}
