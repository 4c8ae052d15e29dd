import { describe, expect, test } from 'vitest';
import { type Counted, fieldsOf, figureOf, percent } from '../engine/measure.ts';
import { processOf } from './all.ts';
import { findMeasure, measures } from './measures.ts';

let made = 0;
const suggestion = (state: string, record: Record<string, unknown>): Counted => ({
  id: String(++made),
  state,
  record: { number: made, registeredOn: '2025-03-01', ...record },
});
const concluded = (resultClass: string, result: string | null, on = '2025-09-01') =>
  suggestion('concluded', { concludedOn: on, resultClass, result, evaluationLapsed: result === null });

const records: Counted[] = [
  concluded('A', 'satisfied'),
  concluded('A', 'satisfied'),
  concluded('B', 'basicallySatisfied'),
  concluded('C', null),
  suggestion('inProgress', {}),
  suggestion('withdrawn', { concludedOn: null }),
  { id: 'draft', state: 'draft', record: { number: null } },
];

function of(id: string, cutoff = '2025-12-31') {
  const measure = findMeasure(id);
  if (!measure) throw new Error(`no measure ${id}`);
  return figureOf(measure, records, cutoff);
}

describe('figures', () => {
  test('withdrawn and unregistered suggestions do not count', () => expect(of('suggestionCount').denominator).toBe(5));

  test('classes are shared over the concluded, never over all', () => {
    expect([of('classA').numerator, of('classA').denominator, of('classA').percent]).toEqual([2, 4, '50.00']);
    expect(of('concluded').percent).toBe('80.00');
  });

  test('a lapsed evaluation stays out of the base of satisfaction', () => {
    expect([of('satisfied').numerator, of('satisfied').denominator]).toEqual([2, 3]);
    expect(of('evaluationLapsed').numerator).toBe(1);
  });

  test('what came after the cut-off does not count yet', () => expect(of('classA', '2025-08-31').denominator).toBe(0));

  test('shares are rounded half up, exactly', () => {
    const published = [
      percent(609, 667),
      percent(49, 667),
      percent(9, 667),
      percent(646, 667),
      percent(21, 667),
      percent(69, 670),
      percent(1, 2000),
      percent(1, 0),
    ];
    expect(published).toEqual(['91.30', '7.35', '1.35', '96.85', '3.15', '10.30', '0.05', null]);
  });

  test('every measure counts a process that exists, by fields that it has', () => {
    for (const m of measures) {
      const fields = new Set(['state', 'dueOn', ...Object.keys(processOf(m.process).groups)]);
      for (const field of fieldsOf(m)) {
        expect([m.id, field, fields.has(field)]).toEqual([m.id, field, true]);
      }
    }
  });
});
