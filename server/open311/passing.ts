import { type Selectable, sql } from 'kysely';
import type { SystemActor } from '../../engine/actor.ts';
import { processOf } from '../../processes/all.ts';
import { runAction } from '../actions/run-action.ts';
import { loadCase } from '../actions/store.ts';
import type { HouseDeps } from '../deps.ts';
import { inParallel } from '../notices/in-parallel.ts';
import { message, pauseAfter } from '../notices/mail.ts';
import { ProblemError } from '../problem.ts';
import { unseal } from '../secrets.ts';
import { printable } from '../transfer/cell.ts';
import { reveal } from '../vault/reveal.ts';
import { numberOf, type Platform, statusOf, tellPlatform } from './client.ts';
import type { Open311Tables, PassingStage } from './tables.ts';

type Deps = Pick<HouseDeps, 'db' | 'clock' | 'secretKey' | 'egress'>;
type Row = Selectable<Open311Tables['open311_passing']>;

const opinion = processOf('opinion');
const actor: SystemActor = { kind: 'system', name: 'open311' };
const batch = 100;
const platformsAtATime = 8;
/** How long one platform is spoken to in a row, in milliseconds: what is left comes in the next round. */
const longestRound = 30_000;
const claimFor = 60_000;
const mostAttempts = 30;
const lookAgainAfter = 3_600_000;
const mostNotes = 2000;
const mostNumber = 100;

/** Called when something waits to be passed on. */
export const passingChannel = 'yishi_open311';

/** To what the key of a platform is bound when it is encrypted. */
export const keyPurpose = (platformId: string): string => `open311 platform ${platformId}`;

/**
 * Tells platforms what waits for them and asks how it stands there, a few platforms at the same time. What fails is tried again after
 * growing pauses, while the others of that platform wait for the next round; it is given up after about a day until an administrator
 * resumes the platform. Answers how many steps were taken.
 */
export async function passOpinions(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const { rows } = await sql<Place>`SELECT DISTINCT p.congress_id, p.platform_id FROM open311_passing p
    JOIN open311_platform f ON f.congress_id = p.congress_id AND f.id = p.platform_id AND f.state = 'active'
    WHERE p.stage IN ('waiting', 'token', 'open') AND p.next_attempt_at <= ${now}`.execute(deps.db);
  return inParallel(rows, platformsAtATime, (place) => passTo(deps, place));
}

type Place = Pick<Row, 'congress_id' | 'platform_id'>;

/** The steps that are due with one platform, until one fails or the platform has had its time. */
async function passTo(deps: Deps, { congress_id, platform_id }: Place): Promise<number> {
  const now = deps.clock.now();
  const { rows } = await sql<Row>`SELECT p.* FROM open311_passing p
    WHERE p.congress_id = ${congress_id} AND p.platform_id = ${platform_id} AND p.stage IN ('waiting', 'token', 'open')
      AND p.next_attempt_at <= ${now} AND (p.claimed_until IS NULL OR p.claimed_until < ${now})
    ORDER BY p.next_attempt_at LIMIT ${batch}`.execute(deps.db);
  const until = performance.now() + longestRound;
  let steps = 0;
  for (const row of rows) {
    if (performance.now() > until) break;
    if (!(await claim(deps, row))) continue;
    if (!(await step(deps, row))) break;
    steps++;
  }
  return steps;
}

