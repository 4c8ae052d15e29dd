import { expect, test } from 'vitest';
import { z } from 'zod';
import { deputyActions } from '../../../contract/deputy-portal.ts';
import { actionOf } from '../../../engine/decide.ts';
import { processOf } from '../../../processes/all.ts';
import { textOf } from '../../../processes/text.ts';
import { fieldsOf } from '../../console/form/shapes.ts';
import { facts, forms, given } from './forms.ts';
import { kinds, plurals } from './kinds.ts';
import { choicesOf } from './process-words.ts';

/** The portal's forms are written by hand, so that no checking library is sent to phones: here they are held to the declarations. */
const asked = kinds.flatMap((kind) => Object.entries(forms[kind]).map(([action, entries]) => ({ kind, action, entries })));

test.each(asked)('$kind: $action asks for what the action takes, and for all it must have', ({ kind, action, entries }) => {
  const process = processOf(kind);
  const def = actionOf(process, action);
  expect(def, 'the action').toBeDefined();
  expect(deputyActions[kind], 'reached from the portal').toContain(action);
  if (!def) return;
  const shape = def.input.shape as Record<string, z.ZodType>;
  const along = Object.keys(given[`${kind}.${action}`] ?? {});
  expect(entries.map((e) => e.name).filter((name) => !(name in shape))).toEqual([]);
  const needed = Object.entries(shape).filter(([, field]) => !z.safeParse(field, undefined).success);
  const had = [...entries.filter((e) => e.need || e.as === 'yes').map((e) => e.name), ...along];
  expect(needed.map(([name]) => name).filter((name) => !had.includes(name))).toEqual([]);
});

test.each(asked)('$kind: $action offers the choices that the field takes', ({ kind, action, entries }) => {
  const def = actionOf(processOf(kind), action);
  const shapes = def ? fieldsOf(def.input) : {};
  for (const entry of entries.filter((e) => e.as === 'choice')) {
    const options = shapes[entry.name]?.options ?? [];
    const offered = choicesOf(textOf(kind, 'zh'), entry.name, action)
      .map(([id]) => id)
      .filter((id) => entry.only?.includes(id) ?? true);
    expect(offered.length, entry.name).toBeGreaterThan(1);
    expect(
      offered.filter((id) => !options.includes(id)),
      entry.name,
    ).toEqual([]);
    if (!entry.only) expect([...offered].sort(), entry.name).toEqual([...options].sort());
  }
});

test('addresses, facts and actions are those of the declarations', () => {
  for (const [id, plural] of Object.entries(plurals)) expect(processOf(id).plural).toBe(plural);
  for (const kind of kinds) {
    const record = Object.keys(processOf(kind).record.shape);
    expect(facts[kind].filter((name) => !record.includes(name))).toEqual([]);
    expect((deputyActions[kind] ?? []).filter((action) => !actionOf(processOf(kind), action))).toEqual([]);
  }
});
