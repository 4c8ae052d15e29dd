import { expect, test } from 'vitest';
import { stretchesOf } from './passages.ts';

const shared = (text: string, ...others: string[]) =>
  stretchesOf(text, others)
    .filter((s) => s.isShared)
    .map((s) => s.text);

test('a passage of five characters or more that another text holds is marked, whole', () => {
  expect(shared('建议在东湖片区增设社区托育点，方便群众', '应当在东湖片区增设社区托育点位')).toEqual(['在东湖片区增设社区托育点']);
  expect(shared('东湖片区托育', '东湖片区停车')).toEqual([]);
});

test('a passage is marked where any of several texts holds it, and the stretches make the text again', () => {
  const text = '巷道路灯损坏多，公交站台没有座椅。';
  const stretches = stretchesOf(text, ['夜里巷道路灯损坏多', '新建公交站台没有座椅的']);
  expect(stretches.map((s) => s.text).join('')).toBe(text);
  expect(stretches.map((s) => s.isShared)).toEqual([true, false, true, false]);
});

test('an empty text and one without company have nothing to mark', () => {
  expect(stretchesOf('', ['某处'])).toEqual([]);
  expect(stretchesOf('独此一件的建议', [])).toEqual([{ text: '独此一件的建议', isShared: false }]);
});
