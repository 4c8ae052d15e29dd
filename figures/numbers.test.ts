import { expect, test } from 'vitest';
import { numbersIn, spokenNumber } from './numbers.ts';

const read = (text: string) => numbersIn(text).map((n) => `${n.value}${n.isPercent ? '%' : n.unit}`);

test('counts and percentages are read, dates, ordinals and document numbers are not', () => {
  expect(read('2025年3月，第123号建议等1,204件交由101家单位办理，占91.30%。')).toEqual(['1204件', '101家', '91.3%']);
  expect(read('甲府函〔2025〕12号，十四届人大三次会议，3—5月提高2.5个百分点')).toEqual([]);
  expect(read('３６件，占１２．５％')).toEqual(['36件', '12.5%']);
  expect(read('投入3.5万元，服务12万人次')).toEqual(['35000元', '120000人次']);
});

test('spoken numbers are read', () => {
  expect(read('共收到建议一百二十一件，交十四个单位')).toEqual(['121件', '14个']);
  expect(['十', '二十三', '一百零五', '两千三百', '一万二千'].map(spokenNumber)).toEqual([10, 23, 105, 2300, 12_000]);
  expect(read('一次会议，三类问题')).toEqual([]);
});
