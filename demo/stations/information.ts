import { addDays } from '../../engine/calendar.ts';
import type { Deputy } from '../city/city.ts';
import type { Story } from '../timeline.ts';
import { at, workday } from '../world.ts';
import type { Telling } from '../year/telling.ts';

interface Piece {
  readonly daysAgo: number;
  readonly kind: string;
  readonly title: string;
  readonly source: string;
  readonly text: string;
  readonly readWithin: number | null;
  /** The delegations it is for, by their place in the list. */
  readonly to: readonly number[];
  /** Of four deputies so many read it. */
  readonly readers: number;
}

const pieces: readonly Piece[] = [
  {
    daysAgo: 70,
    kind: 'workReport',
    title: '上半年经济社会发展情况通报',
    source: '市人民政府办公室',
    text: '上半年，全市重点项目开工四十二个，新增城镇就业九千余人。\n下半年将抓好老旧小区改造、农村公路养护和普惠托育。',
    readWithin: 10,
    to: [0],
    readers: 4,
  },
  {
    daysAgo: 30,
    kind: 'lawPassed',
    title: '新修订的代表法学习提示',
    source: '市人大常委会代表工作委员会',
    text: '请各位代表结合履职学习，重点了解代表联系人民群众、提出建议和向选民报告履职情况的规定。',
    readWithin: null,
    to: [1, 2],
    readers: 3,
  },
  {
    daysAgo: 10,
    kind: 'consultation',
    title: '征求对明年监督工作议题的意见',
    source: '市人大常委会办公室',
    text: '请提出您认为明年常委会应当听取的专项工作报告和开展执法检查的议题，写在附言中。',
    readWithin: 20,
    to: [3],
    readers: 2,
  },
];

/** Begins what the office gave deputies to know: read by some, with remarks and questions, one withdrawn. Chance is not drawn from. */
export function beginInformation(telling: Telling): void {
  for (const piece of pieces) telling.begin(given(telling, piece));
  telling.begin(withdrawn(telling));
  telling.begin(drafted(telling));
}

async function* given({ world, city }: Telling, piece: Piece): Story {
  const clerk = city.clerks[0];
  const delegations = piece.to.flatMap((n) => city.delegations[n] ?? []);
  const on = workday(world.calendar, addDays(world.end, -piece.daysAgo), 0);
  yield at(on, 9, 12);
  const { kind, title, source, text } = piece;
  const asks = piece.readWithin === null ? { asksReceipt: false } : { asksReceipt: true, readBy: addDays(on, piece.readWithin) };
  const input = { kind, title, source, text, audience: 'chosen', delegationIds: delegations.map((d) => d.id), ...asks };
  const id = await world.make(clerk, 'information', city.congressId, input, 'draft');
  await world.act(clerk, 'information', id, 'issue');
  const receipts = [...(world.ledger.records.get('informationReceipt')?.values() ?? [])].filter((r) => r.record.informationId === id);
  const seats = new Map<unknown, Deputy>(city.deputies.map((d) => [d.seat, d]));
  for (const [n, { id: receipt, record }] of receipts.entries()) {
    const deputy = seats.get(record.deputyId);
    if (!deputy || n % 4 >= piece.readers) continue;
    yield at(addDays(on, 1 + Math.floor((n * 3) / receipts.length)), 20, n % 60);
    await world.act(deputy.actor, 'informationReceipt', receipt, 'open');
    if (n % 11 === 3) await world.act(deputy.actor, 'informationReceipt', receipt, 'ask', { question: '有关数据在哪里可以查到？' });
    if (!asks.asksReceipt || n % 5 === 1) continue;
    await world.act(deputy.actor, 'informationReceipt', receipt, 'confirm', n % 7 === 0 ? { remark: '已学习，将在接待群众时宣传。' } : {});
    if (n !== 3) continue;
    yield at(workday(world.calendar, addDays(on, 4), 0), 10, 5);
    await world.act(clerk, 'informationReceipt', receipt, 'answer', { answer: '市统计局网站每月公布，也可以向代表工作机构索取。' });
  }
  if (piece.daysAgo < 60) return;
  yield at(workday(world.calendar, addDays(on, 20), 0), 16, 40);
  await world.act(clerk, 'information', id, 'close');
}

async function* withdrawn({ world, city }: Telling): Story {
  const clerk = city.clerks[0];
  yield at(workday(world.calendar, addDays(world.end, -45), 0), 9, 50);
  const delegation = city.delegations[4];
  if (!delegation) return;
  const input = {
    kind: 'notice',
    title: '代表小组活动安排',
    text: '本月代表小组活动安排如下。',
    audience: 'chosen',
    delegationIds: [delegation.id],
    asksReceipt: false,
  };
  const id = await world.make(clerk, 'information', city.congressId, input, 'draft');
  await world.act(clerk, 'information', id, 'issue');
  yield at(workday(world.calendar, addDays(world.end, -45), 0), 15, 10);
  await world.act(clerk, 'information', id, 'withdraw', { reason: '安排有变，另行通知。' });
}

async function* drafted({ world, city }: Telling): Story {
  const clerk = city.clerks[0];
  yield at(workday(world.calendar, addDays(world.end, -3), 0), 10, 25);
  const draft = (title: string, text: string) =>
    world.make(clerk, 'information', city.congressId, { kind: 'material', title, text, audience: 'all', asksReceipt: false }, 'draft');
  await draft('预算审查知识问答', '预算草案怎么看，重点看什么。');
  await world.act(clerk, 'information', await draft('学习材料（重复）', '与上月所发相同。'), 'discard');
}
