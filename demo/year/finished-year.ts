import { addDays, type PlainDate } from '../../engine/calendar.ts';
import type { CategoryKey } from '../city/categories.ts';
import type { Random } from '../random.ts';
import { workday } from '../world.ts';
import type { FormationSource, Paper } from '../writing/write.ts';
import { basicPlan } from './basic-plan.ts';
import type { Casting } from './casting.ts';
import type { Goal, Plan, PromiseCourse } from './plan.ts';

/** What the finished year's report says, figure by figure. */
export const finishedFigures = {
  registered: 670,
  inSession: 637,
  interSession: 33,
  units: 101,
  categories: {
    education: 121,
    transport: 80,
    agriculture: 79,
    industry: 69,
    construction: 62,
    welfare: 58,
    environment: 55,
    law: 47,
    finance: 44,
    trade: 31,
    other: 24,
  } satisfies Record<CategoryKey, number>,
  sources: { research: 210, groupActivity: 140, seminarOrVisit: 120, inspection: 110, receivingVoters: 52, other: 38 } satisfies Record<
    FormationSource,
    number
  >,
  concluded: 667,
  classes: { A: 609, B: 49, C: 9 },
  satisfied: 646,
  basicallySatisfied: 21,
} as const;

const pending: readonly Goal[] = ['tripartite', 'reworkOrdered', 'inDispute'];
const converted = 6;
const keyItems = 29;

/** Plans every suggestion of the finished year, so that its figures come out exactly. */
export function planFinishedYear(casting: Casting): Plan[] {
  const { random } = casting.world;
  const f = finishedFigures;
  const list = <T extends string>(counts: Readonly<Record<T, number>>): T[] =>
    (Object.entries(counts) as [T, number][]).flatMap(([value, count]) => Array.from({ length: count }, () => value));
  const kinds = random.shuffled(list(f.categories));
  // The first ones are the bills turned into suggestions, which come from no research; the last ones are still pending.
  const sources: FormationSource[] = [...Array.from({ length: converted }, () => 'other' as const)];
  const others = list(f.sources);
  others.splice(others.lastIndexOf('other') - converted + 1, converted);
  sources.push(...random.shuffled(others));
  const stages = [
    ...Array.from({ length: f.inSession - 2 }, () => 'inSession' as const),
    ...Array.from({ length: f.interSession }, () => 'interSession' as const),
  ];
  const stage = [...stages.slice(0, converted), ...random.shuffled(stages.slice(converted)), 'inSession', 'inSession'] as const;
  const classes = random.shuffled(list(f.classes));
  const ratings = random.shuffled(list({ satisfied: f.satisfied, basicallySatisfied: f.basicallySatisfied }));
  const courses = promiseCourses(random);
  const plans = kinds.map((category, i): Plan => {
    const source = sources[i] ?? 'research';
    const goal: Goal = i >= f.concluded ? (pending[i - f.concluded] ?? 'inDispute') : 'archived';
    const resultClass = classes[i] ?? 'B';
    const paper = casting.paper(category, source);
    const isSession = stage[i] === 'inSession';
    const days = isSession ? sessionDays(casting) : betweenDays(casting);
    const plan = basicPlan(casting, {
      session: 'finished',
      stage: isSession ? 'inSession' : 'interSession',
      category,
      paper,
      goal,
      ...days,
      resultClass,
    });
    const isRework = goal === 'reworkOrdered' || goal === 'tripartite' || (i % 95 === 7 && i < f.concluded);
    return {
      ...plan,
      ...(i < converted
        ? { converted: true, delegation: null, entry: 'platform', consent: 'full', confidential: false, returnedFirst: false }
        : {}),
      rating: ratings[i] ?? 'basicallySatisfied',
      attitude: random.chance(0.985) ? 'satisfied' : 'basicallySatisfied',
      nature: i % 23 === 5 && i < keyItems * 23 ? 'key' : random.chance(0.08) ? 'repeat' : 'new',
      rework: isRework,
      tripartite: goal === 'tripartite' || i % 330 === 102,
      disputed: goal === 'inDispute' || plan.disputed,
      separate: isRework ? [] : plan.separate,
      wrongUnit: goal === 'inDispute' ? null : plan.wrongUnit,
      promises: resultClass === 'B' && i < f.concluded ? [courses(), courses()] : [],
      archiveOn: archiveDay(casting, i),
    };
  });
  return [...askEverybody(casting, plans), ...asideFrom(casting, plans)];
}

