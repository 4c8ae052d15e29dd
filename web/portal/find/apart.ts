/** A dot of a drawing. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

const rounds = 60;

/** Moves dots that lie upon each other apart, as little as keeps `least` between any two, within the box; those that lie free stay. */
export function apart<T extends Spot>(spots: readonly T[], least: number, box: { readonly width: number; readonly height: number }): T[] {
  const now = spots.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (const [n, one] of now.entries()) {
      for (const other of now.slice(n + 1)) {
        const [dx, dy] = [other.x - one.x, other.y - one.y];
        const far = Math.hypot(dx, dy);
        if (far >= least - 0.01) continue;
        // Two at the very same place part sideways.
        const [ux, uy] = far < 0.01 ? [1, 0] : [dx / far, dy / far];
        const push = (least - far) / 2;
        one.x = within(one.x - ux * push, least / 2, box.width);
        one.y = within(one.y - uy * push, least / 2, box.height);
        other.x = within(other.x + ux * push, least / 2, box.width);
        other.y = within(other.y + uy * push, least / 2, box.height);
        moved = true;
      }
    }
    if (!moved) break;
  }
  return spots.map((spot, n) => ({ ...spot, ...now[n] }));
}

const within = (value: number, edge: number, size: number): number => Math.min(Math.max(value, edge), Math.max(edge, size - edge));
