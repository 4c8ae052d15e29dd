import { describe, expect, test } from 'vitest';
import { parseStatute } from '../../../statute/index.ts';
import { describeText } from './describe.ts';
import { readText } from './read-text.ts';
import { regionOf } from './region.ts';

const described = (text: string, name = 'a.txt') => describeText(parseStatute(text), name);

describe('what a text says of itself', () => {
  test('made, approved and published: the day it was passed, and the day its last article names', () => {
    const text =
      '某市公园条例\n（2014年8月28日某市第十五届人民代表大会常务委员会第二十一次会议通过　2014年11月27日某省第十二届人民代表大会常务委员会第十次会议批准）\n第一条　为了公园。\n第二条　本条例自2015年3月1日起施行。';
    expect(described(text)).toEqual({
      title: '某市公园条例',
      rank: 'localRegulation',
      issuer: '某市人民代表大会常务委员会',
      change: 'made',
      passedOn: '2014-08-28',
      effectiveOn: '2015-03-01',
      documentNo: '',
    });
  });

  test('amended: the day of the last amendment; the old day of effect says nothing', () => {
    const text =
      '某某法\n1980年9月10日 第五届全国人民代表大会第三次会议通过\n根据１９９３年１０月３１日第八届全国人民代表大会常务委员会第四次会议《关于修改〈某某法〉的决定》第一次修正\n第一条　为了。\n第二条　本法自1980年10月1日起施行。';
    expect(described(text)).toMatchObject({
      rank: 'law',
      issuer: '全国人民代表大会常务委员会',
      change: 'amended',
      passedOn: '1993-10-31',
      effectiveOn: null,
    });
  });

  test('an order of a government with its number', () => {
    const text = '某市噪声管理办法\n（2019年5月6日某市人民政府令第12号公布）\n第一条　为了安静。\n第二条　本办法自公布之日起施行。';
    expect(described(text)).toMatchObject({
      rank: 'governmentRule',
      issuer: '某市人民政府',
      passedOn: '2019-05-06',
      effectiveOn: '2019-05-06',
      documentNo: '某市人民政府令第12号',
    });
  });

  test('where the text is silent the name of the file tells: its title and its day', () => {
    expect(described('第一条　为了。', '地方/云江省河道条例_20210930.docx')).toMatchObject({
      title: '云江省河道条例',
      rank: 'localRegulation',
      passedOn: '2021-09-30',
      issuer: '',
    });
    expect(described('云江省河道条例（2019修正）\n第一条　为了。', 'x.txt')).toMatchObject({
      title: '云江省河道条例',
      change: 'amended',
      passedOn: null,
    });
  });

  test('a title of the nation names no city, whatever its words', () => {
    expect(described('中华人民共和国市场主体登记管理条例\n（2021年7月27日公布）\n第一条　为了。').rank).toBe('administrativeRegulation');
  });

  test('a day that does not exist is none', () => {
    expect(described('某省河道条例\n（2019年2月30日某省人民代表大会常务委员会第一次会议通过）\n第一条　为了。').passedOn).toBeNull();
  });
});

test('text that the database could not hold is made to fit', () => {
  expect(readText('某市条例\n第一条　为\0了\ud800。', 'a.txt').text).not.toMatch(/\0|\ud800(?![\udc00-\udfff])/u);
  expect(() => readText(' \n ', 'a.txt')).toThrow('notStatute');
});

test('the region is that of the longest name that the maker or the title begins with', () => {
  const names = new Map([
    ['500000', '重庆市'],
    ['990100', '棠宁市'],
    ['990102', '棠宁市鹤汀区'],
  ]);
  expect(regionOf(names, '棠宁市鹤汀区人民政府', '鹤汀区规定')).toBe('990102');
  expect(regionOf(names, '', '重庆市河道条例')).toBe('500000');
  expect(regionOf(names, '国务院', '河道条例')).toBeNull();
});
