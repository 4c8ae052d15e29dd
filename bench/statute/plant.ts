import type { HintKind, Library } from '../../statute/index.ts';
import { namedTitles, shortTitle } from '../../statute/search/titles.ts';
import { pick } from './random.ts';

/** A mistake put into an article of a real regulation. */
export interface Planted {
  readonly kind: HintKind;
  readonly words: string;
}

/** Superior articles that an article of a regulation follows in its very words, found without the checker's own means: by shared runs. */
export interface Followed {
  readonly sentence: string;
  readonly superior: string;
}

const run = 6;
const sharedPart = 0.5;
const longEnough = 16;
const fewestRuns = 8;

/** The sentences of an article of which half the runs of six characters stand in one article of a law that the regulation names. */
export function followed(
  library: Library,
  words: string,
  lawRuns: (law: string) => readonly { text: string; runs: ReadonlySet<string> }[],
  laws: readonly string[],
): Followed[] {
  const found: Followed[] = [];
  for (const sentence of words.split(/(?<=[。；\n])/u)) {
    const own = runsOf(sentence);
    if (sentence.length < longEnough || own.size < fewestRuns) continue;
    let best: { text: string; part: number } | null = null;
    for (const law of laws) {
      if (!library.laws.has(law)) continue;
      for (const { text, runs } of lawRuns(law)) {
        let same = 0;
        for (const r of own) if (runs.has(r)) same++;
        const part = same / own.size;
        if (part >= sharedPart && part > (best?.part ?? 0)) best = { text, part };
      }
    }
    if (best) found.push({ sentence, superior: best.text });
  }
  return found;
}

/** What penal clauses of any subject have in common says nothing of which one they follow. */
const formula =
  /(?:逾期(?:仍)?(?:不|未)改正的?|拒不改正的?|情节严重的?|由[^，。；]{2,30}(?:部门|机关|机构)|责令(?:限期)?(?:改正|停止违法行为)|停产停业(?:整顿)?|限期改正|予以警告|给予警告|没收违法所得|(?:可以)?(?:并)?处[^，。；]{2,24}(?:的)?罚款|对[^，。；]{0,16}直接责任人员|违反本?[^，。；]{0,24}规定|有下列(?:行为|情形)之一的?|依法给予处分|依法追究刑事责任|构成犯罪的)/gu;

export function runsOf(text: string): Set<string> {
  const plain = text.replace(formula, '').replace(/[^\u4e00-\u9fff]/gu, '');
  const runs = new Set<string>();
  for (let n = 0; n + run <= plain.length; n++) runs.add(plain.slice(n, n + run));
  return runs;
}

/** The national laws that a regulation names in its first article. */
export const basisOf = (first: string): string[] => namedTitles(first).map(shortTitle);

const numbers: readonly (readonly [string, string])[] = [
  ['一千元', '三万元'],
  ['二千元', '五万元'],
  ['五千元', '十万元'],
  ['一万元', '三十万元'],
  ['二万元', '六十万元'],
  ['三万元', '八十万元'],
  ['五万元', '九十万元'],
  ['十万元', '三百万元'],
  ['二十万元', '六百万元'],
  ['三十万元', '八百万元'],
  ['五十万元', '二千万元'],
  ['一百万元', '五千万元'],
  ['一百元', '九千元'],
  ['二百元', '一万元'],
  ['五百元', '二万元'],
];
const limits: readonly (readonly [string, string])[] = [
  ['三日内', '三十日内'],
  ['五日内', '四十五日内'],
  ['七日内', '六十日内'],
  ['十日内', '六十日内'],
  ['十五日内', '九十日内'],
  ['二十日内', '六个月内'],
  ['三十日内', '六个月内'],
  ['六十日内', '一年内'],
  ['五个工作日内', '四十个工作日内'],
  ['十个工作日内', '六十个工作日内'],
  ['二十个工作日内', '九十个工作日内'],
  ['三个月内', '二年内'],
  ['六个月内', '三年内'],
];
const organs = ['公安机关', '教育行政部门', '民政部门', '气象主管机构', '税务机关', '文化主管部门', '审计机关'];
/** A whole name: not the end of a longer one, as in 市容环境卫生主管部门. */
const department =
  /(?<=^|[府市县区省院级由经向报、，。；：\n])(?:公安机关|(?:生态环境|环境保护|市场监督管理|工商行政管理|自然资源|国土资源|住房城乡建设|建设|交通运输|水行政|水利|农业农村|农业|卫生健康|卫生|教育|应急管理|财政|民政|文物|气象|林业|人力资源社会保障|劳动保障)(?:行政)?(?:主管|管理)?(?:部门|机构))/u;

