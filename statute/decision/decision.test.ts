import { describe, expect, test } from 'vitest';
import { parseStatute } from '../parse/parse.ts';
import { applyDecision } from './apply/apply.ts';
import { contentLines } from './content-lines.ts';
import { writeDecision } from './write.ts';

const old = `青河市停车管理条例
第一章　总则
第一条　为了规范停车秩序，制定本条例。
第二条　市公安机关交通管理部门是停车管理的主管部门，负责路内停车泊位的设置、调整和日常监督检查。
第二章　停车
第三条　路内停车泊位实行差别化收费。
收费标准由市价格主管部门会同市财政部门制定，并向社会公布。
第四条　停车人应当遵守下列规定：
（一）按照标线停放；
（二）按照规定缴费；
（三）不得占用盲道。
第五条　专用停车场向公众开放的，应当在显著位置公示收费标准和服务时间。
第三章　罚则
第六条　违反本条例第四条规定的，由公安机关交通管理部门责令改正，处一百元罚款。
第七条　擅自设置地桩、地锁的，由公安机关交通管理部门责令拆除，处二百元以上一千元以下罚款。
第八条　本条例自2020年5月1日起施行。`;

const now = `青河市停车管理条例
第一章　总则
第一条　为了规范停车秩序，改善城市交通，制定本条例。
第二条　市公安机关交通管理部门是停车管理的主管部门，负责路内停车泊位的设置、调整和日常监督检查。
第二章　停车
第三条　路内停车泊位实行差别化收费。
收费标准由市发展改革部门会同市财政部门制定，并向社会公布。
学校、医院周边可以设置限时免费的停车泊位。
第四条　停车人应当遵守下列规定：
（一）按照标线停放；
（二）按照“先停后付”的规定缴费；
（三）不得占用消防通道；
（四）不得占用盲道。
第三章　智慧停车
第五条　本市建立统一的智慧停车信息平台，实时公布空余泊位。
第六条　专用停车场向公众开放的，应当在显著位置公示收费标准和服务时间。
第四章　罚则
第七条　违反本条例第四条规定的，由公安机关交通管理部门责令改正，处二百元罚款。
第八条　擅自设置地桩、地锁的，由公安机关交通管理部门责令拆除，处二百元以上一千元以下罚款。
第九条　本条例自2020年5月1日起施行。`;

const statute = (text: string) => parseStatute(text);

