import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { StatuteRank } from '../../../contract/statutes.ts';
import { LibraryBuilder } from './held-library.ts';
import type { IndexText } from './messages.ts';
import { searchHeld } from './search-held.ts';

const demo = path.join(import.meta.dirname, '../../../demo/statutes');
const on = '2026-06-01';
const entry = (title: string, rank: StatuteRank, text: string): IndexText => ({
  statuteId: title,
  versionId: title,
  title,
  rank,
  regionCode: null,
  passedOn: '2024-01-01',
  effectiveOn: '2024-01-01',
  endedOn: null,
  text,
});
const numbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const places = ['车站', '机场', '码头', '仓库', '医院', '学校', '商场', '影院', '工地', '矿井', '林区', '库区', '景区', '公园', '牧区'];
const things = ['火种', '种子', '苗木', '药品', '兵器', '文物', '牲畜', '标本', '酒类', '金属', '图纸', '货币', '动物', '雷管', '渔具'];

/** A national law that speaks of many places and things, each with some words of any question. */
function national(n: number): IndexText {
  const articles = numbers.map((number, k) => {
    const [place, thing] = [places[(n + k) % places.length], things[(n * 3 + k * 7) % things.length]];
    return `第${number}条　携带${thing}进入${place}的单位和个人，应当向${place}管理机构登记；${place}内可以设置${thing}存放区，晚上不得开放。`;
  });
  return entry(`${things[n % things.length]}管理第${n}法`, 'law', `${things[n % things.length]}管理第${n}法\n${articles.join('\n')}`);
}

test('questions in everyday words find the few regulations of a city among thousands of national articles', () => {
  const city = ['city-parks-2024', 'guiting-parks-2021'].map((name) => {
    const text = readFileSync(path.join(demo, `${name}.md`), 'utf8');
    return entry(/# (.+)/u.exec(text)?.[1] ?? name, 'localRegulation', text.replace(/^#+ /gmu, ''));
  });
  const builder = new LibraryBuilder();
  builder.add([...city, ...Array.from({ length: 300 }, (_, n) => national(n))], on);
  const held = builder.finish({ stamp: 1, mark: 'a', day: on });
  const best = (q: string): string[] =>
    searchHeld(held, { q, ranks: [], region: null, validity: 'inForce', top: 3 }).map((hit) => `${hit.title.slice(0, 3)} ${hit.article}`);
  expect(best('公园晚上可以放音响吗').slice(0, 2)).toEqual(['棠宁市 30', '桂汀市 15']);
  expect(best('公园里可以露营吗')[0]).toBe('棠宁市 31');
  // 狗 is 犬只 in law, and 帐篷 what one camps with.
  expect(best('带狗进公园可以不牵绳吗').slice(0, 2).sort()).toEqual(['桂汀市 13', '棠宁市 29']);
  expect(best('可以在草地上搭帐篷吗')[0]).toBe('桂汀市 14');
  for (const q of ['带狗进公园可以不牵绳吗', '谁来管公园里的摊贩', '公园的树可以砍吗', '遛狗不牵绳罚多少钱'])
    expect(
      best(q).filter((hit) => !/^(?:棠宁市|桂汀市) /u.test(hit)),
      q,
    ).toEqual([]);
});
