import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Actor, AnyActor } from '../engine/actor.ts';
import { createCalendar } from '../engine/calendar.ts';
import type { Case, Party } from '../engine/case.ts';
import { actionsOf, checkProcess, targetsOf } from '../engine/check.ts';
import { allowedActions, decide, type Surroundings } from '../engine/decide.ts';
import type { AnyProcess, By } from '../engine/define.ts';
import { groupsFor } from '../engine/reach.ts';
import { type RoleId, roleIds } from '../registers/roles.ts';
import { shapesOf } from '../registers/shape.ts';
import { nationalHolidays } from '../rules/holidays.ts';
import { packsFor, rulePacks } from '../rules/packs.ts';
import { createRuleBook } from '../rules/rule-book.ts';
import { allProcesses, processes } from './all.ts';
import { assertSound } from './check.ts';

const congressId = '00000000-0000-7000-8000-000000000001';
const elsewhere = '00000000-0000-7000-8000-000000000002';
const seat = '00000000-0000-7000-8000-00000000000a';
const unit = '00000000-0000-7000-8000-00000000000b';
const delegation = '00000000-0000-7000-8000-00000000000c';
const account = '00000000-0000-7000-8000-00000000000d';
const subjects = { deputy: seat, unit, delegation, account } as const;

const calendar = createCalendar(nationalHolidays);
/** The rules of one place, read once. */
const booksOf = new Map(rulePacks.map((pack) => [pack.id as string, createRuleBook(packsFor(pack.id), calendar)]));
const rulesOf = (pack: string) => {
  const book = booksOf.get(pack);
  if (!book) throw new Error(`no rules ${pack}`);
  return book;
};

let ids = 0;
const around = (today = '2026-03-02', pack = 'chongqing'): Surroundings => ({
  now: new Date(`${today}T02:00:00Z`),
  today,
  rules: rulesOf(pack),
  id: () => `00000000-0000-7000-8000-${String(++ids).padStart(12, '0')}`,
});

const actor = (
  grants: Actor['grants'],
  seats: string[] = [],
  accountId = '00000000-0000-7000-8000-0000000000ff',
  at = congressId,
): Actor => ({
  kind: 'person',
  accountId,
  name: '甲',
  grants,
  deputyships: seats.map((id) => ({ id, congressId: at })),
});

function caseIn(process: AnyProcess, state: string, parties: Party[] = []): Case {
  const filled = { day: '2026-04-01', whole: 1, yes: false } as Record<string, unknown>;
  const record = Object.fromEntries(
    Object.entries(shapesOf(process.record)).map(([f, shape]) => [f, shape.optional ? null : (filled[shape.kind] ?? 'x')]),
  );
  return { congressId, id: '00000000-0000-7000-8000-0000000000aa', version: 3, state, record, parties, deadlines: [], linked: [] };
}

/** Somebody who is everything at once: every role, and every party of the record. */
const everything = (process: AnyProcess): { actor: Actor; parties: Party[] } => ({
  actor: actor(
    roleIds.flatMap((role) => [{ role, congressId, unitId: unit, delegationId: delegation }]),
    [seat],
    account,
  ),
  parties: Object.entries(process.parties as Record<string, keyof typeof subjects>).flatMap(([party, kind]) =>
    (['active', 'invited'] as const).map((status) => ({ party, subject: subjects[kind], status, on: '2026-03-01' })),
  ),
});

describe('declarations', () => {
  test('are sound', () => expect(() => assertSound()).not.toThrow());

  test('an unreachable state, a dead end, a wrong turn and a deadline without a way out are found', () => {
    const [suggestion] = processes;
    if (!suggestion) throw new Error('no process');
    const known = new Set(allProcesses.map((p) => p.id as string));
    const states = { ...suggestion.states, limbo: {} };
    expect(checkProcess({ ...suggestion, states }, known)).toContain('suggestion: state limbo is never reached');
    const actions = {
      ...suggestion.actions,
      fall: { from: ['draft'], to: 'limbo', by: ['deputy'], input: z.object({}), basis: '' },
    };
    expect(checkProcess({ ...suggestion, states, actions }, known)).toContain('suggestion: state limbo is a dead end but not final');
    expect(checkProcess({ ...suggestion, turns: { draft: 'publish' } }, known)).toContain(
      'suggestion: in state draft it is the turn of publish, which does not start there',
    );
    const deadlines = { trap: { from: ['limbo'], until: ['draft'], rule: () => null, warn: [], who: [] } };
    expect(checkProcess({ ...suggestion, states, actions, deadlines }, known)).toContain(
      'suggestion: deadline trap has no way out of limbo',
    );
  });
});

