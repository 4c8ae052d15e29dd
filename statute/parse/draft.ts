import type { Level, Unit } from '../tree.ts';

/** A unit while it is being built. */
export interface Draft {
  readonly level: Level;
  id: string;
  number: string | null;
  label: string;
  heading: string;
  text: string;
  children: Draft[];
  from: number;
  to: number;
}

export const draftUnit = (level: Level, number: string | null, label: string, text: string, from: number, to: number): Draft => ({
  level,
  id: '',
  number,
  label,
  heading: '',
  text,
  children: [],
  from,
  to,
});

/** Gives every unit its id and lets each end where its last child ends. */
export function finish(body: readonly Draft[]): readonly Unit[] {
  const seen = new Map<string, number>();
  const stretch = (unit: Draft, prefix: string): void => {
    unit.id = unique(seen, `${prefix}${unit.level}_${unit.number ?? 'x'}`);
    for (const child of unit.children) {
      stretch(child, child.level === 'article' ? '' : `${unit.id}__`);
      if (child.to > unit.to) unit.to = child.to;
    }
  };
  for (const unit of body) stretch(unit, '');
  return body;
}

function unique(seen: Map<string, number>, id: string): string {
  const times = (seen.get(id) ?? 0) + 1;
  seen.set(id, times);
  return times === 1 ? id : unique(seen, `${id}-${times}`);
}
