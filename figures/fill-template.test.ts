import { describe, expect, test } from 'vitest';
import { checkTemplate } from './check-template.ts';
import { type Figures, fillTemplate, textOfReport } from './fill-template.ts';

const figures: Figures = {
  word: (word) => ({ session: '第三次会议', cutoff: '2025年12月31日' })[word] ?? '',
  has: (time) => time !== 'previousTerm',
  figure: (measure, time) => {
    if (measure === 'all') return { numerator: time === 'last' ? 8 : 10, denominator: time === 'last' ? 8 : 10, percent: null };
    if (measure === 'done') return { numerator: 0, denominator: 10, percent: '0.00' };
    if (measure === 'wait') return { numerator: 25, denominator: 10, percent: null, mean: '2.50' };
    return {
      numerator: 10,
      denominator: 10,
      percent: null,
      rows: [
        { value: 'a', count: 6, percent: '60.00' },
        { value: 'b', count: 3, percent: '30.00' },
        { value: null, count: 1, percent: '10.00' },
      ],
    };
  },
  nameOf: (_, value) => value?.toUpperCase() ?? '未填',
  change: (_, time, unit) => `${time}2${unit}`,
};
const text = (template: string) => textOfReport(fillTemplate(template, figures));

describe('a template', () => {
  test('is filled with counts, bases, shares, means and how they moved', () => {
    expect(
      text(
        '{{session}}共{{count:all}}件，上次{{count:all@last}}件，{{change:all@last|件}}；办结{{count:done}}/{{base:done}}，{{share:done}}；{{mean:wait}}天',
      ),
    ).toBe('第三次会议共10件，上次8件，last2件；办结0/10，0.00%；2.50天');
  });

  test('goes through the parts of a figure, and names one of them', () => {
    expect(text('{{each:by|2|、}}{{name}}{{count}}件{{/each}}')).toBe('A6件、B3件');
    expect(text('{{top1:by}}；{{count:by=b}}件占{{share:by=b}}，{{count:by=z}}件')).toBe('A6件，占60.00%；3件占30.00%，0件');
  });

  test('says a part only where there is something to say', () => {
    expect(
      text(
        '{{if:all}}有{{else}}无{{/if}}{{if:done}}有{{else}}无{{/if}}{{if:base:done}}有{{/if}}{{if:last}}上次{{/if}}{{if:previousTerm}}上届{{/if}}',
      ),
    ).toBe('有无有上次');
  });

  test('makes blocks of its lines, and tells of each number what it counts', () => {
    expect(fillTemplate('# 报告\n\n## 一\n{{if:done}}\n没有\n{{/if}}\n共{{count:by=}}件', figures)).toEqual([
      { kind: 'title', pieces: [{ text: '报告' }] },
      { kind: 'heading', pieces: [{ text: '一' }] },
      {
        kind: 'paragraph',
        pieces: [{ text: '共' }, { text: '1', behind: { measure: 'by', part: 'of', time: 'this', value: '' } }, { text: '件' }],
      },
    ]);
  });

  test('is told everything that could not be filled in, with its line', () => {
    const kinds = [
      { id: 'all', hasRows: false, hasShare: false, hasMean: false },
      { id: 'by', hasRows: true, hasShare: false, hasMean: false, values: ['a', 'b'] },
    ];
    const problems = (body: string) => checkTemplate(body, kinds).map((p) => `${p.line} ${p.kind} ${p.what}`);
    expect(problems('{{count:all}}{{top3:by}}{{count:by=a}}{{if:last}}{{session}}{{/if}}')).toEqual([]);
    expect(
      problems('{{count:none}}\n{{name}}\n{{share:all}}{{mean:all}}\n{{each:all}}{{/each}}{{count:by=z}}\n{{/if}}{{else}}{{if:all}}'),
    ).toEqual([
      '1 unknownMeasure none',
      '2 unknownWord name',
      '3 noShare all',
      '3 noMean all',
      '4 noRows all',
      '4 unknownValue by=z',
      '5 notOpened /if',
      '5 notOpened else',
      '5 notClosed if',
    ]);
  });
});
