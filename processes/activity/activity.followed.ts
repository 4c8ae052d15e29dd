import type { LinkedCase } from '../../engine/case.ts';
import { foundOf } from '../office.ts';
import { movedUp } from '../places.ts';
import { type Activity, mostInvited } from './activity.record.ts';

interface Here {
  readonly case: { readonly id: string };
}
interface WithParts extends Here {
  readonly found: readonly LinkedCase[];
}

/** States of whoever was asked and is still looked for. */
export const living = ['invited', 'accepted', 'waiting', 'declined', 'leaveAsked', 'onLeave', 'present'] as const;

/** The parts in this activity that stand so. */
export const everybody = (c: Here, states: readonly string[]) =>
  ({ records: 'participation', where: { activityId: { in: [c.case.id] }, state: { in: states } }, most: mostInvited }) as const;

/** What a participation knows of its activity. */
export const copied = (r: Activity, c: Here) => ({
  activityId: c.case.id,
  activityName: r.name,
  activityKind: r.kind,
  startOn: r.startOn,
  groupId: r.groupId ?? null,
  answerBy: r.answerBy ?? null,
});

/** Gives everybody asked the activity as it is now; `isNews` tells them. */
export const follow = (c: WithParts, now: Activity, isNews: boolean) =>
  foundOf(c, 'participation')
    .filter((p) => (living as readonly string[]).includes(p.state))
    .map((p) => ({ process: 'participation', id: p.id, action: 'follow', input: { ...copied(now, c), isNews } }) as const);

const followed = ['name', 'kind', 'groupId', 'startOn', 'endOn', 'timeFrom', 'place', 'answerBy'] as const;
const news = ['startOn', 'endOn', 'timeFrom', 'place', 'answerBy'] as const;

/** Whether deputies may have been asked already. */
export const isTold = (state: string): boolean => ['notified', 'signingUp', 'postponed'].includes(state);

/** What an edit tells those who were asked: what changed for them, and the places that came free. Put off, they hear when it is set anew. */
export function edited(
  c: WithParts & { readonly case: { readonly state: string }; readonly record: Activity; readonly input: Partial<Activity> },
) {
  const now = { ...c.record, ...c.input };
  const differs = (field: keyof Activity) => (c.record[field] ?? null) !== (now[field] ?? null);
  const isOff = c.case.state === 'postponed';
  return [
    ...(followed.some(differs) ? follow(c, now, !isOff && news.some(differs)) : []),
    ...(differs('capacity') && !isOff ? movedUp(now.capacity, foundOf(c, 'participation')) : []),
  ];
}
