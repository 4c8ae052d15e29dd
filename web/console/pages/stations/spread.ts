/** A station with its place on the earth, in degrees. */
export interface Placed {
  readonly longitude: number;
  readonly latitude: number;
}

/** The place that a record's `location` names, or null. */
export function placeOf(location: unknown): Placed | null {
  const [longitude = Number.NaN, latitude = Number.NaN] = typeof location === 'string' ? location.split(',').map(Number) : [];
  return Number.isFinite(longitude) && Number.isFinite(latitude) && Math.abs(latitude) < 89 ? { longitude, latitude } : null;
}

export interface Frame {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
  /** Height of the drawing for one of its width. */
  readonly ratio: number;
}

const leastSpan = 0.002;
const edge = 0.06;

/** The rectangle that holds all places with an edge around them, and the shape it has on the ground: a degree of longitude is shorter the farther from the equator. */
export function frameOf(places: readonly Placed[]): Frame {
  const [west, east] = spanOf(places.map((p) => p.longitude));
  const [south, north] = spanOf(places.map((p) => p.latitude));
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return { west, east, south, north, ratio: (north - south) / ((east - west) * shrink) };
}

function spanOf(values: readonly number[]): readonly [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const span = Math.max(most - least, leastSpan);
  const middle = (least + most) / 2;
  return [middle - span * (0.5 + edge), middle + span * (0.5 + edge)];
}

const [smallest, largest] = [9, 34] as const;

/** How wide a dot is drawn: its area grows with the number. */
export const sizeOf = (count: number, most: number): number =>
  smallest + (largest - smallest) * Math.sqrt(most > 0 ? Math.max(0, count) / most : 0);
