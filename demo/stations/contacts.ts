import { addDays } from '../../engine/calendar.ts';
import type { Story } from '../timeline.ts';
import { at, workday } from '../world.ts';
import type { Telling } from '../year/telling.ts';

const problems = ['希望增加列席常委会会议的机会。', '选区内公交末班车时间太早。', '村道路灯损坏较多。'] as const;

/** Who keeps in touch with whom, and contacts of the last months with what was brought up. Chance is not drawn from. */
export async function* contactStory({ world, city }: Telling): Story {
  const clerk = city.clerks[0];
  const members = city.deputies.filter((_, i) => i % 37 === 5).slice(0, 6);
  const others = city.deputies.filter((_, i) => i % 11 === 2);
  const listed = (n: number) => others.slice(n * 4, n * 4 + 4);
  yield at(workday(world.calendar, addDays(world.end, -150), 0), 10, 5);
  for (const [n, member] of members.entries()) {
    await world.act(clerk, 'deputyship', member.seat, 'edit', { isScMember: true });
    const tie = { kind: 'memberDeputies', ownerId: member.seat, deputyIds: listed(n).map((d) => d.seat) };
    const id = await world.make(clerk, 'contactTie', city.congressId, tie, 'list');
    if (n === 5) await world.act(clerk, 'contactTie', id, 'end', { reason: '组成人员分工调整。' });
  }
  for (const deputy of others.slice(0, 8)) {
    const tie = { kind: 'deputyVoters', ownerId: deputy.seat, voterGroups: ['所在社区', '所在单位'], voters: 600 };
    await world.make(clerk, 'contactTie', city.congressId, tie, 'list');
  }
  for (let n = 0; n < 20; n++) {
    const on = workday(world.calendar, addDays(world.end, -145 + n * 7), 0);
    yield at(on, 19, n);
    const member = members[n % 5];
    const met = listed(n % 5)[n % 4];
    const voter = others[n % 8];
    if (!member || !met || !voter) continue;
    const problem = problems[n % problems.length] ?? '';
    const told = { kind: 'memberDeputies', deputyId: met.seat, on, way: 'talk', people: 1, ...(n % 2 === 0 ? { problems: problem } : {}) };
    const id = await world.make(member.actor, 'contactLog', city.congressId, told, 'log');
    const visit = { kind: 'deputyVoters', voterGroup: '所在社区', on, way: 'visit', people: 6 + (n % 9) };
    await world.make(voter.actor, 'contactLog', city.congressId, visit, 'log');
    if (n % 2 === 1 || n > 15) continue;
    await world.act(member.actor, 'contactLog', id, 'follow', { text: '已转有关方面研究。' });
    if (n === 8) await world.act(clerk, 'contactLog', id, 'giveUp', { result: '现有条件不具备，已向代表说明。' });
    else await world.act(member.actor, 'contactLog', id, 'settle', { result: '已落实，并告知代表。' });
  }
}
