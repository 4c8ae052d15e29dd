import { describe, expect, test } from 'vitest';
import { type ClassifierOptions, type Example, learn, rank, reasonsFor } from './classifier.ts';
import { comparable, likeness, sharedPhrases } from './compare.ts';
import { characterGrams, featuresOf } from './features.ts';
import { qualityOf } from './metrics.ts';
import { shares, vote } from './neighbours.ts';
import { vectorOf, vocabularyOf } from './vectors.ts';

const options: ClassifierOptions = {
  grams: [1, 2],
  words: true,
  leastTexts: 1,
  mostFeatures: 1000,
  cost: 1,
  mostRounds: 50,
  tolerance: 0.01,
  evidence: 0.1,
};
const example = (label: string, text: string): Example => ({ label, text, words: text.split(' ') });

const examples = [
  example('roads', '路灯 不亮 夜里 看不清'),
  example('roads', '路灯 损坏 路面 坑洼'),
  example('roads', '路面 破损 修补'),
  example('schools', '学校 门口 放学 拥堵'),
  example('schools', '学校 操场 开放'),
  example('schools', '幼儿园 学位 不足 学校'),
  example('parks', '公园 树木 枯死'),
  example('parks', '公园 公厕 太少'),
  example('parks', '绿地 公园 座椅'),
];

describe('features', () => {
  test('runs of characters do not reach across a gap, and width and case do not count', () => {
    expect(characterGrams('ＡＢ，c', 1, 2)).toEqual(['a', 'ab', 'b', 'c']);
    expect(characterGrams('', 1, 3)).toEqual([]);
    expect(characterGrams('路灯', 3, 4)).toEqual([]);
  });

  test('a word and a run of the same characters are two features, each as often as it occurs', () => {
    const counts = featuresOf('路灯 路灯', ['路灯', '路灯'], { grams: [2, 2], words: true });
    expect([...counts.values()]).toEqual([2, 2]);
  });
});

describe('vectors', () => {
  const texts = [
    new Map([['a', 1]]),
    new Map([['a', 1]]),
    new Map([
      ['b', 3],
      ['a', 1],
    ]),
  ];

  test('are of length one, rarer features weigh more, unknown ones nothing', () => {
    const vocabulary = vocabularyOf(texts, { leastTexts: 1, mostFeatures: 10 });
    const { places, values } = vectorOf(
      vocabulary,
      new Map([
        ['a', 1],
        ['b', 1],
        ['zz', 1],
      ]),
    );
    expect([...places]).toEqual([0, 1]);
    expect(Math.hypot(...values)).toBeCloseTo(1, 5);
    expect(values[1]).toBeGreaterThan(values[0] ?? 1);
  });

  test('keep only what stands in enough texts, and no more than allowed', () => {
    expect([...vocabularyOf(texts, { leastTexts: 2, mostFeatures: 10 }).places.keys()]).toEqual(['a']);
    expect(vocabularyOf(texts, { leastTexts: 1, mostFeatures: 1 }).places.size).toBe(1);
  });
});

describe('the classifier', () => {
  const model = learn(examples, options);

  test('tells what it has learnt, on texts it has not seen', () => {
    expect(rank(model, { text: '小区 路灯 全坏', words: ['小区', '路灯', '全坏'] })[0]?.label).toBe('roads');
    expect(rank(model, { text: '学校 食堂', words: ['学校', '食堂'] })[0]?.label).toBe('schools');
    expect(rank(model, { text: '公园 围栏', words: ['公园', '围栏'] })[0]?.label).toBe('parks');
  });

  test('says which features spoke for a label', () => {
    expect(reasonsFor(model, 'parks', { text: '公园 学校', words: ['公园', '学校'] }, 3)).toEqual(['公园']);
    expect(reasonsFor(model, 'nobody', { text: '公园', words: [] }, 3)).toEqual([]);
  });

  test('learns as well without stretching features by their evidence', () => {
    const plain = learn(examples, { ...options, evidence: 0 });
    for (const e of examples) expect(rank(plain, e)[0]?.label).toBe(e.label);
    expect(plain.weights).not.toEqual(model.weights);
  });

  test('is the same each time', () => {
    expect(learn(examples, options).weights).toEqual(model.weights);
  });

  test('separates what can be separated: every example is on its own side', () => {
    for (const e of examples) expect(rank(model, e)[0]?.label).toBe(e.label);
  });
});

describe('comparing a draft with a text', () => {
  const of = (text: string) => comparable(text, text.split(/[ ，。]/));
  const even = () => 1;

  test('the same is 1, nothing shared is 0, part of it is between', () => {
    const draft = of('东湖 菜场 积水严重');
    expect(likeness(draft, '东湖 菜场 积水严重', even).score).toBeCloseTo(1, 5);
    expect(likeness(draft, '完全不同的内容', even).score).toBe(0);
    const { score } = likeness(draft, '西坡 菜场 积水严重', even);
    expect(score).toBeGreaterThan(0.5);
    expect(score).toBeLessThan(1);
    expect(likeness(of(''), '东湖', even).score).toBe(0);
  });

  test('rare words weigh more than common ones, and common ones are not shown', () => {
    const draft = of('建议 珊瑚线');
    const rarity = (word: string) => (word === '建议' ? 1 : 5);
    expect(likeness(draft, '珊瑚线 停运', rarity).score).toBeGreaterThan(likeness(draft, '建议 停运', rarity).score);
    expect(likeness(draft, '建议 开通 珊瑚线', rarity).words).toEqual(['珊瑚线']);
  });

  test('the longer the text around what is shared, the less alike', () => {
    const draft = of('菜场积水严重');
    expect(likeness(draft, '菜场积水严重', even).score).toBeGreaterThan(
      likeness(draft, `菜场积水严重${'另有其他许多内容'.repeat(9)}`, even).score,
    );
  });

  test('shared phrases are as long as they go, and none stands inside another', () => {
    expect(sharedPhrases('雨天菜场积水严重难下脚', '东湖菜场积水严重')).toEqual(['菜场积水严重']);
    expect(sharedPhrases('一二三四', '一二三四')).toEqual([]);
  });
});

describe('neighbours and shares', () => {
  test('the more alike have the greater say', () => {
    const ranked = vote([
      { label: 'a', score: 0.9 },
      { label: 'b', score: 0.5 },
      { label: 'b', score: 0.5 },
    ]);
    expect(ranked.map((r) => r.label)).toEqual(['a', 'b']);
    expect(ranked.reduce((sum, r) => sum + r.score, 0)).toBeCloseTo(1, 10);
  });

  test('shares add up to one and keep the order', () => {
    const made = shares([
      { label: 'a', score: 0.4 },
      { label: 'b', score: -0.6 },
    ]);
    expect(made[0]?.score).toBeGreaterThan(0.9);
    expect(made.reduce((sum, r) => sum + r.score, 0)).toBeCloseTo(1, 10);
    expect(vote([])).toEqual([]);
  });
});

test('quality: first, among three, and the mean over labels', () => {
  const quality = qualityOf([
    { right: 'a', proposed: ['a', 'b', 'c'] },
    { right: 'a', proposed: ['b', 'a', 'c'] },
    { right: 'b', proposed: ['b'] },
    { right: 'c', proposed: ['a', 'b', 'd', 'c'] },
  ]);
  expect(quality).toMatchObject({ cases: 4, top1: 0.5, top3: 0.75 });
  // a: one of two right, one of two first → 1/2; b: one right, two first → 2/3; c: none → 0.
  expect(quality.macroF1).toBeCloseTo((1 / 2 + 2 / 3 + 0) / 3, 10);
});
