import type { AnyActor } from './actor.ts';
import type { Case } from './case.ts';
import { holdsSecretOf, isBarred, isWho } from './decide.ts';
import type { AnyProcess, FieldGroup, Reach } from './define.ts';
import { matches } from './where.ts';

type AnyReach = Reach<string, string, string>;

/** Which column groups this viewer gets of this record; empty means the record does not exist for them. `null` is the public. */
export function groupsFor(
  process: AnyProcess,
  kase: Pick<Case, 'congressId' | 'id' | 'state' | 'record' | 'parties'>,
  viewer: AnyActor | null,
): Set<FieldGroup> {
  const facts = { ...kase.record, state: kase.state };
  const groups = new Set<FieldGroup>();
  if (viewer && isBarred(process, kase, viewer)) return groups;
  for (const rule of process.reach as readonly AnyReach[]) {
    if (!isViewer(process, rule, kase, viewer)) continue;
    if (rule.where && !matches(rule.where, facts)) continue;
    for (const group of rule.groups) groups.add(group);
  }
  return groups;
}

function isViewer(
  process: AnyProcess,
  rule: AnyReach,
  kase: Pick<Case, 'congressId' | 'id' | 'parties'>,
  viewer: AnyActor | null,
): boolean {
  if (rule.who === 'public') return true;
  if (viewer === null) return false;
  if (rule.who === 'citizen') return holdsSecretOf(kase, viewer);
  return isWho(process, rule.who, kase.congressId, kase.parties, viewer);
}

/** The record cut down to the fields of these groups. */
export function visibleFields(
  process: AnyProcess,
  record: Readonly<Record<string, unknown>>,
  groups: ReadonlySet<FieldGroup>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([field]) => groups.has(process.groups[field] as FieldGroup)));
}
