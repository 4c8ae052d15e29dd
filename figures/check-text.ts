import { type Figure, type Passage, passagesOf } from './clauses.ts';

/** One sum, share or growth of a text, worked out again. */
export interface Check {
  readonly kind: 'sum' | 'share' | 'growth';
  readonly holds: boolean;
  /** What was worked out, such as `637+33=670` or `609/667=91.30%`, with the numbers as they stand in the text. */
  readonly relation: string;
  /** What the figure would have to be for the rest to hold. */
  readonly expected: number;
  /** The figure that is wrong if the rest is right. Offsets in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/**
 * Works out every sum, share and growth that a report states in words, in order of appearance. A list marked as partial (等, 主要,
 * 前五位 …) is only held against being larger than its whole; a share whose whole is nowhere in the text is passed over.
 */
export function checkText(text: string): Check[] {
  const passages = passagesOf(text);
  const all = passages.flatMap((p) => p.figures).sort((a, b) => a.start - b.start);
  const checks = passages.flatMap((p) => [...sumsOf(p), ...sharesOf(p, all), ...growthsOf(p)]);
  return checks.sort((a, b) => a.start - b.start);
}

/** A list longer than this is no sentence that people wrote. */
const mostParts = 600;
const partial = /等|主要|较多|前[一二三四五六七八九十\d]+[位类名]|不含|最[多高大]/;

function sumsOf(passage: Passage): Check[] {
  const { figures, text, start, of } = passage;
  const counts = figures.filter((f) => !f.isPercent);
  if (of && !of.isPercent) return sumOf(of, counts, text);
  const checks: Check[] = [];
  for (const [i, total] of counts.entries()) {
    const next = counts[i + 1];
    if (!next) break;
    const between = text.slice(total.end - start, next.start - start);
    const isList = /其中|^[^，,、；]{0,12}中[，,]|^[^，,、；\d]{0,6}[：:]/.test(between);
    if (isList) checks.push(...sumOf(total, counts.slice(i + 1, i + 1 + 4 * mostParts), text.slice(total.end - start)));
  }
  for (const [i, total] of counts.entries()) {
    const previous = counts[i - 1];
    if (!previous || !/(?:合计|总计|共计|一共)[^，,；]{0,12}$/.test(text.slice(previous.end - start, total.start - start))) continue;
    const parts = sameUnit(total, counts.slice(0, i).toReversed());
    checks.push(...sumOf(total, parts, ''));
  }
  return checks;
}

function sameUnit(total: Figure, parts: readonly Figure[]): Figure[] {
  const same: Figure[] = [];
  for (const part of parts) {
    if (part.unit === total.unit) same.push(part);
    if (same.length >= mostParts) break;
  }
  return same;
}

/** The parts are those first ones that add up; where none do, all that follow. */
function sumOf(total: Figure, following: readonly Figure[], words: string): Check[] {
  const parts = sameUnit(total, following);
  if (parts.length < 2) return [];
  let sum = 0;
  for (const [i, part] of parts.entries()) {
    sum += part.value;
    if (i > 0 && isSame(sum, total.value)) return [checkOfSum(total, parts.slice(0, i + 1), true)];
  }
  if (partial.test(words) && sum <= total.value) return [];
  return [checkOfSum(total, parts, false)];
}

const isSame = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

function checkOfSum(total: Figure, added: readonly Figure[], holds: boolean): Check {
  const parts = added.toSorted((a, b) => a.start - b.start);
  const expected = Number(parts.reduce((sum, p) => sum + p.value, 0).toFixed(6));
  return {
    kind: 'sum',
    holds,
    relation: `${parts.map((p) => p.value).join('+')}=${total.value}`,
    expected,
    start: total.start,
    end: total.end,
  };
}

function sharesOf(passage: Passage, all: readonly Figure[]): Check[] {
  const { figures, text, start, of } = passage;
  const percents = figures.filter(
    (f) => f.isPercent && !/(?:增长|增加|上升|下降|减少|提高|提升|降低|回落)[^，,；]{0,4}$/.test(tail(text, f.start - start)),
  );
  const counts = figures.filter((f) => !f.isPercent);
  if (of?.isPercent) {
    const [count] = counts;
    return count ? shareOf(count, of, '', all) : [];
  }
  const [first] = percents;
  if (!first) return [];
  if (of && counts.length === 0) return percents.length === 1 ? shareOf(of, first, baseWords(text, start, first), all) : [];
  const before = counts.filter((c) => c.end <= first.start);
  const isRespective = /分别[^，,；]*$/.test(text.slice(0, first.start - start)) && percents.length > 1;
  if (isRespective && before.length >= percents.length) {
    const numerators = before.slice(-percents.length);
    return percents.flatMap((percent, i) => {
      const numerator = numerators[i];
      return numerator ? shareOf(numerator, percent, baseWords(text, start, first), all) : [];
    });
  }
  return percents.flatMap((percent) => {
    const numerator = counts.findLast((c) => c.end <= percent.start);
    if (!numerator) return [];
    const between = text.slice(numerator.end - start, percent.start - start);
    return /占|比重|比例|[率度]/.test(between) && !between.includes('%')
      ? shareOf(numerator, percent, baseWords(text, start, percent), all)
      : [];
  });
}

/** The last words before a place: enough for what belongs to a number, however long its sentence is. */
const tail = (text: string, end: number): string => text.slice(Math.max(0, end - 80), end);

/** The words between 占 and the percentage: what it is a share of. */
function baseWords(text: string, start: number, percent: Figure): string {
  const words = /占([^占%]*)$/.exec(tail(text, percent.start - start))?.[1] ?? '';
  return words.replaceAll(/[的比约为达总数例重]/g, '');
}

/** A share holds when it is that of any whole the text names; the named base is tried first. */
function shareOf(numerator: Figure, percent: Figure, base: string, all: readonly Figure[]): Check[] {
  const share = (whole: Figure) => rounded((100 * numerator.value) / whole.value, percent.decimals);
  let best: Whole | null = null;
  let fitting: Whole | null = null;
  for (const f of all) {
    if (f.isPercent || f.unit !== numerator.unit || f.value <= 0 || f.start === numerator.start) continue;
    const whole = { f, near: common(base, f.label), before: f.start < percent.start };
    // A part larger than its whole is a mistake only where the whole is named.
    if (f.value < numerator.value && whole.near <= 1) continue;
    if (!best || nearer(whole, best)) best = whole;
    // Rounding in decimal is slow: only what is near at all is rounded.
    const isNear = Math.abs((100 * numerator.value) / f.value - percent.value) <= 10 ** -percent.decimals;
    if (isNear && isSame(share(f), percent.value) && (!fitting || nearer(whole, fitting))) fitting = whole;
  }
  if (!best) return [];
  const whole = (fitting ?? best).f;
  return [
    {
      kind: 'share',
      holds: fitting !== null,
      relation: `${numerator.value}/${whole.value}=${percent.value.toFixed(percent.decimals)}%`,
      expected: share(whole),
      start: percent.start,
      end: percent.end,
    },
  ];
}

interface Whole {
  readonly f: Figure;
  readonly near: number;
  readonly before: boolean;
}

/** The better named whole goes first, then one that stands before, then the larger. */
const nearer = (a: Whole, b: Whole): boolean =>
  a.near !== b.near ? a.near > b.near : a.before !== b.before ? a.before : a.f.value > b.f.value;

/** Half up in decimal, as people round: 2.675 gives 2.68. */
export const rounded = (value: number, decimals: number): number =>
  Number(`${Math.round(Number(`${value.toPrecision(14)}e${decimals}`))}e-${decimals}`);

/** How many characters two phrases have in common in one piece. */
function common(a: string, b: string): number {
  let most = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = i + most + 1; j <= a.length && b.includes(a.slice(i, j)); j++) most = j - i;
  }
  return most;
}

/** “…37件，比上年增加5件，增长15.63%”: the growth is of what there was before. */
function growthsOf({ figures, text, start }: Passage): Check[] {
  return figures.flatMap((percent, i) => {
    const [now, change] = [figures[i - 2], figures[i - 1]];
    if (!percent.isPercent || !now || !change || now.isPercent || change.isPercent || now.unit !== change.unit) return [];
    const told = text.slice(now.end - start, percent.start - start);
    const direction = /(?:增加|多|增长|上升)/.test(told) ? 1 : /(?:减少|少|下降)/.test(told) ? -1 : 0;
    const isGrowth = /(?:增长|上升|增幅|下降|降幅|减少)[^，,；\d]{0,4}$/.test(told) && /比|较/.test(told);
    const earlier = now.value - direction * change.value;
    if (!isGrowth || direction === 0 || earlier <= 0) return [];
    const expected = rounded((100 * change.value) / earlier, percent.decimals);
    const relation = `${change.value}/${earlier}=${percent.value.toFixed(percent.decimals)}%`;
    return [
      { kind: 'growth' as const, holds: isSame(expected, percent.value), relation, expected, start: percent.start, end: percent.end },
    ];
  });
}
