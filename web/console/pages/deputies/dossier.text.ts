import { words } from '../../../shared/words.ts';

/** Words of a deputy's dossier. */
export const dossierWords = words(
  {
    title: '履职档案',
    lead: (count: string) => `已确认的履职 ${count} 件。`,
    none: '还没有已确认的履职记录。',
    kind: '种类',
    year: (year: number) => `${year} 年`,
    total: '合计',
    hours: (n: string) => `${n} 小时`,
    people: (n: string) => `${n} 人`,
    openOf: (name: string, n: string) => `${name}，${n} 件，打开记录`,
    waiting: (reported: number, sentBack: number, doubted: number) =>
      [reported > 0 ? `待确认 ${reported} 件` : '', sentBack > 0 ? `已退回 ${sentBack} 件` : '', doubted > 0 ? `有异议 ${doubted} 件` : '']
        .filter(Boolean)
        .join('，'),
    all: '全部记录',
    groups: '所在小组和名单',
    convener: '召集人',
    mandates: '担任的各级代表',
    mandate: (congress: string, term: number, seat: string) => `${congress}，第${term}届，代表证号 ${seat}`,
    points: (year: number) => `${year} 年履职计分`,
    pointsLead: (total: string, band: string) => `合计 ${total} 分${band === '' ? '' : `，${band}`}。只供参考，不自动产生任何后果。`,
    by: (rule: string, version: number, source: string) => `按《${rule}》第${version}版，依据：${source}`,
    counted: '计数',
    each: '分值',
    most: '年度上限',
    sum: '得分',
    cut: '（已按上限计）',
    perTime: (n: string) => `每次 ${n} 分`,
    perHour: (n: string) => `每小时 ${n} 分`,
    ruleLink: '查看规则',
  },
  {
    title: 'Dossier',
    lead: (count) => `${count} confirmed records.`,
    none: 'Nothing is confirmed in the record yet.',
    kind: 'Kind',
    year: (year) => String(year),
    total: 'Total',
    hours: (n) => `${n} h`,
    people: (n) => `${n} people`,
    openOf: (name, n) => `${name}, ${n}, open the records`,
    waiting: (reported, sentBack, doubted) =>
      [
        reported > 0 ? `${reported} to be confirmed` : '',
        sentBack > 0 ? `${sentBack} sent back` : '',
        doubted > 0 ? `${doubted} in doubt` : '',
      ]
        .filter(Boolean)
        .join(', '),
    all: 'All records',
    groups: 'Groups and lists',
    convener: 'convener',
    mandates: 'Seats at all levels',
    mandate: (congress, term, seat) => `${congress}, term ${term}, deputy no. ${seat}`,
    points: (year) => `Points of ${year}`,
    pointsLead: (total, band) =>
      `${total} points${band === '' ? '' : `, ${band}`}. For orientation only; nothing follows from them by itself.`,
    by: (rule, version, source) => `By ${rule}, version ${version}; source: ${source}`,
    counted: 'Counted',
    each: 'Points',
    most: 'Most in a year',
    sum: 'Sum',
    cut: ' (cut by the limit)',
    perTime: (n) => `${n} each`,
    perHour: (n) => `${n} an hour`,
    ruleLink: 'See the rule',
  },
);
