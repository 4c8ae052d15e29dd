import type { UnitKey } from './units.ts';

/** A district or county of the city; its deputies form one delegation. */
export interface Area {
  readonly key: UnitKey | null;
  readonly name: string;
  readonly seats: number;
  /** Rural areas have villages and townships, urban ones streets. */
  readonly rural: boolean;
}

export const areas: readonly Area[] = [
  { key: 'heting', name: '鹤汀区', seats: 72, rural: false },
  { key: 'yanling', name: '砚岭区', seats: 68, rural: false },
  { key: 'fengpu', name: '枫浦区', seats: 66, rural: false },
  { key: 'xingbei', name: '杏陂区', seats: 62, rural: false },
  { key: 'tangzhu', name: '棠渚区', seats: 58, rural: false },
  { key: 'jintang', name: '锦塘区', seats: 54, rural: false },
  { key: 'yunruo', name: '云箬县', seats: 48, rural: true },
  { key: 'wudai', name: '梧埭县', seats: 46, rural: true },
  { key: 'qingzhu', name: '青杼县', seats: 42, rural: true },
  { key: 'shihu', name: '石笏县', seats: 40, rural: true },
  { key: 'songlai', name: '松濑市', seats: 38, rural: true },
  { key: 'langao', name: '兰皋县', seats: 34, rural: true },
  { key: null, name: '驻棠部队', seats: 12, rural: false },
];

/** The congresses below the city's that use the system too, with their townships. */
export const districts = [
  { name: '鹤汀区', regionCode: '990102', townships: ['白蘋镇', '芦堰镇', '柳陂乡'] },
  { name: '砚岭区', regionCode: '990103', townships: ['墨池镇', '石笺镇', '松烟乡'] },
] as const;

/** Kinds of places that a suggestion may be about. */
export type PlaceKind = 'community' | 'road' | 'village' | 'park' | 'campus' | 'market' | 'plant' | 'area' | 'city';

export interface Place {
  /** As a title says it. */
  readonly name: string;
  /** The area whose government may have to help; null for the whole city. */
  readonly area: Area | null;
}

const stems =
  `芦湾 双榆 望鹭 柳荫 竹隐 梅坞 听松 临溪 泊云 晓月 荷塘 桐荫 槐序 杏林 石泉 南薰 北垣 东篱 西畴 锦屏 凤栖 鹿鸣 鹤鸣 雁回 燕归 金谷 银杏 翠屏 碧波 清涟
沙洲 渔梁 驿亭 铁铺 瓦窑 茶亭 盐埠 米市 桑园 棉坝 花溪 果园 麦垄 稻香 菱角 藕池 板桥 拱桥 石桥 木桥 五里 七里 九曲 三汊 六合 八角 长堤 高坡 平畴 广济 和顺 安澜 永丰 康乐
同心 团结 新塘 旧埠 上游 下坪 左岸 右营 前进 后溪 文昌 书院 武场 演武 钟楼 鼓巷 塔影 阁前 祠堂 庙前 学宫 贡院 染坊 绣街 打铁 豆巷 油坊 纸坊 砖桥 泥湾`.split(
    /\s+/,
  );

const suffixes: Readonly<Record<Exclude<PlaceKind, 'area' | 'city'>, readonly string[]>> = {
  community: ['社区', '小区', '片区', '街道', '家园'],
  road: ['路', '大道', '路与环城路交叉口', '高架下桥口', '街'],
  village: ['村', '镇', '乡', '灌区', '片村庄'],
  park: ['湖', '河', '公园', '湿地', '溪'],
  campus: ['片区', '新城', '街道', '镇', '组团'],
  market: ['商圈', '市场', '步行街', '古镇', '夜市'],
  plant: ['产业园', '工业集中区', '开发区', '创新园', '小微园'],
};

/** Places of one kind; no two in the city bear the same name. */
export function placesOf(kind: PlaceKind): readonly Place[] {
  if (kind === 'city') return [{ name: '全市', area: null }];
  const inhabited = areas.filter((a) => a.key !== null);
  if (kind === 'area') return inhabited.map((area) => ({ name: area.name, area }));
  const fitting = inhabited.filter((a) => kind !== 'village' || a.rural);
  const names = suffixes[kind];
  const shift = Object.keys(suffixes).indexOf(kind) * 17;
  return Array.from({ length: 96 }, (_, i) => {
    const area = fitting[i % fitting.length] as Area;
    const stem = stems[(i * 7 + shift) % stems.length] ?? '';
    return { name: `${area.name}${stem}${names[Math.floor(i / fitting.length + i) % names.length] ?? ''}`, area };
  });
}
