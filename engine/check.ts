import type { z } from 'zod';
import type { ActionDef, AnyProcess, DeadlineDef, Vocabulary } from './define.ts';

type AnyAction = ActionDef<Vocabulary, string, string, Record<string, unknown>, string, z.ZodObject>;
type AnyDeadline = DeadlineDef<Vocabulary, string, string, Record<string, unknown>, string>;

/** The states an action can lead to from a given one (`null`: from nothing). */
export function targetsOf(def: AnyAction, from: string | null): readonly string[] {
  if (def.to === 'same') return from === null ? [] : [from];
  return typeof def.to === 'string' ? [def.to] : def.to.oneOf;
}

export const actionsOf = (process: AnyProcess): [string, AnyAction][] => Object.entries(process.actions) as [string, AnyAction][];

/**
 * What is wrong with a declaration beyond what its types forbid; empty when all is well. Checked when the program loads,
 * so that a process that could lead somebody into a dead end never starts.
 */
export function checkProcess(process: AnyProcess, known: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const say = (what: string) => faults.push(`${process.id}: ${what}`);
  const states = Object.keys(process.states);
  const reached = reachable(process);
  for (const state of states) {
    if (!reached.has(state)) say(`state ${state} is never reached`);
    if (process.states[state]?.final !== true && !leavesSomehow(process, state)) say(`state ${state} is a dead end but not final`);
  }
  for (const [name, def] of actionsOf(process)) {
    if (def.by.length === 0) say(`nobody may ${name}`);
    for (const from of def.from === 'new' ? [] : def.from)
      if (!states.includes(from)) say(`${name} starts from ${from}, which is no state`);
    for (const to of targetsOf(def, null)) if (!states.includes(to)) say(`${name} leads to ${to}, which is no state`);
    if (def.from === 'new' && def.to === 'same') say(`${name} makes a record but names no state`);
  }
  for (const [key, value] of Object.entries(process.deadlines)) checkDeadline(process, key, value as AnyDeadline, reached, say);
  for (const [state, action] of Object.entries(process.turns as Record<string, string>)) {
    const def = process.actions[action] as AnyAction | undefined;
    if (!def || def.from === 'new' || !def.from.includes(state))
      say(`in state ${state} it is the turn of ${action}, which does not start there`);
  }
  for (const other of [process.parent?.process, ...(process.children ?? [])])
    if (other && !known.has(other)) say(`knows ${other}, which is no process`);
  return faults;
}

function checkDeadline(
  process: AnyProcess,
  key: string,
  def: AnyDeadline,
  reached: ReadonlySet<string>,
  say: (what: string) => void,
): void {
  if (!def.rule && !def.on) say(`deadline ${key} has neither a rule nor a date`);
  if (!def.from.some((s) => reached.has(s))) say(`deadline ${key} never opens`);
  const ends = [...def.until, ...Object.keys(process.states).filter((s) => process.states[s]?.final === true)];
  for (const from of def.from) {
    const onward = reachableFrom(process, from);
    if (!ends.some((s) => onward.has(s)) && !def.metBy?.length) say(`deadline ${key} has no way out of ${from}`);
  }
  if (def.expire) {
    const action = process.actions[def.expire] as AnyAction | undefined;
    if (!action?.by.includes('system')) say(`deadline ${key} expires by ${def.expire}, which the clock may not take`);
  }
}

function reachable(process: AnyProcess): Set<string> {
  const starts = actionsOf(process).filter(([, def]) => def.from === 'new');
  const seen = new Set<string>(starts.flatMap(([, def]) => [...targetsOf(def, null)]));
  for (const start of [...seen]) for (const state of reachableFrom(process, start)) seen.add(state);
  return seen;
}

function reachableFrom(process: AnyProcess, start: string): Set<string> {
  const seen = new Set<string>([start]);
  const todo = [start];
  for (let state = todo.pop(); state !== undefined; state = todo.pop()) {
    for (const [, def] of actionsOf(process)) {
      if (def.from === 'new' || !def.from.includes(state)) continue;
      for (const to of targetsOf(def, state)) {
        if (seen.has(to)) continue;
        seen.add(to);
        todo.push(to);
      }
    }
  }
  return seen;
}

function leavesSomehow(process: AnyProcess, state: string): boolean {
  return actionsOf(process).some(
    ([, def]) => def.from !== 'new' && def.from.includes(state) && targetsOf(def, state).some((to) => to !== state),
  );
}