/** During the session, and the hand-over meeting about a month later. */
function sessionDays({ world, city }: Casting): { submitOn: PlainDate; handOverOn: PlainDate; reachOn: PlainDate } {
  const { random, calendar } = world;
  const { startOn, endOn } = city.sessions.finished;
  const handOverOn = workday(calendar, endOn, random.pick([14, 18, 18, 18, 18, 18, 20, 22]));
  return { submitOn: addDays(startOn, random.whole(0, 4)), handOverOn, reachOn: replyDay(random, handOverOn) };
}

/** Any time of the year between the sessions. */
function betweenDays({ world, city }: Casting): { submitOn: PlainDate; handOverOn: PlainDate; reachOn: PlainDate } {
  const { random, calendar } = world;
  const submitOn = workday(calendar, addDays(city.sessions.finished.endOn, random.whole(25, 200)), 0);
  const handOverOn = workday(calendar, submitOn, random.whole(4, 10));
  return { submitOn, handOverOn, reachOn: replyDay(random, handOverOn) };
}

/** Most replies come in the second and third month, a few too late. */
const replyDay = (random: Random, handOverOn: PlainDate): PlainDate =>
  addDays(handOverOn, random.chance(0.035) ? random.whole(95, 118) : random.whole(38, 87));

function archiveDay({ world, city }: Casting, i: number): PlainDate | null {
  if (i % 4 === 3) return null;
  return workday(world.calendar, `${city.sessions.finished.year}-12-${String(8 + (i % 18)).padStart(2, '0')}`, 0);
}

/** What becomes of promises: most are kept, some late, some are carried into the next year. */
function promiseCourses(random: Random): () => PromiseCourse {
  const counts: Partial<Record<PromiseCourse, number>> = {
    fulfil: 36,
    fulfilLapsed: 8,
    refusedOnce: 6,
    carryOver: 18,
    keepReporting: 24,
    silent: 3,
  };
  const all = random.shuffled(Object.entries(counts).flatMap(([course, n]) => Array.from({ length: n }, () => course as PromiseCourse)));
  let at = 0;
  return () => all[at++ % all.length] ?? 'fulfil';
}

/** Every one of the city's units has a share in the year: those not yet asked help with a matter of theirs. */
function askEverybody(casting: Casting, plans: readonly Plan[]): Plan[] {
  const result = [...plans];
  for (const key of casting.unasked()) {
    const fits = (p: Plan) =>
      p.goal === 'archived' && p.separate.length === 0 && p.co.length < 3 && p.wrongUnit !== key && p.lead !== key && !p.co.includes(key);
    const at =
      result.findIndex((p) => fits(p) && p.paper.topic.co.includes(key)) >= 0
        ? result.findIndex((p) => fits(p) && p.paper.topic.co.includes(key))
        : result.findIndex((p) => fits(p) && p.paper.place.area?.key === key);
    const plan = result[at];
    if (!plan) throw new RangeError(`no matter for ${key}`);
    result[at] = { ...plan, co: [...plan.co, key] };
    casting.asked(key);
  }
  return result;
}

/** What does not count: refused, merged before registration, withdrawn. */
function asideFrom(casting: Casting, plans: readonly Plan[]): Plan[] {
  const { random } = casting.world;
  const aside = (goal: Goal, into: Plan | null): Plan => {
    const category = into?.category ?? random.pick(['education', 'transport', 'construction', 'welfare', 'law'] as const);
    const source = random.pick(['research', 'receivingVoters', 'other'] as const);
    const paper: Paper = into ? casting.paperLike(into.paper, source) : casting.paper(category, source);
    const plan = basicPlan(casting, {
      session: 'finished',
      stage: 'inSession',
      category,
      paper,
      goal,
      ...sessionDays(casting),
      resultClass: 'A',
    });
    return {
      ...plan,
      into,
      withdrawAfter: random.chance(0.5) ? 'registered' : 'inProgress',
      disputed: false,
      returnedFirst: false,
      delegation: null,
      separate: [],
      wrongUnit: null,
    };
  };
  const targets = random.some(
    plans.filter((p) => p.stage === 'inSession' && p.goal === 'archived' && !p.converted && !p.delegation),
    7,
  );
  return [
    ...Array.from({ length: 9 }, () => aside('inadmissible', null)),
    ...targets.map((into) => aside('merged', into)),
    ...Array.from({ length: 6 }, () => aside('withdrawn', null)),
  ];
}