/** A sentence that follows superior law, with one thing in it made to contradict what it follows; null where it has no such thing. */
export function contradict(
  kind: 'fine' | 'limit' | 'modal' | 'subject',
  { sentence, superior }: Followed,
  random: () => number,
): string | null {
  if (kind === 'fine') {
    const match = /(?<money>[一二三五十百千]{1,3}万?元)以下(?:的)?罚款/u.exec(sentence);
    const money = match?.groups?.money;
    const more = numbers.find(([from]) => from === money)?.[1];
    if (!match || !money || !more || !/元(?:以下|以上)/u.test(superior) || mostMoney(superior) < mostMoney(money)) return null;
    return sentence.slice(0, match.index) + sentence.slice(match.index).replace(money, moreThan(superior, more));
  }
  if (kind === 'limit') {
    const found = limits.find(([from]) => containsAlone(sentence, from) && containsAlone(superior, from));
    return found ? sentence.replace(found[0], found[1]) : null;
  }
  if (kind === 'modal') {
    for (const [from, to] of [
      ['应当', '可以'],
      ['不得', '可以'],
      ['可以', '应当'],
    ] as const) {
      const at = sentence.indexOf(from);
      const after = sentence.slice(at, at + 8);
      if (at >= 0 && after.length === 8 && !/[，。；、]/u.test(after) && superior.includes(after))
        return sentence.slice(0, at) + to + sentence.slice(at + 2);
    }
    return null;
  }
  const named = department.exec(sentence)?.[0];
  if (!named || !superior.includes(named.slice(0, 2))) return null;
  const after = sentence.slice(sentence.indexOf(named) + named.length).slice(0, sameAfter);
  if (after.length < sameAfter || !superior.includes(after)) return null;
  const other = pick(
    random,
    organs.filter((o) => !sentence.includes(o.slice(0, 2)) && !superior.includes(o.slice(0, 2))),
  );
  return other ? sentence.replaceAll(named, other) : null;
}

/** So many characters behind an organ's name stand behind it in superior law too. */
const sameAfter = 3;

const containsAlone = (text: string, words: string): boolean => {
  const at = text.indexOf(words);
  return at >= 0 && !/[一二三四五六七八九十百]/u.test(text[at - 1] ?? '');
};

/** The largest sum a text names, in yuan. */
function mostMoney(text: string): number {
  let most = 0;
  for (const [, digits = '', wan] of text.matchAll(/([一二三四五六七八九十百千]{1,4})(万)?元/gu)) {
    let value = 0;
    let digit = 1;
    for (const c of digits) {
      const size = { 十: 10, 百: 100, 千: 1000 }[c];
      if (size === undefined) digit = '一二三四五六七八九'.indexOf(c) + 1;
      else {
        value += digit * size;
        digit = 0;
      }
    }
    value += /[十百千]$/u.test(digits) ? 0 : digit;
    most = Math.max(most, value * (wan ? 10_000 : 1));
  }
  return most;
}

const moreThan = (superior: string, wanted: string): string => (mostMoney(superior) < mostMoney(wanted) ? wanted : '九千万元');

/** Sentences that a local regulation may not hold, to be put at the end of an article. */
export const beyondCompetence: readonly string[] = [
  '情节严重的，由公安机关处五日以上十日以下拘留。',
  '拒不改正的，处十五日以下行政拘留。',
  '逾期不改正的，由市场监督管理部门吊销营业执照。',
  '情节严重的，并处吊销其企业法人营业执照。',
  '执法人员可以冻结当事人的存款。',
  '主管部门有权冻结违法行为人的银行账户。',
  '对拒不配合的，可以限制人身自由二十四小时。',
  '违反前款规定，情节恶劣的，处三年以下有期徒刑。',
  '造成严重后果的，判处拘役，并处罚金。',
  '当事人对决定不服的，不得提起诉讼。',
  '主管部门的决定为最终决定，不得申请行政复议。',
  '对相关企业开征环境补偿税。',
  '逾期未整改的，其设施由市人民政府无偿征收。',
  '外地企业不得参加本市的经营活动。',
  '政府采购应当优先采购本地企业的产品。',
  '期满不拆除的，主管部门强制拆除，费用由当事人承担。',
];

/** Sentences that cite what is not there. `last` is the number of the regulation's last article. */
export const deadCitations = (last: number, law: string | undefined): readonly string[] => [
  `违反本条例第${chinese(last + 7)}条规定的，责令改正。`,
  `具体办法依照本条例第${chinese(last + 30)}条第二款的规定执行。`,
  '本条第十九款规定的情形除外。',
  ...(law === undefined
    ? []
    : [`违反前款规定的，依照《${law}》第一千八百条的规定处理。`, `有关程序适用《${law}》第九百九十条第二款的规定。`]),
];

export function chinese(n: number): string {
  const digits = '零一二三四五六七八九';
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const head = hundreds > 0 ? `${digits[hundreds]}百` : '';
  const middle = tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : digits[tens]}十` : hundreds > 0 && ones > 0 ? '零' : '';
  return `${head}${middle}${ones > 0 ? digits[ones] : ''}`;
}
