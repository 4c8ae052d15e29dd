import { addDays, type PlainDate } from '../../engine/calendar.ts';
import type { Deputy } from '../city/city.ts';
import type { Places } from '../opinions/stations.ts';
import type { Story } from '../timeline.ts';
import { at, system, workday } from '../world.ts';
import type { Telling } from '../year/telling.ts';

/** Days between two receptions of a station, and how many of the stations hold them: the last ones have had none for long. */
const apart = 28;
const active = 6;

const matters = [
  { content: '社区活动室晚上不开放，希望延长到九点。', answer: '已与社区商定，下月起每周三个晚上开放。' },
  { content: '小区门口早高峰堵车，希望调整红绿灯时间。', answer: '已与交警部门联系，下周现场查看，结果另行告知。' },
  { content: '老旧楼栋想加装电梯，不清楚怎样申请。', answer: '已当场说明申请条件和流程，并送上办事指南。' },
] as const;
const subjects = ['物业管理和停车', '养老和托育', '道路和公交', null] as const;

/** Begins the receptions of the stations over the last months: announced, held, and what was told there decided on; the next are announced. */
export function beginReceptions(telling: Telling, places: Places): void {
  const { world, city } = telling;
  const first = addDays(world.today(), 7);
  const planned = places.stations.slice(0, active).flatMap((station, s) => {
    const seats = city.delegations.find((d) => d.name === station.district)?.deputies.slice(0, 6) ?? [];
    return Array.from({ length: 8 }, (_, n) => ({
      station,
      s,
      n,
      seats,
      on: workday(world.calendar, addDays(first, s * 3 + n * apart), 0),
    }));
  });
  for (const one of planned) telling.begin(oneReception(telling, places, one));
}

interface Planned {
  readonly station: Places['stations'][number];
  readonly s: number;
  readonly n: number;
  readonly seats: readonly Deputy[];
  readonly on: PlainDate;
}

async function* oneReception(telling: Telling, places: Places, { station, s, n, seats, on }: Planned): Story {
  const { world, city } = telling;
  const clerk = city.clerks[0];
  const deputyIds = [seats[n % seats.length], seats[(n + 1) % seats.length]].flatMap((d) => (d ? [d.seat] : []));
  if (deputyIds.length === 0) return;
  const who = s < 2 ? places.keeper : clerk;
  const subject = subjects[(s + n) % subjects.length];
  yield at(workday(world.calendar, addDays(on, -30), 0), 9, 30 + s);
  const input = { stationId: station.id, on, from: '09:00', until: '11:30', deputyIds, ...(subject ? { subject } : {}) };
  const id = await world.make(who, 'reception', city.congressId, input, 'plan');
  if (n === 2 && s === 5) {
    yield at(workday(world.calendar, addDays(on, -5), 0), 11, 5);
    await world.act(who, 'reception', id, 'cancel', { reason: '站点装修。' });
    return;
  }
  yield at(workday(world.calendar, addDays(on, -14), 0), 10, s);
  if (n % 5 !== 4) await world.act(who, 'reception', id, 'announce');
  yield at(on, 16, 10 + s);
  await world.act(who, 'reception', id, 'hold', {
    presentIds: deputyIds.slice(0, n % 3 === 2 ? 1 : 2),
    visitors: 4 + ((s * 5 + n * 3) % 9),
    summary: '群众主要反映社区服务、交通出行等方面的问题，能答复的当场答复，其余登记后分办。',
  });
  const matter = matters[(s + n) % matters.length];
  if (matter && n % 2 === 0) {
    const told = { channel: 'table', stationId: station.id, receptionId: id, anonymous: true, consented: false, grade: 'ordinary', on };
    const opinionId = await world.make(who, 'opinion', city.congressId, { ...told, content: matter.content }, 'record');
    yield at(workday(world.calendar, on, 1), 9, 15 + s);
    await world.act(who, 'opinion', opinionId, 'answerAsDeputy', { feedback: matter.answer });
    telling.begin(lapsing(telling, opinionId));
  }
  yield at(workday(world.calendar, on, 3), 15, s);
  // One station is late with it.
  if (s !== 3 || n !== 4) await world.act(who, 'reception', id, 'close');
}

/** Nobody rates it, and the clock closes it. */
async function* lapsing({ world }: Telling, opinionId: string): Story {
  const due = world.get('opinion', opinionId).deadlines.find((d) => d.key === 'rate' && d.closedOn === null)?.dueOn ?? world.today();
  yield at(addDays(due, 1), 3, 10);
  await world.act(system, 'opinion', opinionId, 'lapse');
}
