import { quantity, type Range, readQuantity } from './quantities.ts';
import { matchesOf, type Span, spanOf } from './span.ts';

/** An amount of money, a multiple of something (违法所得一倍以上三倍以下) or a share of it (百分之五), with its bounds. */
export interface Amount extends Span, Range {
  /** Money is counted in fen, a multiple in times, a share in hundredths of a per cent; all whole numbers up to 2⁵³ unless the text is finer. */
  readonly kind: 'money' | 'multiple' | 'share';
  /** Of what it is a multiple or share: 违法所得, 货值金额; empty if not said right before it. */
  readonly of: string;
  /** For each of what it counts: 每平方米, 每人; empty if it is a sum. */
  readonly per: string;
  /** Whether the words after it make it a fine. */
  readonly isFine: boolean;
}

const currency = '(?:万元|亿元|元|角|圆)';
const percent = `(?:百分之${quantity}|千分之${quantity}|万分之${quantity}|${quantity}[%％‰])`;
const lead = '(?<lead>不得?超过|不得?低于|不得?少于|最高不?超?过?|至少|超过|不满|不足|未达到)?';
const above = '(?:以上|至|到|-|—|～|~)';
const tail = '(?<tail>以上|以下|以内|的)?';
const patterns: readonly (readonly [Amount['kind'], RegExp])[] = [
  [
    'money',
    new RegExp(`${lead}(?:人民币)?(?<a>${quantity})(?<ua>${currency})?(?:${above}(?<b>${quantity})(?<ub>${currency}))?${tail}`, 'gu'),
  ],
  ['multiple', new RegExp(`${lead}(?<a>${quantity})(?<ua>倍)?(?:${above}(?<b>${quantity})(?<ub>倍))?${tail}`, 'gu')],
  ['share', new RegExp(`${lead}(?<a>${percent})(?<ua>)(?:${above}(?<b>${percent})(?<ub>))?${tail}`, 'gu')],
];
const before =
  /(?:违法所得|非法所得|货值金额|违法经营额|销售金额|销售收入|合同价款|工程造价|工程合同价款|所收费用|价款|费用|金额|税款|工资|收入|损失|价值|标准|总额|造价)(?:的)?(?:，|处以|处|并处|处以)*$/u;
const each =
  /每(?:一)?(?:平方米|立方米|公顷|人次|人|户|台|件|辆|车|株|头|只|次|日|天|亩|吨|公斤|千克|米|份|处|个|套|张|项|平方公里)(?:处|并处|处以|罚款)?$/u;
const fineAfter = /^(?:的|标准的|予以)?(?:的)?罚(?:款|金)/u;
const fineBefore = /罚(?:款|金)(?:数额|金额|额度)?(?:为|的?数额为|，?但?|人民币|最高|总额)?$/u;

/** Finds amounts with their bounds, in the order of the text. */
export function findAmounts(text: string): Amount[] {
  const found: Amount[] = [];
  for (const [kind, pattern] of patterns) {
    for (const match of matchesOf(pattern, text)) {
      const amount = readAmount(text, kind, match);
      if (amount) found.push(amount);
    }
  }
  return found.sort((x, y) => x.from - y.from);
}

function readAmount(text: string, kind: Amount['kind'], match: RegExpExecArray): Amount | null {
  const g = match.groups ?? {};
  const lastUnit = g.ub ?? g.ua;
  if (lastUnit === undefined || (g.b === undefined && g.ua === undefined)) return null;
  const a = readValue(kind, g.a ?? '', g.ua ?? lastUnit);
  const b = g.b === undefined ? null : readValue(kind, g.b, lastUnit);
  if (a === null || (g.b !== undefined && b === null)) return null;
  const bare = g.tail === '的' ? match[0].slice(0, -1) : match[0];
  const to = match.index + bare.length;
  const earlier = text.slice(Math.max(0, match.index - 24), match.index);
  const per = each.exec(earlier)?.[0].replace(/(?:处以|并处|处|罚款)$/u, '') ?? '';
  const of = kind === 'money' ? '' : (before.exec(earlier)?.[0].replace(/(?:的|，|处以|并处|处)+$/u, '') ?? '');
  return {
    ...spanOf(text, match.index, to),
    ...(b === null ? bounds(g.lead ?? '', a, g.tail ?? '') : { min: a, max: b, includesMin: true, includesMax: true }),
    kind,
    of,
    per,
    isFine: fineAfter.test(text.slice(to, to + 8)) || fineBefore.test(earlier),
  };
}

function readValue(kind: Amount['kind'], written: string, unit: string): number | null {
  if (kind === 'share') return share(written);
  const value = readQuantity(written);
  if (value === null) return null;
  if (kind === 'multiple') return value;
  const fen = unit === '万元' ? 1e6 : unit === '亿元' ? 1e10 : unit === '角' ? 10 : 100;
  const whole = Math.round(value * fen);
  return Number.isSafeInteger(whole) ? whole : null;
}

function share(written: string): number | null {
  const [, size] = /^(百|千|万)分之/u.exec(written) ?? [];
  const value = readQuantity(written.replace(/^[百千万]分之/u, '').replace(/[%％‰]$/u, ''));
  if (value === null) return null;
  const perTenThousand = size === '千' || written.endsWith('‰') ? 10 : size === '万' ? 1 : 100;
  return Math.round(value * perTenThousand * 1e6) / 1e6;
}

function bounds(word: string, value: number, after: string): Range {
  const none = { min: null, max: null, includesMin: false, includesMax: false };
  if (/^(?:不得?超过|最高)/u.test(word) || after === '以下' || after === '以内') return { ...none, max: value, includesMax: true };
  if (/^(?:不得?低于|不得?少于|至少)/u.test(word) || after === '以上') return { ...none, min: value, includesMin: true };
  if (word === '超过') return { ...none, min: value };
  if (word !== '') return { ...none, max: value };
  return { min: value, max: value, includesMin: true, includesMax: true };
}
