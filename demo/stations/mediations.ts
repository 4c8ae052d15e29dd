import { addDays } from '../../engine/calendar.ts';
import type { Places } from '../opinions/stations.ts';
import type { Story } from '../timeline.ts';
import { at, workday } from '../world.ts';
import type { Telling } from '../year/telling.ts';

interface Dispute {
  readonly daysAgo: number;
  readonly kind: string;
  readonly sides: string;
  readonly matter: string;
  /** Absent while it is mediated. */
  readonly outcome?: Readonly<Record<string, unknown>>;
  /** How far it went after it was written down. */
  readonly until: 'logged' | 'sentBack' | 'confirmed' | 'kept' | 'broken' | 'stopped' | 'erased';
}

const agreed = (agreement: string) => ({ result: 'agreed', agreement });

const disputes: readonly Dispute[] = [
  {
    daysAgo: 96,
    kind: 'neighbours',
    sides: '同一楼栋两户居民',
    matter: '楼上卫生间渗水，损坏楼下天花板。',
    outcome: agreed('十五日内修复防水，粉刷天花板。'),
    until: 'erased',
  },
  {
    daysAgo: 80,
    kind: 'property',
    sides: '业主和物业公司',
    matter: '地下车库积水，车辆受损。',
    outcome: agreed('物业公司清理排水沟并减免一季度车位费。'),
    until: 'kept',
  },
  {
    daysAgo: 62,
    kind: 'debt',
    sides: '两名个体经营者',
    matter: '货款结算有分歧。',
    outcome: { result: 'notAgreed', referredTo: 'court' },
    until: 'confirmed',
  },
  {
    daysAgo: 48,
    kind: 'labour',
    sides: '务工人员和施工班组',
    matter: '拖欠工资。',
    outcome: { result: 'partly', agreement: '先付七成，余款月底前付清。', referredTo: 'arbitration' },
    until: 'broken',
  },
  {
    daysAgo: 20,
    kind: 'family',
    sides: '兄弟两人',
    matter: '赡养老人的分担。',
    outcome: agreed('轮流照料，费用平摊。'),
    until: 'confirmed',
  },
  {
    daysAgo: 9,
    kind: 'land',
    sides: '相邻两户村民',
    matter: '宅基地滴水檐的边界。',
    outcome: agreed('按原界址各退二十厘米。'),
    until: 'logged',
  },
  { daysAgo: 8, kind: 'damages', sides: '车主和店主', matter: '倒车碰坏店招。', outcome: agreed('赔偿修理费。'), until: 'sentBack' },
  { daysAgo: 6, kind: 'consumer', sides: '消费者和健身房', matter: '停业后预付费退还。', until: 'stopped' },
  { daysAgo: 3, kind: 'neighbours', sides: '沿街商户和楼上住户', matter: '夜间噪声和油烟。', until: 'logged' },
];

/** Begins the disputes that deputies mediated at the stations with a keeper, in every state. Chance is not drawn from. */
export function beginMediations(telling: Telling, places: Places): void {
  for (const [n, dispute] of disputes.entries()) telling.begin(mediated(telling, places, dispute, n));
}

async function* mediated({ world, city }: Telling, { stations, keeper }: Places, dispute: Dispute, n: number): Story {
  const station = stations[n % 2];
  const [lead, second] = city.delegations.find((d) => d.name === station?.district)?.deputies.slice(n, n + 2) ?? [];
  if (!station || !lead) return;
  const clerk = city.clerks[0];
  const on = workday(world.calendar, addDays(world.end, -dispute.daysAgo), 0);
  const { kind, sides, matter, outcome = {} } = dispute;
  const deputyIds = [lead, ...(n % 3 === 0 && second ? [second] : [])].map((d) => d.seat);
  yield at(on, 17, 10 + n);
  const input = { stationId: station.id, deputyIds, on, kind, people: 2 + (n % 3), sides, matter, notInCourt: true, ...outcome };
  const id = await world.make(lead.actor, 'mediation', city.congressId, input, 'log');
  const act = (actor: typeof clerk, action: string, given: object = {}) => world.act(actor, 'mediation', id, action, given);
  if (dispute.until === 'logged') return;
  yield at(workday(world.calendar, on, 2), 10, n);
  if (dispute.until === 'stopped') await act(lead.actor, 'stop', { ground: 'enteredCourt' });
  else if (dispute.until === 'sentBack') await act(keeper, 'sendBack', { reason: '请补充赔偿金额和期限。' });
  else await act(keeper, 'confirm');
  if (!['kept', 'erased', 'broken'].includes(dispute.until)) return;
  const visitOn = workday(world.calendar, addDays(on, 24), 0);
  yield at(visitOn, 15, 30 + n);
  if (dispute.until !== 'broken') await act(keeper, 'visit', { on: visitOn, keeping: 'kept' });
  else await act(keeper, 'visit', { on: visitOn, keeping: 'broken', note: '余款未付，已请班组说明。', nextOn: addDays(world.end, 5) });
  if (dispute.until === 'erased') await act(clerk, 'erase');
}
