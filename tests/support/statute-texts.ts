import type { Kysely } from 'kysely';
import type { Database } from '../../server/db/tables.ts';
import { lockLibrary } from '../../server/statute/library/log.ts';
import { addText, type NewText } from '../../server/statute/library/write.ts';
import { writeNumeral } from '../../statute/index.ts';

/** A statute text of our own from the words of its articles. */
export const statuteText = (title: string, articles: readonly string[]): string =>
  `${title}\n\n${articles.map((words, n) => `第${writeNumeral(n + 1)}条　${words}`).join('\n')}\n`;

/** Puts a text into the library as a congress's people would. */
export function keepText(
  db: Kysely<Database>,
  congressId: string,
  title: string,
  articles: readonly string[],
  more: Partial<NewText> = {},
) {
  return db.transaction().execute(async (tx) => {
    await lockLibrary(tx);
    return addText(
      tx,
      {
        title,
        rank: 'law',
        issuer: '',
        regionCode: null,
        change: 'made',
        passedOn: null,
        effectiveOn: '2020-01-01',
        documentNo: '',
        sourceName: '',
        articleCount: articles.length,
        text: statuteText(title, articles),
        ...more,
      },
      { accountId: null, name: '法工委', congressId, requestId: 'test', now: new Date('2025-03-01T00:00:00Z') },
    );
  });
}

const organs = ['市人民政府', '生态环境主管部门', '公园管理机构', '区人民政府', '水行政主管部门', '文化和旅游主管部门', '城市管理部门'];
const things = ['绿地', '河道', '公共厕所', '步道', '灯光', '广告牌', '停车场', '噪声', '水源', '古树', '垃圾', '摊点', '雨水管', '桥梁'];
const tasks = ['制定年度计划', '建立台账', '公布名录', '定期检查', '组织修缮', '划定范围', '设置标志', '受理举报', '开展评估', '保存资料'];
const times = ['每年', '每季度', '自发现之日起七日内', '自收到申请之日起十五日内', '在汛期到来前', '每两年'];

/** A made code of any length: the same seed gives the same words. Now and then it punishes, and cites itself. */
export function madeCode(title: string, length: number, seed = 1): string {
  let state = seed;
  const next = (n: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % n;
  };
  const pick = (some: readonly string[]): string => some[next(some.length)] ?? '';
  const lines: string[] = [title, ''];
  for (let n = 1; n <= length; n++) {
    if (n % 60 === 1) lines.push(`第${writeNumeral((n - 1) / 60 + 1)}章　${pick(things)}管理`);
    const thing = pick(things);
    const kind = next(10);
    const words =
      kind < 6
        ? `${pick(organs)}应当${pick(times)}对${thing}${pick(tasks)}，并向社会公开${pick(things)}的有关情况。`
        : kind < 8
          ? `任何单位和个人不得损坏${thing}，不得在${pick(things)}范围内堆放物品。\n${pick(organs)}负责${thing}的日常管护。`
          : `违反本条例第${writeNumeral(Math.max(1, n - 1 - next(20)))}条规定，损坏${thing}的，由${pick(organs)}责令改正，处${writeNumeral(1 + next(9))}千元以上${writeNumeral(1 + next(9))}万元以下罚款。`;
    lines.push(`第${writeNumeral(n)}条　${words}`);
  }
  return `${lines.join('\n')}\n`;
}
