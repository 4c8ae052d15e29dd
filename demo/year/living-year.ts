import { addDays, addMonths, type PlainDate } from '../../engine/calendar.ts';
import { categories } from '../city/categories.ts';
import type { Deputy } from '../city/city.ts';
import type { UnitKey } from '../city/units.ts';
import { workday } from '../world.ts';
import type { FormationSource } from '../writing/write.ts';
import { basicPlan } from './basic-plan.ts';
import type { Casting } from './casting.ts';
import type { Goal, Plan, PromiseCourse } from './plan.ts';

/** How many suggestions rest where in the living year. */
const counts: Readonly<Record<Goal, number>> = {
  draft: 7,
  discarded: 2,
  cosigning: 5,
  submitted: 6,
  convertedFromBill: 2,
  reviewing: 6,
  returnedToDeputy: 4,
  inadmissible: 5,
  merged: 4,
  registered: 8,
  preAssigned: 6,
  withdrawn: 4,
  handedOver: 8,
  distributed: 9,
  signedIn: 8,
  returnRequested: 4,
  inProgress: 14,
  consulting: 22,
  extensionRequested: 4,
  extended: 5,
  inDispute: 3,
  coOpinionRejected: 4,
  replyDrafted: 9,
  replyApproved: 6,
  replied: 22,
  dissatisfied: 4,
  reworkOrdered: 5,
  reworked: 5,
  tripartite: 3,
  concluded: 24,
  published: 58,
  archived: 28,
};

/** Goals whose author is now and then one of the deputies who can sign in. */
const forDemoDeputies: ReadonlySet<Goal> = new Set([
  'draft',
  'cosigning',
  'returnedToDeputy',
  'consulting',
  'replied',
  'reworked',
  'published',
  'dissatisfied',
]);
/** Goals whose unit is now and then one that can sign in. */
const forDemoUnits: ReadonlySet<Goal> = new Set([
  'preAssigned',
  'distributed',
  'signedIn',
  'inProgress',
  'consulting',
  'extended',
  'coOpinionRejected',
  'replyDrafted',
  'replyApproved',
  'reworkOrdered',
  'published',
]);
const demoUnits: readonly UnitKey[] = ['education', 'transport', 'health', 'housing'];

/** Units reached through the Party committee's office. */
const partyUnits: readonly UnitKey[] = ['legalCommittee', 'internet', 'socialWork', 'elders', 'media', 'organization'];

const courses: readonly PromiseCourse[] = [
  'dueToday',
  'reported',
  'dueSoon',
  'overdue',
  'called',
  'changeRequested',
  'reported',
  'keepReporting',
  'dueSoon',
  'fulfil',
  'called',
  'reported',
  'dueToday',
  'overdue',
  'keepReporting',
  'fulfilLapsed',
  'changeRequested',
  'reported',
];

/** Plans the year under way, so that every state has its suggestions and everybody has something to do. */
export function planLivingYear(casting: Casting): Plan[] {
  const goals = (Object.entries(counts) as [Goal, number][]).flatMap(([goal, n]) => Array.from({ length: n }, (_, i) => ({ goal, i })));
  let promising = 0;
  const plans = goals
    .filter(({ goal }) => goal !== 'merged')
    .map(({ goal, i }): Plan => {
      const plan = livingPlan(casting, goal, i);
      const ends = goal === 'concluded' || goal === 'published' || goal === 'archived';
      const isB = ends && goal !== 'archived' && i % 4 === 1;
      return isB
        ? {
            ...plan,
            resultClass: 'B',
            promises: [courses[promising++ % courses.length] ?? 'fulfil', courses[promising++ % courses.length] ?? 'fulfil'],
          }
        : plan;
    });
  const targets = plans.filter((p) => p.goal === 'consulting' && !p.confidential && !p.delegation).slice(0, counts.merged);
  return [...plans, ...targets.map((into) => mergedPlan(casting, into))];
}