describe('a drafted decision', () => {
  test('reads as such decisions do', () => {
    const decision = writeDecision(statute(old), statute(now), {
      decidedBy: '青河市人民代表大会常务委员会第九次会议',
      inForce: '2024年10月1日',
    });
    expect(decision.text).toMatchInlineSnapshot(`
      "关于修改《青河市停车管理条例》的决定
      青河市人民代表大会常务委员会第九次会议决定对《青河市停车管理条例》作如下修改：
      一、增加一章，作为第三章“智慧停车”，自第五条起。
      二、在第一条中的“停车秩序，”后增加“改善城市交通，”。
      三、将第三条第二款中的“价格主管”修改为“发展改革”。
      增加一款，作为第三款：
      “学校、医院周边可以设置限时免费的停车泊位。”
      四、将第四条第二项修改为：
      “（二）按照‘先停后付’的规定缴费；”
      增加一项，作为第三项：
      “（三）不得占用消防通道；”
      五、增加一条，作为第五条：
      “第五条　本市建立统一的智慧停车信息平台，实时公布空余泊位。”
      六、将第六条改为第七条，其中的“一百元罚款”修改为“二百元罚款”。
      本决定自2024年10月1日起施行。
      《青河市停车管理条例》根据本决定作相应修改并对条文顺序作相应调整，重新公布。"
    `);
  });

  test('carried out by the other routine it gives the new text', () => {
    const { text } = writeDecision(statute(old), statute(now));
    const applied = applyDecision(statute(old), text);
    expect(applied.problems).toEqual([]);
    expect(contentLines(applied.statute)).toEqual(contentLines(statute(now)));
  });

  test('and back again', () => {
    const { text } = writeDecision(statute(now), statute(old));
    expect(contentLines(applyDecision(statute(now), text).statute)).toEqual(contentLines(statute(old)));
  });

  test('says nothing where nothing changes', () => {
    expect(writeDecision(statute(old), statute(old)).amendments).toEqual([]);
  });

  test('splits, merges, moves and 第…条之一 come through', () => {
    const merged = old
      .replace('第四条　停车人', '第五条　停车人')
      .replace('第五条　专用停车场向公众开放的，', '第四条　专用停车场向公众开放的，')
      .replace('收费标准由市', '第三条之一　收费标准由市')
      .replace('\n第七条　擅自', '\n擅自')
      .replace('第八条', '第七条');
    const { text } = writeDecision(statute(old), statute(merged));
    const applied = applyDecision(statute(old), text);
    expect(applied.problems).toEqual([]);
    expect(contentLines(applied.statute)).toEqual(contentLines(statute(merged)));
  });

  test('texts that cannot be counted are given anew as a whole', () => {
    const odd = `${old}\n第三条　又一个第三条。`;
    const { text, amendments } = writeDecision(statute(old), statute(odd));
    expect(amendments).toHaveLength(1);
    expect(contentLines(applyDecision(statute(old), text).statute)).toEqual(contentLines(statute(odd)));
  });

  test('whatever is cut, put in, swapped or reworded, the decision gives it', () => {
    let seed = 3;
    const next = (n: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % n;
    };
    const words = ['路内停车', '泊位', '收费标准', '市财政部门', '应当', '公布', '二百元', '第四条', '，', '，', '责令改正', '“限时”'];
    const phrase = (): string => Array.from({ length: 3 + next(6) }, () => words[next(words.length)]).join('');
    for (let round = 0; round < 150; round += 1) {
      const lines = old.split('\n');
      for (let k = 0; k <= next(5); k += 1) {
        const at = 1 + next(lines.length - 1);
        const line = lines[at] ?? '';
        const how = next(6);
        if (how === 0) lines.splice(at, 1);
        else if (how === 1) lines.splice(at, 0, `第九十条　${phrase()}。`);
        else if (how === 2) lines.splice(at, 0, `${phrase()}。`);
        else if (how === 3 && !line.endsWith('章')) lines[at] = `${line.slice(0, -1)}${phrase()}。`;
        else if (how === 4) lines.splice(at, 1, lines[at - 1] ?? '', line);
        else lines[at] = line.replace('停车', phrase());
      }
      let count = 0;
      const text = lines
        .map((line) => line.replace(/^第[^　]+条　/, () => `第${'一二三四五六七八九十'.charAt(count++ % 10)}条　`))
        .join('\n');
      const decision = writeDecision(statute(old), statute(text)).text;
      const applied = applyDecision(statute(old), decision);
      expect(applied.problems, decision).toEqual([]);
      expect(contentLines(applied.statute), decision).toEqual(contentLines(statute(text)));
    }
  });
});

describe('carrying out a decision', () => {
  test('follows one written by hand', () => {
    const { text, problems } = applyDecision(
      statute(old),
      `关于修改《青河市停车管理条例》的决定
一、将第二条中的“公安机关交通管理部门”修改为“城市管理部门”，增加的部分另行规定。
二、删去第五条。
三、将第七条改为第六条，其中的“二百元以上”修改为“五百元以上”。
《青河市停车管理条例》根据本决定作相应修改并对条文顺序作相应调整，重新公布。`,
    );
    expect(problems).toEqual([{ line: 2, sentence: expect.stringContaining('第二条'), reason: { zh: '读不懂', en: expect.any(String) } }]);
    expect(text).toContain('第六条　擅自设置地桩、地锁的，由公安机关交通管理部门责令拆除，处五百元以上一千元以下罚款。');
    expect(text).toContain('第五条　违反本条例第四条规定的');
    expect(text).not.toContain('专用停车场');
  });

  test('names what it cannot find and never throws', () => {
    const { problems } = applyDecision(
      statute(old),
      '决定\n一、删去第九十九条。\n二、将第一条中的“没有这话”修改为“话”。\n三、第二十章自第一条起。',
    );
    expect(problems.map((p) => p.reason.zh)).toEqual(['原文没有第九十九条', '没有“没有这话”', '原文没有第二十章']);
    for (const text of [
      '',
      '一、',
      '一、增加一条，作为第五条：',
      '一、将第一条改为两条，作为第一条、第二条，修改为：\n“',
      '“',
      '本决定自起施行',
    ]) {
      expect(() => applyDecision(statute(''), text)).not.toThrow();
      expect(() => applyDecision(statute(old), text)).not.toThrow();
    }
  });
});
