import type { Actor } from '../../engine/actor.ts';
import { addDays, type PlainDate } from '../../engine/calendar.ts';
import { matches } from '../../engine/where.ts';
import { deedSources, writtenFrom } from '../../processes/performance/performance.sources.ts';
import type { City, Deputy } from '../city/city.ts';
import type { Story } from '../timeline.ts';
import { at, system, type World, workday } from '../world.ts';
import type { Telling } from './telling.ts';

const deeds = [
  {
    kind: 'voterContact',
    title: '走访选区群众',
    place: '社区服务中心',
    people: 18,
    hours: 3,
    detail: '听取群众对停车、垃圾分类的意见，已分类整理。',
  },
  {
    kind: 'problemSolved',
    title: '推动解决小区加装充电桩',
    place: '居民小区',
    people: 40,
    hours: 2,
    detail: '会同社区和物业商定选址，已经施工。',
  },
  { kind: 'mediation', title: '化解邻里排水纠纷', place: '村委会', people: 4, hours: 2, detail: '双方达成一致。' },
  { kind: 'publicWelfare', title: '参加义诊活动', place: '镇卫生院', people: 60, hours: 4, detail: '为老年人测血压、讲解用药。' },
  { kind: 'training', title: '参加代表履职学习班', place: '市委党校', hours: 16, detail: '学习代表法和监督法。' },
  {
    kind: 'stationReception',
    title: '在代表联络站接待群众',
    place: '代表联络站',
    people: 9,
    hours: 3,
    detail: '收到意见六条，交联络站分办。',
  },
] as const;

/** What deputies with accounts reported of themselves, confirmed by the office but for the last weeks'. Chance is not drawn from. */
export async function* performanceStory({ world, city }: Telling): Story {
  const reporters = city.deputies.filter((_, n) => n % 41 === 0).slice(0, 8);
  const from = addDays(city.days.finished.endOn, 90);
  const days: PlainDate[] = [];
  for (let day = from; day < addDays(world.end, -6); day = addDays(day, 15)) days.push(workday(world.calendar, day, 0));
  for (const [n, day] of days.entries()) {
    const left = days.length - 1 - n;
    const deputy = reporters[n % reporters.length] as Deputy;
    const deed = deeds[n % deeds.length];
    yield at(day, 20, 5);
    const id = await world.make(deputy.actor, 'performance', city.congressId, { ...deed, on: day }, 'report');
    yield at(workday(world.calendar, addDays(day, 3), 0), 9, 40);
    const act = (by: Actor, action: string, input: object = {}) => world.act(by, 'performance', id, action, input);
    const clerk = city.clerks[0];
    if (left === 0) continue;
    if (n === 3) await act(deputy.actor, 'withdraw');
    else if (left === 1) await act(clerk, 'sendBack', { reason: '请补充地点和参加人员。' });
    else await act(clerk, 'confirm');
    if (left === 2) await act(deputy.actor, 'doubt', { doubt: '参加人数应为四十五人。' });
    if (n === 2) await act(clerk, 'strike', { reason: '与另一条记录重复。' });
  }
}

/** What wrote itself from the city's papers, as the job would write it. */
export async function writePerformances(world: World, city: City): Promise<void> {
  for (const source of deedSources) {
    for (const kase of [...(world.ledger.records.get(source.of)?.values() ?? [])]) {
      if (kase.congressId !== city.congressId || !matches(source.where, { ...kase.record, state: kase.state })) continue;
      if (source.met && !kase.deadlines.some((d) => d.key === source.met && d.outcome === 'met')) continue;
      for (const { party, subject, status } of kase.parties) {
        if (party !== source.party || status !== 'active') continue;
        const input = writtenFrom(source, kase.record, kase.id, subject);
        if (input.on !== '') await world.make(system, 'performance', city.congressId, input, 'write');
      }
    }
  }
}
