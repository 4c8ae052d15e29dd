import type { AnyActor } from '../../engine/actor.ts';
import { addDays, type PlainDate } from '../../engine/calendar.ts';
import type { Deputy } from '../city/city.ts';
import { createRandom, type Random } from '../random.ts';
import { beginMediations } from '../stations/mediations.ts';
import { beginReceptions } from '../stations/receptions.ts';
import type { Story } from '../timeline.ts';
import { at, system, workday } from '../world.ts';
import { deskOf, type Telling } from '../year/telling.ts';
import { type Matter, matters } from './matters.ts';
import { type DemoStation, makePlaces, type Places } from './stations.ts';

/** How many people speak, and how long before the present day the first of them did. */
const count = 260;
const longAgo = 150;
const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];

/** Opinions of the last months, each told by somebody without an account and as far on its way as its days allow. */
export async function* opinionStories(telling: Telling): Story {
  const { world, city } = telling;
  const random = createRandom(8_020_176);
  const first = addDays(world.end, -longAgo);
  yield at(workday(world.calendar, later(first, city.days.begin), 2), 9, 5);
  const places = await makePlaces(world, city);
  beginReceptions(telling, places);
  beginMediations(telling, places);
  const mains = new Map<string, string>();
  const taken = new Set<Matter>();
  for (let n = 0; n < count; n++) {
    const matter = random.pick(matters);
    const day = addDays(first, 6 + Math.floor((n / count) * (longAgo - 6)));
    telling.begin(opinionStory({ telling, random: createRandom(9000 + n), places, matter, day, n, mains, taken }));
  }
}

const later = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? b : a);

interface Plan {
  readonly telling: Telling;
  readonly random: Random;
  readonly places: Places;
  readonly matter: Matter;
  readonly day: PlainDate;
  readonly n: number;
  /** The first open opinion on each matter and place, which later ones are joined to. */
  readonly mains: Map<string, string>;
  /** Matters that somebody has made a suggestion of. */
  readonly taken: Set<Matter>;
}

async function* opinionStory(plan: Plan): Story {
  const { telling, random, matter, day, n } = plan;
  const { world } = telling;
  const { calendar } = world;
  const hour = () => random.whole(9, 16);
  yield at(day, random.whole(7, 22), random.whole(0, 59));
  const spot = random.pick(matter.places);
  const { id, who, isHeld } = await submit(plan, spot);
  const act = (actor: AnyActor, action: string, input: object = {}) => world.act(actor, 'opinion', id, action, input);
  const [clerk] = telling.city.clerks;
  if (n % 41 === 40) {
    yield at(addDays(day, 1), 20, 15);
    await act({ kind: 'citizen', name: '', congressId: telling.city.congressId, recordId: id }, 'erase');
    return;
  }
  if (n === count - 1) return;
  if (isHeld) {
    yield at(workday(calendar, day, 1), 9, 20);
    await act(clerk, 'moderate', { content: `${spot}的问题一直没有解决，请尽快处理。`, reason: '遮盖侮辱性词语' });
    await act(clerk, 'release', { reason: '内容属受理范围' });
  }
  yield at(workday(calendar, day, random.whole(1, 2)), hour(), random.whole(0, 59));
  const grade = random.pick(['ordinary', 'ordinary', 'ordinary', 'important', 'urgent']);
  await act(who, 'receive', { categoryId: telling.city.categories[matter.category], grade });
  const main = plan.mains.get(`${matter.unit} ${spot}`);
  const goesOn = main ? ['received', 'routed', 'inProgress'].includes(world.get('opinion', main).state) : false;
  if (main && goesOn && random.chance(0.45)) {
    await act(who, 'merge', { intoId: main });
    yield* joined(plan, id);
    return;
  }
  plan.mains.set(`${matter.unit} ${spot}`, id);
  yield at(workday(calendar, world.today(), random.whole(0, 3)), hour(), random.whole(0, 59));
  const turn = random.next();
  if (turn < 0.06 || n === count - 8) {
    await act(who, 'refuse', { ground: 'settledBefore', reason: '此事已有明确结论，并已向您当面说明；如有新的情况，请补充。' });
    yield at(addDays(world.today(), 12), 3, 0);
    await act(system, 'close');
    return;
  }
  if (turn < 0.12 && matter.suggestion && !plan.taken.has(matter)) {
    const lead = plan.places.deputies[n % plan.places.deputies.length];
    if (lead) {
      plan.taken.add(matter);
      await act(clerk, 'convert', {
        target: 'suggestion',
        ...matter.suggestion,
        sessionId: telling.city.sessions.living.id,
        leadDeputyId: lead.seat,
      });
      return;
    }
  }
  if (turn < 0.3) await act(who, 'answerAsDeputy', { feedback: matter.plain });
  else yield* handled(plan, id, who);
  yield* rated(plan, id);
}

interface Told {
  readonly id: string;
  /** Who handles it: the deputy, the keeper, else the office. */
  readonly who: AnyActor;
  readonly isHeld: boolean;
}

