import type { City } from '../city/city.ts';
import type { World } from '../world.ts';

/** Tells both years of the city. */
export async function tellYears(_world: World, _city: City, _now: Date): Promise<void> {}
