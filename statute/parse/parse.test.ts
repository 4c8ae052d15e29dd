import { describe, expect, test } from 'vitest';
import type { Unit } from '../tree.ts';
import { contentOf } from './lines.ts';
import { parseStatute } from './parse.ts';
import { articlesOf } from './walk.ts';
import { writeStatute } from './write.ts';

const source = `云州市公园条例
（2019年3月1日云州市第三届人民代表大会常务委员会第九次会议通过
2021年5月7日修正）
目　录
第一章　总　则
第二章　管　理
附　则
第一章　总　则
第一条　为了加强公园管理，根据有关法律，制定本条例。
第二条　本条例适用于本市公园。
本条例所称公园，包括：
（一）综合公园；
（二）专类公园：
1．动物园；
2．植物园。
（三）社区公园。
前款以外的绿地，不适用本条例。
第二章　管　理
第二条之一【开放】　公园应当每日开放，开放时间由
管理单位公布。
第3条 进入公园的人员不得攀折花木。
附　则
第四条　本条例自2019年6月1日起施行。
附件：公园名录
中心公园`;

const shape = (units: readonly Unit[]): unknown[] =>
  units.map((u) => (u.children.length > 0 ? { [u.id]: shape(u.children) } : `${u.id} ${u.label}${u.text}`));

describe('a statute text becomes a tree', () => {
  const statute = parseStatute(source);

  test('with what stands before its first article', () => {
    expect(statute.title).toBe('云州市公园条例');
    expect(statute.history).toEqual(['（2019年3月1日云州市第三届人民代表大会常务委员会第九次会议通过', '2021年5月7日修正）']);
    expect(statute.contents).toEqual(['目　录', '第一章　总　则', '第二章　管　理', '附　则']);
  });

  test('of chapters, articles, paragraphs, items and what stands within items', () => {
    expect(statute.body.map((u) => [u.id, u.heading, u.children.map((c) => c.id)])).toEqual([
      ['chapter_1', '总　则', ['article_1', 'article_2']],
      ['chapter_2', '管　理', ['article_2.1', 'article_3']],
      ['chapter_3', '附　则', ['article_4']],
    ]);
    expect(shape(articlesOf(statute).slice(1, 2))).toEqual([
      {
        article_2: [
          'article_2__paragraph_1 本条例适用于本市公园。',
          {
            article_2__paragraph_2: [
              'article_2__paragraph_2__item_1 （一）综合公园；',
              {
                article_2__paragraph_2__item_2: [
                  'article_2__paragraph_2__item_2__subitem_1 1．动物园；',
                  'article_2__paragraph_2__item_2__subitem_2 2．植物园。',
                ],
              },
              'article_2__paragraph_2__item_3 （三）社区公园。',
            ],
          },
          'article_2__paragraph_3 前款以外的绿地，不适用本条例。',
        ],
      },
    ]);
  });

  test('in which a line broken within a sentence is one sentence, and an article may have a heading', () => {
    const article = articlesOf(statute)[2];
    expect(article).toMatchObject({ number: '2.1', label: '第二条之一', heading: '【开放】' });
    expect(article?.children.map((p) => p.text)).toEqual(['公园应当每日开放，开放时间由管理单位公布。']);
  });

  test('whose units know where they stand in the source', () => {
    const article = articlesOf(statute)[1];
    expect(source.slice(article?.from, article?.to)).toMatch(/^第二条　本条例[\s\S]*不适用本条例。$/);
  });

  test('and the tree becomes the text again', () => {
    expect(contentOf(writeStatute(statute))).toBe(contentOf(source));
    expect(statute.annexes).toMatchObject([{ title: '附件：公园名录', text: '中心公园' }]);
  });
});
