/** Departments by what they are in charge of; one row holds the names that one line of work has had over the years. */
export const departments: readonly (readonly string[])[] = [
  ['公安', '交通管理部门', '交警'],
  ['生态环境', '环境保护', '环保'],
  [
    '市场监督',
    '市场监管',
    '工商行政',
    '质量技术监督',
    '质量监督',
    '食品药品监督',
    '药品监督',
    '物价',
    '价格主管',
    '知识产权',
    '专利',
    '(?<!农)产品质量',
  ],
  [
    '自然资源',
    '国土资源',
    '土地行政',
    '土地管理部门',
    '地质矿产',
    '规划主管',
    '城乡规划',
    '规划行政',
    '规划部门',
    '不动产登记',
    '海洋',
    '测绘',
    '林业',
    '林草',
    '绿化',
  ],
  ['住房', '建设主管', '建设行政', '城乡建设', '房地产', '房产', '园林', '市政', '物业', '供水', '燃气'],
  ['城市管理', '综合执法', '综合行政执法', '市容', '环境卫生', '城管', '行政执法'],
  ['交通运输', '交通主管', '交通行政', '公路管理', '道路运输', '港口', '航道', '海事'],
  ['水行政', '水利', '水务', '河道', '流域管理', '防汛'],
  ['农业', '畜牧', '兽医', '渔业', '动物卫生', '动物防疫', '农村'],
  ['卫生', '疾病预防', '医疗保障', '中医药', '爱国卫生', '计划生育'],
  ['教育'],
  ['应急管理', '安全生产监督', '消防', '地震', '煤矿安全'],
  ['财政'],
  ['税务'],
  ['民政'],
  ['司法行政'],
  ['文化', '文物', '旅游', '广播电视', '新闻出版', '版权', '电影', '体育'],
  ['人力资源', '劳动保障', '劳动行政', '社会保险', '劳动和社会保障', '劳动部门'],
  ['发展改革', '发展和改革', '能源', '粮食', '经济贸易', '经济综合', '工业和信息化', '经济和信息化', '电力', '节能'],
  ['商务'],
  ['科学技术', '科技'],
  ['审计'],
  ['统计'],
  ['气象'],
  ['民族', '宗教'],
  ['退役军人', '人民武装', '兵役'],
  ['档案'],
  ['残疾人联合会'],
  ['人民法院'],
  ['人民检察院'],
];

/** Rows that take over the work of any other where a city pools its penalties, so that naming them contradicts nothing. */
export const pooling: ReadonlySet<number> = new Set([5]);

const patterns = departments.map(
  (names) => new RegExp(`(?:${names.join('|')})[^，。；、的]{0,12}?(?:部门|机关|(?<!服务)机构|局|厅|委员会|法院|检察院)`, 'u'),
);

/** The lines of work of the organs that a text names; lists of several (甲、乙等部门) are left out but for their last. */
export function departmentsIn(text: string): Set<number> {
  const found = new Set<number>();
  for (const [row, pattern] of patterns.entries()) if (pattern.test(text)) found.add(row);
  return found;
}

export interface NamedOrgan {
  readonly row: number;
  /** What stands right behind the name, and on both sides of it. */
  readonly after: string;
  readonly around: string;
}

const behind = 14;
const ahead = 10;

/** Each organ named in a text, with the words behind it. */
export function organsNamed(text: string): NamedOrgan[] {
  const found: NamedOrgan[] = [];
  for (const [row, pattern] of patterns.entries()) {
    for (const match of text.matchAll(new RegExp(pattern.source, 'gu'))) {
      const to = match.index + match[0].length;
      const after = text.slice(to, to + behind);
      found.push({ row, after, around: `${text.slice(Math.max(0, match.index - ahead), match.index)}，${after}` });
    }
  }
  return found;
}
