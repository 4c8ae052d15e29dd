import type { PlainDate } from '../../engine/calendar.ts';
import type { LinkedCase } from '../../engine/case.ts';
import { processOf } from '../../processes/all.ts';
import type { City, Desk } from '../city/city.ts';
import type { RelayKey, UnitKey } from '../city/units.ts';
import type { Story } from '../timeline.ts';
import { at, type World } from '../world.ts';
import type { HeldActivity } from './activities.ts';

/** What a story needs to be told. */
export interface Telling {
  readonly world: World;
  readonly city: City;
  /** What deputies were brought together for so far. */
  readonly activities: HeldActivity[];
  /** Stories that begin while others are told, such as those of promises. */
  begin(story: Story): void;
}

/** A moment within office hours of a day. */
export function officeHour({ world }: Telling, day: PlainDate): Date {
  const hour = world.random.pick([9, 9, 10, 10, 11, 14, 15, 15, 16, 17]);
  return at(day, hour, world.random.whole(0, 59));
}

/** A moment when deputies write: evenings too. */
export const anyHour = ({ world }: Telling, day: PlainDate): Date =>
  at(day, world.random.pick([8, 9, 10, 12, 15, 17, 19, 20, 21]), world.random.whole(0, 59));

export function deskOf(city: City, key: UnitKey | RelayKey): Desk {
  const desk = city.desks.get(key);
  if (!desk) throw new RangeError(`no unit ${key}`);
  return desk;
}

export const deskOfUnit = (city: City, unitId: string): Desk => {
  for (const desk of city.desks.values()) if (desk.id === unitId) return desk;
  throw new RangeError(`no unit ${unitId}`);
};

/** The assignments of a suggestion as they stand. */
export async function assignmentsOf({ world, city }: Telling, suggestionId: string): Promise<readonly LinkedCase[]> {
  const kase = await world.ledger.read(processOf('suggestion'), city.congressId, suggestionId);
  return (kase?.linked ?? []).filter((l) => l.process === 'assignment');
}