function livingPlan(casting: Casting, goal: Goal, i: number): Plan {
  const { world, city } = casting;
  const { random } = world;
  const wantsDemoUnit = forDemoUnits.has(goal) && i % 2 === 0;
  const forParty = goal === 'handedOver' && i % 3 === 1;
  const lead = wantsDemoUnit ? demoUnits[(i / 2) % demoUnits.length] : forParty ? random.pick(partyUnits) : undefined;
  const category = lead ? casting.categoryOf(lead) : random.pick(weighted).key;
  const source = random.pick<FormationSource>([
    'research',
    'research',
    'groupActivity',
    'seminarOrVisit',
    'inspection',
    'receivingVoters',
    'other',
  ]);
  const paper = casting.paper(category, source, lead ? [lead] : undefined);
  const days = daysOf(casting, goal, i);
  const author = forDemoDeputies.has(goal) && i % 2 === 0 ? demoDeputy(casting, i / 2) : undefined;
  const confidential = (goal === 'consulting' || goal === 'replied' || goal === 'concluded') && i === 3;
  const resultClass = random.chance(0.9) ? 'A' : random.chance(0.7) ? 'C' : 'D';
  const plan = basicPlan(casting, { session: 'living', category, paper, goal, resultClass, ...days, ...(author ? { author } : {}) });
  const dissatisfied = goal === 'dissatisfied' || goal === 'reworkOrdered' || goal === 'reworked' || goal === 'tripartite';
  const isHeld = goal === 'inDispute' || goal === 'coOpinionRejected';
  const heting = city.delegations[0];
  const byDelegation = (goal === 'replied' && i % 7 === 1) || (goal === 'draft' && i === 1);
  return {
    ...plan,
    converted: goal === 'convertedFromBill',
    confidential,
    ...(confidential ? { co: [], consent: 'none' as const, entry: 'platform' as const, cosigners: [], preAssigned: false } : {}),
    ...(byDelegation && heting ? { delegation: heting, entry: 'platform' as const, cosigners: [] } : {}),
    cosigners:
      goal === 'cosigning'
        ? invitees(casting, plan.author)
        : goal === 'draft' || goal === 'discarded' || byDelegation || confidential
          ? []
          : plan.cosigners,
    entry: goal === 'cosigning' || confidential || byDelegation ? 'platform' : plan.entry,
    returnedFirst: goal === 'returnedToDeputy',
    wrongUnit: goal === 'returnRequested' ? casting.stranger(paper) : plan.wrongUnit,
    preAssigned: goal === 'preAssigned',
    disputed: goal === 'inDispute',
    coRejected: goal === 'coOpinionRejected',
    co: isHeld && plan.co.length === 0 ? casting.helpers(paper, 1) : confidential ? [] : plan.co,
    extended: goal === 'extended' || goal === 'extensionRequested',
    rework: dissatisfied,
    tripartite: goal === 'tripartite',
    reworkDeclined: goal === 'concluded' && i === 7,
    lapses: goal === 'concluded' && i >= 14 && i < 21,
    evaluateAfter: dissatisfied ? random.whole(2, 5) : random.whole(1, 11),
    evaluatedBy: confidential ? 'platform' : plan.evaluatedBy,
    withdrawAfter: i % 2 === 0 ? 'registered' : 'inProgress',
    archiveOn: goal === 'archived' ? workday(world.calendar, world.end, -random.whole(1, 9)) : null,
  };
}

const weighted = categories.flatMap((c) =>
  Array.from(
    { length: ({ education: 6, transport: 4, agriculture: 4, industry: 3, construction: 3 } as Record<string, number>)[c.key] ?? 2 },
    () => c,
  ),
);

/** Deputies who can sign in, in turn. */
function demoDeputy({ city }: Casting, i: number): Deputy {
  const places = [
    ['D01', 2],
    ['D01', 7],
    ['D02', 4],
    ['D07', 1],
  ] as const;
  const [code, place] = places[Math.floor(i) % places.length] ?? places[0];
  const deputy = city.delegations.find((d) => d.code === code)?.deputies[place];
  if (!deputy) throw new RangeError(`no deputy ${code} ${place}`);
  return deputy;
}

/** Some who answer and, last, one who can sign in and has not answered yet. */
function invitees(casting: Casting, author: Deputy): Deputy[] {
  const others = [0, 1, 2, 3].map((i) => demoDeputy(casting, i)).filter((d) => d.seat !== author.seat);
  const last = casting.world.random.pick(others);
  return [...casting.cosigners(author, 4).filter((d) => d.seat !== last.seat), last];
}

interface Days {
  readonly stage: 'inSession' | 'interSession';
  readonly submitOn: PlainDate;
  readonly handOverOn: PlainDate;
  readonly reachOn: PlainDate;
}

