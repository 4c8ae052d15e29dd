import { sha256 } from './sha256.ts';

/** The name of the way of drawing, kept with every draw so that it can be repeated after the way has changed. */
export const drawMethod = 'sha256-order-1';

/** The hash of a list to draw from: its ids in rising order, one a line. Published before the seed is known. */
export const frameHash = (ids: readonly string[]): string => sha256([...ids].sort().join('\n'));

/**
 * Draws `count` of the ids. Each id gets the SHA-256 of "seed:id"; the ids with the smallest hashes are drawn, in that order. Anyone with
 * the list and the seed gets the same, and a seed fixed after the list favours nobody.
 */
export function drawSample(ids: readonly string[], seed: string, count: number): string[] {
  return [...new Set(ids)]
    .map((id) => ({ id, lot: sha256(`${seed}:${id}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id);
}
