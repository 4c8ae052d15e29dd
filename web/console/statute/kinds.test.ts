import { expect, test } from 'vitest';
import { kindsOf } from './kinds.ts';

const row = { kind: 'unchanged', moved: false, xref: false, byHand: false } as const;

test('a row is of every kind that it shows', () => {
  expect(kindsOf(row)).toEqual([]);
  expect(kindsOf({ ...row, kind: 'renumbered' })).toEqual(['renumbered']);
  expect(kindsOf({ ...row, kind: 'renumbered', xref: true })).toEqual(['xref']);
  expect(kindsOf({ ...row, kind: 'split+merged', moved: true, byHand: true })).toEqual(['split', 'merged', 'moved', 'byHand']);
});
