import { expectTypeOf, test } from 'vitest';
import type { ProcessText } from '../engine/define.ts';
import type { Same } from '../registers/wording.ts';
import { en } from './commitment/commitment.text.en.ts';
import { zh } from './commitment/commitment.text.ts';
import type { commitment } from './commitment/commitment.ts';

type Words = ProcessText<typeof commitment>;
const { ongoing: _, ...rest } = en.states;

test('a label that is missing does not compile', () => {
  // @ts-expect-error a state without a label
  const short: Words = { ...zh, states: rest };
  // @ts-expect-error a state without an English label
  const shortInEnglish: Same<typeof zh> = { ...en, states: rest };
  expectTypeOf(short).toEqualTypeOf<Words>();
  expectTypeOf(shortInEnglish).toEqualTypeOf<Same<typeof zh>>();
});

test('a label too many does not compile', () => {
  // @ts-expect-error no such state
  const long: Words = { ...zh, states: { ...zh.states, ongoign: '落实中' } };
  // @ts-expect-error no such form entry in Chinese
  const longInEnglish: Same<typeof zh> = { ...en, inputs: { ...en.inputs, whereto: 'Where to' } };
  expectTypeOf(long).toEqualTypeOf<Words>();
  expectTypeOf(longInEnglish).toEqualTypeOf<Same<typeof zh>>();
});

test('English words are words of their own', () => {
  expectTypeOf(en.states.ongoing).toEqualTypeOf<string>();
});
