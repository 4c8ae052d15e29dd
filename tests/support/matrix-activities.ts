import type { City } from './city.ts';
import type { Kept, Part, View } from './matrix-callers.ts';

/** Whoever reads the congress's activities as a member of it. Those who only evaluate from outside are none. */
const membersOf = (city: City): Record<string, View> =>
  Object.fromEntries(
    Object.keys(city.people)
      .filter((name) => !name.startsWith('evaluator'))
      .map((name) => [name, 'title'] as const),
  );

/** A plan, an activity with its report, and one to which somebody asks for leave. */
export async function keptActivities(city: City, mark: (key: string, part: Part) => string): Promise<Record<string, Kept>> {
  const clerk = city.person('clerk');
  const [lin, tan] = [city.person('lin'), city.person('tan')];
  const inside = { clerk: 'all', 'clerk.two': 'all', office: 'all', chair: 'all' } as const;
  const plan = await clerk.make('activityPlan', { year: 2025, title: `计划${mark('plan', 'title')}` });
  const onPlan = ['edit', 'publish', 'drop'];
  const made = (key: string, more: object) =>
    clerk.make('activity', {
      name: `活动${mark(key, 'title')}`,
      kind: 'research',
      startOn: '2025-03-03',
      endOn: '2025-03-03',
      place: null,
      organiser: '代表工作委员会',
      delegationId: null,
      note: null,
      ...more,
    });
  const outing = await made('outing', { recorderId: tan.accountId });
  await clerk.act('activity', outing.id, 'notify', { invitations: [{ deputyId: lin.seat, because: null }] });
  await clerk.act('activity', outing.id, 'hold', { summary: `情况${mark('outing', 'parties')}` });
  await tan.act('activity', outing.id, 'draftReport', { findings: `问题${mark('outing', 'parties')}` });
  const coming = await made('coming', { startOn: '2025-03-20', endOn: '2025-03-20' });
  await clerk.act('activity', coming.id, 'notify', { invitations: [{ deputyId: lin.seat, because: null }] });
  const [part] = await lin.list('participation', `activityId=${coming.id}`);
  if (!part) throw new Error('nobody was invited');
  await lin.act('participation', part.id, 'askLeave', { reason: `病假${mark('leave', 'identity')}` });
  const onReport = ['draftReport', 'handOver', 'archive'];
  const onComing = ['edit', 'invite', 'openSignUp', 'signInByHand', 'postpone', 'cancel', 'count', 'hold'];
  const onLeave = ['approveLeave', 'refuseLeave'];
  return {
    plan: {
      process: 'activityPlan',
      id: plan.id,
      mark: 'plan',
      sees: inside,
      may: { clerk: onPlan, 'clerk.two': onPlan, office: onPlan },
    },
    outing: {
      process: 'activity',
      id: outing.id,
      mark: 'outing',
      sees: { ...membersOf(city), ...inside, committee: 'all', lin: 'handler', tan: 'all' },
      may: { clerk: onReport, 'clerk.two': onReport, office: ['handOver'], tan: ['draftReport'] },
    },
    coming: {
      process: 'activity',
      id: coming.id,
      mark: 'coming',
      sees: { ...membersOf(city), ...inside, committee: 'all', lin: 'handler' },
      may: { clerk: onComing, 'clerk.two': onComing },
    },
    leave: {
      process: 'participation',
      id: part.id,
      mark: 'leave',
      sees: { ...inside, lin: 'all' },
      may: { clerk: onLeave, 'clerk.two': onLeave },
    },
  };
}
