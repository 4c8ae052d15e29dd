import { addDays, type PlainDate } from '../../engine/calendar.ts';
import type { ActivityKind as Kind } from '../../registers/activity-kinds.ts';
import { type CategoryKey, categories } from '../city/categories.ts';
import type { Story } from '../timeline.ts';
import { at, workday } from '../world.ts';
import type { Plan } from './plan.ts';
import type { Telling } from './telling.ts';

/** An activity on record, by what suggestions look for in it. */
export interface HeldActivity {
  readonly id: string;
  readonly kind: Kind;
  readonly category: CategoryKey | null;
  readonly delegationId: string | null;
  readonly startOn: PlainDate;
}

const subjects: Readonly<Record<CategoryKey, string>> = {
  education: '托育和学位供给',
  transport: '公交线网和道路畅通',
  agriculture: '农村供水和农田水利',
  industry: '中小企业发展',
  construction: '老旧小区改造',
  environment: '河湖水质和扬尘治理',
  welfare: '养老服务',
  finance: '财政资金使用绩效',
  law: '基层治理和矛盾化解',
  trade: '夜间消费和文旅融合',
  other: '政务服务便利化',
};
const deputyWork = '市人大常委会代表工作委员会';
const sourceKinds: Readonly<Record<string, readonly Kind[]>> = {
  research: ['research'],
  inspection: ['inspection'],
  groupActivity: ['groupActivity'],
  seminarOrVisit: ['seminar', 'visit'],
  receivingVoters: ['receptionDay'],
};

/** The activities of both years, entered once they were over. Draws nothing from the city's chance, so that its figures stay what they are. */
export async function* activityStory({ world, city, activities }: Telling): Story {
  const { days, delegations, clerks } = city;
  const planned = [...yearOf(addDays(days.begin, -150), 7, '上年'), ...yearOf(addDays(days.finished.endOn, 60), 24, '今年')]
    .map((a, n) => ({
      ...a,
      startOn: workday(world.calendar, a.on, 0),
      home: a.isLocal ? (delegations[n % delegations.length] ?? null) : null,
    }))
    .sort((a, b) => (a.startOn < b.startOn ? -1 : a.startOn > b.startOn ? 1 : 0));
  for (const { kind, category, startOn, name, home, lasts } of planned) {
    const endOn = workday(world.calendar, addDays(startOn, lasts), 0);
    yield at(endOn > days.begin ? endOn : workday(world.calendar, days.begin, 1), 17, 10);
    const fields = {
      name: home ? `${home.name}${name}` : name,
      kind,
      startOn,
      endOn,
      place: home ? home.name.replace(/代表团$/, '') : null,
      organiser: home ? home.name : deputyWork,
      delegationId: home?.id ?? null,
      note: category ? `了解${subjects[category]}的现状，听取有关部门和群众意见，形成问题清单。` : null,
    };
    const keeper = home ? home.staff : clerks[0];
    const id = await world.make(keeper, 'activity', city.congressId, fields);
    await world.act(keeper, 'activity', id, 'hold');
    activities.push({ id, kind, category, delegationId: home?.id ?? null, startOn });
  }
}

interface Planned {
  readonly kind: Kind;
  readonly category: CategoryKey | null;
  readonly on: PlainDate;
  readonly name: string;
  readonly isLocal: boolean;
  readonly lasts: number;
}

/** One year: research and an inspection on each category's matter, and what delegations and the office hold besides. */
function yearOf(from: PlainDate, apart: number, word: string): Planned[] {
  const prefix = word === '上年' ? '' : '年度';
  const matters = categories.flatMap(({ key }): Planned[] => [
    { kind: 'research', category: key, on: from, name: `${subjects[key]}${prefix}专题调研`, isLocal: false, lasts: 2 },
    { kind: 'inspection', category: key, on: from, name: `${subjects[key]}${prefix}视察`, isLocal: false, lasts: 0 },
  ]);
  const others = (['groupActivity', 'visit', 'seminar', 'groupActivity', 'receptionDay', 'visit'] as const).map(
    (kind): Planned => ({
      kind,
      category: null,
      on: from,
      name: names[kind] + (prefix && `（${prefix}）`),
      isLocal: kind !== 'receptionDay',
      lasts: 0,
    }),
  );
  return [...matters, ...others].map((a, n) => ({ ...a, on: addDays(from, n * apart) }));
}

const names = {
  groupActivity: '代表小组活动',
  visit: '走访选民',
  seminar: '群众座谈会',
  receptionDay: '主任接待代表日',
} as const;

/** What a suggestion came from, where it is on record: of its kind and matter, held before it was written. Two of three name it. */
export function activitiesFor({ activities }: Telling, plan: Plan, begunOn: PlainDate): string[] {
  const { title, source } = plan.paper;
  const pick = [...title].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 99_991, 7);
  if (pick % 3 === 0) return [];
  const kinds = sourceKinds[source] ?? [];
  const fitting = activities.filter(
    (a) => kinds.includes(a.kind) && a.startOn <= begunOn && (a.category === null || a.category === plan.category),
  );
  const chosen = fitting[pick % Math.max(1, fitting.length)];
  return chosen ? [chosen.id] : [];
}