describe.each(processes.map((p) => [p.id as string, p] as const))('%s', (_id, process) => {
  const states = Object.keys(process.states);

  test('no action out of a state that does not list it, whoever asks', () => {
    const { actor: anyone, parties } = everything(process);
    let refused = 0;
    for (const state of states) {
      for (const [name, def] of actionsOf(process)) {
        if (def.from !== 'new' && def.from.includes(state)) continue;
        const decision = decide(process, caseIn(process, state, parties), name, anyone, {}, { ...around(), commanded: true });
        expect([state, name, decision.refused && decision.code]).toEqual([state, name, 'notAllowedInState']);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(0);
  });

  test('nobody without a role or a party ever gets a decision', () => {
    const strangers: AnyActor[] = [
      actor([]),
      // The right role and seat, but in another congress.
      actor(
        roleIds.map((role) => ({ role, congressId: elsewhere, unitId: unit, delegationId: delegation })),
        [seat],
        '00000000-0000-7000-8000-0000000000fe',
        elsewhere,
      ),
      // Somebody who holds the secret of another record.
      { kind: 'citizen', name: '', congressId, recordId: '00000000-0000-7000-8000-0000000000ab' },
    ];
    const { parties } = everything(process);
    const others = parties.filter((p) => process.parties[p.party] !== 'account');
    for (const stranger of strangers) {
      for (const state of states) {
        const kase = caseIn(process, state, others);
        expect(allowedActions(process, kase, stranger, around())).toEqual([]);
        for (const [name] of actionsOf(process)) expect(decide(process, kase, name, stranger, {}, around()).refused).toBe(true);
      }
    }
  });

  test('whoever is behind a barred party sees nothing and can do nothing, though they were everything else too', () => {
    const { actor: anyone, parties } = everything(process);
    const isBarring = (process.barred ?? []).length > 0;
    for (const state of states) {
      const kase = caseIn(process, state, parties);
      if (isBarring) expect([...groupsFor(process, kase, anyone)]).toEqual([]);
      if (isBarring) expect(allowedActions(process, kase, anyone, around())).toEqual([]);
      const free = { ...kase, parties: parties.filter((p) => !process.barred?.includes(p.party)) };
      if (isBarring && process.states[state]?.final !== true) expect(allowedActions(process, free, anyone, around())).not.toEqual([]);
    }
  });

  test('whoever gets past the question of who may act was named by the declaration', () => {
    const named = (by: readonly By<string, string>[], role: RoleId) =>
      by.some((b) => (typeof b === 'string' ? b === role : ([] as string[]).concat(b.role ?? []).includes(role)));
    const { parties } = everything(process);
    const held = parties.filter((p) => process.parties[p.party] === 'unit' || process.parties[p.party] === 'delegation');
    fc.assert(
      fc.property(
        fc.constantFrom(...roleIds),
        fc.constantFrom(...states),
        fc.constantFrom(...actionsOf(process).map(([n]) => n)),
        (role, state, name) => {
          const one = actor([{ role, congressId, unitId: unit, delegationId: delegation }]);
          const decision = decide(process, caseIn(process, state, held), name, one, {}, around());
          const isPast = !decision.refused || decision.code === 'invalidInput' || decision.code === 'guardRefused';
          const by = actionsOf(process).find(([n]) => n === name)?.[1].by ?? [];
          const throughParty = by.some(
            (b) => typeof b !== 'string' && b.role === undefined && ['unit', 'delegation'].includes(process.parties[b.party] ?? ''),
          );
          return !isPast || named(by, role) || throughParty;
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('which actions each role may take in each state', () => {
    const table: Record<string, Record<string, string[]>> = {};
    const { parties } = everything(process);
    for (const state of states) {
      const row: Record<string, string[]> = {};
      for (const role of roleIds) {
        const one = actor([{ role, congressId, unitId: unit, delegationId: delegation }]);
        const names = actionsOf(process).filter(([name, def]) => {
          const decision = decide(
            process,
            caseIn(
              process,
              state,
              parties.filter((p) => process.parties[p.party] !== 'account' && process.parties[p.party] !== 'deputy'),
            ),
            name,
            one,
            {},
            around(),
          );
          return def.from !== 'new' && (!decision.refused || decision.code === 'invalidInput' || decision.code === 'guardRefused');
        });
        if (names.length > 0) row[role] = names.map(([name]) => name);
      }
      table[state] = row;
    }
    expect(table).toMatchSnapshot();
  });

  test('a deadline never ends on a rest day where the pack says so', () => {
    const keys = Object.entries(process.deadlines).flatMap(([key, def]) =>
      ['lead', 'co', 'relay'].flatMap((role) => def.rule?.({ role, stage: 'interSession' }) ?? []).map((rule) => [key, rule] as const),
    );
    if (keys.length === 0) return;
    const day = fc.integer({ min: 0, max: 365 * 6 }).map((n) => new Date(Date.UTC(2020, 5, 1) + n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        fc.constantFrom(...keys),
        fc.constantFrom(...rulePacks.filter((p) => p.id !== 'blank').map((p) => p.id)),
        day,
        ([, rule], pack, start) => {
          const book = rulesOf(pack);
          let resolved: ReturnType<typeof book.rule>;
          try {
            resolved = book.rule(rule, start);
          } catch {
            return true; // That day lies before any rule of the place.
          }
          const value = resolved.value as { roll?: string } | null;
          const computed = book.deadline(rule, start);
          return value === null || computed === null || value.roll !== 'nextWorkday' || !calendar.isRestDay(computed.dueOn);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('a viewer who is nobody sees nothing that is not published', () => {
    for (const state of states) {
      const groups = groupsFor(process, caseIn(process, state, everything(process).parties), actor([]));
      expect([state, [...groups]]).toEqual([state, []]);
    }
  });

  test('every target of every action is a state', () => {
    for (const [, def] of actionsOf(process)) for (const to of targetsOf(def, null)) expect(states).toContain(to);
  });
});
