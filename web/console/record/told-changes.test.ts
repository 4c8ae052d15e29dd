import { expect, test } from 'vitest';
import type { LogView } from '../../../contract/records.ts';
import { processOf } from '../../../processes/all.ts';
import { toldChanges } from './told-changes.ts';

const entry = (changes: Record<string, unknown>) => ({ changes }) as LogView['items'][number];
const told = (now: Record<string, unknown>, before: readonly Record<string, unknown>[], isWhole = true, id = 'liaisonMatter') =>
  toldChanges(processOf(id), entry(now), before.map(entry), isWhole);

test('a field that lost its value is emptied, not changed; one that had none is not spoken of', () => {
  const before = [{ returnReason: '请补充' }, { title: '标题' }];
  expect(told({ title: '新标题', returnReason: null, forwardNote: null }, before)).toEqual({
    changed: ['title'],
    emptied: ['returnReason'],
  });
  // Emptied once, it is not emptied again.
  expect(told({ returnReason: null }, [{ returnReason: null }, ...before])).toEqual({ changed: [], emptied: [] });
  // Of steps that are not known yet the field may have come.
  expect(told({ forwardNote: null }, before, false)).toEqual({ changed: [], emptied: ['forwardNote'] });
});

test('what is confided is told to have changed, and never to be empty', () => {
  expect(told({ answer: null }, [{ answer: null }], true, 'petition')).toEqual({ changed: ['answer'], emptied: [] });
});
