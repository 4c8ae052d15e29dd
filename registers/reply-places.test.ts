import { describe, expect, test } from 'vitest';
import { faultOfPlaces, fillPlaces, replyPlaces } from './reply-places.ts';
import { replyBlocks } from './reply-template.ts';
import { shippedTemplates } from './reply-templates.shipped.ts';

describe('the places of a reply template', () => {
  test('a place no record gives is named, and so is a brace that stands alone', () => {
    expect(faultOfPlaces('您提出的《{建议标题}》（{ 编号 }）收悉。')).toBeNull();
    expect(faultOfPlaces('您提出的《{标题}》收悉。')).toEqual({ reason: 'unknownPlace', place: '标题' });
    expect(faultOfPlaces('｛编号｝建议收悉。')).toBeNull();
    expect(faultOfPlaces('现将{编号建议答复如下')).toMatchObject({ reason: 'looseBrace', place: expect.stringContaining('{编号建议') });
    expect(faultOfPlaces('空的{}也不行')).toEqual({ reason: 'unknownPlace', place: '' });
    expect(faultOfPlaces('')).toBeNull();
  });

  test('each place takes the record’s own words; what the record lacks stays open and is named once', () => {
    const text = '{代表姓名}代表：{承办单位}已办理{编号}建议，联系{经办人}或者{经办人}的同事。';
    expect(fillPlaces(text, { 代表姓名: '林秋', 承办单位: '市教育局', 编号: '第7号' })).toEqual({
      text: '林秋代表：市教育局已办理第7号建议，联系{经办人}或者{经办人}的同事。',
      missing: ['经办人'],
    });
  });

  test('words that look like a place are not filled again', () => {
    expect(fillPlaces('《{建议标题}》', { 建议标题: '关于{编号}的建议', 编号: '第7号' }).text).toBe('《关于{编号}的建议》');
  });

  test('what comes with the system names only places there are, and covers every class', () => {
    for (const template of shippedTemplates) {
      const blocks = replyBlocks.flatMap((block) => template[block] ?? []);
      expect(blocks.length).toBeGreaterThan(1);
      for (const block of blocks) {
        expect(faultOfPlaces(block), block).toBeNull();
        const everything = Object.fromEntries(Object.keys(replyPlaces).map((p) => [p, '甲']));
        expect(fillPlaces(block, everything).text).not.toMatch(/[{}]/);
      }
    }
    expect(new Set(shippedTemplates.map((t) => t.resultClass))).toEqual(new Set(['A', 'B', 'C', 'D', null]));
  });
});