async function submit({ telling, random, places, matter, n }: Plan, spot: string): Promise<Told> {
  const { world, city } = telling;
  const id = world.id();
  const addressed = addressee(places, random, n);
  const isNamed = random.chance(0.6);
  // The last two are always there: one to be looked at, one refused.
  const isHeld = n % 37 === 12 || n === count - 1;
  const name = `${random.pick(surnames)}${random.pick(['先生', '女士', '大爷', '阿姨'])}`;
  const input = {
    content: `${isHeld ? '物业那个混蛋不管事。' : ''}${random.pick(matter.words).replaceAll('{p}', spot)}`,
    place: spot,
    categoryId: city.categories[matter.category],
    district: addressed.station?.district ?? random.pick(places.stations).district,
    ...(isNamed ? { name, phone: `1990990${String(random.whole(0, 9999)).padStart(4, '0')}` } : {}),
    anonymous: !isNamed || random.chance(0.5),
    consentVersion: '2026-2',
    language: 'zh',
    verified: isNamed && random.chance(0.5) ? 'phone' : 'none',
    channel: addressed.deputy ? 'deputyCode' : addressed.station ? 'stationCode' : 'web',
    ...(addressed.deputy ? { codeId: places.codes.get(addressed.deputy.seat), deputyId: addressed.deputy.seat } : {}),
    ...(addressed.station ? { codeId: addressed.station.codeId, stationId: addressed.station.id } : {}),
    ...(isHeld ? { heldBy: '侮辱性词语' } : {}),
  };
  const citizen = { kind: 'citizen', name: '', congressId: city.congressId, recordId: id } as const;
  await world.make(citizen, 'opinion', city.congressId, input, 'submit', id);
  const isKept = addressed.station && places.keeper.stations?.some((s) => s.id === addressed.station?.id);
  return { id, who: addressed.deputy?.actor ?? (isKept ? places.keeper : city.clerks[0]), isHeld };
}

function addressee(places: Places, random: Random, n: number): { deputy?: Deputy; station?: DemoStation } {
  const turn = random.next();
  if (turn < 0.55) {
    const deputy = places.deputies[n % places.deputies.length];
    return deputy ? { deputy } : {};
  }
  return turn < 0.85 ? { station: random.pick(places.stations) } : {};
}

/** Routed to the unit, answered in time or late, fed back in plain words. */
async function* handled({ telling, random, matter, n }: Plan, id: string, who: AnyActor): Story {
  const { world, city } = telling;
  const { calendar } = world;
  const desk = deskOf(city, matter.unit);
  const act = (actor: AnyActor, action: string, input: object = {}) => world.act(actor, 'opinion', id, action, input);
  const soon = (least: number, most: number) =>
    at(workday(calendar, world.today(), random.whole(least, most)), random.whole(9, 17), random.whole(0, 59));
  const route = { routeKind: 'department', unitId: desk.id, routeReason: '请核实情况，按职责办理并答复。' };
  await act(who, 'route', route);
  yield soon(1, 2);
  if (n % 29 === 7) {
    await act(desk.clerk, 'returnRoute', { reason: '此处属区级管护，请转属地。' });
    yield soon(1, 2);
    await act(who, 'route', route);
    yield soon(1, 2);
  }
  await act(desk.clerk, 'accept');
  if (n % 23 === 4) {
    const due = world.get('opinion', id).deadlines.find((d) => d.key === 'answer' && d.closedOn === null)?.dueOn ?? world.today();
    yield at(addDays(due, 1), 3, 0);
    await act(system, 'escalateOverdue');
    yield soon(1, 2);
    await act(city.clerks[1], 'urge', { note: '已逾期，请三日内答复。' });
  }
  if (n % 31 === 9) await act(who, 'askBack', { text: '请问具体是哪个位置？方便的话补充一张照片。' });
  yield soon(3, 10);
  await act(desk.clerk, 'answer', { answer: matter.answer, measures: '纳入日常巡查，明确专人负责。' });
  yield soon(1, 2);
  await act(who, 'feedBack', { feedback: matter.plain });
}

/** Waits for what the opinion comes to that this one was joined to. */
async function* joined(plan: Plan, id: string): Story {
  const { world } = plan.telling;
  while (world.get('opinion', id).state === 'merged') yield at(addDays(world.today(), 1), 2, 30);
  if (world.get('opinion', id).state === 'fedBack') yield* rated(plan, id);
}

/** What the person says of it, if anything, and the end. */
async function* rated({ telling, random, n }: Plan, id: string): Story {
  const { world, city } = telling;
  const citizen = { kind: 'citizen', name: '', congressId: city.congressId, recordId: id } as const;
  if (random.chance(0.2)) {
    const due = world.get('opinion', id).deadlines.find((d) => d.key === 'rate' && d.closedOn === null)?.dueOn ?? world.today();
    yield at(addDays(due, 1), 3, 0);
    await world.act(system, 'opinion', id, 'lapse');
    return;
  }
  yield at(addDays(world.today(), random.whole(0, 8)), random.whole(8, 21), random.whole(0, 59));
  const rating = random.pick([
    'satisfied',
    'satisfied',
    'satisfied',
    'satisfied',
    'basicallySatisfied',
    'basicallySatisfied',
    'dissatisfied',
  ]);
  const text = { satisfied: '办得很快，谢谢。', basicallySatisfied: '基本解决了。', dissatisfied: '没有真正解决。' }[rating];
  await world.act(citizen, 'opinion', id, 'rate', { rating, ...(text ? { text } : {}) });
  if (world.get('opinion', id).state === 'escalated') {
    if (n % 3 === 0) return;
    yield at(workday(world.calendar, world.today(), 4), 10, 30);
    await world.act(city.clerks[1], 'opinion', id, 'feedBack', {
      feedback: '已会同有关部门再次到现场，剩下的问题本月内解决，由专人与您联系。',
    });
    yield at(addDays(world.today(), 3), 19, 0);
    await world.act(citizen, 'opinion', id, 'rate', { rating: 'basicallySatisfied' });
  }
  const due = world.get('opinion', id).deadlines.find((d) => d.key === 'close' && d.closedOn === null)?.dueOn ?? world.today();
  yield at(addDays(due, 1), 3, 0);
  await world.act(system, 'opinion', id, 'close');
}
