import { expect, test } from 'vitest';
import { type Grouped, groupTexts } from './grouping.ts';

const rarity = (word: string) => (['的', '希望', '尽快'].includes(word) ? 1 : 6);
const text = (id: string, words: string): Grouped => ({ id, text: words.replaceAll(' ', ''), words: words.split(' ') });

test('texts of one matter stand together, others apart, the largest group first, with the words that most of it share', () => {
  const groups = groupTexts(
    [
      text('a', '菜场 门口 积水 严重 希望 尽快 处理'),
      text('b', '柳荫巷 路灯 坏了 晚上 看不清 路'),
      text('c', '柳荫巷 路灯 坏了 一个月 老人 摔过'),
      text('d', '图书馆 周末 闭馆 太早'),
      text('e', '柳荫巷 路灯 坏了 请 尽快 修'),
    ],
    { least: 0.3, rarity },
  );
  expect(groups[0]?.ids).toEqual(['b', 'c', 'e']);
  expect(groups[0]?.words).toEqual(expect.arrayContaining(['柳荫巷', '路灯', '坏了']));
  expect(groups.length).toBe(3);
});

test('every text stands in exactly one group, and nothing gives none', () => {
  const texts = Array.from({ length: 200 }, (_, n) => text(`t${n}`, `事项${n % 17} 地点${n % 5} 反映 情况`));
  const ids = groupTexts(texts, { least: 0.4, rarity: () => 3 }).flatMap((g) => g.ids);
  expect(ids.sort()).toEqual(texts.map((t) => t.id).sort());
  expect(groupTexts([], { least: 0.4, rarity })).toEqual([]);
});
