import { expect, test } from 'vitest';
import { apart } from './apart.ts';

const box = { width: 600, height: 400 };
const distances = (spots: readonly { x: number; y: number }[]): number[] =>
  spots.flatMap((one, n) => spots.slice(n + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)));

test('dots that lie upon each other are moved apart and stay in the box; one that lies free stays where it is', () => {
  const crowd = Array.from({ length: 8 }, (_, n) => ({ id: n, x: 595 - (n % 3), y: 5 + n }));
  const free = { id: 99, x: 100, y: 300 };
  const spread = apart([...crowd, free], 36, box);
  expect(Math.min(...distances(spread))).toBeGreaterThan(30);
  for (const { x, y } of spread) expect(x >= 0 && x <= box.width && y >= 0 && y <= box.height).toBe(true);
  expect(spread.at(-1)).toEqual(free);
  expect(spread.map(({ id }) => id)).toEqual([...crowd, free].map(({ id }) => id));
});

test('two at the very same place are told apart', () => {
  const [one, other] = apart(
    [
      { x: 50, y: 50 },
      { x: 50, y: 50 },
    ],
    20,
    box,
  );
  expect(Math.hypot((one?.x ?? 0) - (other?.x ?? 0), (one?.y ?? 0) - (other?.y ?? 0))).toBeGreaterThan(19);
});