/** When it was submitted, handed over, and brought to where it rests, counted back from the city's present day. */
function daysOf(casting: Casting, goal: Goal, i: number): Days {
  const { world, city } = casting;
  const { random, calendar, end } = world;
  const wd = (count: number, from = end) => workday(calendar, from, count);
  const between = (handOverOn: PlainDate, reachOn: PlainDate): Days => ({
    stage: 'interSession',
    submitOn: wd(-random.whole(4, 8), handOverOn),
    handOverOn,
    reachOn,
  });
  const early = (submitOn: PlainDate): Days => ({ stage: 'interSession', submitOn, handOverOn: wd(9, submitOn), reachOn: end });
  const back = (least: number, most: number) => addDays(end, -random.whole(least, most));
  switch (goal) {
    case 'draft':
    case 'discarded':
      return early(back(1, 20));
    case 'cosigning':
      return early(back(-3, 1));
    case 'submitted':
    case 'convertedFromBill':
      return early(wd(i % 3 === 2 ? -9 : -random.whole(1, 5)));
    case 'reviewing':
    case 'returnedToDeputy':
      return early(wd(-random.whole(3, 8)));
    case 'inadmissible':
    case 'merged':
      return early(back(30, 90));
    case 'registered':
      return early(wd(i < 2 ? -12 : -random.whole(5, 9)));
    case 'preAssigned':
      return { ...early(wd(-random.whole(7, 9))), handOverOn: end };
    case 'withdrawn':
      return between(wd(-random.whole(30, 60)), wd(-20));
    case 'handedOver':
    case 'distributed':
      return between(wd(-(i % 4 === 3 ? 5 : random.whole(1, 3))), end);
    case 'signedIn':
      return between(wd(-random.whole(2, 5)), end);
    case 'returnRequested':
      return between(wd(-random.whole(4, 8)), wd(-1));
    case 'inProgress':
      return between(back(9, 26), back(0, 3));
    case 'consulting':
    case 'replyDrafted':
    case 'replyApproved':
    case 'coOpinionRejected':
    case 'inDispute':
    case 'extensionRequested':
      return between(dueIn(casting, goal, i), wd(-random.whole(1, 4)));
    case 'extended':
      return between(back(96, 135), back(4, 9));
    case 'replied':
      return answeredBefore(casting, random.whole(1, 25));
    case 'dissatisfied':
      return answeredBefore(casting, random.whole(9, 14));
    case 'reworkOrdered':
      return answeredBefore(casting, random.whole(26, 74));
    case 'reworked':
      return answeredBefore(casting, random.whole(45, 49));
    case 'tripartite':
      return answeredBefore(casting, random.whole(64, 74));
    case 'concluded':
    case 'published':
    case 'archived':
      return ended(casting, i, city.sessions.living);
  }
}

/** A hand-over whose three months for the reply end soon, today, or have just ended. */
function dueIn({ world }: Casting, goal: Goal, i: number): PlainDate {
  const { random, calendar, end } = world;
  if (goal === 'coOpinionRejected' || goal === 'inDispute') return addDays(end, -random.whole(28, 45));
  const late = [-8, 0, 2, 5, -2, 20, 6, 0, 40, 3];
  const target = addDays(end, late[i % late.length] ?? 9);
  return workday(calendar, addMonths(target, -3), 0);
}

/** Replied so many days ago, after an ordinary time. */
function answeredBefore({ world }: Casting, days: number): Days {
  const { random, calendar, end } = world;
  const reachOn = workday(calendar, addDays(end, -days), 0) <= end ? workday(calendar, addDays(end, -days), 0) : workday(calendar, end, -1);
  const handOverOn = workday(calendar, addDays(reachOn, -random.whole(40, 80)), 0);
  return { stage: 'interSession', submitOn: workday(calendar, handOverOn, -random.whole(4, 8)), handOverOn, reachOn };
}

/** All done: from the session itself, or made soon after it. */
function ended({ world }: Casting, i: number, session: { startOn: PlainDate; endOn: PlainDate }): Days {
  const { random, calendar } = world;
  if (i % 5 !== 4) {
    const handOverOn = workday(calendar, session.endOn, random.pick([16, 18, 18, 18]));
    return {
      stage: 'inSession',
      submitOn: addDays(session.startOn, random.whole(0, 4)),
      handOverOn,
      reachOn: addDays(handOverOn, random.whole(28, 52)),
    };
  }
  const submitOn = workday(calendar, addDays(session.endOn, random.whole(8, 20)), 0);
  const handOverOn = workday(calendar, submitOn, random.whole(4, 8));
  return { stage: 'interSession', submitOn, handOverOn, reachOn: addDays(handOverOn, random.whole(25, 45)) };
}

function mergedPlan(casting: Casting, into: Plan): Plan {
  const { calendar } = casting.world;
  const paper = casting.paperLike(into.paper, 'receivingVoters');
  const submitOn = workday(calendar, into.handOverOn, 2);
  const days = { submitOn, handOverOn: workday(calendar, submitOn, 9), reachOn: casting.world.end };
  const plan = basicPlan(casting, {
    session: 'living',
    stage: 'interSession',
    category: into.category,
    paper,
    goal: 'merged',
    resultClass: 'A',
    ...days,
  });
  return { ...plan, into };
}
