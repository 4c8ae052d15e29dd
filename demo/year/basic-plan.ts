import type { PlainDate } from '../../engine/calendar.ts';
import type { CategoryKey } from '../city/categories.ts';
import type { Deputy } from '../city/city.ts';
import type { Paper, ResultClass } from '../writing/write.ts';
import type { Casting } from './casting.ts';
import type { Goal, Plan } from './plan.ts';

/** What must be said of a suggestion; the rest is left to chance. */
export interface Outline {
  readonly session: 'finished' | 'living';
  readonly stage: 'inSession' | 'interSession';
  readonly category: CategoryKey;
  readonly paper: Paper;
  readonly goal: Goal;
  readonly submitOn: PlainDate;
  readonly handOverOn: PlainDate;
  readonly reachOn: PlainDate;
  readonly resultClass: ResultClass;
  readonly author?: Deputy;
}

/** A plan as a year brings many: an author, perhaps co-signers, a unit, perhaps others with it, a satisfied deputy. */
export function basicPlan(casting: Casting, outline: Outline): Plan {
  const { random } = casting.world;
  const { paper, goal, stage } = outline;
  const author = outline.author ?? casting.author();
  const isWhole = goal === 'archived' || goal === 'published' || goal === 'concluded';
  const delegation =
    !outline.author && isWhole && stage === 'inSession' && random.chance(0.035) ? random.pick(casting.city.delegations) : null;
  const isPaper = delegation === null && random.chance(0.04);
  const isJoint = delegation === null && !isPaper && random.chance(0.3);
  const separate = isWhole && random.chance(0.03) ? casting.helpers(paper, 1) : [];
  const co = separate.length > 0 ? [] : casting.helpers(paper, random.pick([0, 0, 0, 1, 1, 2]));
  const wrongUnit = separate.length === 0 && isWhole && random.chance(0.035) ? casting.stranger(paper) : null;
  casting.asked(paper.topic.lead, ...co, ...separate);
  const chance = (share: number) => random.chance(share);
  return {
    ...outline,
    author,
    delegation,
    cosigners: isJoint ? casting.cosigners(author, chance(0.2) ? 12 : 5) : [],
    converted: false,
    entry: isPaper ? 'paper' : 'platform',
    nature: chance(0.08) ? 'repeat' : 'new',
    confidential: false,
    consent: random.pick(['full', 'full', 'full', 'full', 'full', 'full', 'full', 'full', 'full', 'full', 'summary', 'none']),
    lead: paper.topic.lead,
    co,
    separate,
    rating: chance(0.95) ? 'satisfied' : 'basicallySatisfied',
    attitude: chance(0.98) ? 'satisfied' : 'basicallySatisfied',
    lapses: false,
    evaluatedBy: chance(0.82) ? 'platform' : random.pick(['paper', 'phone']),
    evaluateAfter: random.whole(1, 16),
    preAssigned: chance(0.12),
    returnedFirst: stage === 'inSession' && chance(0.03),
    wrongUnit,
    coRejected: co.length > 0 && chance(0.07),
    disputed: co.length > 0 && chance(0.03),
    extended: goal === 'archived' && wrongUnit === null && chance(0.03),
    draftReturned: chance(0.05),
    rework: false,
    tripartite: false,
    reworkDeclined: false,
    promises: [],
    withdrawAfter: 'registered',
    archiveOn: null,
    made: { id: null },
    into: null,
  };
}
