import { createRandom, type Random } from '../../demo/random.ts';
import { writeNumeral } from '../../statute/index.ts';

const who = [
  '市城市管理部门',
  '市生态环境主管部门',
  '区人民政府',
  '街道办事处',
  '物业服务人',
  '经营者',
  '建设单位',
  '养护单位',
  '运营企业',
  '业主委员会',
];
const must = ['应当', '不得', '可以', '应当会同有关部门', '应当及时'];
const does = ['制定', '公布', '检查', '维护', '登记', '报告', '清理', '评估', '保存', '移交', '公示', '改正'];
const what = [
  '年度工作计划',
  '设施运行记录',
  '巡查档案',
  '应急预案',
  '收费标准',
  '服务承诺',
  '噪声监测结果',
  '垃圾分类台账',
  '绿地养护方案',
  '安全检查报告',
  '停车泊位信息',
  '公共空间使用安排',
  '历史建筑保护图则',
  '雨水收集设施',
  '充电桩使用情况',
];
const when = [
  '每年第一季度',
  '十五日内',
  '自受理之日起五个工作日内',
  '在显著位置',
  '按照国家有关规定',
  '每半年',
  '在汛期到来前',
  '根据实际需要',
];
const why = [
  '并接受社会监督',
  '并报市人民政府备案',
  '并抄送同级财政部门',
  '保障公众安全',
  '方便居民生活',
  '并纳入信用记录',
  '并书面告知当事人',
];

/** A made-up code for tests: so many articles in chapters of about thirty, some with items, the same for the same seed. */
export interface MadeCode {
  readonly articles: readonly string[];
  readonly text: string;
}

/** Writes the code of a made-up city; no sentence is from a real law. */
export function makeCode(count: number, seed = 7): MadeCode {
  const random = createRandom(seed);
  const articles = Array.from({ length: count }, (_, i) => articleText(random, i));
  return { articles, text: codeText(articles) };
}

/** Lays articles out under chapters and numbers them in their order. */
export function codeText(articles: readonly string[], title = '云溪市城市运行法典（试拟稿）'): string {
  const lines = [title, '（为试验而编写，不是真实的法规）'];
  articles.forEach((words, i) => {
    if (i % 30 === 0) lines.push(`第${writeNumeral(i / 30 + 1)}章　${what[(i / 30) % what.length]}管理`);
    lines.push(`第${writeNumeral(i + 1)}条　${words}`);
  });
  return lines.join('\n');
}

function articleText(random: Random, at: number): string {
  const one = `${random.pick(who)}${random.pick(must)}${random.pick(when)}${random.pick(does)}第${writeNumeral(((at * 7) % 900) + 11)}类${random.pick(what)}和${random.pick(what)}，${random.pick(why)}。`;
  if (at % 5 === 2) {
    const items = Array.from(
      { length: 3 },
      (_, i) =>
        `（${writeNumeral(i + 1)}）${random.pick(when)}${random.pick(does)}${random.pick(what)}${writeNumeral(((at * 13 + i * 37) % 800) + 12)}处${i === 2 ? '。' : '；'}`,
    );
    return [`${random.pick(who)}${random.pick(must)}遵守下列有关${random.pick(what)}的规定：`, ...items].join('\n');
  }
  if (at % 7 === 3)
    return `${one}\n违反前款规定的，由${random.pick(who)}责令限期改正，处${writeNumeral((at % 40) + 3)}百元以上${writeNumeral((at % 40) + 9)}千元以下罚款。`;
  return one;
}

/** What was done to a made code on the way to its next version, by places of the old one. */
export interface MadeChanges {
  readonly modified: readonly number[];
  readonly deleted: readonly number[];
  readonly inserted: number;
  readonly split: readonly number[];
  readonly moved: readonly number[];
}

/** The next version: some articles reworded, taken out, put in, split or moved. */
export function amendCode({ articles }: MadeCode, seed = 11): { readonly code: MadeCode; readonly changes: MadeChanges } {
  const random = createRandom(seed);
  const modified: number[] = [];
  const deleted: number[] = [];
  const split: number[] = [];
  const moved: number[] = [];
  let inserted = 0;
  const next: string[] = [];
  articles.forEach((words, i) => {
    if (i % 97 === 40) deleted.push(i);
    else if (i % 103 === 50) moved.push(i);
    else if (i % 13 === 5) {
      modified.push(i);
      next.push(words.replace(/应当|不得|可以/, '必须依法').replace(/。$/, '，具体办法由市人民政府另行规定。'));
    } else if (i % 89 === 17 && words.includes('\n') && words.includes('违反前款')) {
      split.push(i);
      next.push(...words.split('\n'));
    } else next.push(words);
    if (i % 61 === 30) {
      inserted += 1;
      next.push(`${articleText(random, 5000 + i * 3).split('\n')[0]}本条为新增内容，适用于第${writeNumeral(i + 2000)}号网格。`);
    }
  });
  for (const i of moved) next.splice((i + 400) % next.length, 0, articles[i] ?? '');
  return { code: { articles: next, text: codeText(next) }, changes: { modified, deleted, inserted, split, moved } };
}