async function claim({ db, clock }: Deps, row: Row): Promise<boolean> {
  const now = clock.now();
  const { numUpdatedRows } = await db
    .updateTable('open311_passing')
    .set({ claimed_until: new Date(now.getTime() + claimFor) })
    .where('congress_id', '=', row.congress_id)
    .where('opinion_id', '=', row.opinion_id)
    .where('stage', '=', row.stage)
    .where('passed_at', '=', row.passed_at)
    .where((q) => q.or([q('claimed_until', 'is', null), q('claimed_until', '<', now)]))
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** One step of one opinion, and what is to be done next. */
async function step(deps: Deps, row: Row): Promise<boolean> {
  const { clock } = deps;
  try {
    const platform = await platformOf(deps, row);
    const next = row.stage === 'waiting' ? await tell(deps, row, platform) : await ask(deps, row, platform);
    const after = new Date(clock.now().getTime() + lookAgainAfter);
    await settle(deps, row, { ...next, attempts: 0, last_error: null, next_attempt_at: after });
    return true;
  } catch (error) {
    if (error instanceof ProblemError) {
      // The opinion has ended meanwhile, or was erased: nothing more is to be told of it.
      await settle(deps, row, { stage: 'closed', last_error: error.code });
      return true;
    }
    const attempts = row.attempts + 1;
    await settle(deps, row, {
      stage: attempts >= mostAttempts ? 'dead' : row.stage,
      attempts,
      last_error: message(error),
      next_attempt_at: new Date(clock.now().getTime() + pauseAfter(attempts)),
    });
    return false;
  }
}

type Change = { stage: PassingStage; outside_id?: string; attempts?: number; last_error: string | null; next_attempt_at?: Date };

/** Writes what came of a step, unless the opinion was passed on anew meanwhile. */
async function settle({ db }: Deps, row: Row, change: Change): Promise<void> {
  await db
    .updateTable('open311_passing')
    .set({ ...change, claimed_until: null })
    .where('congress_id', '=', row.congress_id)
    .where('opinion_id', '=', row.opinion_id)
    .where('stage', '=', row.stage)
    .where('passed_at', '=', row.passed_at)
    .execute();
}

async function platformOf(
  { db, secretKey }: Deps,
  row: Row,
): Promise<Platform & { readonly codes: Readonly<Record<string, string>>; readonly otherCode: string }> {
  const found = await db
    .selectFrom('open311_platform')
    .selectAll()
    .where('congress_id', '=', row.congress_id)
    .where('id', '=', row.platform_id)
    .executeTakeFirstOrThrow();
  return {
    url: found.url,
    jurisdiction: found.jurisdiction,
    apiKey: found.api_key === null ? null : unseal(secretKey, keyPurpose(found.id), found.api_key),
    codes: found.codes,
    otherCode: found.other_code,
  };
}

/** In what states an opinion is passed on: afterwards, and once it was taken back, nothing more goes out. */
const passedIn: ReadonlySet<string> = new Set(['routed', 'inProgress', 'escalated']);

/** Tells what was said and where; who said it only where they agreed to be known. Nothing where the matter has gone another way. */
async function tell(
  deps: Deps,
  row: Row,
  platform: Awaited<ReturnType<typeof platformOf>>,
): Promise<{ stage: PassingStage; outside_id?: string }> {
  const kase = await loadCase(deps.db, opinion, row.congress_id, row.opinion_id);
  if (!kase || !passedIn.has(kase.state)) return { stage: 'closed' };
  if (kase.record.routeKind !== 'governmentPlatform' || kase.record.petitionId !== null) return { stage: 'closed' };
  const [shown] = await reveal(deps, opinion, row.congress_id, [{ id: row.opinion_id, fields: kase.record }]);
  const { content, place, district, name, phone, email, anonymous, categoryId } = shown?.fields ?? {};
  if (typeof content !== 'string' || content === '') return { stage: 'closed' };
  const who = anonymous === false ? { first_name: name, phone, email } : {};
  const told = Object.entries({ address_string: place ?? district, ...who }).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  const made = await tellPlatform(deps.egress, platform, `${row.opinion_id}-${row.passed_at.getTime()}`, {
    service_code: platform.codes[String(categoryId)] ?? platform.otherCode,
    description: content,
    address_string: '—',
    device_id: row.opinion_id,
    ...Object.fromEntries(told),
  });
  if ('token' in made) return { stage: 'token', outside_id: idOf(made.token) };
  await note(deps, row, made.number, {});
  return { stage: 'open', outside_id: idOf(made.number) };
}

/** What a platform calls something, as far as it is kept. */
const idOf = (said: string): string => printable(said).slice(0, mostNumber);

async function ask(deps: Deps, row: Row, platform: Platform): Promise<{ stage: PassingStage; outside_id?: string }> {
  const known = row.outside_id ?? '';
  if (row.stage === 'token') {
    const number = await numberOf(deps.egress, platform, known);
    if (number === null) return { stage: 'token' };
    await note(deps, row, number, {});
    return { stage: 'open', outside_id: idOf(number) };
  }
  const { isClosed, notes } = await statusOf(deps.egress, platform, known);
  if (!isClosed) return { stage: 'open' };
  await note(deps, row, known, {
    outsideStatus: 'closed',
    ...(notes ? { outsideNotes: [...printable(notes)].slice(0, mostNotes).join('') } : {}),
  });
  return { stage: 'closed' };
}

/** Writes into the opinion what the platform said. */
const note = (deps: Deps, row: Row, number: string, more: object) =>
  runAction(
    deps,
    {
      process: opinion,
      congressId: row.congress_id,
      id: row.opinion_id,
      action: 'noteOutside',
      input: {
        outsideNumber: idOf(number),
        ...(Object.keys(more).length > 0 ? more : { outsideStatus: 'open' }),
      },
      actor,
      commanded: true,
    },
    { requestId: `open311-${row.opinion_id}` },
  );
