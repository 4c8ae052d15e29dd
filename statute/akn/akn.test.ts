import { describe, expect, test } from 'vitest';
import { parseStatute } from '../parse/parse.ts';
import { articlesOf } from '../parse/walk.ts';
import { placeIn } from '../parse/write.ts';
import { readAkn } from './read.ts';
import { schemaFaults } from './schema-rules.ts';
import { writeAkn } from './write.ts';

const source = `云州市人民代表大会常务委员会公告
第7号
云州市公园条例
（2019年3月1日通过　2021年5月7日修正）
目　录
第一章　总　则
第二章　管　理
第一章　总　则
第一条　为了“加强”管理<制定>本条例 & 其他。
第一条之一【范围】　本条例适用于：
（一）公园：
1．甲；
2．乙。
（二）绿地。
前款以外的除外。
第二章　管　理
本章说明。
第二条
第三条　本条例自2021年6月1日起施行。
附件1：名录
甲园
乙园`;

describe('Akoma Ntoso', () => {
  const statute = parseStatute(source);
  const xml = writeAkn(statute);

  test('keeps to the schema', () => {
    expect(schemaFaults(xml)).toEqual([]);
    expect(schemaFaults(writeAkn(parseStatute('')))).toEqual([]);
  });

  test('says of itself what its history says last', () => {
    expect(xml).toContain('<FRBRthis value="/akn/cn/act/2021-05-07/云州市公园条例/!main"/>');
    expect(xml).toContain('<article eId="art_1.1">');
    expect(xml).toContain('<indent eId="art_1.1__para_1__point_1__indent_2">');
  });

  test('gives the same tree again', () => {
    const read = readAkn(xml);
    expect('statute' in read && read.statute).toEqual(placeIn(statute));
  });

  test('of another writer is read as far as its units go', () => {
    const other = `<an:akomaNtoso xmlns:an="x"><an:act name="act"><an:meta/><an:preface><an:longTitle><an:p><an:docTitle>甲法</an:docTitle></an:p></an:longTitle></an:preface>
      <an:body><an:title><an:num>第一编</an:num><an:article><an:num>第五条</an:num><an:heading>目的</an:heading><an:content><an:p>为了<an:ref href="#x">乙</an:ref>。</an:p></an:content></an:article></an:title></an:body></an:act></an:akomaNtoso>`;
    const read = readAkn(other);
    if (!('statute' in read)) throw new Error(read.problem.en);
    expect(read.statute.title).toBe('甲法');
    expect(articlesOf(read.statute)).toMatchObject([{ id: 'article_5', heading: '目的', children: [{ text: '为了乙。' }] }]);
  });

  test.each([
    ['', 1],
    ['<akomaNtoso>\n<act>\n</akomaNtoso>', 3],
    ['<!DOCTYPE x [<!ENTITY a "b">]><x/>', 1],
    ['<x/>', 1],
    ['<a>\n<b c=d/></a>', 2],
  ])('that is none is refused with its line: %s', (text, line) => expect(readAkn(text)).toMatchObject({ problem: { line } }));
});
