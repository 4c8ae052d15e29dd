import type { AnyActor } from './actor.ts';
import type { Case, Party } from './case.ts';
import { isWho } from './decide.ts';
import type { AnyProcess, FieldGroup, Reach } from './define.ts';
import { matches } from './where.ts';

type AnyReach = Reach<string, string, string>;

/** Which column groups this viewer gets of this record; empty means the record does not exist for them. `null` is the public. */
export function groupsFor(
  process: AnyProcess,
  kase: Pick<Case, 'congressId' | 'state' | 'record' | 'parties'>,
  viewer: AnyActor | null,
): Set<FieldGroup> {
  const facts = { ...kase.record, state: kase.state };
  const groups = new Set<FieldGroup>();
  for (const rule of process.reach as readonly AnyReach[]) {
    if (!isViewer(process, rule, kase.congressId, kase.parties, viewer)) continue;
    if (rule.where && !matches(rule.where, facts)) continue;
    for (const group of rule.groups) groups.add(group);
  }
  return groups;
}

function isViewer(process: AnyProcess, rule: AnyReach, congressId: string, parties: readonly Party[], viewer: AnyActor | null): boolean {
  if (rule.who === 'public') return true;
  return viewer !== null && isWho(process, rule.who, congressId, parties, viewer);
}

/** The record cut down to the fields of these groups. */
export function visibleFields(
  process: AnyProcess,
  record: Readonly<Record<string, unknown>>,
  groups: ReadonlySet<FieldGroup>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([field]) => groups.has(process.groups[field] as FieldGroup)));
}
