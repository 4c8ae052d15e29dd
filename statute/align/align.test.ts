import { describe, expect, test } from 'vitest';
import { writeNumeral } from '../parse/numerals.ts';
import { parseStatute } from '../parse/parse.ts';
import { align, type Pair } from './align.ts';

const statute = (...lines: string[]) => parseStatute(['青河市停车管理条例', ...lines].join('\n'));
const seen = (pairs: readonly Pair[]) =>
  pairs.map((p) => `${p.old.map((a) => a.number)}>${p.new.map((a) => a.number)} ${p.kind}${p.moved ? ' moved' : ''}`);

const purpose = '第一条　为了规范机动车停车秩序，改善城市交通状况，根据有关法律、法规，结合本市实际，制定本条例。';
const department = '第二条　市公安机关交通管理部门是停车管理的主管部门，负责路内停车泊位的设置、调整和日常监督检查。';
const fees = '第三条　路内停车泊位实行差别化收费，收费标准由市价格主管部门会同市财政部门制定，并向社会公布。';
const penalty = '第四条　擅自设置地桩、地锁占用路内停车泊位的，由公安机关交通管理部门责令拆除，处二百元以上一千元以下罚款。';
const force = '第五条　本条例自2020年5月1日起施行。';
const old = statute(purpose, department, fees, penalty, force);
const numbered = (text: string, number: string): string => text.replace(/^第.条/, `第${number}条`);

describe('alignment', () => {
  test('the same text is unchanged throughout', () => {
    expect(seen(align(old, old).pairs)).toEqual(['1>1 unchanged', '2>2 unchanged', '3>3 unchanged', '4>4 unchanged', '5>5 unchanged']);
  });

  test('an insertion renumbers what follows and changes nothing else', () => {
    const now = statute(
      purpose,
      '第二条　本市推进智慧停车系统建设，鼓励单位和居住小区将专用停车场向公众错时开放。',
      numbered(department, '三'),
      numbered(fees, '四'),
      numbered(penalty, '五'),
      numbered(force, '六'),
    );
    expect(seen(align(old, now).pairs)).toEqual([
      '1>1 unchanged',
      '>2 inserted',
      '2>3 renumbered',
      '3>4 renumbered',
      '4>5 renumbered',
      '5>6 renumbered',
    ]);
  });

  test('a deleted article stands where it stood', () => {
    const now = statute(purpose, department, numbered(penalty, '三'), numbered(force, '四'));
    expect(seen(align(old, now).pairs)).toEqual(['1>1 unchanged', '2>2 unchanged', '3> deleted', '4>3 renumbered', '5>4 renumbered']);
  });

  test('an article that went past others has moved', () => {
    const now = statute(purpose, numbered(penalty, '二'), numbered(department, '三'), numbered(fees, '四'), force);
    expect(seen(align(old, now).pairs)).toEqual([
      '1>1 unchanged',
      '4>2 renumbered moved',
      '2>3 renumbered',
      '3>4 renumbered',
      '5>5 unchanged',
    ]);
  });

  test('a paragraph that became an article of its own is a split', () => {
    const two = `${fees}\n停车人逾期不缴纳停车费用的，由收费管理单位书面催缴。`;
    const now = statute(
      purpose,
      department,
      fees,
      '第四条　停车人逾期不缴纳停车费用的，由收费管理单位书面催缴。',
      numbered(penalty, '五'),
      numbered(force, '六'),
    );
    const { pairs } = align(statute(purpose, department, two, penalty, force), now);
    expect(seen(pairs)).toEqual(['1>1 unchanged', '2>2 unchanged', '3>3,4 split', '4>5 renumbered', '5>6 renumbered']);
    expect(pairs[2]?.links.map((l) => l.role)).toEqual(['main', 'part']);
  });

  test('two articles put into one are merged', () => {
    const now = statute(purpose, `${department}\n${fees.slice(4)}`, numbered(penalty, '三'), numbered(force, '四'));
    expect(seen(align(old, now).pairs)).toEqual(['1>1 unchanged', '2,3>2 merged', '4>3 renumbered', '5>4 renumbered']);
  });

  test('a citation that follows the new numbering is no change, any other is', () => {
    const citing = '第四条　违反本条例第三条规定，擅自提高收费标准的，由市场监督管理部门依照《中华人民共和国价格法》第三十九条处罚。';
    const before = statute(purpose, department, fees, citing, force);
    const news = [
      purpose,
      '第二条　本市推进智慧停车系统建设，鼓励专用停车场向公众错时开放。',
      numbered(department, '三'),
      numbered(fees, '四'),
    ];
    const following = statute(...news, numbered(citing, '五').replace('第三条', '第四条'), numbered(force, '六'));
    expect(align(before, following).pairs.find((p) => p.old[0]?.number === '4')).toMatchObject({ kind: 'renumbered', text: 'xref' });
    const elsewhere = statute(...news, numbered(citing, '五'), numbered(force, '六'));
    expect(align(before, elsewhere).pairs.find((p) => p.old[0]?.number === '4')).toMatchObject({ kind: 'renumbered', text: 'same' });
    const another = statute(...news, numbered(citing, '五').replace('第三十九条', '第四十条'), numbered(force, '六'));
    expect(align(before, another).pairs.find((p) => p.old[0]?.number === '4')).toMatchObject({ kind: 'modified', text: 'changed' });
  });

  test('punctuation of another width and spaces are no change', () => {
    const now = statute(purpose, department, fees.replaceAll('，', ','), penalty.replace('处二百元', '处 二百元'), force);
    expect(align(old, now).pairs.every((p) => p.kind === 'unchanged')).toBe(true);
  });

  test('takes anything: nothing, no articles, numbers given twice', () => {
    expect(align(parseStatute(''), parseStatute('')).pairs).toEqual([]);
    expect(seen(align(parseStatute(''), old).pairs)).toHaveLength(5);
    expect(seen(align(old, parseStatute('没有条文')).pairs).filter((s) => s.endsWith('deleted'))).toHaveLength(5);
    expect(align(statute(purpose, purpose, purpose), statute(purpose, purpose)).pairs).toHaveLength(3);
  });

  test('a code of 1,260 articles against its amended self takes a moment', () => {
    let seed = 17;
    const next = (n: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * n);
    };
    const words =
      '停车 泊位 收费 登记 公安机关 主管部门 应当 可以 不得 公布 申请 许可 罚款 责令改正 当事人 合同 财产 责任 通知 期限 证明 协议 变更 解除 损失 赔偿 承担 管理 监督 检查 使用 场所 设施 安全 单位 个人 依法 按照 规定 办理'.split(
        ' ',
      );
    const article = (): string =>
      Array.from({ length: 12 + next(20) }, (_, i) => `${words[next(words.length)]}${i % 6 === 5 ? '，' : ''}`).join('');
    const texts = Array.from({ length: 1260 }, article);
    const amended = texts.flatMap((text, i) => (i % 90 === 45 ? [article(), text] : [i % 7 === 3 ? text.replace('应当', '必须') : text]));
    const [before, after] = [texts, amended].map((all) => statute(...all.map((text, i) => `第${writeNumeral(i + 1)}条　${text}。`)));
    if (!before || !after) throw new Error('two versions');
    const began = performance.now();
    const { pairs } = align(before, after);
    expect(performance.now() - began).toBeLessThan(6000);
    expect(pairs.filter((p) => p.kind === 'inserted')).toHaveLength(14);
    expect(pairs.filter((p) => p.kind === 'deleted')).toHaveLength(0);
  });
});
