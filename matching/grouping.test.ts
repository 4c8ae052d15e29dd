import { expect, test } from 'vitest';
import { type Grouped, groupTexts } from './grouping.ts';
import { type Topic, topicSteps } from './topics.ts';

const rarity = (word: string) => (['的', '希望', '尽快'].includes(word) ? 1 : 6);
const text = (id: string, words: string): Grouped => ({ id, text: words.replaceAll(' ', ''), words: words.split(' ') });

function topics(texts: readonly Grouped[], least = 0.3): Topic[] {
  const steps = topicSteps(texts, { least });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const lamps = [
  text('a', '菜场 门口 积水 严重 希望 尽快 处理'),
  text('b', '柳荫巷 路灯 坏了 晚上 看不清 路'),
  text('c', '柳荫巷 路灯 坏了 一个月 老人 摔过'),
  text('d', '图书馆 周末 闭馆 太早'),
  text('e', '柳荫巷 路灯 坏了 请 尽快 修'),
];

test('texts that say nearly the same stand together, others apart, the largest group first', () => {
  const groups = groupTexts(lamps, { least: 0.3, rarity });
  expect(groups).toEqual([['b', 'c', 'e'], ['a'], ['d']]);
});

test('texts of one matter stand together with the words that tell it, also where no two share all of them', () => {
  const said = [
    text('1', '柳荫巷 路灯 坏了'),
    text('2', '菜场 积水'),
    text('3', '柳荫巷 路灯 太暗 老人 摔过'),
    text('4', '路灯 太暗 晚上 柳荫巷'),
    text('5', '老人 摔过 晚上 太暗'),
    text('6', '菜场 积水 泡 鞋'),
  ];
  const [first, second] = topics(said, 0.2);
  expect(first?.ids).toEqual(['1', '3', '4', '5']);
  expect(first?.words).toEqual(expect.arrayContaining(['柳荫巷', '太暗']));
  expect(second?.ids).toEqual(['2', '6']);
});

test('every text stands in exactly one group and one topic, and nothing gives none', () => {
  const texts = Array.from({ length: 200 }, (_, n) => text(`t${n}`, `事项${n % 17} 地点${n % 5} 反映 情况`));
  const all = texts.map((t) => t.id).sort();
  expect(
    groupTexts(texts, { least: 0.4, rarity: () => 3 })
      .flat()
      .sort(),
  ).toEqual(all);
  expect(
    topics(texts)
      .flatMap((t) => t.ids)
      .sort(),
  ).toEqual(all);
  expect(groupTexts([], { least: 0.4, rarity })).toEqual([]);
  expect(topics([])).toEqual([]);
});
